import { CrmFailure } from '../../../engine';
import { asFields, own, type Fields } from '../vendorRequests';
import type { Endpoint, Method } from './config';
import { fillUrl, marksIn } from './templates';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** What stands in for an address that has a fault already. */
const NOWHERE = 'http://localhost/';

/** Collects what is wrong with a description, so that the user hears of all of it at once. */
export class Checker {
	private readonly faults: string[] = [];

	/** @throws CrmFailure where anything was wrong */
	end(): void {
		if (this.faults.length > 0) throw new CrmFailure('refused', `The description of the CRM in the node has ${this.faults.length === 1 ? 'a fault' : `${this.faults.length} faults`}. ${this.faults.join(' ')}`);
	}

	object(from: Fields, name: string, mend: string): Fields {
		const value = own(from, name);
		if (typeof value !== 'object' || value === null || Array.isArray(value)) this.faults.push(`"${name}" is missing or no object. ${mend}`);
		return asFields(value);
	}

	/** A word that means nothing here is mostly a slip. */
	knows(from: Fields, where: string, names: readonly string[]): void {
		for (const name of Object.keys(from)) if (!names.includes(name)) this.faults.push(`"${where}${name.slice(0, 40)}" means nothing here. Use one of: ${names.join(', ')}.`);
	}

	endpoint(all: Fields, name: string, method: Method, more: readonly string[], marks: readonly string[], needsOneOf: readonly string[]): Endpoint {
		const from = this.object(all, name, `Give it the address: {"method": "${method}", "url": "https://…"}.`);
		this.knows(from, `${name}.`, ['method', 'url', 'body', ...more]);
		const chosen = own(from, 'method') ?? method;
		const known = METHODS.find((each) => typeof chosen === 'string' && each === chosen.toUpperCase());
		if (known === undefined) this.faults.push(`"${name}.method" must be one of ${METHODS.join(', ')}.`);
		const body = own(from, 'body') ?? {};
		if (typeof body !== 'object' || Array.isArray(body)) this.faults.push(`"${name}.body" must be an object.`);
		const used = [...marksIn(typeof from.url === 'string' ? from.url : ''), ...marksIn(JSON.stringify(body))];
		for (const mark of used) if (!marks.includes(mark)) this.faults.push(`{{${mark}}} cannot be used in "${name}". ${marks.length === 0 ? 'Nothing can be filled in there.' : `Use ${marks.map((each) => `{{${each}}}`).join(', ')}.`}`);
		if (needsOneOf.length > 0 && Object.keys(from).length > 0 && !needsOneOf.some((mark) => used.includes(mark))) {
			this.faults.push(`"${name}" says nowhere which one is meant. Put ${needsOneOf.map((each) => `{{${each}}}`).join(' or ')} into its url or body.`);
		}
		return { method: known ?? method, url: this.url(own(from, 'url'), name), body: asFields(body) };
	}

	text(from: Fields, name: string, otherwise: string): string {
		const value = own(from, name) ?? otherwise;
		if (typeof value === 'string' && value !== '') return value;
		this.faults.push(`"${name}" must be a text.`);
		return otherwise;
	}

	path(from: Fields, name: string, where: string, otherwise: string): string {
		const value = own(from, name) ?? otherwise;
		if (typeof value === 'string' && /^([^.]+(\.[^.]+)*)?$/.test(value)) return value;
		this.faults.push(`"${where}" must be a path such as data.id.`);
		return otherwise;
	}

	optionalPath<N extends string>(from: Fields, name: N, where: string): { readonly [K in N]?: string } {
		if (own(from, name) === undefined) return {};
		return { [name]: this.path(from, name, where, '') } as { readonly [K in N]?: string };
	}

	paths(from: Fields, name: string, where: string): readonly string[] {
		const value = own(from, name) ?? ['phone'];
		const list: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
		const paths = list.filter((path) => typeof path === 'string' && /^[^.]+(\.[^.]+)*$/.test(path)) as readonly string[];
		if (paths.length === 0 || paths.length !== list.length) this.faults.push(`"${where}" must be a list of paths such as ["phone", "mobile.number"].`);
		return paths;
	}

	statuses(from: Fields, name: string, where: string, otherwise: readonly number[]): readonly number[] {
		const value = own(from, name) ?? otherwise;
		if (Array.isArray(value) && value.every((one) => Number.isInteger(one) && Number(one) >= 300 && Number(one) < 500)) return value as readonly number[];
		this.faults.push(`"${where}" must be a list of HTTP statuses from 300 to 499, such as [409].`);
		return otherwise;
	}

	flag(from: Fields, name: string): boolean {
		const value = own(from, name) ?? false;
		if (typeof value !== 'boolean') this.faults.push(`"${name}" must be true or false.`);
		return value === true;
	}

	number(from: Fields, name: string, where: string, otherwise: number, least: number, most: number): number {
		const value = own(from, name) ?? otherwise;
		if (typeof value === 'number' && value >= least && value <= most) return value;
		this.faults.push(`"${where}" must be a number from ${least} to ${most}.`);
		return otherwise;
	}

	/** The key of the credential goes there: what is filled in must not decide where. */
	private url(value: unknown, name: string): string {
		if (typeof value === 'string') {
			const [one, other] = ['1', '2'].map((sign) => fillUrl(value, Object.fromEntries(marksIn(value).map((mark) => [mark, sign]))));
			if (one !== undefined && other !== undefined && URL.canParse(one) && URL.canParse(other) && /^https?:$/.test(new URL(one).protocol) && new URL(one).origin === new URL(other).origin && new URL(one).username === '') return value;
		}
		this.faults.push(`"${name}.url" must be an address that begins with https:// and its host, with nothing to fill in before the path, and no password.`);
		return NOWHERE;
	}
}
