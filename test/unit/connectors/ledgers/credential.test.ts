import { readPostgresCredential } from '../../../../connectors';

const FIELDS = { host: ' db.example.com ', port: 6543, database: 'n8n', user: 'me', password: ' pass word ', schema: '', encryption: 'verified', caCertificate: '' };

describe('the credential of a Postgres ledger', () => {
	it('is read without the blanks of pasting, but the password as it is', () => {
		expect(readPostgresCredential(FIELDS)).toEqual({ host: 'db.example.com', port: 6543, database: 'n8n', user: 'me', password: ' pass word ', schema: 'missed_call', ssl: true });
	});

	it('encrypts and verifies unless it is told otherwise', () => {
		const { encryption: _said, ...unsaid } = FIELDS;
		expect(readPostgresCredential(unsaid).ssl).toBe(true);
		expect(readPostgresCredential({ ...FIELDS, encryption: 'something else' }).ssl).toBe(true);
		expect(readPostgresCredential({ ...FIELDS, encryption: 'none' }).ssl).toBe(false);
		expect(readPostgresCredential({ ...FIELDS, encryption: 'unverified', caCertificate: 'PEM' }).ssl).toEqual({ rejectUnauthorized: false });
		expect(readPostgresCredential({ ...FIELDS, caCertificate: 'PEM' }).ssl).toEqual({ ca: 'PEM', rejectUnauthorized: true });
	});

	it.each([
		[{ host: '' }, /"Host".*Fill it in/],
		[{ database: '  ' }, /"Database"/],
		[{ user: undefined }, /"User"/],
		[{ port: 0 }, /"Port".*5432/],
		[{ port: 'abc' }, /"Port"/],
		[{ schema: 'pg_x' }, /schema/],
	])('says which field is wrong: %j', (wrong, told) => {
		expect(() => readPostgresCredential({ ...FIELDS, ...wrong })).toThrow(told);
	});
});
