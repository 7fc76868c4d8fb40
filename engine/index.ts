/** What the product knows. Pure: no n8n, no network, no files, no clock of its own. */
export * from './business';
export * from './calls';
export * from './conversations';
export * from './crm';
export * from './escalations';
export * from './guardrails';
export * from './places';
export * from './qualification';
export * from './replies';
// Both rooms know routes; the wire speaks the replies' words.
export { ROUTES } from './replies';
export * from './reports';
export * from './texts';
export * from './item';
export * from './ports';

/** The item as JSON Schema (draft 2020-12). Loads its library when it is first called, not with the package. */
export async function itemJsonSchema(): Promise<object> {
	const { itemJsonSchema: make } = require('./itemSchema') as typeof import('./itemSchema');
	return make();
}
