import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import { checkProfile } from '../../../engine';
import { missedCall, PROFILE, scratch } from './support';

const { file, folder, remove } = scratch();
const ledger = join(folder, 'ledger.sqlite');
const ANN = '+12125550123';

beforeAll(async () => {
	const open = ledgerOver(await openSqlite(ledger));
	const checked = await checkProfile(PROFILE);
	if (!checked.ok) throw new Error('The profile of the test has faults.');
	await open.saveBusiness(checked.profile, 0);
	await open.optOut('bayside', ANN, Date.now(), 'keyword', 'STOP', '+14155550100');
	await open.countRefusal('twilio calls', 'bad_signature', Date.now());
	const of = { system: 'hubspot', account: '1', number: ANN, businessId: 'bayside' };
	await open.planCrmWrites(of, ['note:1', 'note:2'].map((key) => ({ kind: 'entry', entry: { key, at: 0, kind: 'note', body: 'A note.' } })), 0);
	const taken = await open.takeCrmContact(of, 0, 60_000);
	await open.endCrmWrite(of, taken?.fence ?? 0, taken?.writes[0]?.id ?? '', { state: 'failed', error: 'The stage does not exist.' }, 0);
	await open.close();
});
afterAll(remove);

describe('missed-call', () => {
	it('has help for itself and for every command', async () => {
		const { code, out } = await missedCall(['--help']);
		const commands = [...out.matchAll(/^ {2}missed-call ([\w-]+)/gm)].map(([, name = '']) => name);
		expect(code).toBe(0);
		expect(commands).toEqual(['replay', 'classify', 'test-routes', 'review', 'check', 'doctor', 'verify', 'export', 'backup', 'restore', 'forget']);
		for (const name of commands) expect(await missedCall([name, '--help'])).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^missed-call ${name}: `)) });
	});

	it('says what there is where it is asked for something else', async () => {
		expect(await missedCall(['repaly'])).toMatchObject({ code: 2, said: expect.stringMatching(/no command "repaly"/) });
		expect(await missedCall(['doctor', '--nope'])).toMatchObject({ code: 2, said: expect.stringMatching(/--nope/) });
		expect(await missedCall([])).toMatchObject({ code: 2 });
	});
});

describe('missed-call check', () => {
	it('shows every text of a good profile, and every fault of another', async () => {
		const good = await missedCall(['check', file('good.json', JSON.stringify(PROFILE))]);
		expect(good).toMatchObject({ code: 0, out: expect.stringMatching(/open, en .*1 segment, GSM-7\n {2}Hi, this is Bayside Plumbing/) });
		const bad = await missedCall(['check', file('bad.json', JSON.stringify([PROFILE, { ...PROFILE, timezone: 'Mars/Olympus' }])), '--json']);
		expect(bad.code).toBe(1);
		expect(bad.lines).toMatchObject([{ ok: true, id: 'bayside' }, { ok: false, faults: [{ path: 'timezone' }] }]);
	});

	it('finds what should not be sent as it is', async () => {
		const profile = { ...PROFILE, templates: { open: 'Hi from {busines}, sorry we missed you.' } };
		const { code, out } = await missedCall(['check', '-', '--errors'], { input: JSON.stringify(profile) });
		expect(code).toBe(1);
		expect(out).toMatch(/error: .*busines/);
	});
});

describe('missed-call doctor', () => {
	it('looks at a ledger, and tells what somebody should know of', async () => {
		const { code, out } = await missedCall(['doctor', '--ledger', ledger], { env: { WEBHOOK_URL: 'https://n8n.example.com/' } });
		expect(code).toBe(0);
		expect(out).toMatch(/^ok +businesses +1 saved/m);
		expect(out).toMatch(/^ok +ledger speed +[\d,]+ durable commits|^warn +ledger speed/m);
		expect(out).toMatch(/^warn +refused requests +1 since yesterday: twilio calls: bad_signature \(1\)/m);
		expect(out).toMatch(/^ok +owed calls/m);
		expect(out).toMatch(/^warn +CRM +hubspot refused 1 writes: The stage does not exist\. Mend it/m);
		expect(out).toMatch(/^ok +CRM writes +1 wait/m);
	});

	it('fails where processes would remember different things, and where the folder cannot be used', async () => {
		expect(await missedCall(['doctor'], { env: { EXECUTIONS_MODE: 'queue', N8N_USER_FOLDER: folder } })).toMatchObject({ code: 1, out: expect.stringMatching(/^fail +ledger .*Postgres/m) });
		expect(await missedCall(['doctor', '--ledger', file('text.sqlite', 'this is no database, and long enough to be looked at as one '.repeat(20))])).toMatchObject({ code: 1, out: expect.stringMatching(/^fail +ledger .*something else than a ledger/m) });
		expect(await missedCall(['doctor', '--json'], { env: { MISSED_CALL_LEDGER: 'relative/path' } })).toMatchObject({ code: 1 });
	});
});

describe('what the ledger holds', () => {
	it('is exported, and the consent of one person by itself', async () => {
		const all = await missedCall(['export', '--ledger', ledger]);
		expect(all.code).toBe(0);
		expect(all.lines).toContainEqual(expect.objectContaining({ table: 'businesses' }));
		const one = await missedCall(['export', '--ledger', ledger, '--person', ANN]);
		expect(one.lines).toMatchObject([{ person: ANN, optOuts: [{ words: 'STOP' }] }]);
		expect(await missedCall(['export', '--ledger', ledger, '--business', 'nobody'])).toMatchObject({ code: 1, said: expect.stringMatching(/It has: bayside/) });
	});

	it('is backed up and restored into an empty ledger, and into no other', async () => {
		const backup = join(folder, 'ledger.backup');
		const other = join(folder, 'other.sqlite');
		expect(await missedCall(['backup', backup, '--ledger', ledger])).toMatchObject({ code: 0 });
		expect(await missedCall(['backup', backup, '--ledger', ledger])).toMatchObject({ code: 1, said: expect.stringMatching(/already/) });
		expect(await missedCall(['restore', backup, '--ledger', other])).toMatchObject({ code: 0 });
		expect((await missedCall(['export', '--ledger', other, '--person', ANN])).lines).toMatchObject([{ optOuts: [{ words: 'STOP' }] }]);
		expect(await missedCall(['restore', backup, '--ledger', other])).toMatchObject({ code: 1, said: expect.stringMatching(/empty/) });
	});

	it('is forgotten only when that is said twice, and opt-outs stay', async () => {
		expect(await missedCall(['forget', '--person', ANN, '--ledger', ledger])).toMatchObject({ code: 1, said: expect.stringMatching(/--yes/) });
		expect(await missedCall(['forget', '--person', ANN, '--ledger', ledger, '--yes'])).toMatchObject({ code: 0, said: expect.stringMatching(/^Forgotten: /) });
		expect(await missedCall(['forget', '--older-than', '365d', '--ledger', ledger, '--yes'])).toMatchObject({ code: 0 });
		expect((await missedCall(['export', '--ledger', ledger, '--person', ANN])).lines).toMatchObject([{ lines: [{ mayText: false }] }]);
		for (const args of [[], ['--older-than', 'soon'], ['--older-than', '0d'], ['--person', 'Ann'], ['--person', ANN, '--older-than', '1d']]) expect(await missedCall(['forget', ...args])).toMatchObject({ code: 2 });
	});

	it('is not made where there is none', async () => {
		const none = join(folder, 'none.sqlite');
		for (const command of [['export'], ['backup', join(folder, 'x')], ['forget', '--older-than', '1d', '--yes']]) {
			expect(await missedCall([...command, '--ledger', none])).toMatchObject({ code: 1, said: expect.stringMatching(/no ledger at/) });
		}
		expect(existsSync(none)).toBe(false);
	});
});
