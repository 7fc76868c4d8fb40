import type { LineTypeFound, SendOutcome } from '../../../../engine';
import { sendText } from '../../../../engine/texts';
import { NOON, openWorld, type World } from '../../../support/world';
import { ANN, answer } from './sending';

const DAY = 24 * 3_600_000;

let world: World;
let asked: string[];
/** What the phone system says of a number; undefined where it could not be learned. */
let says: LineTypeFound | undefined;
afterEach(async () => await world.close());

async function begin(more: object = {}): Promise<void> {
	world = await openWorld({ lineTypeLookup: true, cooldownHours: 0, ...more });
	asked = [];
	says = { type: 'mobile', carrier: 'Some Carrier' };
	Object.assign(world.phone, {
		lineType: async (number: string) => {
			asked.push(number);
			return await Promise.resolve(says);
		},
	});
}

async function firstText(from = ANN): Promise<SendOutcome> {
	const { call, conversation } = await world.missedCall(from);
	return await sendText(world.deps, answer({ purpose: 'first_text', key: `first_text:${call.id}`, to: from, callId: call.id, conversationId: conversation.id }));
}

describe('the type of the line', () => {
	it('is asked for once, kept, and known to every business of the ledger', async () => {
		await begin();
		expect(await firstText()).toMatchObject({ sent: true });
		expect(await firstText()).toMatchObject({ sent: true });
		await world.ledger.saveBusiness({ ...world.profile, id: 'jones', numbers: [{ number: '+14155550109' }] }, NOON);
		expect(await sendText(world.deps, answer({ purpose: 'first_text', key: 'jones', businessId: 'jones', from: '+14155550109' }))).toMatchObject({ sent: true });
		expect(asked).toEqual([ANN]);
		expect(await world.ledger.lineTypeOf(ANN, world.clock.now(), DAY)).toBe('mobile');
	});

	it('a landline gets no text, and a person calls back', async () => {
		await begin();
		says = { type: 'landline' };
		expect(await firstText()).toMatchObject({ sent: false, escalate: true, decision: { action: 'skip', reason: 'landline', facts: { lineType: 'landline' } } });
		expect(await firstText()).toMatchObject({ sent: false, decision: { reason: 'landline' } });
		expect(world.phone.requests).toEqual([]);
		expect(asked).toEqual([ANN]);
	});

	it.each(['skip', 'escalate'])('or nobody does, as the business wants: %s', async (untextable) => {
		await begin({ untextable });
		says = { type: 'landline' };
		expect((await firstText()).escalate).toBe(untextable === 'escalate' ? true : undefined);
	});

	it('that could not be learned holds nothing up, and is asked for again with the next text', async () => {
		await begin();
		says = undefined;
		expect(await firstText()).toMatchObject({ sent: true });
		says = { type: 'landline' };
		expect(await firstText()).toMatchObject({ sent: false, decision: { reason: 'landline' } });
		expect(asked).toEqual([ANN, ANN]);
	});

	it('that the phone system does not know is an answer as well: it is not paid for twice', async () => {
		await begin();
		says = { type: 'unknown' };
		expect([(await firstText()).sent, (await firstText()).sent]).toEqual([true, true]);
		expect(asked).toEqual([ANN]);
	});

	it('is asked for again after half a year: numbers are ported', async () => {
		await begin();
		says = { type: 'landline' };
		await firstText();
		says = { type: 'mobile' };
		world.clock.pass(180 * DAY);
		expect(await firstText()).toMatchObject({ sent: false });
		world.clock.pass(1);
		expect(await firstText()).toMatchObject({ sent: true });
		expect(asked).toEqual([ANN, ANN]);
	});
});

describe('nobody is asked', () => {
	it('unless the business wants it', async () => {
		await begin({ lineTypeLookup: false });
		expect(await firstText()).toMatchObject({ sent: true });
		expect(asked).toEqual([]);
	});

	it('where the phone system cannot tell', async () => {
		await begin();
		Object.assign(world.phone, { lineType: undefined });
		expect(await firstText()).toMatchObject({ sent: true });
	});

	it('about texts to somebody who has written, or to the team', async () => {
		await begin();
		for (const purpose of ['answer', 'follow_up', 'help', 'team_alert'] as const) {
			await sendText(world.deps, answer({ purpose, key: purpose }));
		}
		expect(asked).toEqual([]);
	});

	it.each(['anonymous', '+18005550199', '72975', '+1415555'])('about %s, which gets no text anyway', async (to) => {
		await begin();
		expect(await sendText(world.deps, answer({ purpose: 'first_text', key: to, to }))).toMatchObject({ sent: false });
		expect(asked).toEqual([]);
	});

	it('for a business that is not there', async () => {
		await begin();
		expect(await sendText(world.deps, answer({ purpose: 'first_text', businessId: 'nobody' }))).toMatchObject({ sent: false, decision: { reason: 'unknown_business' } });
		expect(asked).toEqual([]);
	});
});
