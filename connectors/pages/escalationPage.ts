import type { Escalation, LinkReading, LinkUse } from '../../engine';
import html from './escalation.html';

export interface EscalationPage {
	readonly status: number;
	readonly body: string;
}

const HEAD: Readonly<Record<Escalation['urgency'], string>> = { emergency: 'Emergency', urgent: 'Urgent', routine: 'Needs you' };

/** What somebody sees who opens the link of an alert. It asks; only the button does something. */
export function askPage(reading: LinkReading): EscalationPage {
	if (reading.state !== 'good') return refused(reading.state);
	const { escalation, member } = reading;
	if (escalation.state === 'resolved') return closed();
	if (escalation.state === 'acknowledged') return taken(reading);
	const head = `<p class="head${escalation.urgency === 'emergency' ? ' emergency' : ''}">${HEAD[escalation.urgency]} · ${escaped(reading.profile.name)}</p>`;
	const words = escalation.summary.trim() === '' ? '' : `<blockquote>${escaped(escalation.summary)}</blockquote>`;
	return page(200, who(reading), [
		head,
		`<h1>${escaped(who(reading))}</h1>`,
		words,
		`<form method="post"><button type="submit">I’ll take it, ${escaped(member.name)}</button></form>`,
		'<p class="soft">Whoever takes it calls them back. Automatic texts to them stop, and nobody else is told.</p>',
	]);
}

/** What they see after the button. */
export function takenPage(use: LinkUse): EscalationPage {
	if (use.state !== 'good') return refused(use.state);
	const { escalation, line } = use;
	if (escalation.state === 'resolved') return closed();
	if (!use.took) return taken(use);
	return page(200, 'It’s yours', [
		'<h1>It’s yours.</h1>',
		`<a class="call" href="tel:${escaped(escalation.person)}">Call ${escaped(who(use))}</a>`,
		`<p class="soft">Automatic texts to them are off. Text “done ${escalation.code}” to ${escaped(line)} when finished.</p>`,
	]);
}

function who({ escalation, personName }: Extract<LinkReading, { readonly state: 'good' }> | Extract<LinkUse, { readonly state: 'good' }>): string {
	return [personName ?? '', escalation.person].filter((part) => part !== '').join(' ');
}

function taken({ escalation, profile, member }: Pick<Extract<LinkReading, { readonly state: 'good' }>, 'escalation' | 'profile' | 'member'>): EscalationPage {
	if (escalation.takenBy === member.id) return notice(200, 'You have it already.', 'There is nothing more to do here.');
	const name = profile.team.find(({ id }) => id === escalation.takenBy)?.name ?? 'Somebody else';
	return notice(200, `${name} already has it.`, 'There is nothing for you to do.');
}

const closed = () => notice(200, 'It is closed.', 'Somebody has dealt with it. There is nothing for you to do.');

function refused(state: 'forged' | 'expired' | 'used'): EscalationPage {
	switch (state) {
		case 'used':
			return notice(410, 'This link was used already.', 'Each link works once. The text that it came in says how to take or finish the matter by a reply.');
		case 'expired':
			return notice(410, 'This link has expired.', 'Reply to the text that it came in with the number that stands there.');
		case 'forged':
			return notice(404, 'This link is not valid.', 'Open it as it stands in the text, or reply to that text with the number that stands there.');
	}
}

const notice = (status: number, title: string, words: string): EscalationPage => page(status, title, [`<h1>${escaped(title)}</h1>`, `<p class="soft">${escaped(words)}</p>`]);

function page(status: number, title: string, body: readonly string[]): EscalationPage {
	const parts: Readonly<Record<string, string>> = { title: escaped(title), body: body.filter((part) => part !== '').join('\n') };
	return { status, body: html.replace(/\{\{(title|body)\}\}/g, (_, name: string) => parts[name] ?? '') };
}

/** Whatever a customer wrote stays text, within elements and within attributes. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
