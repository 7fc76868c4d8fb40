import type { ConnectorSource } from '../../connectors';
import { UsageError } from '../exit';

type Fields = Readonly<Record<string, unknown>>;

/** Names under which credentials keep what verifies; what merely names an account is none. */
const SECRET = /secret|token|key|pass|signature|sign/i;
const NAMES_ONLY = /(?:sid|id)$/i;

/** One secret, wherever the connector looks for one. Whatever else it asks for is empty. */
export function sourceOfSecret(secret: string): ConnectorSource {
	const anywhere = new Proxy<Record<string, unknown>>({}, { get: (_, name) => (typeof name === 'string' && SECRET.test(name) && !NAMES_ONLY.test(name) ? secret : '') });
	const kept = new Proxy<Record<string, string>>({}, { get: (_, name) => (typeof name === 'string' && !NAMES_ONLY.test(name) ? secret : '') });
	return { credential: anywhere, parameters: anywhere, kept };
}

/**
 * A credential: its fields, as n8n exports it (`n8n export:credentials --decrypted`), or
 * `{"credential": {…}, "parameters": {…}, "kept": {…}}` for systems that keep more.
 * @throws UsageError
 */
export function sourceOfFile(text: string): ConnectorSource {
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch {
		throw new UsageError('--credential is no JSON. Give the fields of the credential as one object, or what `n8n export:credentials --decrypted` writes.');
	}
	const [one] = Array.isArray(read) ? (read as readonly unknown[]) : [read];
	if (!isFields(one)) throw new UsageError('--credential is no JSON object.');
	if (typeof one.data === 'string') throw new UsageError('The credential is encrypted. Export it with `n8n export:credentials --decrypted`.');
	const whole = isFields(one.data) ? one.data : one;
	const parts = { credential: whole.credential, parameters: whole.parameters, kept: whole.kept };
	if (!isFields(parts.credential) && !isFields(parts.kept) && !isFields(parts.parameters)) return { credential: whole, parameters: whole, kept: texts(whole) };
	return { credential: isFields(parts.credential) ? parts.credential : {}, parameters: isFields(parts.parameters) ? parts.parameters : {}, kept: texts(isFields(parts.kept) ? parts.kept : {}) };
}

/** Everything in the source that must not be shown: short words are no secrets, and would black out the output. */
export function hiddenIn(source: ConnectorSource, secret: string | undefined): readonly string[] {
	const values = [source.credential, source.parameters, source.kept].flatMap((fields) => Object.entries(fields)).flatMap(([name, value]) => (typeof value === 'string' && SECRET.test(name) ? [value] : []));
	return [...values, secret ?? ''].map((value) => value.trim()).filter((value) => value.length >= 6);
}

/** The same with every secret altered: what is refused with both was not refused for its signature. */
export function tampered(source: ConnectorSource): ConnectorSource {
	const altered = <T>(fields: Readonly<Record<string, T>>) => new Proxy(fields, { get: (target, name) => alteredValue(Reflect.get(target, name), String(name)) as T });
	return { credential: altered(source.credential), parameters: altered(source.parameters), kept: altered(source.kept) };
}

/** Keys of fixed length keep it: only the first letter becomes another. */
function alteredValue(value: unknown, name: string): unknown {
	if (typeof value !== 'string' || value === '' || !SECRET.test(name) || NAMES_ONLY.test(name)) return value;
	const at = value.length >> 1;
	return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`;
}

function texts(fields: Fields): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
