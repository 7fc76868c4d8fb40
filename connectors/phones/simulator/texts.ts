import { randomUUID } from 'node:crypto';
import type { ReceivedText } from '../../../engine';
import { ACCOUNT, LONGEST_TEXT, SYSTEM } from './names';
import { isLandline } from './number';
import { Refusal } from './refusal';
import type { Fields } from './request';
import type { SimulatorStore } from './store';

/**
 * Takes a text to a business.
 * @throws Refusal when the company declines it
 */
export function handleText(fields: Fields, store: SimulatorStore, now: number): ReceivedText {
	if (fields.action !== 'text') throw new Refusal(400, 'Unknown action. Texts know one: {"action": "text", "from": …, "to": …, "body": …}.');
	const from = fields.number('from');
	const to = fields.number('to');
	const body = fields.string('body') ?? '';
	if (body.trim() === '') throw new Refusal(400, '"body" is missing: write what the text says.');
	if (body.length > LONGEST_TEXT) throw new Refusal(400, `The text is longer than ${LONGEST_TEXT} characters. Send it in parts.`);
	if (isLandline(from)) throw new Refusal(409, 'This is a landline: it can call, but not text. Choose another number.');
	if (store.numbers.pathOf(to, 'texts') === undefined) {
		throw new Refusal(404, 'Nobody reads texts to this number. Activate a workflow whose Text Reply Trigger has it, with the Simulator as phone system.');
	}
	const text = store.texts.keep({ id: fields.id() ?? `sim-${randomUUID()}`, direction: 'in', from, to, body, media: [], at: now });
	return { kind: 'text', system: SYSTEM, account: ACCOUNT, providerId: text.id, from, to, body, media: [], at: text.at };
}
