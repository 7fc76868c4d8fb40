import { messageStatusBody, newSid } from '../../fakes/twilio';
import type { Office } from '../../support/canvas';
import { until } from '../../support/until';
import { DANA, LINES } from './lines';

/** What Twilio reports about our texts. */
export function receipts(office: () => Office): void {
	const firstText = (person: string) => office().ledger.texts(person).find((text) => text.purpose === 'first_text');

	it('a text that arrived is known to have arrived', async () => {
		const { from } = await office().call({ to: LINES.forward, outcome: 'no-answer' });
		await office().textTo(from);
		await until('the receipt', () => firstText(from)?.status === 'delivered');
		expect(firstText(from)).toMatchObject({ delivered_at: expect.any(Number), reason: null });
	});

	it('a text that did not marks the number and tells the team to call', async () => {
		const from = office().person();
		office().twilio.setRecipient(from, { deliveryError: 30006 });
		await office().call({ from, to: LINES.forward, outcome: 'no-answer' });
		const alert = await office().textTo(DANA.phone, (text) => text.body.includes(from));
		expect(alert.body).toContain('Our text did not reach them. Please call.');
		expect(firstText(from)).toMatchObject({ status: 'undelivered', reason: 'landline', vendor_code: '30006' });
		expect(office().ledger.rows('SELECT mark FROM people WHERE number = ?', from)).toEqual([{ mark: 'landline' }]);
		const again = await office().call({ from, to: LINES.forward, outcome: 'no-answer' });
		expect(await office().decided(again.callSid)).toMatchObject({ action: 'skip', reason: 'not_textable' });
	});

	it('a text whose answer got lost, and whose receipts came before we knew of it, is known to have arrived', async () => {
		office().twilio.failNext({ on: 'messages.create', mode: 'reset_after_commit' });
		const { from } = await office().call({ to: LINES.forward, outcome: 'no-answer' });
		await office().textTo(from);
		await office().twilio.idle();
		await until('the outcome of the text', () => firstText(from)?.status === 'delivered');
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it('a receipt of a text that is not ours changes nothing', async () => {
		const before = (await office().executions()).length;
		const params = messageStatusBody({ accountSid: office().twilio.accountSid, messageSid: newSid('SM'), from: LINES.forward, to: office().person(), status: 'undelivered', errorCode: 30006 });
		expect((await office().twilio.post(`${office().url('forward', 'texts')}?step=status`, params)).status).toBe(200);
		expect((await office().executions()).length).toBe(before);
	});
}
