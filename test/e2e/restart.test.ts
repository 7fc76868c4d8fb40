import { setTimeout as sleep } from 'node:timers/promises';
import { callStatusBody, dialActionBody, incomingCallBody, incomingMessageBody, newSid, type WebhookParams } from '../fakes/twilio';
import { Office, OWNER } from '../support/canvas';
import { until } from '../support/until';
import { BOOKING_LINK, businessOf } from './canvas/lines';

const LINE = '+14155550100';
const CALLERS = 40;
const WRITERS = 8;
const MINUTE = 60_000;

describe('n8n that is killed in the middle of a burst', () => {
	let office: Office;
	let callers: string[];
	let writers: string[];
	/** What stood in the ledger at the moment of the end. */
	let cutOff: { texts: number; claims: number; unread: number };

	/** A report of Twilio, tried again until our trigger has taken it: while n8n starts, it answers 200 to everything itself. */
	async function report(url: string, params: WebhookParams): Promise<void> {
		for (;;) {
			const { status, contentType } = await office.twilio.post(url, params, { retries: 0 });
			if (status === 200 && contentType.includes('xml')) return;
			expect([0, 200, 404, 500, 503]).toContain(status);
			await sleep(500);
		}
	}

	async function callOf(from: string): Promise<void> {
		const leg = { accountSid: office.twilio.accountSid, callSid: newSid('CA'), from, to: LINE };
		const url = office.url('burst', 'calls');
		await report(`${url}?step=voice`, incomingCallBody(leg));
		await report(`${url}?step=dial`, dialActionBody({ ...leg, dialCallStatus: 'no-answer' }));
		await report(`${url}?step=status`, callStatusBody({ ...leg, callStatus: 'completed' }));
	}

	async function textOf(from: string): Promise<void> {
		const { accountSid } = office.twilio;
		await report(office.url('burst', 'texts'), incomingMessageBody({ accountSid, messageSid: newSid('SM'), from, to: LINE, body: 'Can I book someone for Thursday at 10am?' }));
	}

	beforeAll(async () => {
		office = await Office.open([LINE]);
		await office.publish({ id: 'burst', calls: businessOf('Bayside Plumbing', LINE) });
		office.clock = { line: LINE, canvas: 'burst' };
		callers = Array.from({ length: CALLERS }, () => office.person());
		writers = Array.from({ length: WRITERS }, () => office.person());
		const early = callers.slice(0, CALLERS / 2).map(callOf);
		await until('the first ten texts', () => office.twilio.state.messages.length >= 10);
		// So slow that the texts of the others are on their way when the end comes.
		office.twilio.configure({ latencyMs: 3_000 });
		const late = callers.slice(CALLERS / 2).map(callOf);
		await until('some claims', () => claims().length >= 5);
		const writing = writers.map(textOf);
		// The first reply is taken in, and has not been read yet.
		await Promise.race(writing);
		await office.n8n.kill();
		office.twilio.configure({ latencyMs: 0 });
		cutOff = {
			texts: office.twilio.state.messages.length,
			claims: claims().length,
			unread: inbound().filter((text) => text.classification === null).length,
		};
		// What is cut off comes back when its lease ends: within a minute and a half, which pass here at once.
		office.ledger.timePasses(2 * MINUTE);
		office.n8n = await office.n8n.restart();
		await office.n8n.api.signIn(OWNER);
		await Promise.all([...early, ...late, ...writing]);
	});
	afterAll(() => office?.close());

	it('was killed in the middle', () => {
		expect(cutOff.texts).toBeLessThan(CALLERS + WRITERS);
		expect(cutOff.claims).toBeGreaterThan(0);
		expect(cutOff.unread).toBeGreaterThan(0);
	});

	it('texts every caller, once', async () => {
		await until('a text to every caller', () => callers.every((caller) => office.bodiesTo(caller).length > 0), MINUTE);
		await until('the outcome of every text', () => firstTexts().every((text) => text.status === 'sent' || text.status === 'delivered'), MINUTE);
		await office.executions('burst');
		expect(callers.map((caller) => office.bodiesTo(caller).length)).toEqual(callers.map(() => 1));
	});

	it('has a decision about every call', () => {
		const calls = office.ledger.calls().filter(({ caller }) => callers.includes(String(caller)));
		expect(calls).toHaveLength(CALLERS);
		expect(calls.map(({ outcome, action, reason }) => `${outcome} ${action} ${reason}`)).toEqual(calls.map(() => 'missed text ok'));
	});

	it('reads every reply and answers it, once', async () => {
		await until('a reading of every reply', () => inbound().every((text) => text.classification !== null), MINUTE);
		await until('an answer to every reply', () => writers.every((writer) => office.bodiesTo(writer).length > 0), MINUTE);
		await office.executions('burst');
		expect(inbound()).toHaveLength(WRITERS);
		expect(writers.map((writer) => office.bodiesTo(writer).filter((body) => body.includes(BOOKING_LINK)).length)).toEqual(writers.map(() => 1));
	});

	it('owes nothing in the end', async () => {
		await until('everything to be settled', () => office.ledger.rows("SELECT id FROM messages WHERE status IN ('claimed', 'unknown')").length === 0, MINUTE);
		expect(office.ledger.rows('SELECT id FROM calls WHERE owed_at IS NOT NULL')).toEqual([]);
		expect(office.ledger.rows('SELECT id FROM messages WHERE owed_at IS NOT NULL')).toEqual([]);
	});

	const firstTexts = () => office.ledger.rows("SELECT status FROM messages WHERE purpose = 'first_text'");
	const claims = () => office.ledger.rows("SELECT id FROM messages WHERE status = 'claimed'");
	const inbound = () => office.ledger.rows("SELECT classification FROM messages WHERE direction = 'in'");
});
