import type { CrmEntry } from '../../../../../engine';
import { startFakeHighLevel, type FakeHighLevel } from '../../../../fakes/highlevel';
import { crmOf, failureOf, NUMBER } from './support';

const AT = Date.parse('2026-03-10T15:00:00Z');
const CALL: CrmEntry = { key: 'call:1', at: AT, kind: 'call', direction: 'in', outcome: 'voicemail', from: NUMBER.e164, to: '+14155550100', durationSeconds: 12, title: 'Missed call', body: 'To the service line', recordingUrl: 'https://storage.example.com/v.mp3' };
const TASK: CrmEntry = { key: 'task:1', at: AT, kind: 'task', title: 'Call back', body: 'Boiler is out', dueAt: AT + 3_600_000, priority: 'high' };
const DEAL: CrmEntry = { key: 'deal:1', at: AT, kind: 'deal', title: 'Boiler', status: 'open', value: 250 };

describe('the timeline', () => {
	let fake: FakeHighLevel;
	let contactId: string;
	beforeEach(async () => {
		fake = await startFakeHighLevel();
		contactId = fake.state.addContact({ phone: NUMBER.e164 }).id;
	});
	afterEach(async () => await fake.stop());

	it('has calls and texts as notes, with the recording and the owner', async () => {
		const owner = fake.state.users[0]?.id ?? '';
		const id = await crmOf(fake).log(contactId, { ...CALL, owner });
		expect(fake.state.notes).toMatchObject([{ id, userId: owner, body: expect.stringMatching(/^Missed call\nTo the service line\nRecording: https:\/\/storage\.example\.com\/v\.mp3\n\nRef [0-9a-f]{16}$/) }]);
		await crmOf(fake).log(contactId, { key: 'note:1', at: AT, kind: 'note', body: 'Just a note' });
		expect(fake.state.notes[1]?.body).toMatch(/^Just a note\n\nRef /);
	});

	it('has tasks as tasks, due when they are due; a change leaves it to the team whether it is done', async () => {
		const crm = crmOf(fake);
		const id = await crm.log(contactId, TASK);
		expect(fake.state.tasks).toMatchObject([{ id, title: 'Urgent: Call back', dueDate: '2026-03-10T16:00:00.000Z', completed: false }]);
		const [task] = fake.state.tasks;
		if (task) task.completed = true;
		await crm.changeEntry?.(contactId, id, { ...TASK, title: 'Send the quote', priority: 'normal' });
		expect(fake.state.tasks).toMatchObject([{ title: 'Send the quote', completed: true }]);
	});

	it('has deals as opportunities: in the pipeline that is named, else in the first', async () => {
		const [sales, service] = fake.state.pipelines;
		const crm = crmOf(fake);
		await crm.log(contactId, DEAL);
		await crm.log(contactId, { ...DEAL, pipeline: service?.id, stage: service?.stages[0]?.id });
		expect(fake.state.opportunities).toMatchObject([
			{ pipelineId: sales?.id, name: 'Boiler', status: 'open', monetaryValue: 250, contactId },
			{ pipelineId: service?.id, pipelineStageId: service?.stages[0]?.id },
		]);
	});

	it('leaves the card that the contact has where the team has put it', async () => {
		const crm = crmOf(fake);
		const [sales] = fake.state.pipelines;
		const id = await crm.log(contactId, DEAL);
		const [card] = fake.state.opportunities;
		if (card) card.pipelineStageId = sales?.stages[1]?.id;
		expect(await crm.log(contactId, { ...DEAL, key: 'deal:2', title: 'Another' })).toBe(id);
		expect(fake.state.opportunities).toMatchObject([{ id, name: 'Boiler', pipelineStageId: sales?.stages[1]?.id }]);
		await crm.changeEntry?.(contactId, id, { ...DEAL, status: 'won', value: 900 });
		expect(fake.state.opportunities).toMatchObject([{ id, status: 'won', monetaryValue: 900, pipelineId: sales?.id }]);
	});

	it('says how to mend it where there is no pipeline', async () => {
		fake.state.pipelines.length = 0;
		expect(await failureOf(crmOf(fake).log(contactId, DEAL))).toMatchObject({ kind: 'refused', message: expect.stringContaining('Pipelines') });
	});

	it.each([CALL, TASK, DEAL])('finds a $kind again that was written and not answered for', async (entry) => {
		const crm = crmOf(fake);
		expect(await crm.findEntry?.(contactId, entry)).toBeUndefined();
		fake.faults.cut = 'write';
		expect(await failureOf(crm.log(contactId, entry))).toMatchObject({ kind: 'unknown' });
		const [made] = [...fake.state.notes, ...fake.state.tasks, ...fake.state.opportunities];
		expect(await crm.findEntry?.(contactId, entry)).toBe(made?.id);
		if (entry.kind !== 'deal') expect(await crm.findEntry?.(contactId, { ...entry, key: 'another' })).toBeUndefined();
	});

	it('a contact that was deleted is gone', async () => {
		expect(await failureOf(crmOf(fake).log('DeletedContact000001', CALL))).toMatchObject({ kind: 'gone' });
	});
});
