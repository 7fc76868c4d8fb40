import { hubspot } from '../../../connectors/crms/hubspot';
import { startFakeHubSpot } from '../../fakes/hubspot';
import type { CrmDialect } from './dialect';

/** An account in which the fields were made: the number is unique. */
export const hubspotDialect: CrmDialect = { connector: hubspot, start: async () => await startFakeHubSpot({ madeFields: true }) };

/** An account as it is from the start. */
export const hubspotPlainDialect: CrmDialect = { connector: hubspot, start: async () => await startFakeHubSpot() };
