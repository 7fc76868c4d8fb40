import type { Escalation } from './escalation';

const HEAD = { emergency: 'EMERGENCY', urgent: 'Urgent', routine: 'Needs you' } as const;

/** The text that tells a team member: what, who, and how to take it. */
export function alertText(escalation: Escalation, businessName: string, personName: string | undefined): string {
	const who = personName === undefined ? escalation.person : `${personName} ${escalation.person}`;
	const again = escalation.loop > 0 || escalation.step > 0 ? ' (nobody has taken it yet)' : '';
	return `${HEAD[escalation.urgency]} for ${businessName}${again}: ${who}: ${shortened(escalation.summary)} Reply ${escalation.code} to take it.`;
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
			return `It's yours. Call ${escalation?.person ?? 'them'}: ${shortened(escalation?.summary ?? '')} Automatic texts to them are off. Reply "done ${escalation?.code ?? ''}" when finished.`;
		case 'already_taken':
			return `${nameOf(escalation?.takenBy ?? '')} already has it.`;
		case 'resolved':
			return 'Closed, thank you.';
		case 'nothing_open':
			return 'Nothing is waiting for you right now. Customers do not see texts that you send to this number.';
		case 'which_one':
			return `Which one? ${open.slice(0, 5).map((one) => `Reply ${one.code}: ${one.person} ${shortened(one.summary, 40)}`).join(' / ')}`;
	}
}

function shortened(text: string, most = 120): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	if (plain === '') return '';
	const cut = plain.length > most ? `${plain.slice(0, most - 3).trimEnd()}...` : plain;
	return `"${cut}"`;
}
