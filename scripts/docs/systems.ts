import { crmSystems, phoneSystems, type CrmConnector, type PhoneConnector } from '../../connectors';
import { table } from './markdown';

type System = PhoneConnector<unknown>;

const has = (system: System, ability: keyof System): boolean => system[ability] !== undefined;
const mark = (is: boolean): string => (is ? 'yes' : '–');

/** What each phone system can do, read off its connector. */
export function phoneTable(): string {
	return table(
		['System', 'Calls', 'Voicemail', 'Texts', 'Pictures in', 'Delivery reports', 'Team’s own texts and calls noticed', 'Set-up', 'Requests are verified by', 'Answers STOP itself'],
		byTitle(phoneSystems).map((system) => [
			`**${system.title}**`,
			callsOf(system),
			voicemailOf(system),
			textsOf(system),
			mark(has(system, 'readText') && system.abilities.pictures),
			mark(system.abilities.receipts),
			humansOf(system),
			setUpOf(system),
			system.abilities.verification,
			has(system, 'readText') ? system.abilities.answersStop : '–',
		]),
	);
}

/** What each CRM can do, read off its connector. */
export function crmTable(): string {
	const builtIn = ['**Built in**', 'primary key of the ledger', 'the same', 'all of it in the ledger’s own record', 'nothing'];
	return table(
		['CRM', 'A number is found', 'What keeps it to one contact, beside the ledger’s own map', 'Call, text, task, deal become', 'Needs'],
		[builtIn, ...byTitle(crmSystems).map((crm) => [`**${crm.title}**`, crm.abilities.finds, crm.abilities.once, logsOf(crm), crm.abilities.needs])],
	);
}

function callsOf(system: System): string {
	if (!has(system, 'readCall')) return '–';
	return system.abilities.calls === 'answers' ? 'answered or listened to' : 'listened to';
}

function voicemailOf(system: System): string {
	if (!system.abilities.voicemail) return '–';
	return has(system, 'readTranscript') ? 'yes, also in words' : 'yes';
}

function textsOf(system: System): string {
	const [inwards, outwards] = [has(system, 'readText'), has(system, 'sender')];
	if (!inwards && !outwards) return 'by another system';
	return inwards && outwards ? 'in and out' : inwards ? 'in' : 'out';
}

function humansOf({ abilities }: System): string {
	const what = [...(abilities.humanTexts ? ['texts'] : []), ...(abilities.humanCalls ? ['calls'] : [])];
	return what.length === 0 ? '–' : what.join(' and ');
}

function setUpOf(system: System): string {
	if (has(system, 'administration')) return 'by the node, number by number';
	return has(system, 'subscription') ? 'by the node, a subscription' : 'by hand, as the node says';
}

function logsOf({ abilities: { logs } }: CrmConnector): string {
	const kinds = [logs.call, logs.text, logs.task, logs.deal];
	return kinds.every((kind) => kind === 'row') ? 'rows of a log' : kinds.join(', ');
}

function byTitle<T extends { readonly title: string }>(systems: readonly T[]): T[] {
	return [...systems].sort((a, b) => a.title.localeCompare(b.title));
}
