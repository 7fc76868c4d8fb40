import { failureOf } from '../../../../../connectors/crms/hubspot/failure';
import { splitName } from '../../../../../connectors/crms/hubspot/names';
import { isPlaceholder } from '../../../../../connectors/crms/placeholderName';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Parameters<typeof failureOf>[0] => ({ status, headers, body });

describe('what a refusal means', () => {
	it.each([
		[403, {}, 'unauthorized'],
		[404, 'not JSON', 'gone'],
		[409, { message: 'Contact already exists. Existing ID: 51' }, 'conflict'],
		[423, {}, 'busy'],
		[477, {}, 'busy'],
		[400, null, 'refused'],
		[414, [], 'refused'],
	] as const)('%i', (status, body, kind) => {
		expect(failureOf(answer(status, body)).kind).toBe(kind);
	});

	it.each([
		['SECONDLY', 1],
		['TEN_SECONDLY_ROLLING', 10],
		['DAILY', 3600],
		['anything else', 1],
	])('waits under the policy %s', (policyName, seconds) => {
		expect(failureOf(answer(429, { policyName })).more.retryAfterSeconds).toBe(seconds);
	});

	it.each([
		[{ message: 'Property values were not valid: [{"name":"address","error":"INVALID_OPTION"}]' }, 'address'],
		[{ errors: [{ code: 'CONFLICTING_UNIQUE_VALUE', context: { propertyName: ['missed_call_number'] } }] }, 'missed_call_number'],
		[{ message: 'Property values were not valid: [{"name":"address"' }, undefined],
		[{ message: 'x [{}]' }, undefined],
		[{ errors: [{ context: { propertyName: ['+1 415 555 0132'] } }] }, undefined],
		[{ errors: [null, 5, { context: null }] }, undefined],
		[{ errors: 'none', message: 7 }, undefined],
	])('finds the property at fault in %j', (body, field) => {
		expect(failureOf(answer(400, body)).more.field).toBe(field);
	});

	it('never repeats HubSpot’s words, which quote people’s data', () => {
		const failure = failureOf(answer(400, { category: 'VALIDATION_ERROR', message: 'Property values were not valid: [{"name":"email","error":"INVALID_EMAIL","message":"ann@example is not valid"}]' }));
		expect(failure.message).not.toContain('ann@');
		expect(failure.message).toContain('email');
	});
});

describe('names', () => {
	it('knows a name that was made of the number', () => {
		expect(isPlaceholder('Caller (415) 555-0132', ['+14155550132'])).toBe(true);
		expect(isPlaceholder('Llamada 415 555 0132', ['(415) 555-0132'])).toBe(true);
		expect(isPlaceholder('Ann Lee', ['+14155550132'])).toBe(false);
		expect(isPlaceholder('Unit 132', ['+14155550132'])).toBe(false);
		expect(isPlaceholder(undefined, [])).toBe(false);
	});

	it('takes names apart', () => {
		expect(splitName(' Ann ')).toEqual({ firstname: 'Ann' });
		expect(splitName('Ann de la Cruz')).toEqual({ firstname: 'Ann de la', lastname: 'Cruz' });
	});
});
