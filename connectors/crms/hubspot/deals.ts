import type { CrmContact } from '../../../engine';
import { asFields, asText, own, type Fields } from '../vendorRequests';
import { idOf, propertiesOf, type HubSpotApi } from './api';
import { associatedRecords } from './associations';

/** The newest deal of a contact that is neither won nor lost. HubSpot works out by itself which stages close a deal. */
export async function findOpenDeal(api: HubSpotApi, contactId: string): Promise<CrmContact['openDeal']> {
	const deals = await associatedRecords(api, contactId, 'deals', ['dealname', 'hs_is_closed', 'createdate']);
	const [newest] = deals.filter((deal) => own(propertiesOf(deal), 'hs_is_closed') !== 'true').sort((one, other) => madeAt(other) - madeAt(one));
	const id = newest && idOf(own(newest, 'id'));
	return newest && id !== undefined ? { id, name: asText(own(propertiesOf(newest), 'dealname')) ?? '' } : undefined;
}

/** Epoch milliseconds; 0 where it is not told. */
export function madeAt(record: Fields): number {
	const at = Date.parse(asText(own(propertiesOf(asFields(record)), 'createdate')) ?? asText(own(record, 'createdAt')) ?? '');
	return Number.isNaN(at) ? 0 : at;
}
