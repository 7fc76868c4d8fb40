import type { CallEvent, CallStep, DialStatus } from '../../../engine';
import type { AnsweringPlan, WebhookRequest } from '../connector';
import { defined } from '../values';
import { answeringOf } from './answering';
import { readFields, type Fields } from './fields';
import type { Flavour } from './flavour';
import { dialStatus, isFinal, isPickedUp } from './status';
import { carriedOf, stepOf, type Carried, type TwilioStep } from './steps';
import { attestationOf, readSeconds, readTime } from './values';

/** What a step's request says, before it is put together with what all requests say. */
interface Report {
	readonly step: CallStep;
	readonly status?: DialStatus;
	readonly durationSeconds?: number;
	readonly bridged?: boolean;
	readonly recordingUrl?: string;
	readonly recordingSeconds?: number;
	/** Tells apart what call, leg, step and status do not. */
	readonly distinction?: string;
}

/**
 * Reads the report on a call out of one of the vendor's requests: to a URL of ours, to ours from the user's own TwiML, or
 * from a Studio flow. Outbound calls and requests that report nothing give undefined; nothing makes it throw.
 *
 * The key comes from what is reported, not from the delivery, so that the vendor's retries and copies that reach us by
 * another way count once.
 */
export function readCall(flavour: Flavour, request: WebhookRequest, plan: AnsweringPlan): CallEvent | undefined {
	const fields = readFields(request);
	const step = stepOf(request, fields);
	const ids = step && idsOf(step, fields, carriedOf(request));
	if (!step || !ids || isOutbound(fields)) return undefined;
	const report = reportOf(step, fields, plan);
	if (!report) return undefined;
	return {
		...eventOf(flavour, report, ids),
		account: fields.AccountSid ?? '',
		...lineOf(ids, fields, carriedOf(request)),
		...circumstances(fields, ids),
		...answeringIfKnown(report, fields, plan, ids),
	};
}

interface Ids {
	readonly callId: string;
	readonly legId?: string;
}

function idsOf(step: TwilioStep, fields: Fields, carried: Carried): Ids | undefined {
	const own = fields.CallSid;
	if (!own) return undefined;
	const parent = fields.ParentCallSid || (isLegStep(step) ? carried.call : undefined);
	return parent && parent !== own ? { callId: parent, legId: own } : { callId: own };
}

function isLegStep(step: TwilioStep): boolean {
	return step === 'whisper' || step === 'accept' || step === 'leg';
}

/** A call that the account places itself. Its `<Dial>` legs are outbound too, but name the call they belong to. */
function isOutbound(fields: Fields): boolean {
	const direction = fields.Direction ?? '';
	return !fields.ParentCallSid && (direction.startsWith('outbound') || direction === 'trunking-terminating');
}

function reportOf(step: TwilioStep, fields: Fields, plan: AnsweringPlan): Report | undefined {
	switch (step) {
		case 'voice':
			return { step: 'arrived' };
		case 'whisper':
		case 'transcript':
			return undefined;
		case 'accept':
			return plan.acceptance && fields.Digits === '1' ? { step: 'accepted' } : undefined;
		case 'leg':
			return legReport(fields);
		case 'dial':
			return dialReport(fields);
		case 'recorded':
		case 'recording':
			return voicemailReport(fields);
		case 'status':
			return endReport(fields);
	}
}

function legReport(fields: Fields): Report | undefined {
	if (isPickedUp(fields.CallStatus)) return { step: 'leg_answered' };
	const status = dialStatus(fields.CallStatus);
	return status && { step: 'leg_ended', status, durationSeconds: readSeconds(fields.CallDuration) };
}

function dialReport(fields: Fields): Report | undefined {
	const status = dialStatus(fields.DialCallStatus);
	if (!status) return undefined;
	// Nobody had picked up when the caller's own leg was already over: the caller gave up.
	const gaveUp = status === 'no_answer' && isFinal(fields.CallStatus);
	return {
		step: 'dial_ended',
		status: gaveUp ? 'canceled' : status,
		durationSeconds: readSeconds(fields.DialCallDuration),
		bridged: fields.DialBridged === 'true' ? true : fields.DialBridged === 'false' ? false : undefined,
		distinction: fields.DialCallSid,
	};
}

function voicemailReport(fields: Fields): Report | undefined {
	const { RecordingUrl: url, RecordingSource: source, RecordingStatus: status } = fields;
	if (!url || (source && source !== 'RecordVerb') || (status && status !== 'completed')) return undefined;
	const recordingSeconds = readSeconds(fields.RecordingDuration);
	if (recordingSeconds === 0) return undefined;
	return { step: 'voicemail', recordingUrl: url, recordingSeconds, distinction: fields.RecordingSid || nameIn(url) };
}

/** SignalWire names the recording outright in only one of its two requests about it; the URL ends with the same name. */
function nameIn(url: string): string {
	return /([^/?#.]+)(?:\.\w+)?(?:[?#].*)?$/s.exec(url)?.[1] ?? url;
}

function endReport(fields: Fields): Report | undefined {
	const status = isFinal(fields.CallStatus) ? dialStatus(fields.CallStatus) : undefined;
	return status && { step: 'ended', status, durationSeconds: readSeconds(fields.CallDuration) };
}

function eventOf({ name }: Flavour, { distinction, ...report }: Report, ids: Ids): Pick<CallEvent, 'kind' | 'system' | 'key'> & Ids & Omit<Report, 'distinction'> {
	const key = [ids.callId, ids.legId, report.step, report.status, distinction].map((part) => part ?? '').join(':');
	return { kind: 'call', system: name, key, ...ids, ...defined(report) };
}

/** Of a leg, `From` and `To` are those of the leg: its `To` is a phone of the team, never the business's number. */
function lineOf(ids: Ids, fields: Fields, carried: Carried): Pick<CallEvent, 'from' | 'to'> {
	const from = fields.From ?? fields.Caller ?? '';
	if (ids.legId !== undefined) return { from, to: carried.line ?? '' };
	return { from, to: fields.To || fields.Called || carried.line || '' };
}

function circumstances(fields: Fields, ids: Ids): Partial<CallEvent> {
	const common = { at: readTime(fields.Timestamp) };
	if (ids.legId !== undefined) return defined(common);
	return defined({
		...common,
		forwardedFrom: fields.ForwardedFrom || undefined,
		callerName: fields.CallerName || undefined,
		attestation: attestationOf(fields.StirVerstat),
	});
}

/**
 * Where we answer, every report says how, so that the verdict does not hang on their order. Reports that do not name
 * the caller (a recording's) cannot tell whether there was anybody to ring, and are silent about it.
 */
function answeringIfKnown(report: Report, fields: Fields, plan: AnsweringPlan, ids: Ids): Pick<CallEvent, 'answering'> {
	if (plan.mode === 'listen') return report.step === 'arrived' ? { answering: answeringOf(plan, fields) } : {};
	if (ids.legId !== undefined) return plan.mode === 'forward' ? { answering: { mode: 'forward', acceptance: plan.acceptance } } : {};
	if (plan.mode === 'forward' && fields.From === undefined) return {};
	return { answering: answeringOf(plan, fields) };
}
