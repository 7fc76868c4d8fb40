import { airtable } from './airtable';
import type { CrmConnector } from './connector';
import { genericCrm } from './generic';
import { highlevelCrm } from './highlevel';
import { hubspot } from './hubspot';
import { pipedrive } from './pipedrive';
import { postgresCrm } from './postgres';
import { salesforce } from './salesforce';

/** The CRMs there are beside the one that is built in. Adding one is a folder and a line here. */
export const crmSystems: readonly CrmConnector[] = [airtable, genericCrm, highlevelCrm, hubspot, pipedrive, postgresCrm, salesforce];

/** The one of that name. Throws for a name that no system has. */
export function crmSystem(name: string): CrmConnector {
	const found = crmSystems.find((system) => system.name === name);
	if (found) return found;
	throw new Error(`This version knows no CRM "${name}". Choose one of ${crmSystems.map((system) => system.title).join(', ')}, or update the package.`);
}
