import { ACCOUNT_ERRORS } from '../../../../../connectors/phones/twilio/errors/account';
import { CALL_ERRORS } from '../../../../../connectors/phones/twilio/errors/call';
import { DELIVERY_ERRORS } from '../../../../../connectors/phones/twilio/errors/delivery';
import { MESSAGE_ERRORS } from '../../../../../connectors/phones/twilio/errors/message';
import { RECIPIENT_ERRORS } from '../../../../../connectors/phones/twilio/errors/recipient';
import { SENDER_ERRORS } from '../../../../../connectors/phones/twilio/errors/sender';
import { twilio } from '../../../../../connectors/phones/twilio';
import { TWILIO_ERRORS } from '../../../../../connectors/phones/twilio/errors';
import { formRequest } from './support';

describe('the error codes', () => {
	it.each([
		['21610', 'opted_out'],
		['30006', 'landline'],
		['21635', 'landline'],
		['21211', 'invalid_number'],
		['21614', 'not_textable'],
		['30003', 'unreachable'],
		['30005', 'unreachable'],
		['30004', 'blocked'],
		['30007', 'filtered'],
		['30008', 'other'],
		['30032', 'unregistered'],
		['30034', 'unregistered'],
		['21606', 'bad_sender'],
		['21408', 'region_off'],
		['21617', 'bad_text'],
		['20003', 'unauthorized'],
		['30002', 'account'],
		['20429', 'throttled'],
		['30001', 'throttled'],
		['21611', 'throttled'],
		['30410', 'unavailable'],
	])('%s is %s', (code, reason) => {
		expect(TWILIO_ERRORS.get(code)?.reason).toBe(reason);
	});

	it('that we do not know are “other” where they come in a report', () => {
		const reported = (ErrorCode: string) => twilio.readText(formRequest({ MessageSid: 'SM1', MessageStatus: 'failed', ErrorCode }));
		expect([reported('12345'), reported('constructor'), reported('')]).toMatchObject([{ reason: 'other' }, { reason: 'other' }, { reason: 'other' }]);
	});

	it('stand in one group each, with a sentence that says what happened', () => {
		const groups = [ACCOUNT_ERRORS, CALL_ERRORS, DELIVERY_ERRORS, MESSAGE_ERRORS, RECIPIENT_ERRORS, SENDER_ERRORS];
		expect(groups.flatMap((group) => Object.keys(group))).toHaveLength(TWILIO_ERRORS.size);
		for (const [code, { message }] of TWILIO_ERRORS) {
			expect(code).toMatch(/^\d{5}$/);
			expect(message).toMatch(/^[A-Z].+\.$/s);
		}
	});

	it('that pass by themselves are those of time and traffic, and never those of the person', () => {
		const passing = [...TWILIO_ERRORS].filter(([, { permanent }]) => !permanent).map(([, { reason }]) => reason);
		expect([...new Set(passing)].sort()).toEqual(['other', 'throttled', 'unavailable', 'unreachable']);
	});
});
