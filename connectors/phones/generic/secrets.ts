import type { ConnectorSource } from '../connector';
import { readCallMapping, readTextMapping } from './mapping';
import type { Mappings } from './read';
import { readSending, sends, type Sending } from './sendConfig';
import { faultOfTrust, isQuerySure, readTrust, type Trust } from './trust';
import { own, typed, type Fields } from './values';

/** What the connector needs of the credential and of the node. */
export interface GenericSecrets {
	/** Absent where the credential is unfit to verify anything: then nothing is let in. */
	readonly trust?: Trust;
	readonly sending: Sending;
	/** Keeps equal ids of two phone systems apart. */
	readonly account: string;
	readonly mappings: Mappings;
}

/** Reads the data of the credential type `missedCallGenericApi` and the fields of the node. */
export function readGenericSecrets({ credential, parameters }: Pick<ConnectorSource, 'credential' | 'parameters'>): GenericSecrets {
	const trust = readTrust(credential);
	const isSure = isQuerySure(trust);
	return {
		...(trust === undefined ? {} : { trust }),
		sending: readSending(credential),
		account: typed(own(credential, 'account')).slice(0, 100),
		mappings: { calls: readCallMapping(own(parameters, 'genericCallFields'), isSure), texts: readTextMapping(own(parameters, 'genericTextFields'), isSure) },
	};
}

/** What is wrong with the credential, for its test: nothing is sent for it. */
export function faultOfCredential(credential: Fields): string | undefined {
	const fault = faultOfTrust(credential);
	if (fault !== undefined || !sends(credential)) return fault;
	const sending = readSending(credential);
	return 'fault' in sending ? sending.fault : undefined;
}
