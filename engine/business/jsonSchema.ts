import { profileSchemaAsJson } from './schema';

/**
 * The profile as JSON Schema (draft 2020-12), for editors and for publication: what may be written, with the defaults
 * that fill the rest. What needs several settings at once, such as an owner who must be in the team, only
 * {@link checkProfile} can tell.
 */
export function profileJsonSchema(): object {
	return profileSchemaAsJson();
}
