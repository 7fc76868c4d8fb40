import { join } from 'node:path';
import { chooseLedger, choiceOf, nameOfLedger } from '../../../../connectors';

const URL_OF_ALL = 'postgres://me:s3cret%40word@db.example.com:6543/n8n?schema=calls';

describe('the ledger of an n8n', () => {
	it('is a file in the folder of n8n unless something else is named', () => {
		expect(chooseLedger({ N8N_USER_FOLDER: '/data' })).toEqual({ kind: 'file', path: join('/data', '.n8n', 'missed-call', 'ledger.sqlite') });
		expect(chooseLedger({ N8N_USER_FOLDER: '/data', MISSED_CALL_LEDGER: '  ' })).toEqual(chooseLedger({ N8N_USER_FOLDER: '/data' }));
		expect(chooseLedger({ MISSED_CALL_LEDGER: '/srv/ledger.sqlite' })).toEqual({ kind: 'file', path: '/srv/ledger.sqlite' });
		expect(chooseLedger({ MISSED_CALL_LEDGER: 'sqlite:/srv/ledger.sqlite' })).toEqual({ kind: 'file', path: '/srv/ledger.sqlite' });
	});

	it.each(['postgres:', 'postgresql:', 'POSTGRES:'])('is the Postgres that %s names, with the schema apart from what the driver gets', (protocol) => {
		const choice = chooseLedger({ MISSED_CALL_LEDGER: URL_OF_ALL.replace('postgres:', protocol) });
		expect(choice).toMatchObject({ kind: 'postgres', options: { schema: 'calls' } });
		expect(JSON.stringify(choice)).not.toContain('schema=');
	});

	it('is spoken of without user and password', () => {
		expect(nameOfLedger(choiceOf(URL_OF_ALL))).toBe('Postgres at db.example.com:6543/n8n, schema calls');
		expect(nameOfLedger(choiceOf('postgres://me:pw@db/n8n'))).toBe('Postgres at db:5432/n8n, schema missed_call');
		expect(nameOfLedger(choiceOf('/srv/l.sqlite'))).toBe('/srv/l.sqlite');
	});

	it.each(['ledger.sqlite', 'sqlite:ledger.sqlite', 'mysql://me:s3cret@db/n8n', 'postgress://me:s3cret@db/n8n', 'postgres:me:s3cret@db'])('is refused as %s, with how to write it and without what was written', (text) => {
		expect(() => chooseLedger({ MISSED_CALL_LEDGER: text })).toThrow(/Write it as postgres:\/\/user:password@host/);
		expect(() => chooseLedger({ MISSED_CALL_LEDGER: text })).not.toThrow(/s3cret/);
	});

	it('is refused as an address that cannot be read, without the password in it', () => {
		const faulty = 'postgres://me:s3cret@db:notaport/n8n';
		expect(() => choiceOf(faulty)).toThrow(/percent-encoded/);
		expect(() => choiceOf(faulty)).not.toThrow(/s3cret/);
	});

	it.each(['pg_calls', 'information_schema', 'a-b', '1a', 'x"; DROP SCHEMA public; --', 'a'.repeat(64)])('has no schema named %s', (schema) => {
		expect(() => choiceOf(`postgres://me@db/n8n?schema=${encodeURIComponent(schema)}`)).toThrow(/cannot be the schema/);
	});

	it('takes as many connections as the address says', () => {
		expect(choiceOf('postgres://me@db/n8n?max_connections=3')).toMatchObject({ options: { maxConnections: 3 } });
		for (const most of ['0', '-1', 'many', '1000']) expect(() => choiceOf(`postgres://me@db/n8n?max_connections=${most}`)).toThrow(/max_connections/);
	});

	it.each(['prefer', 'require', 'verify-ca', 'verify-full'])('verifies the server with sslmode=%s', (mode) => {
		expect(choiceOf(`postgres://me@db/n8n?sslmode=${mode}`)).toMatchObject({ options: { url: 'postgres://me@db/n8n?sslmode=verify-full' } });
	});
});

describe('in queue mode', () => {
	const QUEUE = { EXECUTIONS_MODE: 'queue', N8N_USER_FOLDER: '/data' };

	it('a file is refused, and the ways out are named', () => {
		for (const environment of [QUEUE, { ...QUEUE, MISSED_CALL_LEDGER: 'sqlite:/srv/l.sqlite' }, { ...QUEUE, MISSED_CALL_LEDGER_SHARED_FILE: 'true' }]) {
			expect(() => chooseLedger(environment)).toThrow(/queue mode.*MISSED_CALL_LEDGER=postgres:.*credential.*MISSED_CALL_LEDGER_SHARED_FILE=true/s);
		}
	});

	it('a file is taken that is named and said to be shared by all', () => {
		expect(chooseLedger({ ...QUEUE, MISSED_CALL_LEDGER: 'sqlite:/srv/l.sqlite', MISSED_CALL_LEDGER_SHARED_FILE: 'true' })).toEqual({ kind: 'file', path: '/srv/l.sqlite' });
	});

	it('Postgres needs nothing more', () => {
		expect(chooseLedger({ ...QUEUE, MISSED_CALL_LEDGER: URL_OF_ALL })).toMatchObject({ kind: 'postgres' });
	});
});
