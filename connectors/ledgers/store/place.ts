import { isUsState, type KnownPlace, type Person } from '../../../engine';

/** Where the team says that the person is. */
export function placeOf({ fields }: Person): KnownPlace | undefined {
	const place = { ...(typeof fields.timezone === 'string' ? { zone: fields.timezone } : {}), ...stateOf(fields.state) };
	return Object.keys(place).length === 0 ? undefined : place;
}

/** Two letters of a state, as the hours of its law are kept under; what a CRM has in other words is left to the number. */
function stateOf(value: Person['fields'][string] | undefined): { readonly state?: string } {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
	return isUsState(code) ? { state: code } : {};
}
