import type { IDataObject } from 'n8n-workflow';
import type { Item } from '../../engine';
import { Desk, LINE, PERSON, type NodeSetup } from '../support/engine';

const NODE = 'Classify Reply';

let desk: Desk;
afterEach(() => desk.close());

const read = async (item: IDataObject, parameters: NodeSetup['parameters'] = {}): Promise<IDataObject> => {
	const ran = await desk.run('classifyReply', parameters, [item]);
	expect(ran.error).toBeUndefined();
	return (ran.outputs(NODE).flat()[0]?.json.classification ?? {}) as IDataObject;
};

/** A missed call that is texted back in these words. */
async function weAsked(message: string, person = PERSON): Promise<void> {
	const ran = await desk.run('sendTextBack', { message }, [await desk.missedCall(person)]);
	expect(ran.error).toBeUndefined();
	expect(ran.json('Send Text-Back')).toHaveLength(1);
}

describe('what our last text asked', () => {
	beforeEach(async () => {
		desk = await Desk.open();
	});

	const cases = [
		['What is the address?', '345 Oak st', { intent: 'service_request', method: 'rule', address: expect.stringContaining('345 Oak') }],
		['Which day works for you?', 'tuesday', { intent: 'booking', method: 'rule' }],
		['We have openings at 9am and 2pm. Which one?', 'the second one', { intent: 'booking', method: 'rule' }],
		['Tuesday at 9am. Reply Y to confirm.', 'yes', { intent: 'booking', method: 'rule' }],
	] as const;

	it.each(cases)('%s %s', async (asked, answer, expected) => {
		await weAsked(asked);
		expect(await read(await desk.reply(answer))).toMatchObject(expected);
	});

	it('is nothing where we wrote nothing, or the option names something else', async () => {
		expect(await read(await desk.reply('yes'))).toMatchObject({ method: 'none', unsure: true });
		await weAsked('Which day works for you?', '+14155550130');
		expect(await read(await desk.reply('345 Oak st', '+14155550130'), { options: { lastAsked: 'address' } })).toMatchObject({ intent: 'service_request', method: 'rule' });
		expect(await read(await desk.reply('345 Oak st', '+14155550130'), { options: { lastAsked: 'last_text' } })).toMatchObject({ intent: 'other' });
	});

	it('is not what was asked of another person', async () => {
		await weAsked('Tuesday at 9am. Reply Y to confirm.', '+14155550130');
		expect(await read(await desk.reply('yes'))).toMatchObject({ method: 'none' });
	});
});

it('the words of the profile add emergencies and take them away', async () => {
	desk = await Desk.open({ emergency: { add: ['vault alarm'], remove: ['locked_out', 'locked out'] } });
	expect(await read(await desk.reply('the vault alarm is beeping'))).toMatchObject({ route: 'emergency' });
	expect((await read(await desk.reply('I am locked out of my house', '+14155550130'))).urgency).not.toBe('emergency');
	// Also for a text of one's own choice about a business that is known.
	const item = await desk.reply('hi', '+14155550131');
	expect(await read({ ...item }, { text: 'the vault alarm is beeping' })).toMatchObject({ route: 'emergency' });
});

it('a bare yes of somebody who has opted out is about texts', async () => {
	desk = await Desk.open();
	await weAsked('Tuesday at 9am. Reply Y to confirm.');
	const item = await desk.reply('yes');
	await desk.ledger.optOut('bayside', PERSON, Date.now(), 'keyword', 'STOP', LINE);
	expect(await read(item)).toMatchObject({ intent: 'opt_in', method: 'rule' });
});

it('the language that a person is known to write stays theirs when a text gives no sign', async () => {
	desk = await Desk.open();
	await read(await desk.reply('¿Cuánto cuesta arreglar el calentador de agua?'));
	expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({ language: 'es' });
	expect(await read(await desk.reply('ok'))).toMatchObject({ language: 'es' });
	expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({ language: 'es' });
});

it('"tomorrow" is the day after the text came in, not after it was read', async () => {
	desk = await Desk.open();
	const item = (await desk.reply('Can you come tomorrow at 10am?')) as Item & { reply: { at: string } };
	const earlier = { ...item, reply: { ...item.reply, at: '2025-06-10T08:00:00.000-07:00' } };
	expect(await read(earlier as unknown as IDataObject)).toMatchObject({ when: { from: '2025-06-11T10:00:00-07:00' } });
});
