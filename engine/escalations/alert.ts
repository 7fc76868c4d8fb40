import type { Escalation } from './escalation';

const HEAD = { emergency: 'EMERGENCY', urgent: 'Urgent', routine: 'Needs you' } as const;

/** By what the reader can take it, besides a text with its number. */
export interface AlertMeans {
	/** Where there is a link for this reader. */
	readonly link?: string;
	/** The number of the business, for somebody who does not read this as a text from it. */
	readonly textTo?: string;
	/** Whether somebody was told before; by default whether anybody ever was. */
	readonly again?: boolean;
}

/** The text that tells a team member: what, who, and how to take it. */
export function alertText(escalation: Escalation, businessName: string, personName: string | undefined, means: AlertMeans = {}): string {
	const who = [plain(personName ?? '', 40), escalation.person].filter((part) => part !== '').join(' ');
	const told = means.again ?? escalation.told.length > 0;
	const again = told && escalation.takenBy === undefined ? ' (nobody has taken it yet)' : '';
	return `${HEAD[escalation.urgency]} for ${businessName}${again}: ${who}${quoted(escalation.summary)} ${howToTake(escalation.code, means)}`;
}

/**
 * The text that reminds of what was taken already.
 * @param taker `you` where the reader has it; else the name of who has it, and could not be told
 */
export function reminderText(escalation: Escalation, businessName: string, personName: string | undefined, taker: string | undefined): string {
	const who = [plain(personName ?? '', 40), escalation.person].filter((part) => part !== '').join(' ');
	const whose = taker === 'you' ? 'It is yours.' : `${taker ?? 'Somebody else'} has it and could not be told: please see to it.`;
	return `Reminder for ${businessName}: ${who}${quoted(escalation.summary)} ${whose} Reply "done ${escalation.code}" when finished.`;
}

/** Most that one text lists: the others come when these are taken, or by the next text. */
const MOST_LISTED = 5;

/** The text that carries several alerts to one person. */
export function bundleText(alerts: readonly { readonly escalation: Escalation; readonly personName: string | undefined }[], businessName: string): string {
	const head = alerts.some(({ escalation }) => escalation.urgency === 'emergency') ? 'EMERGENCY: ' : '';
	const listed = alerts.slice(0, MOST_LISTED).map(({ escalation, personName }) => {
		const who = [plain(personName ?? '', 40), escalation.person].filter((part) => part !== '').join(' ');
		const words = plain(escalation.summary, 60);
		return `reply ${escalation.code}: ${who}${words === '' ? '' : ` "${words}"`}`;
	});
	const more = alerts.length - listed.length;
	return `${head}${alerts.length} waiting for ${businessName}: ${[...listed, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}`;
}

/** Nothing follows a link: phones take a full stop for a part of it. */
function howToTake(code: number, { link, textTo }: AlertMeans): string {
	const take = textTo === undefined ? `Reply ${code} to take it` : `Text ${code} to ${textTo} to take it`;
	return link === undefined ? `${take}.` : `${take}, or tap ${link}`;
}

/** What a team member hears back when they wrote to the business number. */
export function teamAnswerText(
	action: 'took' | 'already_taken' | 'nothing_open' | 'which_one' | 'resolved',
	escalation: Escalation | undefined,
	open: readonly Escalation[],
	nameOf: (memberId: string) => string,
): string {
	switch (action) {
		case 'took':
			return `It's yours. Call ${escalation?.person ?? 'them'}${quoted(escalation?.summary ?? '')} Automatic texts to them are off. Reply "done ${escalation?.code ?? ''}" when finished.`;
		case 'already_taken':
			return `${nameOf(escalation?.takenBy ?? '')} already has it.`;
		case 'resolved':
			return 'Closed, thank you.';
		case 'nothing_open':
			return 'Nothing is waiting for you right now. Customers do not see texts that you send to this number.';
		case 'which_one':
			return `Which one? ${open.slice(0, 5).map((one) => `Reply ${one.code}: ${one.person}${quoted(one.summary, 40)}`).join(' / ')}`;
	}
}

/** `: "the words"`, or a full stop where there are none. */
function quoted(text: string, most = 120): string {
	const words = plain(text, most);
	return words === '' ? '.' : `: "${words}"`;
}

/** Characters that phones know in a cheaper form: one of them would make every segment of the text half as long. */
const LOOK_ALIKES: ReadonlyArray<readonly [RegExp, string]> = [
	[/[‘’“”„«»"]/g, "'"],
	[/[–—·]/g, '-'],
	[/…/g, '...'],
	[/‹/g, '<'],
	[/›/g, '>'],
];

/** On one line, in plain characters, cut between characters and never within one. */
function plain(text: string, most: number): string {
	const line = LOOK_ALIKES.reduce((words, [pattern, cheap]) => words.replace(pattern, cheap), text.slice(0, 2_000).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());
	const characters = [...line];
	return characters.length > most ? `${characters.slice(0, most - 3).join('').trimEnd()}...` : line;
}
