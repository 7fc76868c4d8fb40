import type { CallEvent, OutsideCall } from '../../../engine';
import type { CallReport, WebhookRequest } from '../connector';
import { isByPerson, type Message } from './message';
import { readMessage } from './report';
import { outcomeOf, type CallOutcome } from './status';

/**
 * Reads a call out of a report: of one that came in how it ended (HighLevel answers the phone and says so outright), of one
 * that went out whether somebody of the team placed it. Never throws.
 */
export function readCall(request: WebhookRequest): CallReport | readonly CallReport[] | undefined {
	const message = readMessage(request);
	if (!message || message.kind === 'text') return undefined;
	return message.direction === 'inbound' ? readInbound(message) : readOutbound(message);
}

function readInbound(message: Message): readonly CallEvent[] {
	const outcome = outcomeOf(message.kind === 'voicemail' ? ['voicemail', ...message.words] : message.words);
	if (!outcome) return [event(message, { step: 'arrived', key: `${message.id}:arrived` })];
	const ended = event(message, {
		step: 'ended',
		key: `${message.id}:ended:${outcome.verdict}`,
		...outcome,
		...(message.seconds === undefined ? {} : { durationSeconds: message.seconds }),
	});
	const recording = outcome.verdict === 'voicemail' ? message.media[0] : undefined;
	if (recording === undefined) return [ended];
	return [ended, event(message, { step: 'voicemail', key: `${message.id}:voicemail`, recordingUrl: recording })];
}

type Told = Pick<CallEvent, 'step' | 'key' | 'durationSeconds' | 'recordingUrl'> & Partial<CallOutcome>;

function event(message: Message, told: Told): CallEvent {
	return {
		kind: 'call',
		system: 'highlevel',
		account: message.account,
		callId: message.id,
		from: message.person,
		to: message.line,
		...(message.at === undefined ? {} : { at: message.at }),
		...(message.name === '' ? {} : { callerName: message.name }),
		...told,
	};
}

/**
 * Calls of workflows, campaigns and machines are no person's, and voicemail drops are no calls. A call to an answering
 * machine is `completed` with the call status `voicemail`.
 */
function readOutbound(message: Message): OutsideCall | undefined {
	const outcome = outcomeOf(message.words);
	if (message.kind === 'voicemail' || !outcome || !isByPerson(message)) return undefined;
	return {
		kind: 'outside_call',
		system: 'highlevel',
		account: message.account,
		callId: message.id,
		from: message.line,
		to: message.person,
		reached: outcome.verdict === 'answered',
		...(message.seconds === undefined ? {} : { durationSeconds: message.seconds }),
		...(message.at === undefined ? {} : { at: message.at }),
		...(message.userId === '' ? {} : { by: message.userId }),
	};
}
