import { NodeOperationError, type INode } from 'n8n-workflow';
import { cannotOpen } from '../../../../connectors/ledgers/cannotOpen';
import { inWords } from '../../../../connectors/ledgers/pg/errors';

const PATH = '/data/.n8n/missed-call/ledger.sqlite';
const NODE: INode = { id: '1', name: 'A node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };
const told = (error: object): string => (cannotOpen(PATH, error) as Error).message;

describe('a ledger that cannot be opened', () => {
	it.each([
		[{ code: 'EACCES', message: 'EACCES: permission denied, mkdir' }, /the user that n8n runs as may not write there.*chown/],
		[{ code: 'EPERM', message: 'EPERM' }, /may not write/],
		[{ code: 'ENOTDIR', message: 'ENOTDIR: not a directory' }, /no folder lies where a folder is needed/],
		[{ code: 'EROFS', message: 'EROFS' }, /can only be read.*volume/],
		[{ code: 'ENOSPC', message: 'ENOSPC' }, /disk is full/],
		[{ errcode: 8, message: 'attempt to write a readonly database' }, /can only be read/],
		[{ errcode: 1032, message: 'attempt to write a readonly database' }, /can only be read/],
		[{ errcode: 13, message: 'database or disk is full' }, /disk is full/],
		[{ errcode: 14, message: 'unable to open database file' }, /cannot be opened as a file/],
		[{ errcode: 26, message: 'file is not a database' }, /something else than a ledger/],
	])('says where, what and how to mend it: %j', (error, words) => {
		expect(told(error)).toMatch(words);
		expect(told(error)).toContain(PATH);
		// n8n keeps the sentence, and puts none of its own for a code that it finds in it.
		expect(new NodeOperationError(NODE, told(error)).message).toBe(told(error));
	});

	it('leaves any other fault as it is', () => {
		const fault = new Error('a fault of ours');
		expect(cannotOpen(PATH, fault)).toBe(fault);
		const sql = Object.assign(new Error('table x already exists'), { errcode: 1 });
		expect(cannotOpen(PATH, sql)).toBe(sql);
	});

	it.each([
		['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:5432', /Nothing answers there/],
		['ENOTFOUND', 'getaddrinfo ENOTFOUND db', /host is not known/],
		['ECONNRESET', 'read ECONNRESET', /connection failed/],
		['28P01', 'password authentication failed for user "me"', /refuses the user or the password.*28P01/],
		['57P03', 'the database system is starting up', /Try again in a moment/],
		['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', /CA certificate/],
	])('in Postgres says so too: %s', (code, message, words) => {
		const error = inWords('db:5432/n8n', { code, message }, undefined);
		expect(error.message).toMatch(words);
		expect(new NodeOperationError(NODE, error).message).toBe(error.message);
	});
});
