import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeHighLevel, type FakeHighLevel } from '../fakes/highlevel';
import { APP, FakeRingCentral, JWT, LINE as RC_LINE, sessionEvent, type PartyTold } from '../fakes/ringcentral';
import { LedgerFile, OWNER, webhookPath } from '../support/canvas';
import { startN8n, type RunningN8n, type WorkflowJson } from '../support/n8n';
import { until } from '../support/until';

type Canvas = WorkflowJson & { id: string };
type Parameters = Record<string, unknown>;

const FOLDER = join(__dirname, '..', '..', 'workflows', 'systems');
const DANA = '+14155550171';
const CALLER = '+14155550132';
const OTHER = '+14155550133';
const THIRD = '+14155550134';
const SECRET = 'only-for-these-tests-0123456789';
const PREFIX = 'n8n-nodes-missed-call.';

let n8n: RunningN8n;
let highlevel: FakeHighLevel;
let ringcentral: FakeRingCentral;
beforeAll(async () => {
	highlevel = await startFakeHighLevel();
	ringcentral = await FakeRingCentral.start();
	n8n = await startN8n({ lazyAcquire: true });
	await n8n.api.signIn(OWNER);
});
afterAll(async () => {
	await n8n?.stop();
	await highlevel?.stop();
	await ringcentral?.stop();
});

const kindOf = (type: string): string => (type.startsWith(PREFIX) ? type.slice(PREFIX.length) : '');
const read = (file: string): Canvas => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Canvas;

/** A canvas as it ships, with what a user fills in filled in. */
function filledIn(canvas: Canvas, line: string, credentials: Record<string, { readonly id: string; readonly name: string }>, more: (kind: string, parameters: Parameters) => Parameters = () => ({})): Canvas {
	const nodes = canvas.nodes.map((node) => {
		const kind = kindOf(node.type);
		const own: Parameters =
			kind === 'missedCallTrigger' ? { businessSource: 'here', businessName: 'Bayside', businessNumbers: line, team: { person: [{ name: 'Dana', phone: DANA }] } }
			: kind === 'textReplyTrigger' ? { options: { gatherSeconds: 0 } }
			: kind === 'followUpTrigger' ? { interval: 1 }
			: {};
		return { ...node, parameters: { ...node.parameters, ...own, ...more(kind, node.parameters ?? {}) }, ...(kind === '' ? {} : { credentials }) };
	});
	return { ...canvas, nodes };
}

describe('the canvases of phone systems and CRMs', () => {
	it('are made of nodes that n8n knows, in versions and with credentials that it knows', async () => {
		const known = await n8n.api.file<{ name: string; version: number | number[]; credentials?: { name: string }[] }[]>('/types/nodes.json');
		const credentials = await n8n.api.file<{ name: string }[]>('/types/credentials.json');
		for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
			for (const { name, type, typeVersion } of read(file).nodes) {
				const found = known.filter((one) => one.name === type);
				expect({ file, name, known: found.flatMap(({ version }) => version).includes(typeVersion as number) }).toEqual({ file, name, known: true });
				if (!type.startsWith(PREFIX)) continue;
				for (const { name: credential } of found.flatMap((one) => one.credentials ?? [])) expect(credentials.map((one) => one.name)).toContain(credential);
			}
		}
	});
});

describe('HighLevel as phone system and CRM in a real n8n', () => {
	let canvas: Canvas;
	const post = async (customData: Record<string, string>, secret = SECRET, from = CALLER) => {
		const { locationId } = highlevel.state;
		const trigger = customData.event === 'call' ? 'calls' : 'texts';
		const answer = await fetch(`${n8n.url}${webhookPath(canvas, trigger)}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-missed-call-secret': secret },
			body: JSON.stringify({ contact_id: contactId(from), phone: from, location: { id: locationId, name: 'Acme' }, workflow: { id: 'w1', name: 'Missed calls' }, customData: { to: highlevel.state.lines[0] ?? '', ...customData } }),
		});
		return answer.status;
	};
	const contactId = (of = CALLER) => [...highlevel.state.contacts.values()].find(({ phone }) => phone === of)?.id ?? '';
	const out = (to = CALLER) => highlevel.state.messages.filter((message) => message.direction === 'outbound' && message.to === to).map(({ body }) => body);
	const notes = (of = CALLER) => highlevel.state.notes.filter((note) => note.contactId === contactId(of)).map(({ body }) => body);

	beforeAll(async () => {
		const id = await n8n.api.createCredential({ name: 'HighLevel', type: 'missedCallHighLevelApi', data: { token: highlevel.state.token, locationId: highlevel.state.locationId, number: highlevel.state.lines[0] ?? '', webhookSecret: SECRET, baseUrl: highlevel.url } });
		canvas = filledIn(read('highlevel.json'), highlevel.state.lines[0] ?? '', { missedCallHighLevelApi: { id, name: 'HighLevel' } });
		highlevel.state.addContact({ phone: CALLER, name: 'Ann Lee', firstName: 'Ann', tags: ['vip'], type: 'lead', searchableAt: highlevel.state.now() });
		highlevel.state.addContact({ phone: OTHER, name: 'Bob Ray', firstName: 'Bob', tags: [], type: 'lead', searchableAt: highlevel.state.now() });
		await n8n.api.importAndPublish(canvas);
	});

	it('refuses what does not know the secret', async () => {
		expect(await post({ event: 'call', status: 'missed', id: 'c0', at: new Date().toISOString() }, 'something else')).toBe(403);
		expect(out()).toEqual([]);
	});

	it('texts a missed caller once, with the name that the CRM has, and keeps the call and the text on the one contact', async () => {
		const call = { event: 'call', status: 'missed', id: 'c1', at: new Date().toISOString() };
		expect([await post(call), await post(call)]).toEqual([200, 200]);
		await until('the text', () => out().length > 0);
		await until('the call on the timeline', () => notes().some((note) => /Missed call/.test(note)));
		await until('the text on the timeline', () => notes().some((note) => note.includes(out()[0]?.slice(0, 20) ?? '?')), 60_000);
		expect(out()).toHaveLength(1);
		expect(out()[0]).toContain('Ann');
		expect([...highlevel.state.contacts.values()].filter(({ phone }) => phone === CALLER)).toHaveLength(1);
		expect(notes().filter((note) => /Missed call/.test(note))).toHaveLength(1);
	});

	it('the CRM down keeps no text waiting: what it missed is written when it is back, once', async () => {
		highlevel.faults.down = /notes|tasks/;
		expect(await post({ event: 'call', status: 'missed', id: 'c2', at: new Date().toISOString() }, SECRET, OTHER)).toBe(200);
		await until('the text', () => out(OTHER).length > 0);
		const ledger = new LedgerFile(n8n.userFolder);
		await until('the write to wait', () => ledger.rows("SELECT id FROM crm_writes WHERE number = ? AND state = 'pending' AND error IS NOT NULL", OTHER).length > 0);
		expect(notes(OTHER)).toEqual([]);
		delete highlevel.faults.down;
		await until('it to be written', () => notes(OTHER).length >= 2, 120_000);
		await until('nothing to wait any more', () => ledger.rows("SELECT id FROM crm_writes WHERE number = ? AND state = 'pending'", OTHER).length === 0);
		expect(notes(OTHER).filter((note) => /Missed call/.test(note))).toHaveLength(1);
		expect(notes(OTHER)).toHaveLength(2);
	});
});

describe('a takeover that the CRM tells of, in a real n8n', () => {
	it('is let in with the secret alone, silences automation, and gives the conversation to the owner in the CRM', async () => {
		const canvas = JSON.parse(readFileSync(join(FOLDER, '..', 'stages', 'take-over.json'), 'utf8')) as Canvas;
		const id = await n8n.api.createCredential({ name: 'Header', type: 'httpHeaderAuth', data: { name: 'x-secret', value: SECRET } });
		const nodes = canvas.nodes.map((node) => (node.type.endsWith('.webhook') ? { ...node, credentials: { httpHeaderAuth: { id, name: 'Header' } } } : node));
		await n8n.api.importAndPublish({ ...canvas, nodes });
		const path = canvas.nodes.find(({ type }) => type.endsWith('.webhook'))?.webhookId ?? '';
		const says = async (secret: string) =>
			(await fetch(`${n8n.url}/webhook/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-secret': secret }, body: JSON.stringify({ number: '(415) 555-0132', owner: 'Dana' }) })).status;
		const taken = () => new LedgerFile(n8n.userFolder).rows("SELECT owner FROM conversations WHERE person = ? AND automation = 'paused'", CALLER);
		expect(await says('something else')).toBe(403);
		expect(taken()).toEqual([]);
		expect(await says(SECRET)).toBe(200);
		await until('the takeover', () => taken().length === 1);
		await until('its owner', () => (taken()[0] as { owner: string }).owner === 'dana');
	});
});

describe('RingCentral in a real n8n', () => {
	it('subscribes with a handshake when it is published, hears a missed call, texts once, and unsubscribes', async () => {
		const id = await n8n.api.createCredential({ name: 'RingCentral', type: 'missedCallRingCentralApi', data: { ...APP, jwtToken: JWT, serverUrl: ringcentral.url } });
		// The CRM of the canvas has an address of its own that no test can stand in for.
		const canvas = filledIn(read('ringcentral-pipedrive.json'), RC_LINE, { missedCallRingCentralApi: { id, name: 'RingCentral' } }, (kind, parameters) => (kind === 'upsertCrmContact' ? { ...parameters, crm: 'ledger' } : {}));
		await n8n.api.importAndPublish(canvas);
		expect([...ringcentral.state.subscriptions.values()].map(({ status }) => status)).toEqual(['Active', 'Active']);

		const party = (leg: string, code: string, more: Partial<PartyTold> = {}): PartyTold => ({ id: leg, direction: leg === 'p-1' ? 'Outbound' : 'Inbound', code, from: { number: THIRD }, to: { number: RC_LINE }, ...(leg === 'p-1' ? {} : { extension: '400100101' }), ...more });
		const at = Date.now() - 20_000;
		const steps = [party('p-1', 'Setup'), party('p-2', 'Proceeding'), party('p-2', 'Disconnected', { missed: true, reason: 'NoAnswer' }), party('p-1', 'Disconnected')];
		for (const [index, step] of steps.entries()) expect(await ringcentral.deliver(sessionEvent('s-e2e', index + 2, at + index * 1_000, [step]))).toEqual([200]);
		const texts = () => ringcentral.state.messages.filter(({ direction, to }) => direction === 'Outbound' && to === THIRD);
		await until('the text', () => texts().length > 0, 60_000);
		// An answer comes in through the other subscription.
		await ringcentral.receiveText({ from: THIRD, body: 'STOP' });
		await until('the opt-out', () => new LedgerFile(n8n.userFolder).rows('SELECT number FROM consent_states WHERE number = ? AND opted_out_at IS NOT NULL', THIRD).length > 0);
		expect(texts()).toHaveLength(1);

		await n8n.api.deactivate(canvas.id);
		expect([...ringcentral.state.subscriptions.values()].filter(({ status }) => status === 'Active')).toEqual([]);
	});
});
