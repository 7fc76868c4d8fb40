import type { SendReason } from '../../../engine';

/**
 * Why a text did not arrive, by the number at the end of its code, which also names who says so (`SMS-RC-`, `SMS-UP-`,
 * `SMS-CAR-`): https://developers.ringcentral.com/guide/messaging/sms/sms-errors
 */
const BY_CODE: ReadonlyMap<string, SendReason> = new Map<string, SendReason>([
	['RC-403', 'throttled'],
	['RC-410', 'not_textable'],
	['RC-503', 'account'],
	['RC-504', 'account'],
	['UP-410', 'not_textable'],
	['CAR-410', 'unreachable'],
	['CAR-431', 'blocked'],
]);

const BY_NUMBER: ReadonlyMap<string, SendReason> = new Map<string, SendReason>([
	['400', 'not_textable'],
	['411', 'not_textable'],
	['412', 'unreachable'],
	['413', 'opted_out'],
	['414', 'bad_sender'],
	['430', 'filtered'],
	['431', 'filtered'],
	['432', 'bad_text'],
	['433', 'bad_text'],
	['434', 'bad_text'],
	['435', 'filtered'],
	['450', 'throttled'],
	['451', 'throttled'],
	['452', 'throttled'],
	['461', 'unregistered'],
	['500', 'unavailable'],
	['501', 'unavailable'],
]);

export function deliveryReason(code: string): SendReason {
	const [, from = '', number = ''] = /^SMS-(RC|UP|CAR)-(\d{3})$/.exec(code) ?? [];
	return BY_CODE.get(`${from}-${number}`) ?? BY_NUMBER.get(number) ?? 'other';
}

/** What happened and how to mend it, for the reasons that the person who sends can do something about. */
export function deliveryMessage(reason: SendReason): string {
	switch (reason) {
		case 'opted_out':
			return 'The person has opted out of texts from this number. RingCentral delivers nothing until they text START to it.';
		case 'not_textable':
			return 'The recipient’s number cannot receive texts: it may be a landline or out of service.';
		case 'filtered':
			return 'The text was filtered as unwanted. Check the wording and leave out short links.';
		case 'unregistered':
			return 'Carriers do not take texts from this number. Verify the toll-free number, or put the number into a registered campaign (TCR), in the RingCentral admin portal.';
		case 'throttled':
			return 'The account or its campaign has used up its texts of the day or the month.';
		default:
			return 'RingCentral took the text and could not send it.';
	}
}
