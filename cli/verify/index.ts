import { readFileSync } from 'node:fs';
import { phoneSystems, type ConnectorSource, type PhoneConnector } from '../../connectors';
import { readArgs, type Command } from '../command';
import { EXIT, UsageError } from '../exit';
import { unreadable } from '../profiles';
import { diagnose } from './diagnose';
import { readHeaders } from './headers';
import { requestOf } from './request';
import { hiddenIn, sourceOfFile, sourceOfSecret, tampered } from './source';
import { tell } from './tell';

const HELP = `missed-call verify: why a request of a phone system is refused.

  missed-call verify --system telnyx --url https://n8n.example.com/webhook/1/calls \\
    --headers headers.json --body body.txt --credential credential.json
  missed-call verify --system twilio --url … --headers "X-Twilio-Signature: …" --body body.txt --secret …

  --system      ${phoneSystems.map(({ name }) => name).join(', ')}
  --url         the URL that the vendor called, as n8n has it, with its query
  --headers     a file (JSON as in an execution of n8n, or lines), or "Name: value"; several times for several
  --body        file with the body byte for byte; - for standard input; without it the body is empty
  --method      POST unless told
  --secret      what signs: auth token, signing key, public key, password; MISSED_CALL_SECRET in the environment keeps it out of the list of processes
  --credential  file with the credential's fields, or what \`n8n export:credentials --decrypted\` writes
  --received    when it arrived, such as 2026-03-10T15:04:05Z; now unless told
  --json        one JSON object

It is verified as it is, then with URL, headers, body and clock changed in the ways in which proxies and copying change them, until
the signature fits. A wrong secret cannot be told from an altered body: it says what was tried. Secrets are never shown.

Exit code 0: the trigger lets it in; 1: it is refused, whatever would mend it; 2: the command line makes no sense.`;

const OPTIONS = {
	system: { type: 'string' },
	url: { type: 'string' },
	headers: { type: 'string', multiple: true },
	body: { type: 'string' },
	method: { type: 'string' },
	secret: { type: 'string' },
	credential: { type: 'string' },
	received: { type: 'string' },
	json: { type: 'boolean' },
} as const;

export const verify: Command = {
	summary: 'why a request of a phone system is refused',
	help: HELP,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, OPTIONS);
		if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
		const connector = systemNamed(values.system);
		const secret = values.secret ?? process.env.MISSED_CALL_SECRET;
		const source = sourceOf(values.credential, secret);
		const request = requestOf((values.method ?? 'POST').toUpperCase(), urlOf(values.url), headersOf(values.headers ?? []), values.body === undefined ? Buffer.alloc(0) : read(values.body));
		const diagnosis = diagnose({ connector, secrets: connector.readSecrets(source), others: connector.readSecrets(tampered(source)), request, now: timeOf(values.received) });
		const hidden = hiddenIn(source, secret);
		const show = (line: string) => terminal.out.line(hidden.reduce((text, value) => text.replaceAll(value, '…'), line));
		if (values.json === true) show(JSON.stringify({ system: connector.name, ...diagnosis }));
		else tell(connector.title, diagnosis).forEach(show);
		return diagnosis.valid ? EXIT.fine : EXIT.findings;
	},
};

function systemNamed(name: string | undefined): PhoneConnector<unknown> {
	const found = phoneSystems.find((system) => system.name === name?.toLowerCase());
	if (found) return found;
	throw new UsageError(`${name === undefined ? 'Whose request is it? Give --system' : `There is no phone system "${name}"`}: one of ${phoneSystems.map((system) => system.name).join(', ')}.`);
}

function sourceOf(file: string | undefined, secret: string | undefined): ConnectorSource {
	if (file !== undefined && secret !== undefined) throw new UsageError('Give --credential or --secret, not both.');
	if (file !== undefined) return sourceOfFile(read(file).toString('utf8').replace(/^\uFEFF/, ''));
	if (secret !== undefined && secret.trim() !== '') return sourceOfSecret(secret);
	throw new UsageError('Give what verifies: --credential with a file, or --secret.');
}

function urlOf(url: string | undefined): string {
	if (url !== undefined && URL.canParse(url) && /^https?:/i.test(url)) return url;
	throw new UsageError(url === undefined ? 'Which URL did the vendor call? Give --url.' : '--url is no URL that begins with http:// or https://.');
}

/** A colon after a name is a header; anything else is a file. */
function headersOf(given: readonly string[]): Readonly<Record<string, string>> {
	return Object.assign({}, ...given.map((one) => readHeaders(/^[A-Za-z0-9-]+:\s/.test(one) || /^\s*[[{]/.test(one) ? one : read(one).toString('utf8').replace(/^\uFEFF/, '')))) as Readonly<Record<string, string>>;
}

function timeOf(received: string | undefined): number {
	if (received === undefined) return Date.now();
	const time = /^\d{10}$|^\d{13}$/.test(received) ? Number(received.padEnd(13, '0')) : Date.parse(received);
	if (Number.isFinite(time)) return time;
	throw new UsageError('--received is no time. Write it as 2026-03-10T15:04:05Z.');
}

function read(path: string): Buffer {
	try {
		return readFileSync(path === '-' ? 0 : path);
	} catch (error) {
		throw unreadable(path, error);
	}
}
