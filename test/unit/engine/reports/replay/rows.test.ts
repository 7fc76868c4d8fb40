import fc from 'fast-check';
import { callCells, CALL_COLUMNS, cellsOf, findColumns, readLoggedCall, readLoggedText, textCells, TEXT_COLUMNS, Times, type BadRow, type LoggedCall } from '../../../../../engine';

const LINE = '+14155550100';
const zoneOf = () => 'America/New_York';

function read(table: Readonly<Record<string, string>>, mapping: Readonly<Record<string, string>> = {}): LoggedCall | BadRow {
	const columns = findColumns(Object.keys(table), CALL_COLUMNS, mapping);
	return readLoggedCall(cellsOf(columns, Object.values(table)), 7, new Times(), zoneOf);
}

const record = (row: Readonly<Record<string, unknown>>, mapping = {}) => readLoggedCall(callCells(row, mapping), 7, new Times(), zoneOf);

describe('a row of a call log', () => {
	it('is read as Twilio exports it', () => {
		const row = { 'Call SID': 'CA1', From: '+12125550123', To: LINE, Direction: 'inbound', Status: 'no-answer', 'Start Time': '2026-11-21 15:04:05 UTC', 'End Time': '2026-11-21 15:04:30 UTC', Duration: '25', 'Date Created': '2026-11-21 15:04:04 UTC' };
		expect(read(row)).toEqual({ line: 7, id: 'CA1', from: '+12125550123', to: LINE, direction: 'in', startedAt: Date.parse('2026-11-21T15:04:05Z'), endedAt: Date.parse('2026-11-21T15:04:30Z'), ending: 'no_answer', seconds: 25 });
	});

	it('is read with the columns that somebody names, several of them joined', () => {
		const row = { when: '11/21/2026', clock: '3:04 PM', who: '(212) 555-0123', dialled: LINE, what: 'Missed', took: '1m 5s' };
		expect(read(row, { at: 'when+clock', from: 'who', to: 'dialled', status: 'what', duration: 'took' })).toMatchObject({ from: '(212) 555-0123', startedAt: Date.parse('2026-11-21T20:04:00Z'), endedAt: Date.parse('2026-11-21T20:05:05Z'), ending: 'no_answer' });
	});

	it('has its date and its time of day in two columns', () => {
		expect(read({ Date: '11/21/2026', Time: '3:04 PM', From: 'x', To: LINE, Result: 'Accepted' })).toMatchObject({ startedAt: Date.parse('2026-11-21T20:04:00Z'), ending: 'completed' });
	});

	it.each([
		[{ status: 'No Answer' }, 'no_answer'],
		[{ status: 'CANCELED' }, 'canceled'],
		[{ status: 'Voicemail' }, 'voicemail'],
		[{ status: 'completed', voicemail: 'https://example.com/a.mp3' }, 'voicemail'],
		[{ status: 'completed', voicemail: 'false' }, 'completed'],
		[{ answered: 'false', duration: '30' }, 'no_answer'],
		[{ answered: '2026-11-21T15:04:10Z' }, 'completed'],
		[{ duration: '0' }, 'no_answer'],
		[{ duration: '12' }, 'completed'],
		[{ status: 'ringing' }, 'running'],
	])('%j ended as %s', (said, ending) => {
		expect(read({ from: '+12125550123', to: LINE, at: '2026-11-21T15:04:05Z', ...said })).toMatchObject({ ending });
	});

	it.each([
		[{ to: '' }, /which number/],
		[{ at: '' }, /when the call began/],
		[{ at: 'soon' }, /"soon" is no time/],
		[{ status: 'sideways' }, /"sideways" is no end/],
		[{ status: '' }, /how the call ended/],
	])('says what is wrong with it: %j', (said, problem) => {
		expect(read({ from: '+12125550123', to: LINE, at: '2026-11-21T15:04:05Z', status: 'busy', ...said })).toEqual({ line: 7, problem: expect.stringMatching(problem) });
	});

	it('never ends before it begins', () => {
		expect(read({ from: 'x', to: LINE, start: '2026-11-21T15:04:05Z', end: '2026-11-21T14:00:00Z', status: 'busy' })).toMatchObject({ startedAt: Date.parse('2026-11-21T15:04:05Z'), endedAt: Date.parse('2026-11-21T15:04:05Z') });
	});

	it('is one of our own calls', () => {
		const call = { id: 'call_1', from: null, fromRaw: 'Restricted', to: LINE, startedAt: 1_795_273_445_000, endedAt: 1_795_273_465_000, outcome: 'missed', missedReason: 'carrier_voicemail' };
		expect(record(call)).toMatchObject({ id: 'call_1', from: 'Restricted', startedAt: 1_795_273_445_000, ending: 'machine' });
		expect(record({ ...call, outcome: 'answered' })).toMatchObject({ ending: 'completed' });
		expect(record({ ...call, outcome: 'ignored', missedReason: undefined, ignoredBecause: 'hung_up_at_once' })).toMatchObject({ ending: 'canceled' });
	});

	it('never throws, whatever is in it', () => {
		const names = fc.constantFrom('from', 'to', 'at', 'status', 'duration', 'id', 'end', '__proto__', 'constructor', 'toString');
		fc.assert(fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({}))), (row) => void record(row)));
	});

	it('names what a mapping gets wrong', () => {
		expect(() => findColumns(['A'], CALL_COLUMNS, { from: 'Who' })).toThrow(/no column "Who".*It has: A/);
		expect(() => findColumns(['A'], CALL_COLUMNS, { whom: 'A' })).toThrow(/no field "whom"/);
	});
});

describe('a row of a log of texts', () => {
	const read = (row: Readonly<Record<string, unknown>>) => readLoggedText(textCells(row, {}), 3, new Times(), zoneOf, (number) => number === LINE);
	const base = { from: '+12125550123', to: LINE, body: 'STOP', 'Date Sent': '2026-11-21 15:04:05 UTC' };

	it('knows who wrote, and what a program sent', () => {
		expect(read({ ...base, direction: 'inbound' })).toMatchObject({ direction: 'in', automatic: false, body: 'STOP' });
		expect(read({ ...base, from: LINE, to: '+12125550123', direction: 'outbound-api' })).toMatchObject({ direction: 'out', automatic: true });
		expect(read({ ...base, from: LINE, to: '+12125550123', direction: 'outbound' })).toMatchObject({ direction: 'out', automatic: false });
		expect(read({ ...base, from: LINE, to: '+12125550123' })).toMatchObject({ direction: 'out' });
		expect(read(base)).toMatchObject({ direction: 'in' });
	});

	it('says what is wrong with it', () => {
		expect(read({ ...base, to: '' })).toEqual({ line: 3, problem: expect.stringMatching(/written to/) });
		expect(Object.keys(TEXT_COLUMNS)).toContain('body');
	});
});
