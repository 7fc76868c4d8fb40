import { CrmFailure, type CrmEntry } from '../../../engine';
import { bodyOf, headline } from '../entryLines';
import { asText, callOutcome, isoTime, own } from '../vendorRequests';
import { quoted, type SalesforceApi } from './api';
import { changeDeal, findDeal, logDeal } from './deals';
import { objectOf } from './names';

const LONGEST_SUBJECT = 255;
const LONGEST_TEXT = 32_000;
const PRIORITIES = { low: 'Low', normal: 'Normal', high: 'High' } as const;

/** Calls, texts and notes are tasks that are done; a deal of a lead, who cannot have one, is a note. */
export async function logEntry(api: SalesforceApi, contactId: string, entry: CrmEntry): Promise<string> {
	if (entry.kind === 'deal' && objectOf(contactId) === 'Contact') return await logDeal(api, contactId, entry);
	const id = asText(own(await api.write('POST', 'sobjects/Task', { ...task(entry), WhoId: contactId, CallObject: keyOf(entry) }), 'id'));
	if (id === undefined) throw new CrmFailure('unknown', 'Salesforce answered with something that is no task.');
	return id;
}

export async function findEntry(api: SalesforceApi, contactId: string, entry: CrmEntry): Promise<string | undefined> {
	if (entry.kind === 'deal' && objectOf(contactId) === 'Contact') return await findDeal(api, contactId, entry.key);
	const [found] = await api.query(`SELECT Id FROM Task WHERE WhoId = ${quoted(contactId)} AND CallObject = ${quoted(keyOf(entry))} ORDER BY CreatedDate LIMIT 1`);
	return found && asText(own(found, 'Id'));
}

export async function changeEntry(api: SalesforceApi, id: string, entry: CrmEntry): Promise<void> {
	if (entry.kind === 'deal' && id.startsWith('006')) await changeDeal(api, id, entry);
	else await api.write('PATCH', `sobjects/Task/${encodeURIComponent(id)}`, task(entry));
}

/** CallObject is a text that telephone systems keep their own id in, and the one of a task that can be asked for. */
const keyOf = ({ key }: CrmEntry): string => key.slice(0, 255);

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm */
function task(entry: CrmEntry): object {
	const owner = entry.owner === undefined ? {} : { OwnerId: entry.owner };
	if (entry.kind === 'task') {
		return {
			...texts(entry.title, entry.body),
			...owner,
			Status: 'Not Started',
			Priority: PRIORITIES[entry.priority],
			// A due date has no time: the reminder has it.
			ActivityDate: isoTime(entry.dueAt).slice(0, 10),
			IsReminderSet: true,
			ReminderDateTime: isoTime(entry.dueAt),
		};
	}
	const done = { ...owner, Status: 'Completed', Priority: 'Normal', ActivityDate: isoTime(entry.at).slice(0, 10) };
	if (entry.kind !== 'call') return { ...texts(headline(entry), bodyOf(entry)), ...done };
	return {
		...texts(entry.title, bodyOf(entry)),
		...done,
		TaskSubtype: 'Call',
		CallType: entry.direction === 'in' ? 'Inbound' : 'Outbound',
		CallDisposition: callOutcome(entry.outcome),
		CallDurationInSeconds: Math.round(entry.durationSeconds),
	};
}

const texts = (subject: string, text: string) => ({ Subject: subject.slice(0, LONGEST_SUBJECT), Description: text.slice(0, LONGEST_TEXT) });
