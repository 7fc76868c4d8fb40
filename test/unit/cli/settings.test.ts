import { UsageError } from '../../../cli/exit';
import { readSettings } from '../../../cli/replay/settings';
import { surroundings } from '../../../cli/doctor/surroundings';

const NEEDED = ['--profile', 'p.json', '--calls', 'c.csv'];

describe('the command line of replay', () => {
	it('is read into what the nodes of a canvas would have set', () => {
		const settings = readSettings([...NEEDED, '--grace', '60', '--cooldown', '0', '--quiet-hours', 'hold', '--rate', '10,20', '--ticket', '300,eur', '--map', 'from=Who,at=Day+Hour', '--now', '2026-11-21T15:00:00Z']);
		expect(settings).toMatchObject({ profiles: ['p.json'], calls: 'c.csv', map: { from: 'Who', at: 'Day+Hour' }, now: Date.parse('2026-11-21T15:00:00Z'), json: false });
		expect(settings.options([])).toMatchObject({ settings: { graceSeconds: 60, cooldownHours: 0, quietHours: 'hold', staleAfterHours: 12 }, rate: [0.1, 0.2], ticket: { amount: 300, currency: 'EUR' } });
	});

	it.each([
		[[], /--profile/],
		[['--profile', 'p.json'], /--calls/],
		[[...NEEDED, 'more'], /"more"/],
		[[...NEEDED, '--nonsense'], /--nonsense/],
		[[...NEEDED, '--grace', 'soon'], /--grace takes a number/],
		[[...NEEDED, '--grace', '-1'], /grace/],
		[[...NEEDED, '--rate', '20,10'], /percentages/],
		[[...NEEDED, '--rate', ''], /percentages/],
		[[...NEEDED, '--ticket', 'a lot'], /--ticket/],
		[[...NEEDED, '--map', 'from'], /FIELD=COLUMN/],
		[[...NEEDED, '--quiet-hours', 'never'], /one of profile, send, hold/],
		[[...NEEDED, '--now', '2026-11-21T15:00'], /with its zone/],
		[['--profile', 'p.json', '--calls', '-', '--messages', '-'], /standard input/],
	])('is refused in words: %j', (args, words) => {
		expect(() => readSettings(args)).toThrow(UsageError);
		expect(() => readSettings(args)).toThrow(words);
	});
});

describe('the doctor on what is around', () => {
	const of = (what: string, environment: Record<string, string>, node = '24.21.0') => surroundings(environment, node).find((finding) => finding.what === what);

	it('wants a Node that has SQLite', () => {
		expect(of('Node', {}, '22.12.0')?.status).toBe('fail');
		expect(of('Node', {}, '20.19.0')?.status).toBe('fail');
		expect(of('Node', {}, '22.13.0')?.status).toBe('ok');
		expect(of('Node', {}, '24.0.0')?.status).toBe('ok');
	});

	it('wants an address that phone systems can reach', () => {
		expect(of('webhooks', { WEBHOOK_URL: 'https://n8n.example.com/' })?.status).toBe('ok');
		expect(of('webhooks', { WEBHOOK_URL: 'http://n8n.example.com/' })).toMatchObject({ status: 'warn', said: expect.stringMatching(/not https/) });
		expect(of('webhooks', { WEBHOOK_URL: 'https://localhost:5678/' })).toMatchObject({ status: 'warn', said: expect.stringMatching(/no phone system can reach/) });
		expect(of('webhooks', { WEBHOOK_URL: 'n8n' })?.status).toBe('fail');
		expect(of('webhooks', {})?.status).toBe('warn');
	});
});
