import fc from 'fast-check';
import { fieldWrites, patchOf, type CrmField, type CrmValue, type FieldWrite, type WriteRule } from '../../../../engine';
import { knownFields } from '../../../../engine/crm/mapping';

const write = (field: string, value: CrmValue, rule: WriteRule = 'always'): FieldWrite => ({ field, value, rule });
const MAPPING = { email: { field: 'mail', rule: 'fill' }, status: { field: 'lead_status', rule: 'always' }, owner: { field: 'owner_id', rule: 'never' } } as const;

describe('where lead fields go', () => {
	it('is what the mapping says, for what is known', () => {
		expect(fieldWrites({ email: 'ann@example.com', status: 'Texted', owner: '7', language: 'en' }, MAPPING)).toEqual([write('mail', 'ann@example.com', 'fill'), write('lead_status', 'Texted')]);
		expect(fieldWrites({}, MAPPING)).toEqual([]);
	});

	it('is what the user says instead: another field, another rule, or nowhere', () => {
		expect(fieldWrites({ email: 'a@example.com', status: 'Texted' }, MAPPING, [{ from: 'email', field: 'mail_2', rule: 'always' }, { from: 'status', rule: 'never' }])).toEqual([write('mail_2', 'a@example.com')]);
		expect(fieldWrites({ owner: '7' }, MAPPING, [{ from: 'owner', field: 'owner_id', rule: 'fill' }])).toEqual([write('owner_id', '7', 'fill')]);
		expect(fieldWrites({ email: 'a@example.com' }, MAPPING, [{ from: 'email', field: 'mail', rule: 'never' }])).toEqual([]);
	});

	it('may be two fields, and a value of the user’s own has the last word', () => {
		const overrides = [{ from: 'status', field: 'stage', rule: 'always' }, { from: 'status', field: 'stage_2', rule: 'fill' }, { value: 'Mine', field: 'mail', rule: 'always' }] as const;
		expect(fieldWrites({ email: 'a@example.com', status: 'Texted' }, MAPPING, overrides)).toEqual([write('mail', 'Mine'), write('stage', 'Texted'), write('stage_2', 'Texted', 'fill')]);
		expect(fieldWrites({}, MAPPING, [{ value: null, field: 'old', rule: 'always' }])).toEqual([write('old', null)]);
	});
});

describe('which fields can be written', () => {
	const fields: CrmField[] = [
		{ id: 'city', label: 'City', kind: 'text' },
		{ id: 'score', label: 'Score', kind: 'number', readOnly: true },
		{ id: 'stage', label: 'Stage', kind: 'option', options: [{ id: 's1', label: 'New Lead' }, { id: 'S2', label: 'Texted' }] },
		{ id: 'free', label: 'Free', kind: 'option' },
	];

	it('are those that the account has and that it does not keep itself', () => {
		expect(knownFields([write('city', 'Reno'), write('score', 3), write('nowhere', 'x')], fields)).toEqual([write('city', 'Reno')]);
		expect(knownFields([write('nowhere', 'x')], [])).toEqual([write('nowhere', 'x')]);
	});

	it.each([['new lead', 's1'], ['S1', 's1'], ['s2', 'S2'], ['TEXTED', 'S2']])('take an option by its id or label: %s', (said, id) => {
		expect(knownFields([write('stage', said)], fields)).toEqual([write('stage', id)]);
	});

	it('take no option that there is not, but may be emptied', () => {
		expect(knownFields([write('stage', 'Booked')], fields)).toEqual([]);
		expect(knownFields([write('stage', null)], fields)).toEqual([write('stage', null)]);
		expect(knownFields([write('free', 'anything')], fields)).toEqual([write('free', 'anything')]);
	});
});

describe('what is changed', () => {
	it.each<[string, CrmValue | undefined, CrmValue, WriteRule, boolean]>([
		['fills what is empty', '', 'x', 'fill', true],
		['fills what is blank', '  ', 'x', 'fill', true],
		['fills what is missing', undefined, 'x', 'fill', true],
		['fills null', null, 'x', 'fill', true],
		['leaves what is there', 'y', 'x', 'fill', false],
		['leaves a zero that is there', 0, 5, 'fill', false],
		['leaves a no that is there', false, true, 'fill', false],
		['writes over it always', 'y', 'x', 'always', true],
		['writes a no always', true, false, 'always', true],
		['leaves what is the same', 'x', 'x', 'always', false],
		['leaves a number that is written in another way', '5.0', 5, 'always', false],
		['leaves a text that stands for the number', 5, '5.00', 'always', false],
		['leaves a time that is written in another way', '2026-03-10T15:00:00.000Z', '2026-03-10T11:00:00-04:00', 'always', false],
		['writes another time', '2026-03-10T15:00:01Z', '2026-03-10T11:00:00-04:00', 'always', true],
		['takes no text for a time', '1', '01', 'always', true],
		['empties where that is always', 'y', null, 'always', true],
		['empties nothing that is to be filled', 'y', '', 'fill', false],
		['empties nothing that is empty', undefined, null, 'always', false],
		['never fills with nothing', undefined, '', 'fill', false],
	])('%s', (_what, there, value, rule, changed) => {
		expect(patchOf(there === undefined ? {} : { f: there }, [write('f', value, rule)])).toEqual(changed ? { f: value } : {});
	});

	it('is nothing of what every object has', () => {
		expect(patchOf({}, [write('constructor', 'x', 'fill'), write('toString', 'y')])).toEqual({ constructor: 'x', toString: 'y' });
	});

	it('is nothing any more once it was written, whatever it was', () => {
		const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
		fc.assert(
			fc.property(fc.dictionary(fc.string(), value), fc.array(fc.record({ field: fc.string(), value, rule: fc.constantFrom('fill' as const, 'always' as const) }), { maxLength: 5 }), (current, writes) => {
				const once = [...new Map(writes.map((each) => [each.field, each])).values()];
				const after = { ...current, ...patchOf(current, once) };
				expect(patchOf(after, once)).toEqual({});
				for (const { field, rule } of once) if (rule === 'fill' && Object.hasOwn(current, field) && String(current[field] ?? '').trim() !== '') expect(after[field]).toEqual(current[field]);
			}),
		);
	});
});
