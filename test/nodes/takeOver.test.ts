import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';
import { Desk, execute, PERSON, PROFILE, workflowOf } from '../support/engine';

/** The canvas by which a CRM takes a person over, from its webhook on, in n8n's own engine. */
const { nodes, connections } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows', 'stages', 'take-over.json'), 'utf8')) as { nodes: INode[]; connections: IConnections };

const TEAM = [{ ...PROFILE.team[0], email: 'Dana@Example.com' }, PROFILE.team[1]];
let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open({ team: TEAM });
});
afterEach(() => desk.close());

async function crmSays(body: IDataObject) {
	const hook = nodes.find(({ name }) => name === 'The CRM Says') as INode;
	// The webhook has done its work when an execution begins: what it handed over stands in its place.
	const start: INode = { ...hook, type: 'test.items', typeVersion: 1, parameters: { items: [{ headers: {}, params: {}, query: {}, body }] as never } };
	const ran = await execute(workflowOf([...nodes.filter((node) => node !== hook && node.type !== 'n8n-nodes-base.stickyNote' && node.type !== 'n8n-nodes-base.manualTrigger'), start], connections), start, [[{ json: {} }]], { secrets: {} });
	expect(ran.error).toBeUndefined();
	return ran;
}
const kept = async () => await desk.ledger.findConversation('bayside', PERSON);

it.each([PERSON, '(415) 555-0123', '4155550123'])('a new owner in the CRM silences automation at once and is the owner here: %s', async (number) => {
	const call = await desk.missedCall();
	await crmSays({ number, owner: 'dana@example.com' });
	expect(await kept()).toMatchObject({ automation: 'paused', owner: 'dana', pausedUntil: expect.any(Number) });
	const ran = await desk.run('sendTextBack', {}, [call]);
	expect(ran.json('Send Text-Back', 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ action: 'skip' }) })]);
	expect(desk.twilio.textsTo(PERSON)).toEqual([]);
	const events = await desk.ledger.events({ conversationId: (await kept())?.id ?? '', limit: 99 });
	expect(events.filter(({ kind }) => kind === 'conversation_changed').map(({ data }) => [data.do, data.by])).toEqual([['pause', 'dana'], ['assign', 'dana']]);
});

it('a note, or an owner who is not in the team, silences it too and takes the conversation from nobody', async () => {
	await desk.missedCall();
	await desk.run('conversation', { operation: 'assign', owner: 'lee', person: PERSON }, [{}]);
	for (const body of [{ number: PERSON }, { number: PERSON, owner: 'sales@example.com' }, { number: PERSON, owner: null, business: 'bayside' }]) {
		await desk.ledger.changeConversation((await kept())?.id ?? '', { do: 'resume' }, 'lee', Date.now());
		await crmSays(body);
		expect(await kept()).toMatchObject({ automation: 'paused', owner: 'lee' });
	}
});

it('whoever never called, and what is no number, is passed over', async () => {
	await desk.missedCall();
	for (const body of [{ number: '+14155550199', owner: 'dana@example.com' }, { number: 'none' }, { number: '' }, {}, { number: PERSON, business: 'another' }]) await crmSays(body);
	expect(await kept()).toMatchObject({ automation: 'on' });
	expect(await desk.ledger.listConversations({ limit: 9 })).toHaveLength(1);
});
