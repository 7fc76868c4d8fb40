import type { IDataObject } from 'n8n-workflow';
import { clockSays, Desk, expectGoodItems, PERSON } from '../support/engine';

const CLASSIFY = 'Classify Reply';
const SEND = 'Send Text-Back';
const QUESTIONS = [
	{ id: 'what', kind: 'service', ask: 'What needs doing?', ask_es: '¿Qué necesita?' },
	{ id: 'matter', kind: 'anything', ask: 'Which floor is it, {first_name|friend}?' },
];

let desk: Desk;
beforeEach(async () => {
	clockSays('2026-03-10T10:00:00-07:00');
	desk = await Desk.open({ qualification: { questions: QUESTIONS } });
});
afterEach(() => desk.close());

/** A reply as the canvas takes it: read, then a question or the booking link where it is about a booking or a sale. */
async function write(body: string, from = PERSON): Promise<{ readonly item: IDataObject; readonly qualification: IDataObject | undefined; readonly route: unknown; readonly sent: string | undefined }> {
	const read = await desk.run('classifyReply', {}, [await desk.reply(body, from)]);
	expect(read.error).toBeUndefined();
	expectGoodItems(read.outputs(CLASSIFY), 7);
	const item = read.outputs(CLASSIFY).flat()[0]?.json ?? {};
	const { route } = item.classification as IDataObject;
	const sends = route === 'booking' || route === 'sales';
	const ran = sends ? await desk.run('sendTextBack', { purpose: 'question' }, [item]) : undefined;
	expect(ran?.error).toBeUndefined();
	const sent = ran?.json(SEND)[0]?.message as IDataObject | undefined;
	return { item, qualification: item.qualification as IDataObject | undefined, route, sent: sent?.body as string | undefined };
}
const kept = async (from = PERSON) => await desk.ledger.findConversation('bayside', from);

it('asks one question after the other, keeps the answers, and then sends the booking link', async () => {
	const first = await write('How soon can somebody come out to my place?');
	expect(first).toMatchObject({ sent: 'What needs doing?', qualification: { asked: [], answers: {}, next: { id: 'what', ask: 'What needs doing?' }, complete: false, ended: null } });
	const second = await write('the gizmo by the door');
	expect(second).toMatchObject({ sent: 'Which floor is it, friend?', qualification: { asked: ['what'], answers: { what: 'the gizmo by the door' }, next: { id: 'matter' } } });
	const third = await write('second');
	expect(third).toMatchObject({ qualification: { asked: ['what', 'matter'], answers: { what: 'the gizmo by the door', matter: 'second' }, next: null, complete: true } });
	expect(third.sent).toContain('https://book.example.com/bayside');
	expect(await kept()).toMatchObject({ qualification: { answers: { what: { text: 'the gizmo by the door', read: false }, matter: { text: 'second' } } } });
	expect(desk.twilio.textsTo(PERSON)).toHaveLength(3);
	// The answers stay where the next reply is read as well, and nothing is asked anew.
	expect((await write('How much do you charge to replace a water heater?')).qualification).toMatchObject({ complete: true, answers: { matter: 'second' } });
});

it('does not ask what the text says already', async () => {
	expect(await write('How much do you charge to replace a water heater?')).toMatchObject({ sent: 'Which floor is it, friend?', qualification: { answers: { what: expect.stringContaining('water heater') } } });
});

it('puts each question once, whoever asks for it again, with all guardrails', async () => {
	const { item, sent } = await write('How soon can somebody come out to my place?');
	expect(sent).toBe('What needs doing?');
	const again = await desk.run('sendTextBack', { purpose: 'question' }, [item, item]);
	expect(again.json(SEND, 1)).toHaveLength(2);
	expect(desk.twilio.textsTo(PERSON)).toHaveLength(1);
	const other = '+14155550133';
	const { item: theirs } = await write('How soon can somebody come out to my place?', other);
	await desk.ledger.changeConversation((await kept(other))?.id ?? '', { do: 'pause', because: 'test' }, 'dana', Date.now());
	const asked = { ...theirs, qualification: { ...(theirs.qualification as IDataObject), next: { id: 'matter', ask: 'Which floor?' } } };
	expect((await desk.run('sendTextBack', { purpose: 'question' }, [asked])).json(SEND, 1)).toMatchObject([{ decision: { reason: 'human_active' } }]);
	expect(desk.twilio.textsTo(other)).toHaveLength(1);
});

it.each([
	['an emergency', 'There is a strong gas smell in my kitchen', 'emergency'],
	['the wish to be called', 'please just call me instead', 'call'],
])('%s ends the questions', async (_, body, ended) => {
	await write('How soon can somebody come out to my place?');
	const next = await write(body);
	expect(next.sent).toBeUndefined();
	expect(next.qualification).toMatchObject({ next: null, complete: false, ended });
	const later = await write('How much do you charge to replace a water heater?');
	expect(later.qualification).toMatchObject({ next: null, ended });
	expect(later.sent).toContain('https://book.example.com/bayside');
});

it('a person of the team who takes over ends them', async () => {
	await write('How soon can somebody come out to my place?');
	const id = (await kept())?.id ?? '';
	await desk.ledger.changeConversation(id, { do: 'pause', because: 'test' }, 'dana', Date.now());
	expect(await write('How much do you charge to replace a water heater?')).toMatchObject({ sent: undefined, qualification: { ended: 'human', next: null } });
	await desk.ledger.changeConversation(id, { do: 'resume' }, 'dana', Date.now());
	expect((await write('How much for a new faucet?')).qualification).toMatchObject({ ended: 'human', next: null });
});

it('an opt-out ends them: nothing is asked any more', async () => {
	const { item } = await write('How soon can somebody come out to my place?');
	await desk.reply('STOP');
	const asked = { ...item, qualification: { ...(item.qualification as IDataObject), next: { id: 'matter', ask: 'Which floor?' } } };
	expect((await desk.run('sendTextBack', { purpose: 'question' }, [asked])).json(SEND, 1)).toMatchObject([{ decision: { reason: 'opted_out' } }]);
});

it('asks in the language of the person', async () => {
	const { sent } = await write('Hola, ¿cuándo pueden venir a mi casa?');
	expect(sent).toBe('¿Qué necesita?');
});

it('asks nothing where the profile names no questions: the booking link goes at once', async () => {
	const { qualification: _, ...plain } = desk.profile;
	await desk.ledger.saveBusiness(plain, Date.now());
	const { item, sent } = await write('Can somebody come on Thursday to look at it?');
	expect(item).not.toHaveProperty('qualification');
	expect(sent).toContain('https://book.example.com/bayside');
});

it('is forgotten with the person, and exported with the business until then', async () => {
	await write('How soon can somebody come out to my place?');
	await write('the secret gizmo');
	const rows = async () => {
		const found: string[] = [];
		for await (const row of desk.ledger.exportAll('bayside')) if (row.table === 'conversations') found.push(JSON.stringify(row));
		return found.join('\n');
	};
	expect(await rows()).toContain('secret gizmo');
	await desk.ledger.forgetPerson('bayside', PERSON, Date.now());
	expect(await rows()).not.toContain('secret gizmo');
});
