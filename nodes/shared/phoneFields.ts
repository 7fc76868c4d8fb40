import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { phoneSystems, type PhoneConnector, type SetUpPurpose } from '../../connectors';
import { authenticationField, credentialsOf } from './authentication';

/** What a node asks of a phone system. */
export type PhoneRole = 'calls' | 'replies' | 'send';

const serves: Readonly<Record<PhoneRole, (system: PhoneConnector<unknown>) => boolean>> = {
	calls: (system) => system.readCall !== undefined,
	replies: (system) => system.readText !== undefined,
	send: (system) => system.sender !== undefined,
};

export const systemsFor = (role: PhoneRole): readonly PhoneConnector<unknown>[] => phoneSystems.filter(serves[role]);

/** Credentials of a node that works with phone systems. @param except those that the node lists itself */
export function phoneCredentials(role: PhoneRole, except: readonly string[] = []): NonNullable<INodeTypeDescription['credentials']> {
	return credentialsOf('phoneSystem', systemsFor(role), except);
}

/** The field that names the phone system, and how to sign in to it where there is a choice. */
export function phoneSystemFields(role: PhoneRole): INodeProperties[] {
	return [systemField(role), ...authenticationField('phoneSystem', systemsFor(role))];
}

function systemField(role: PhoneRole): INodeProperties {
	return {
		displayName: 'Phone System',
		name: 'phoneSystem',
		type: 'options',
		noDataExpression: true,
		options: [...systemsFor(role)].sort((a, b) => a.title.localeCompare(b.title)).map(({ title, name, about }) => ({ name: title, value: name, description: about })),
		default: 'twilio',
		description: 'Whose calls and texts this is about',
	};
}

/** Systems that ask us what to do with a call. */
export const answeringSystems = phoneSystems.filter((system) => system.abilities.calls === 'answers').map(({ name }) => name);

/** What is to be done by hand, of systems that no API sets up: told in the node. */
export function byHandNotices(purpose: SetUpPurpose): INodeProperties[] {
	return systemsFor(purpose === 'calls' ? 'calls' : 'replies').flatMap((system) => {
		if (!system.byHand || system.administration || system.subscription) return [];
		const steps = system.byHand(purpose, 'the Production URL of this node');
		return steps.length === 0
			? []
			: [{ displayName: [`${system.title}:`, ...steps.map((step, index) => `${index + 1}. ${asHtml(step.includes('\n') ? `\n${step}` : step)}`)].join('<br>'), name: `byHand_${system.name}`, type: 'notice' as const, default: '', displayOptions: { show: { phoneSystem: [system.name] } } }];
	});
}

/** n8n shows notices as HTML: what is to be copied must stand there as it is, line by line. */
function asHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}
