import type { CrmOwner } from '../../../engine';
import { asFields, asList, firstText, textOf } from '../../vendors/highlevel';
import type { Connection } from './contacts';

/** Users of the location. */
export async function listOwners({ asks, secrets }: Connection): Promise<readonly CrmOwner[]> {
	const body = await asks({ method: 'GET', path: '/users/', query: { locationId: secrets.locationId } });
	return asList(asFields(body).users)
		.map(asFields)
		.filter((user) => textOf(user, 'id') !== '' && user.deleted !== true)
		.map((user) => {
			const email = textOf(user, 'email');
			const name = firstText(user, 'name') || [textOf(user, 'firstName'), textOf(user, 'lastName')].join(' ').trim();
			return { id: textOf(user, 'id'), name: name || email || textOf(user, 'id'), ...(email === '' ? {} : { email }) };
		});
}
