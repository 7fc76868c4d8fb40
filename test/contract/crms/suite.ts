import { crmContacts } from './suite.contacts';
import type { CrmDialect } from './dialect';
import { crmOutages } from './suite.outages';
import { crmRaces } from './suite.races';
import { crmTimeline } from './suite.timeline';

/** What every CRM must do, whatever it calls things. */
export function crmContract(dialect: CrmDialect): void {
	describe(`${dialect.connector.title}: the one contact of a number`, () => crmContacts(dialect));
	describe(`${dialect.connector.title}: the timeline`, () => crmTimeline(dialect));
	describe(`${dialect.connector.title}: outages`, () => crmOutages(dialect));
	describe(`${dialect.connector.title}: races`, () => crmRaces(dialect));
}
