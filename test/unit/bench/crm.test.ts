import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { verdictOn } from '../../../bench/crm/accounts';
import type { Addresses } from '../../../bench/crm/account';
import { Desk } from '../../../bench/crm/desk';
import { metOf, mostRequests, waitsOf } from '../../../bench/crm/figures';
import { crmAims, crmReport } from '../../../bench/crm/report';
import type { CrmResult, Pair } from '../../../bench/crm/result';
import { crmServer, KEPT_PATH } from '../../../bench/crm/server';
import { isWrite } from '../../../bench/crm/trouble';
import { isMet } from '../../../bench/lib/aims';
import * as connectors from '../../../connectors';
import * as engine from '../../../engine';
import { UpsertCrmContact } from '../../../nodes/UpsertCrmContact/UpsertCrmContact.node';

const pair = (first: number, next: number, requests = 0): Pair => ({ first: { ms: first, requests, status: 'saved' }, next: { ms: next, requests, status: 'saved' } });
const result = (more: Partial<CrmResult['outages']> = {}): CrmResult => ({
	waitSeconds: 3,
	rounds: [
		{ builtIn: [pair(1, 2), pair(3, 2)], atOnce: [pair(20, 10, 6)], slow: [pair(200, 100, 5)] },
		{ builtIn: [pair(4, 2), pair(4, 2)], atOnce: [pair(80, 10, 6)], slow: [pair(200, 100, 7)] },
	],
	cold: [{ ms: 30, requests: 8, status: 'saved' }],
	outages: { outages: [{ title: 'nobody there', passages: [{ ms: 3_100, requests: 2, status: 'pending' }, { ms: 2_000, requests: 2, status: 'saved' }] }], lateMs: [10_100], leads: 2, lost: 0, double: 0, ...more },
	throughput: [{ saved: 400, told: 40 }],
});

describe('figures of the CRM bench', () => {
	it('hold each round against the built-in CRM of the same round', () => {
		// 20 against 2, and 80 against 4: neither the pooled middle (50 against 3.5) nor the mean of all.
		expect(waitsOf(result(), 'atOnce', 'first')).toEqual({ p50: 50, p95: 80, againstBuiltIn: 15, requests: 6 });
		expect(waitsOf(result(), 'builtIn', 'next').againstBuiltIn).toBe(1);
	});

	it('say how an outage was met, and the most requests of an item whose CRM answered', () => {
		expect(metOf(result(), result().outages.outages[0] ?? { title: '', passages: [] })).toMatchObject({ p50: 2_550, longest: 3_100, pending: 1, items: 2, againstBuiltIn: 2_550 / 3.5 });
		expect(mostRequests(result(), 'next')).toBe(7);
	});

	it('miss the aims that they miss, and no others', () => {
		const missed = (of: CrmResult) => crmAims(of).filter((aim) => !isMet(aim)).map(({ what }) => what);
		expect(missed(result())).toEqual(['requests for a known number']);
		expect(missed(result({ lost: 1, double: 2 }))).toEqual(['requests for a known number', 'of 2 leads of the outages, lost', 'of 2 leads of the outages, in the CRM twice']);
		expect(missed(result({ outages: [{ title: 'late', passages: [{ ms: 3_301, requests: 1, status: 'pending' }] }] }))[0]).toContain('longest wait');
		expect(crmReport(result({ lost: 1 }))).toContain('of 2 leads 1 lost, 0 in the CRM twice');
	});
});

it('a lead is lost without its contact, call or task, and double with two of one of them', () => {
	const kept = [
		{ number: '1', contacts: 1, calls: 1, tasks: 1 },
		{ number: '2', contacts: 1, calls: 0, tasks: 1 },
		{ number: '3', contacts: 1, calls: 2, tasks: 1 },
		// In two accounts.
		{ number: '4', contacts: 1, calls: 1, tasks: 1 },
		{ number: '4', contacts: 1, calls: 0, tasks: 0 },
	];
	expect(verdictOn(['1'], kept)).toEqual({ lost: 0, double: 0 });
	expect(verdictOn(['1', '2', '3', '4', '5'], kept)).toEqual({ lost: 2, double: 2 });
});

it('a search is no write', () => {
	expect(isWrite('POST', '/crm/objects/2026-03/contacts/search')).toBe(false);
	expect(isWrite('POST', '/crm/objects/2026-03/deals/batch/read')).toBe(false);
	expect(isWrite('GET', '/crm/objects/2026-03/contacts/1')).toBe(false);
	expect(isWrite('POST', '/crm/objects/2026-03/contacts')).toBe(true);
	expect(isWrite('PATCH', '/crm/objects/2026-03/contacts/1')).toBe(true);
});

describe('the desk and the CRM of the bench', () => {
	const former = process.env.MISSED_CALL_LEDGER;
	let folder: string;
	let server: Server;
	let addresses: Addresses;
	let desk: Desk;

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'bench-crm-'));
		process.env.MISSED_CALL_LEDGER = `sqlite:${join(folder, 'ledger.sqlite')}`;
		server = crmServer();
		await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
		const crm = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		addresses = { crm, nobody: crm };
		desk = await Desk.open({ engine, connectors, node: new UpsertCrmContact() }, addresses);
	});
	afterEach(async () => {
		await connectors.closeLedger();
		server.closeAllConnections();
		await new Promise<void>((resolve) => void server.close(() => resolve()));
		if (former === undefined) delete process.env.MISSED_CALL_LEDGER;
		else process.env.MISSED_CALL_LEDGER = former;
		rmSync(folder, { recursive: true });
	});

	const keptThere = async () => (await (await fetch(`${addresses.crm}${KEPT_PATH}`)).json());

	it('make no request for the built-in CRM, and keep the lead in an account of its own otherwise', async () => {
		const [caller, other] = [desk.newCaller(), desk.newCaller()];
		expect(await desk.pass(undefined, await desk.missedCall(other))).toMatchObject({ status: 'saved', requests: 0 });
		const account = desk.newAccount();
		const cold = await desk.pass(account, await desk.missedCall(caller));
		const known = await desk.pass(account, await desk.missedCall(caller));
		expect([cold.status, known.status]).toEqual(['saved', 'saved']);
		expect(known.requests).toBeLessThan(cold.requests);
		expect(await keptThere()).toEqual([{ number: caller, contacts: 1, calls: 2, tasks: 1 }]);
	});

	it('an account in trouble leaves the lead pending and the others alone', async () => {
		const [limited, well] = [await desk.account(), await desk.account()];
		limited.trouble = { status: 429 };
		const [held, told] = [desk.newCaller(), desk.newCaller()];
		expect(await desk.pass(limited, await desk.missedCall(held))).toMatchObject({ status: 'pending', requests: 1 });
		expect(await desk.pass(well, await desk.missedCall(told))).toMatchObject({ status: 'saved' });
		expect(verdictOn([held, told], (await keptThere()) as never)).toEqual({ lost: 1, double: 0 });
	});

	it('a write whose answer is lost was made', async () => {
		const account = await desk.account();
		const { helpers } = account.context({}, 'hubspot', 3);
		account.trouble = { cuts: 1 };
		const create = async () => await helpers.httpRequestWithAuthentication.call(undefined as never, '', { method: 'POST', url: 'https://api.hubapi.com/crm/objects/2026-03/contacts', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ properties: { lastname: 'Caller', phone: '+12125550199' } }) });
		await expect(create()).rejects.toThrow();
		expect(await keptThere()).toContainEqual({ number: '+12125550199', contacts: 1, calls: 0, tasks: 0 });
		// Only as many as were asked for.
		expect(await create()).toMatchObject({ statusCode: 201 });
	});
});
