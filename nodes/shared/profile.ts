import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { checkProfile, type BusinessProfile } from '../../engine';

/** A profile that was written in a node, checked; every fault is named with its place and how to mend it. */
export async function checkedProfile(node: INode, input: unknown, itemIndex?: number): Promise<BusinessProfile> {
	const result = await checkProfile(input);
	if (result.ok) return result.profile;
	const faults = result.faults.map((fault) => `${fault.path === '' ? 'profile' : fault.path}: ${fault.problem} ${fault.mend}`);
	throw new NodeOperationError(node, `The business profile has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}: ${faults[0] ?? ''}`, {
		description: faults.join('\n'),
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}

export interface ProfileFields {
	readonly name: string;
	readonly numbers: string;
	readonly timezone: string;
	readonly team: IDataObject;
	/** JSON text or an object. */
	readonly more: unknown;
}

/** The fields of a node as the profile they stand for, not yet checked. */
export function profileFromFields(node: INode, fields: ProfileFields): IDataObject {
	const people = (fields.team.person as { name?: string; phone?: string }[] | undefined) ?? [];
	const more = readMore(node, fields.more);
	const numbers = listOf(fields.numbers);
	return {
		// A name without a Latin letter leaves nothing of itself; the number does.
		id: slug(fields.name) || slug(`business ${numbers[0] ?? ''}`),
		name: fields.name.trim(),
		timezone: fields.timezone.trim(),
		numbers: numbers.map((number) => ({ number })),
		...(people.length > 0
			? { team: people.map((person, index) => ({ id: slug(person.name ?? '') || `person-${index + 1}`, name: person.name ?? '', ...(person.phone?.trim() ? { phone: person.phone.trim(), onCall: index + 1 } : {}) })) }
			: {}),
		...more,
	};
}

function readMore(node: INode, more: unknown): IDataObject {
	if (typeof more !== 'string') return (more ?? {}) as IDataObject;
	if (more.trim() === '') return {};
	try {
		return JSON.parse(more) as IDataObject;
	} catch (error) {
		throw new NodeOperationError(node, `"More of the Profile" is not JSON: ${(error as Error).message}`, { description: 'Write an object in braces, with names and texts in double quotes.' });
	}
}

/** Values separated by commas, semicolons or line breaks. */
export function listOf(text: string): string[] {
	return text.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== '');
}

/** “Bayside Plumbing & Heating” to `bayside-plumbing-heating`. */
export function slug(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
}
