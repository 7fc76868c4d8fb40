import { createRequire } from 'node:module';
import fc from 'fast-check';
import {
	classify,
	DEFAULT_TEXT_SETTINGS,
	DUE_KINDS,
	isoIn,
	itemJsonSchema,
	LEAD_STATUSES,
	MISSED_REASONS,
	openEscalation,
	REASONS,
	sendText,
	TEXT_PURPOSES,
	toItem,
	type BusinessProfile,
	type Call,
	type Conversation,
	type Decision,
	type Due,
	type Escalation,
	type Item,
	type ItemParts,
	type Message,
	type Person,
	type ReasonCode,
} from '../../../engine';
import { itemSchema } from '../../../engine/itemSchema';
import { LINE, NOON, openWorld, type World } from '../../support/world';
import { profileOf } from './business/profiles';

const ANN = '+14155550123';

type Validate = ((data: unknown) => boolean) & { readonly errors?: unknown };
/** The JSON schema in the hands of a validator that knows its draft, and knows nothing of ours. */
async function validator(): Promise<Validate> {
	const { Ajv2020 } = createRequire(require.resolve('openapi-backend'))('ajv/dist/2020');
	return new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(await itemJsonSchema());
}

let validate: Validate;
beforeAll(async () => {
	validate = await validator();
});

/** Holds an item against both forms of the schema, as it is and as n8n keeps it. */
function expectValid(item: Item | object): void {
	for (const form of [item, JSON.parse(JSON.stringify(item)) as object]) {
		const parsed = itemSchema.safeParse(form);
		expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
		validate(form);
		expect(validate.errors ?? []).toEqual([]);
	}
}

/** Every time in the item, with its path. */
function timesIn(value: unknown, path = ''): Array<[string, string]> {
	if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? [[path, value]] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => timesIn(inner, `${path}.${key}`));
}

describe('an item made of what a real ledger holds', () => {
	let world: World;
	let parts: ItemParts;
	beforeAll(async () => {
		world = await openWorld({
			numbers: [{ number: LINE, source: 'Google Ads', serviceLine: 'Plumbing' }],
			team: [{ id: 'maria', name: 'Maria', phone: '+14155550101', onCall: 1 }],
			bookingLink: 'https://example.com/book',
		});
		const { ledger, clock, deps, profile } = world;
		const { call, conversation } = await world.missedCall(ANN);
		const sent = await sendText(deps, { businessId: 'smith', purpose: 'first_text', key: 'first', to: ANN, from: LINE, callId: call.id, conversationId: conversation.id, settings: DEFAULT_TEXT_SETTINGS, compose: () => ({ body: 'Hi', media: [] }) });
		const receipt = await ledger.recordReply({ kind: 'text', system: 'fake', account: 'AC1', providerId: 'in1', from: ANN, to: LINE, body: 'My basement is flooding, I am Ann Smith', media: [] }, world.intake());
		const classification = classify('My basement is flooding, I am Ann Smith', { now: clock.now(), timezone: profile.timezone });
		await ledger.recordClassification(receipt.message?.id ?? '', classification, clock.now());
		const { escalation } = await openEscalation(deps, profile, LINE, { businessId: 'smith', conversationId: conversation.id, person: ANN, urgency: 'emergency', route: 'emergency', summary: 'Flood' });
		clock.pass(10 * 60_000);
		const [item] = await ledger.claimDue(['escalation_step'], clock.now(), 60_000, 1);
		const { person } = await ledger.saveLead({ businessId: 'smith', number: ANN, patch: { name: 'Ann Smith', tags: ['new'] }, conversationId: conversation.id, owner: 'maria', nextAction: 'Call now', followUpAt: clock.now(), now: clock.now() });
		parts = {
			profile,
			now: clock.now(),
			call,
			person,
			conversation: (await ledger.getConversation(conversation.id)),
			decision: sent.decision,
			message: sent.message,
			reply: receipt.message,
			classification,
			escalation,
			due: item?.due,
		};
	});
	afterAll(async () => await world.close());

	it('fits its schema, whole and with every part alone', () => {
		expectValid(toItem(parts));
		const { profile, now, ...rest } = parts;
		expectValid(toItem({ profile, now }));
		for (const [name, part] of Object.entries(rest)) {
			expect(part).toBeDefined();
			const item = toItem({ profile, now, [name]: part });
			expect(Object.keys(item).sort()).toEqual(['business', name].sort());
			expectValid(item);
		}
	});

	it('says what is in the ledger', () => {
		expect(toItem(parts)).toMatchObject({
			business: { id: 'smith', name: 'Smith Plumbing', timezone: 'America/New_York', country: 'US', state: 'open', bookingLink: 'https://example.com/book' },
			call: { from: ANN, fromKind: 'number', to: LINE, outcome: 'missed', missedReason: 'no_answer', source: 'Google Ads', serviceLine: 'Plumbing', voicemail: null, again: false, startedAt: '2026-03-10T11:00:00.000-04:00' },
			person: { number: ANN, name: 'Ann Smith', tags: ['new'], calls: 1 },
			conversation: { person: ANN, line: LINE, owner: 'maria', nextAction: 'Call now' },
			decision: { action: 'text', reason: 'ok', explanation: REASONS.ok, until: null },
			message: { direction: 'out', purpose: 'first_text', status: 'sent', body: 'Hi' },
			reply: { direction: 'in', purpose: null, status: 'received', key: null },
			escalation: { state: 'open', urgency: 'emergency', code: 1, takenBy: null },
			due: { kind: 'escalation_step', tries: 1, lateSeconds: 7 * 60, late: '7 minutes late' },
		});
	});

	it('fits with the parts that nodes add', () => {
		expectValid({
			...toItem(parts),
			crm: { system: 'ledger', contactId: 'person_1', created: true, status: 'saved' },
			consent: { kind: 'opt_out', at: isoIn('America/New_York', NOON), providerAnswered: false },
			team: { member: 'maria', name: 'Maria', action: 'took' },
			somethingOfTheUser: { anything: [1, 'two', null] },
		});
	});

	it('takes its times from the zone of the business, winter and summer', () => {
		const times = timesIn(toItem(parts));
		expect(times.length).toBeGreaterThan(6);
		for (const [path, time] of times) expect([path, time.slice(-6)]).toEqual([path, '-04:00']);
		const winter = toItem({ ...parts, call: { ...(parts.call as Call), startedAt: Date.parse('2026-01-05T12:00:00Z'), endedAt: Date.parse('2026-07-05T12:00:00Z') } });
		expect(winter.call).toMatchObject({ startedAt: '2026-01-05T07:00:00.000-05:00', endedAt: '2026-07-05T08:00:00.000-04:00' });
	});
});

describe('the schema', () => {
	it('is JSON Schema, draft 2020-12, and plain JSON', async () => {
		const schema = await itemJsonSchema();
		expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: ['business'] });
		expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
	});

	it.each([
		['a time without an offset', { due: { id: 'due_1', kind: 'unanswered', dueAt: '2026-03-10T11:00:00', lateSeconds: 0, tries: 1 } }],
		['a number that is not E.164', { person: { number: '4155550123', name: null, firstName: null, email: null, language: null, address: null, tags: [], calls: 0 } }],
		['a reason that nobody knows', { decision: { action: 'skip', reason: 'because', explanation: '', until: null, facts: {} } }],
		['a part that lacks a field', { crm: { system: 'ledger' } }],
		['a purpose that nobody knows', { message: { id: 'a', direction: 'out', purpose: 'spam', system: 's', from: 'a', to: 'b', body: '', media: [], status: 'sent', reason: null, at: '2026-03-10T11:00:00Z', key: null } }],
	])('refuses %s', async (_what, part) => {
		const profile = await profileOf();
		const wrong = { ...toItem({ profile, now: NOON }), ...part };
		expect(itemSchema.safeParse(wrong).success).toBe(false);
		expect(validate(wrong)).toBe(false);
	});
});

describe('a time as ISO 8601', () => {
	it.each([
		['UTC', /T15:00:00\.000Z$/],
		['America/New_York', /T11:00:00\.000-04:00$/],
		['Asia/Kathmandu', /T20:45:00\.000\+05:45$/],
		['Pacific/Kiritimati', /^2026-03-11T05:00:00\.000\+14:00$/],
		['nowhere', /T15:00:00\.000Z$/],
	])('in %s', (zone, form) => {
		expect(isoIn(zone, NOON)).toMatch(form);
		expect(Date.parse(isoIn(zone, NOON))).toBe(NOON);
	});

	it('is the same moment in every zone, also when clocks go back', () => {
		const zones = fc.constantFrom('America/New_York', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns');
		fc.assert(
			fc.property(zones, fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) }), (zone, at) => {
				expect(Date.parse(isoIn(zone, at))).toBe(at);
			}),
		);
	});
});

describe('whatever the parts', () => {
	const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2090, 0, 1) });
	const words = fc.oneof(fc.constantFrom('', 'Ann', '{"a":1}', 'line\nline', '😀', '\u0000'), fc.string());
	const number = fc.integer({ min: 100, max: 199 }).map((n) => `+14155550${n}`);
	const some = <T extends object>(required: { [K in keyof T]: fc.Arbitrary<T[K]> }, optional: Record<string, fc.Arbitrary<unknown>>) =>
		fc.tuple(fc.record(required), fc.record(optional, { requiredKeys: [] })).map(([must, may]) => ({ ...must, ...may }));

	const call = some<Partial<Call>>(
		{
			id: words,
			businessId: words,
			system: words,
			account: words,
			providerCallId: words,
			from: fc.option(number),
			fromRaw: words,
			to: fc.oneof(number, words),
			startedAt: time,
			outcome: fc.constantFrom('open', 'answered', 'missed', 'ignored'),
			offers: fc.nat(6),
			facts: fc.record({ legs: fc.constant({}), accepted: fc.boolean(), firstAt: time, lastAt: time, voicemail: fc.option(fc.record({ url: fc.webUrl(), durationSeconds: fc.nat(100) }, { requiredKeys: [] }), { nil: undefined }) }),
		},
		{ endedAt: time, missedReason: fc.constantFrom(...MISSED_REASONS), forwardedFrom: words, callerName: words, ignoredBecause: words },
	) as fc.Arbitrary<Call>;
	const person = some<Partial<Person>>(
		{ id: words, businessId: words, number, tags: fc.array(words), fields: fc.constant({}), firstSeenAt: time, lastSeenAt: time, calls: fc.nat() },
		{ name: words, firstName: words, email: words, language: words, address: words, mark: words },
	) as fc.Arbitrary<Person>;
	const conversation = some<Partial<Conversation>>(
		{ id: words, businessId: words, person: number, line: number, status: fc.constantFrom(...LEAD_STATUSES), automation: fc.constantFrom('on', 'paused'), openedAt: time },
		{ pausedUntil: time, pausedBecause: words, owner: words, nextAction: words, followUpAt: time, callBackAt: time, callBackBecause: words, closedAt: time, lastTextAt: time, lostReason: words },
	) as fc.Arbitrary<Conversation>;
	const message = some<Partial<Message>>(
		{
			id: words,
			businessId: words,
			direction: fc.constantFrom('in', 'out'),
			system: words,
			account: words,
			from: words,
			to: words,
			body: words,
			media: fc.array(fc.webUrl(), { maxLength: 2 }),
			status: fc.constantFrom('received', 'held', 'claimed', 'sent', 'delivered', 'undelivered', 'failed', 'unknown'),
			at: time,
			attempt: fc.nat(9),
		},
		{ purpose: fc.constantFrom(...TEXT_PURPOSES), providerId: words, reason: words, vendorCode: words, sentAt: time, deliveredAt: time, key: words },
	) as fc.Arbitrary<Message>;
	const decision = some<Partial<Decision>>(
		{ action: fc.constantFrom('text', 'hold', 'skip'), reason: fc.constantFrom(...(Object.keys(REASONS) as ReasonCode[])), facts: fc.dictionary(words, fc.oneof(words, fc.boolean(), fc.nat(), fc.constant(null))) },
		{ until: time, template: words },
	) as fc.Arbitrary<Decision>;
	const escalation = some<Partial<Escalation>>(
		{
			id: words,
			businessId: words,
			conversationId: words,
			person: number,
			code: fc.integer({ min: 1, max: 99 }),
			state: fc.constantFrom('open', 'acknowledged', 'resolved', 'exhausted'),
			urgency: fc.constantFrom('emergency', 'urgent', 'routine'),
			route: words,
			summary: words,
			step: fc.nat(9),
			loop: fc.nat(5),
			openedAt: time,
			told: fc.array(words, { maxLength: 3 }),
		},
		{ dueAt: time, takenBy: words, takenAt: time, resolvedAt: time },
	) as fc.Arbitrary<Escalation>;
	const due = some<Partial<Due>>({ id: words, kind: fc.constantFrom(...DUE_KINDS), businessId: words, dueAt: time, tries: fc.nat(9), fence: fc.nat(9) }, {}) as fc.Arbitrary<Due>;
	const texts = fc.constantFrom('', 'yes', 'My pipe burst!!', 'how much for a drain, tomorrow 3pm? I am Ann', 'STOP', 'gracias', '???');

	it('the item fits its schema, is plain JSON, and has every time in the zone of the business', async () => {
		const profiles: BusinessProfile[] = [await profileOf(), await profileOf({ timezone: 'Asia/Kathmandu', bookingLink: 'https://example.com/' })];
		const offsets = ['-0[45]:00', '\\+05:45'];
		const parts = fc.record({ call, person, conversation, message, reply: message, decision, escalation, due }, { requiredKeys: [] });
		fc.assert(
			fc.property(fc.nat(1), time, parts, texts, (which, now, some, text) => {
				const profile = profiles[which] as BusinessProfile;
				const classification = classify(text, { now, timezone: profile.timezone });
				const item = toItem({ ...some, classification, profile, now });
				expectValid(item);
				const { classification: _read, ...ours } = item;
				for (const [, at] of timesIn(ours)) {
					if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}/.test(at)) expect(at).toMatch(new RegExp(`${offsets[which]}$`));
				}
			}),
			{ numRuns: 150 },
		);
	});
});
