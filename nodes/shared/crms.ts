import { NodeOperationError, type IExecuteFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';
import { crmSystem, type CrmConnector } from '../../connectors';
import { HttpFailure, paced, type Crm, type Http, type Ledger } from '../../engine';
import { chosenCredential } from './authentication';
import { systemClock } from './clock';
import { httpOver } from './http';

/** The built-in CRM: contacts are kept in the ledger. */
export const BUILT_IN = 'ledger';

export interface ConnectedCrm {
	readonly connector: CrmConnector;
	readonly crm: Crm;
}

/** The CRM that a node's fields name, connected with its credential; undefined for the built-in one. @param ledger keeps its limits, where it is used for more than lists */
export async function connectCrm(context: IExecuteFunctions | ILoadOptionsFunctions, ledger?: Ledger): Promise<ConnectedCrm | undefined> {
	const name = read(context, 'crm', BUILT_IN);
	if (typeof name !== 'string' || name === BUILT_IN) return undefined;
	try {
		const connector = crmSystem(name);
		const type = chosenCredential(connector, (field) => read(context, field, null));
		const credential = type === undefined ? {} : await context.getCredentials(type);
		const parameters = Object.fromEntries((connector.parameters ?? []).map((parameter) => [parameter, read(context, parameter, null) ?? undefined]));
		const bare = type === undefined ? noHttp : httpOver(context, type);
		const http: Http = ledger ? paced(bare, { ledger, clock: systemClock }, () => crm) : bare;
		const crm: Crm = connector.connect({ credential, parameters, http, now: () => Date.now() });
		return { connector, crm };
	} catch (error) {
		throw error instanceof NodeOperationError ? error : new NodeOperationError(context.getNode(), error as Error);
	}
}

/** A parameter of the node itself; of a resource locator the id that it holds. */
function read(context: IExecuteFunctions | ILoadOptionsFunctions, name: string, fallback: unknown): unknown {
	const value: unknown = 'getInputData' in context ? context.getNodeParameter(name, 0, fallback as never, { extractValue: true }) : context.getCurrentNodeParameter(name, { extractValue: true });
	return value ?? fallback;
}

const noHttp: Http = async () => {
	throw new HttpFailure('This CRM has no network.', false);
};
