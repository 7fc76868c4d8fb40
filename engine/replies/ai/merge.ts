import { DEFAULT_ROUTES, type Intent, type Route } from '../intents';
import type { Classification, ReplyContext, Urgency } from '../classification';
import { normalizeReply } from '../normalize';
import { isTakenAway } from '../seen-emergency';
import { onOneLine, summarize, SUMMARY_LIMIT } from '../summary';
import type { AiAnswer } from './answer';
import { NOTES, type NoteCode, type Prompt } from './ask';
import { plausible } from './plausible';

/** Below this confidence of a chat model's own a person reads the text. Models say 0.8 of what they are sure of. */
export const DEFAULT_LEAST_CONFIDENCE = 0.7;
/** Nobody looks at what is closed again, so more is asked for. */
const CLOSING_CONFIDENCE = 0.9;
const SUREST = 0.99;
const SERVICE_LIMIT = 60;
const MOST_FURTHER = 2;

/** What the answer is put beside. */
export interface Asked {
	readonly text: string;
	readonly context: ReplyContext;
	readonly prompt: Prompt;
	readonly leastConfidence: number;
}

/** The built-in reading with the reason why it is not the model's. */
export function builtInWith(read: Classification, note: NoteCode): Classification {
	return { ...read, note: NOTES[note] };
}

/** The built-in reading, left to a person: emergencies and opt-outs keep their way. */
export function toPerson(read: Classification, note: NoteCode, text: string): Classification {
	const kept = read.route === 'emergency' || read.route === 'opt_out';
	const left: Classification = { ...read, unsure: true, route: kept ? read.route : 'person', note: NOTES[note] };
	return { ...left, summary: summarize(left, normalizeReply(text).original) };
}

/**
 * Puts a model's answer in the place of the built-in reading, as far as a model may decide. It may not opt anybody out
 * or in, nor lower an emergency; facts that were read out of the text stay.
 */
export function merge(read: Classification, answer: AiAnswer, asked: Asked): Classification {
	const { text, prompt } = asked;
	const own = 'custom' in answer.named ? answer.named.custom : undefined;
	const intent: Intent = 'intent' in answer.named ? answer.named.intent : 'other';
	if (read.route === 'opt_out' || read.intent === 'opt_out') return read;
	if (intent === 'opt_out' || answer.also.includes('opt_out')) return toPerson(read, 'opt_out', text);

	const wanted: Route = own ? (own.route ?? 'person') : DEFAULT_ROUTES[intent];
	const least = wanted === 'closed' ? Math.max(asked.leastConfidence, CLOSING_CONFIDENCE) : asked.leastConfidence;
	const confidence = Math.min(SUREST, Math.round(answer.confidence * 1000) / 1000);
	const isDoubtful = confidence < least;
	const urgency = urgencyOf(read, answer, asked);
	if (isDoubtful && !read.unsure && urgency !== 'emergency') return builtInWith(read, 'less_sure');
	const unsure = isDoubtful && urgency !== 'emergency';
	const service = read.service ?? plausible(answer.service, text, prompt, SERVICE_LIMIT);
	const { custom: _custom, summary: _summary, note: _note, ...rest } = read;
	const merged = {
		...rest,
		intent,
		...(own ? { custom: own.name } : {}),
		also: answer.also.slice(0, MOST_FURTHER),
		route: urgency === 'emergency' ? ('emergency' as const) : unsure ? ('person' as const) : wanted,
		confidence,
		unsure,
		urgency,
		...(service === undefined ? {} : { service }),
		method: 'ai' as const,
		evidence: ['chat model', `built-in: ${read.custom === undefined ? read.intent : onOneLine(read.custom, 60)} ${read.confidence}`],
	};
	const told = plausible(answer.summary, text, prompt, SUMMARY_LIMIT - LEAD.emergency.length);
	return { ...merged, summary: told === undefined ? summarize(merged, normalizeReply(text).original) : LEAD[urgency] + told };
}

const LEAD: Readonly<Record<Urgency, string>> = { emergency: 'EMERGENCY: ', urgent: 'Urgent: ', routine: '' };

/** A model may see an emergency that the rules do not; what the business has said is none stays none. */
function urgencyOf(read: Classification, answer: AiAnswer, { text, context }: Asked): Urgency {
	if (read.urgency === 'emergency') return 'emergency';
	if (answer.urgency !== 'emergency') return answer.urgency;
	return isTakenAway(normalizeReply(text), (context.emergencyRemove ?? []).slice(0, 100)) ? 'urgent' : 'emergency';
}
