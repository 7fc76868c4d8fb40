/** Reading of what Postgres, the driver and the network report. */

/** SQLSTATE codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SERIALIZATION = new Set(['40001', '40P01', '55P03']);
/** Two that write the same key at once: whoever comes second sees the first one's row when it looks again. */
const UNIQUE_VIOLATION = '23505';
/** A prepared `SELECT *` of a table that another process has just given a column. */
const STALE_PLAN = /cached plan must not change result type/;

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOENT']);
/** The server ends or begins: 57P01 to 57P03, and class 08, connection exception. */
const SERVER_GONE = /^(57P0[123]|08...)$/;
/** What the driver says, without a code. */
const DRIVER_GONE = /Connection terminated|not queryable|Client has encountered a connection error|connection timeout|timeout expired|timeout exceeded/i;

export interface Fault {
	readonly code?: string;
	readonly message: string;
}

export const faultOf = (error: unknown): Fault => {
	const { code, message } = error as { code?: unknown; message?: unknown };
	return { ...(typeof code === 'string' ? { code } : {}), message: typeof message === 'string' && message !== '' ? message : String(error) };
};

/** It lost against another transaction, or waited for it too long, and may win when it is run again. */
export function isLost(fault: Fault): boolean {
	return SERIALIZATION.has(fault.code ?? '');
}

/** May be the sign of a race, or of a fault that will show again. */
export function isDoubtful(fault: Fault): boolean {
	return fault.code === UNIQUE_VIOLATION || isStalePlan(fault);
}

export function isStalePlan(fault: Fault): boolean {
	return STALE_PLAN.test(fault.message);
}

/** The connection is gone, or none could be made just now. */
export function isDisconnected(fault: Fault): boolean {
	const { code, message } = fault;
	return code === undefined ? DRIVER_GONE.test(message) : NETWORK.has(code) || SERVER_GONE.test(code) || code === '53300';
}

const MENDS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^(28P01|28000)$/, 'Postgres refuses the user or the password. Check both in the credential or in MISSED_CALL_LEDGER, and that pg_hba.conf lets this host in.'],
	[/^3D000$/, 'There is no such database. Create it (CREATE DATABASE), or correct its name.'],
	[/^42501$/, 'The user may not do this. Let it create a schema (GRANT CREATE ON DATABASE), or create the schema and make the user its owner.'],
	[/^53300$/, 'Postgres takes no more connections. Raise max_connections there, or lower max_connections in the address of the ledger.'],
	[/^(ENOTFOUND|EAI_AGAIN)$/, 'The host is not known. Check its name.'],
	[/^(ECONNREFUSED|ENOENT)$/, 'Nothing answers there. Check host and port, and that Postgres runs and listens on that address.'],
	[/^57P03$/, 'Postgres is starting or recovering. Try again in a moment.'],
	[/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/, 'The certificate of the server cannot be verified. Give its authority (CA certificate), or choose encryption without verification.'],
];
const MESSAGES: ReadonlyArray<readonly [RegExp, string]> = [
	[/does not support SSL/, 'The server offers no encryption. Switch it on there, or choose no encryption.'],
	[/no pg_hba.conf entry|SSL\/TLS required|requires? (an )?(SSL|encrypt)/i, 'The server lets nobody in from here without encryption, or not at all. Choose encryption, and check pg_hba.conf.'],
	[/password must be a string|client password/i, 'The server asks for a password, and none is given.'],
];

/** The same fault as a sentence that says where, what and how to mend it. */
export function inWords(place: string, fault: Fault, cause: unknown): Error {
	const mend = MESSAGES.find(([pattern]) => pattern.test(fault.message))?.[1] ?? MENDS.find(([pattern]) => pattern.test(fault.code ?? ''))?.[1];
	const known = mend ?? 'The connection failed. Check that Postgres runs and that this host reaches it.';
	return new Error(`The missed-call ledger at ${place} cannot be used. ${known}${ofServer(fault)}`, { cause });
}

/** What the server said. Not what the system says: where n8n finds one of its codes it puts a sentence of its own for all of it. */
function ofServer({ code, message }: Fault): string {
	if (code !== undefined && /^E[A-Z_]+$/.test(code)) return '';
	return ` (${code === undefined ? '' : `${code}: `}${message})`;
}

/** Whether {@link inWords} has something to say about it: faults of our own statements are told as they are. */
export function isOfTheServer(fault: Fault): boolean {
	return isDisconnected(fault) || MENDS.some(([pattern]) => pattern.test(fault.code ?? '')) || MESSAGES.some(([pattern]) => pattern.test(fault.message));
}
