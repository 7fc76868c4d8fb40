import { CrmFailure } from '../../../engine';
import { faultOf, isDisconnected, isLost, isStalePlan } from '../../ledgers';
import type { Effect } from '../vendorRequests';

const SOON_SECONDS = 2;

/** SQLSTATE codes that mean: not with this user. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const NOT_ALLOWED = /^(28...|42501|0P000)$/;
/** Undone by the server, for reasons that pass. */
const PASSING = /^(57014|53...|25P03|25P04)$/;

const MENDS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^(28P01|28000)$/, 'Postgres refuses the user or the password. Check both in the credential, and that pg_hba.conf lets this host in.'],
	[/^42501$/, 'The user of the credential may not do that. Grant it SELECT, INSERT and UPDATE on the table and those beside it, and CREATE on the schema where tables or columns are to be made.'],
	[/^3D000$/, 'There is no such database. Create it (CREATE DATABASE), or correct its name in the credential.'],
	[/^(3F000|42P01)$/, 'There is no such schema or table. Correct the table in the node, or let the user create it.'],
	[/^23502$/, 'A column that must not be empty has no value. Map something to it, or give it a default.'],
	[/^23505$/, 'A column that holds every value once has this one already.'],
	[/^(23514|23503)$/, 'A rule of the table (CHECK or foreign key) does not let the values in. Change the rule or the mapping.'],
	[/^22...$/, 'A column takes no such value. Compare the types of the columns with what the mapping puts there; text takes everything.'],
	[/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/, 'The certificate of the server cannot be verified. Give its authority (CA certificate) in the credential, or choose encryption without verification.'],
	[/^(ENOTFOUND|EAI_AGAIN)$/, 'The host is not known. Check its name in the credential.'],
	[/^(ECONNREFUSED|ENOENT)$/, 'Nothing answers there. Check host and port in the credential, and that Postgres runs and listens on that address.'],
];

/** No connection could be had, so nothing was done. */
export function cannotConnect(place: string, error: unknown): CrmFailure {
	if (error instanceof CrmFailure) return error;
	const { code, message } = faultOf(error);
	const encryption = /does not support SSL|no pg_hba.conf entry|SSL\/TLS required/i.test(message) ? 'Server and credential do not agree on encryption. Choose another one in the credential, or switch it on in the server.' : undefined;
	const never = encryption !== undefined || /^(28...|3D000)$/.test(code ?? '') || /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code ?? '');
	const words = `Postgres at ${place} cannot be used. ${encryption ?? mendFor(code) ?? 'The connection failed. Check that Postgres runs and that this host reaches it.'}`;
	return never ? new CrmFailure('unauthorized', words, coded(code)) : new CrmFailure('busy', words, { ...coded(code), retryAfterSeconds: SOON_SECONDS });
}

/** A statement went wrong. What the server says is not repeated: it may hold values. Names of columns are no values. */
export function statementFailed(place: string, effect: Effect, error: unknown): CrmFailure {
	if (error instanceof CrmFailure) return error;
	const fault = faultOf(error);
	const { code } = fault;
	if (isDisconnected(fault)) return new CrmFailure(effect === 'reads' ? 'busy' : 'unknown', `The connection to Postgres at ${place} broke before the answer came. It is asked again later.`, { ...coded(code), retryAfterSeconds: SOON_SECONDS });
	if (isLost(fault) || isStalePlan(fault) || PASSING.test(code ?? '')) return new CrmFailure('busy', `Postgres at ${place} was too busy and undid the change. It is asked again later.`, { ...coded(code), retryAfterSeconds: SOON_SECONDS });
	const field = columnOf(error);
	const words = `Postgres refused it (${code ?? 'no code'})${field === undefined ? '' : ` because of the column "${field}"`}. ${mendFor(code) ?? 'Compare the table with the mapping.'}`;
	const kind = NOT_ALLOWED.test(code ?? '') ? 'unauthorized' : code === '23505' ? 'conflict' : 'refused';
	return new CrmFailure(kind, words, { ...coded(code), ...(field === undefined ? {} : { field }) });
}

const mendFor = (code: string | undefined): string | undefined => MENDS.find(([pattern]) => pattern.test(code ?? ''))?.[1];
const coded = (code: string | undefined): { vendorCode?: string } => (code === undefined ? {} : { vendorCode: code });

function columnOf(error: unknown): string | undefined {
	const { column, message } = error as { readonly column?: unknown; readonly message?: unknown };
	if (typeof column === 'string') return column;
	return /^column "([^"]{1,63})"/.exec(typeof message === 'string' ? message : '')?.[1];
}
