import { LEAD_FIELDS } from '../../../../../engine';
import { postgresCrm } from '../../../../../connectors/crms/postgres';
import { cannotConnect, statementFailed } from '../../../../../connectors/crms/postgres/failures';
import { readTableName, tableSql } from '../../../../../connectors/crms/postgres/identifiers';
import { assignments } from '../../../../../connectors/crms/postgres/values';

const fault = (code: string, message = 'x', more: object = {}) => Object.assign(new Error(message), { code, ...more });

it('maps every lead field to a column', () => {
	expect(Object.keys(postgresCrm.mapping).sort()).toEqual([...LEAD_FIELDS].sort());
});

describe('names of tables', () => {
	it.each([
		['contacts', '"public"."contacts"'],
		['crm.People', '"crm"."People"'],
		['"my crm"."a.b"', '"my crm"."a.b"'],
		['a b; DROP', '"public"."a b; DROP"'],
		['"a""b"', '"public"."a""b"'],
	])('%s is %s', (written, sql) => {
		expect(tableSql(readTableName(written))).toBe(sql);
	});

	it.each(['', '.', 'a.b.c', 'a"b', '"a', 'x'.repeat(51), 'a\0b', 'é'.repeat(30)])('refuses %j', (written) => {
		expect(() => readTableName(written)).toThrow(/cannot be read/);
	});
});

describe('what a fault means', () => {
	it.each([
		['ECONNRESET', 'reads', 'busy'],
		['ECONNRESET', 'writes', 'unknown'],
		['57P01', 'writes', 'unknown'],
		['40001', 'writes', 'busy'],
		['57014', 'writes', 'busy'],
		['42501', 'writes', 'unauthorized'],
		['23505', 'writes', 'conflict'],
		['22P02', 'writes', 'refused'],
		['42P01', 'reads', 'refused'],
	] as const)('%s while it %s is %s', (code, effect, kind) => {
		expect(statementFailed('db:5432/crm', effect, fault(code))).toMatchObject({ kind, more: { vendorCode: code } });
	});

	it('names the column, and repeats nothing that the server says of values', () => {
		expect(statementFailed('db', 'writes', fault('42703', 'column "nowhere" of relation "people" does not exist')).more.field).toBe('nowhere');
		expect(statementFailed('db', 'writes', fault('23502', 'null value', { column: 'name' })).more.field).toBe('name');
		expect(statementFailed('db', 'writes', fault('22P02', 'invalid input syntax for type integer: "+14155550132"')).message).not.toContain('0132');
	});

	it.each([
		['28P01', 'unauthorized', /user or the password/],
		['3D000', 'unauthorized', /no such database/],
		['ECONNREFUSED', 'busy', /Nothing answers there/],
		['ENOTFOUND', 'busy', /host is not known/],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'unauthorized', /certificate/],
	] as const)('%s before anything was asked is %s', (code, kind, message) => {
		expect(cannotConnect('db', fault(code))).toMatchObject({ kind, message: expect.stringMatching(message) });
	});
});

it('writes no column that is not there, computed, or the key', () => {
	const column = (name: string, computed = false) => [name, { name, type: 'text', needed: false, computed, labels: [] }] as const;
	const table = { columns: new Map([column('id'), column('a'), column('made', true)]), key: 'id', unique: new Set<string>() };
	expect(assignments(table, { a: true })).toEqual([{ column: 'a', sql: '?', param: 'true' }]);
	for (const name of ['id', 'made', 'b', '__proto__', 'a" = 1 --']) expect(() => assignments(table, Object.fromEntries([[name, 'x']]))).toThrow(/has no column/);
});
