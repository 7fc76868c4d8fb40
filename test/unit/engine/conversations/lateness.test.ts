import fc from 'fast-check';
import { lateInWords } from '../../../../engine/conversations';

it.each([
	[0, undefined],
	[60, undefined],
	[NaN, undefined],
	[61, '1 minute late'],
	[150, '2 minutes late'],
	[3_600, '1 hour late'],
	[7_500, '2 hours 5 minutes late'],
	[86_400 + 60, '1 day 1 minute late'],
	[3 * 86_400 + 3_600 + 60, '3 days 1 hour late'],
])('%s seconds are: %s', (seconds, words) => {
	expect(lateInWords(seconds)).toBe(words);
});

it('is said of all that is late by more than a minute, in few words', () => {
	fc.assert(fc.property(fc.integer({ min: 61, max: 400 * 86_400 }), (seconds) => expect(lateInWords(seconds)).toMatch(/^(\d+ (day|hour|minute)s? ){1,2}late$/)));
});
