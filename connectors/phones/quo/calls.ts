import type { CallEvent, OutsideCall } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { STATUS_OF } from '../verdict';
import { isAutomation, readEvent, type QuoEvent } from './event';
import { secondsBetween, tell, type CallTold } from './told';
import { defined, link, seconds, word } from './values';
import { isLive, verdictOf } from './verdict';

type Report = CallEvent | OutsideCall;

/** Quo answers; we only hear of it. */
const LISTENING = { mode: 'listen', acceptance: false } as const;

/**
 * Reads the reports on a call. Its end tells everything again, so that a call is not lost where its beginning was not
 * reported. The keys come from what is told, so that the same call told by webhooks of both generations counts once.
 */
export function readCall(request: WebhookRequest): readonly Report[] | undefined {
	const event = readEvent(request);
	if (!event) return undefined;
	if (event.type === 'call.voicemail.completed') return readVoicemail(event);
	const told = tell(event, request.lookedUp);
	if (!told) return undefined;
	switch (event.type) {
		case 'call.ringing':
			return told.incoming && told.line !== '' ? [arrival(told, event)] : undefined;
		case 'call.answered':
			return readAnswer(told, event);
		case 'call.missed':
		case 'call.completed':
			return told.incoming ? incomingEnd(told, event) : outgoingEnd(told, event);
		default:
			return undefined;
	}
}

function reportOn(told: CallTold, report: Pick<CallEvent, 'step'> & Partial<CallEvent>, distinction = ''): CallEvent {
	const key = [told.callId, report.step, distinction].join(':');
	return defined({ kind: 'call', system: 'quo', account: '', key, callId: told.callId, from: told.others[0] ?? '', to: told.line, ...report });
}

function arrival(told: CallTold, event: QuoEvent): CallEvent {
	return reportOn(told, { step: 'arrived', at: told.createdAt ?? event.at, answering: LISTENING });
}

/** Only where a person is named: Quo’s AI agent and a voicemail pick up too. */
function readAnswer(told: CallTold, event: QuoEvent): readonly CallEvent[] | undefined {
	const user = word(event.about, 'answeredByUserId');
	if (!told.incoming || user === '' || isAutomation(user)) return undefined;
	return [reportOn(told, { step: 'leg_answered', legId: user, at: told.answeredAt ?? event.at }, user)];
}

/** The voicemail comes before the end, so that a call that is handed on as missed brings it along. */
function incomingEnd(told: CallTold, event: QuoEvent): readonly CallEvent[] | undefined {
	if (isLive(told.ending.status)) return undefined;
	const verdict = verdictOf(told.ending);
	const at = told.completedAt ?? event.at;
	const durationSeconds = verdict === 'answered' ? told.talkSeconds : secondsBetween(told.createdAt, told.completedAt);
	const end = reportOn(told, { step: 'ended', at, verdict, status: STATUS_OF[verdict], durationSeconds, answering: LISTENING }, verdict);
	const { voicemail } = told;
	if (!voicemail || verdict === 'answered') return [arrival(told, event), end];
	const message = reportOn(told, { step: 'voicemail', at, recordingUrl: voicemail.url, recordingSeconds: voicemail.seconds }, voicemail.url);
	return [arrival(told, event), message, end];
}

/** Quo calls one answered by a machine at the other end answered too. */
function outgoingEnd(told: CallTold, event: QuoEvent): readonly OutsideCall[] | undefined {
	if (isAutomation(told.userId) || told.line === '' || told.others.length === 0) return undefined;
	const { status, answered } = told.ending;
	const reached = event.generation === 'dated' && status !== '' && status !== 'unknown' ? status === 'answered' : answered;
	const common = {
		kind: 'outside_call',
		system: 'quo',
		account: '',
		callId: told.callId,
		from: told.line,
		reached,
		at: told.completedAt ?? event.at,
		durationSeconds: reached ? told.talkSeconds : undefined,
		by: told.userId || undefined,
	} as const;
	return told.others.map((to) => defined({ ...common, to }));
}

/** Without the id of its call there is nothing to add it to; the call itself is told by `call.completed` all the same. */
function readVoicemail({ about, at }: QuoEvent): readonly CallEvent[] | undefined {
	const callId = word(about, 'callId');
	if (callId === '') return undefined;
	const id = word(about, 'voicemailId') || word(about, 'id');
	return [
		defined({
			kind: 'call',
			system: 'quo',
			account: '',
			key: [callId, 'voicemail', id].join(':'),
			callId,
			step: 'voicemail',
			from: word(about, 'from'),
			to: word(about, 'to'),
			at,
			recordingUrl: link(about, 'recordingUrl'),
			recordingSeconds: seconds(about, 'duration'),
		}),
	];
}
