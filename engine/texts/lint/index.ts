/** What a text could do better: one small rule a subject. */
import { measureText, type TextMeasure } from '../measure';
import { PHRASES } from '../phrases';
import { namedFields, render } from '../render';
import { smartEncode } from '../smartEncode';
import { saysStop } from '../write';
import { businessName } from './businessName';
import { emergency } from './emergency';
import { emoji, encoding } from './encoding';
import { hole, unknownField } from './fields';
import { filterRisk } from './filterRisk';
import { firstLink, shortener } from './links';
import { oneAsk } from './oneAsk';
import { optOut } from './optOut';
import { pretence } from './pretence';
import { promotion } from './promotion';
import { BLANK, type Finding, type Rule, type Subject, type TextAbout } from './rule';
import { segments } from './length';
import { shouting } from './shouting';
import { watched } from './watched';

export type { Finding, Severity, TextAbout } from './rule';

const RULES: readonly Rule[] = [
	unknownField,
	businessName,
	shortener,
	firstLink,
	hole,
	oneAsk,
	pretence,
	watched,
	emergency,
	promotion,
	filterRisk,
	shouting,
	segments,
	emoji,
	encoding,
	optOut,
];

/** Beyond what any provider takes; the rules about words read no more than this. */
const LONGEST_READ = 5_000;
const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** What is the matter with a text or a template, what is worst first. Never throws on account of the text. */
export function lintText(text: string, about: TextAbout): readonly Finding[] {
	const subject = subjectOf(text, about);
	return RULES.flatMap((rule) => rule(subject)).sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

function subjectOf(text: string, about: TextAbout): Subject {
	const read = text.slice(0, LONGEST_READ);
	const first = (about.purpose ?? 'first_text') === 'first_text';
	const fields = namedFields(read);
	const body = bodyOf(text, first, about);
	let measure: TextMeasure | undefined;
	return {
		text: read,
		words: blanked(read, fields, about.businessName),
		body,
		fields,
		first,
		team: about.purpose === 'team_alert' || about.purpose === 'team_reply',
		about,
		get measure() {
			measure ??= measureText(body);
			return measure;
		},
	};
}

function bodyOf(text: string, first: boolean, { businessName: business, values, language = 'en', optOutHint, smartEncoding }: TextAbout): string {
	const said = render(text, { business, ...values });
	const whole = first && optOutHint === true && !saysStop(text, business) ? `${said} ${PHRASES[language].optOutHint}` : said;
	return smartEncoding === false ? whole : smartEncode(whole);
}

/** A name may have any word in it, and what fields say is not the author's. */
function blanked(text: string, fields: Subject['fields'], name: string | undefined): string {
	const blank = (length: number) => BLANK.repeat(length);
	const own = fields.reduce((left, { at, length }) => left.slice(0, at) + blank(length) + left.slice(at + length), text);
	return name === undefined || name.trim() === '' ? own : own.replaceAll(name.trim(), blank(name.trim().length));
}
