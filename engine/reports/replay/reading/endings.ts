import type { Ending } from '../logged';

/** Words of phone systems for how a call ended, without anything but their letters. */
const ENDINGS: Readonly<Record<string, Ending>> = {
	...of('completed', 'completed answered accepted connected callconnected ok success successful talked handled answeredcall incomingansweredcall inboundanswered pickedup received yes true'),
	...of('no_answer', 'noanswer noanswered missed missedcall unanswered notanswered notconnected timeout nopickup ringnoanswer rna no false'),
	...of('busy', 'busy userbusy linebusy'),
	...of('rejected', 'rejected reject declined denied blocked refused'),
	...of('failed', 'failed error callfailed congestion networkerror wrongnumber invalid'),
	...of('canceled', 'canceled cancelled abandoned abandon hangup hungup callercanceled originatorcancel disconnected'),
	...of('voicemail', 'voicemail vm leftvoicemail voicemailleft leftmessage message'),
	...of('machine', 'machine carriervoicemail answeringmachine'),
	...of('running', 'queued initiated ringing inprogress ongoing active talking'),
};

function of(ending: Ending, words: string): Record<string, Ending> {
	return Object.fromEntries(words.split(' ').map((word) => [word, ending]));
}

/** Undefined for a word that nobody has taught us. */
export function readEnding(word: string): Ending | undefined {
	const key = word.toLowerCase().replace(/[^a-z]/g, '');
	return Object.hasOwn(ENDINGS, key) ? ENDINGS[key] : undefined;
}

/** Whole seconds of `42`, `42.6`, `1:02`, `0:01:02` or `1m 2s`; undefined for what is none. */
export function readDuration(text: string): number | undefined {
	const trimmed = text.trim();
	if (/^\d{1,7}(?:\.\d+)?$/.test(trimmed)) return Math.floor(Number(trimmed));
	if (/^\d{1,3}(?::\d{2}){1,2}$/.test(trimmed)) return trimmed.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
	const [found, hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d{1,3})\s*h\w*\s*)?(?:(\d{1,4})\s*m\w*\s*)?(?:(\d{1,5})\s*s\w*)?$/i.exec(trimmed) ?? [];
	return found === undefined || found === '' ? undefined : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
