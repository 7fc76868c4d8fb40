import type { IDataObject } from 'n8n-workflow';
import { dialActionBody, incomingCallBody, transcriptionBody } from '../fakes/twilio';
import { Desk, expectGoodItems, HERE, LINE, PERSON, timePasses, type TriggerOnCanvas } from '../support/engine';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const trigger = (options: { transcribe?: boolean } = {}) => desk.trigger('missedCallTrigger', { ...HERE, options });
/** A caller whom nobody answers; what the trigger says to them. */
const miss = async (at: TriggerOnCanvas): Promise<string> => {
	await desk.tell(at, '?step=voice', incomingCallBody(desk.leg()));
	return (await desk.tell(at, '?step=dial', dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' }))).answer.body;
};
const said = async (at: TriggerOnCanvas, text: string, status: 'completed' | 'failed' = 'completed', query = '?step=transcript') =>
	await desk.tell(at, query, { ...transcriptionBody({ recordingSid: 'RE1', recordingUrl: 'https://api.twilio.com/RE1', text, status }), ...incomingCallBody({ ...desk.leg(), callStatus: 'completed' }) });

describe('a voicemail', () => {
	it('is put into words only where that is asked for', async () => {
		expect(await miss(trigger())).not.toContain('transcribe');
		await desk.close();
		desk = await Desk.open();
		expect(await miss(trigger({ transcribe: true }))).toMatch(/<Record [^>]*transcribe="true" transcribeCallback="[^"]*\?step=transcript&amp;/);
	});

	it('in words goes out on an output of its own, and is read like a reply', async () => {
		const at = trigger({ transcribe: true });
		await miss(at);
		const { answer, data } = await said(at, 'Hi, there is water everywhere in my basement, please hurry');
		expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
		expectGoodItems(data ?? [], 'trigger');
		expect(data).toEqual([
			[],
			[
				{
					json: expect.objectContaining({
						call: expect.objectContaining({ providerCallId: 'CA1', outcome: 'missed' }),
						conversation: expect.objectContaining({ person: PERSON }),
						reply: expect.objectContaining({ purpose: 'voicemail', direction: 'in', from: PERSON, to: LINE, body: 'Hi, there is water everywhere in my basement, please hurry', media: ['https://api.twilio.com/RE1'] }),
					}),
				},
			],
		]);
		const item = data?.[1]?.[0]?.json as IDataObject;
		const ran = await desk.run('classifyReply', {}, [item]);
		const [read] = ran.outputs('Classify Reply').flat();
		expect(read?.json.classification).toMatchObject({ route: 'emergency', urgency: 'emergency' });
	});

	it('starts the workflow once, and nothing without words', async () => {
		const at = trigger({ transcribe: true });
		await miss(at);
		expect((await said(at, '', 'failed')).data).toBeUndefined();
		expect((await said(at, 'Please call me', 'failed')).data).toBeUndefined();
		const copies = await Promise.all(Array.from({ length: 5 }, async () => await said(at, 'Please call me')));
		expect(copies.filter(({ data }) => data !== undefined)).toHaveLength(1);
	});

	it('of the user’s own answering machine is read as well', async () => {
		const at = desk.trigger('missedCallTrigger', { ...HERE, callHandling: 'listen' });
		await desk.tell(at, '?step=dial', dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' }));
		expect((await said(at, 'Can I get a quote?', 'completed', '')).data?.[1]).toHaveLength(1);
	});

	it('that the canvas did not read comes back on its output', async () => {
		const at = trigger({ transcribe: true });
		await miss(at);
		await said(at, 'Can I get a quote?');
		timePasses(60_000);
		const listening = await at.listen();
		listening.tick();
		for (let waited = 0; waited < 100 && !listening.emitted.some(({ data }) => (data[1]?.length ?? 0) > 0); waited += 1) await new Promise((resolve) => setTimeout(resolve, 50));
		expect(listening.emitted.find(({ data }) => (data[1]?.length ?? 0) > 0)?.data[1]).toMatchObject([{ json: { reply: { purpose: 'voicemail', body: 'Can I get a quote?' } } }]);
	});
});
