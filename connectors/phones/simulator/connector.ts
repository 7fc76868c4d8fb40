import type { PhoneConnector, WebhookAnswer, WebhookRequest } from '../connector';
import { simulatorPath } from '../../dataFolder';
import { administration } from './administration';
import { handleCall, type CallHappening } from './calls';
import { SYSTEM } from './names';
import { Refusal } from './refusal';
import { Fields } from './request';
import { sender } from './sender';
import { isBusy, openSimulatorStore, type SimulatorStore } from './store';
import { handleTeamCall, isAboutTeamCall, tellTeamCall, type TeamCallHappening } from './teamCalls';
import { handleText } from './texts';
import { verify, type SimulatorSecrets } from './verify';

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A request on its way through: where its company keeps its file, and what came of it. */
interface Handling {
	readonly storePath: string;
	call?: Outcome<CallHappening>;
	teamCall?: Outcome<TeamCallHappening | undefined>;
	text?: Outcome<ReturnType<typeof handleText>>;
}

/**
 * Reading a request changes the company's state, so it is done once, and only after `verify` let the very same
 * request object in.
 */
const handlings = new WeakMap<WebhookRequest, Handling>();

/** A phone company of our own, for trying everything without an account. See `page.ts` for the phones. */
export const simulator = {
	name: SYSTEM,
	title: 'Simulator',
	about: 'A phone company of our own, to try everything without an account',
	abilities: {
		calls: 'answers',
		voicemail: true,
		pictures: true,
		receipts: true,
		humanTexts: false,
		humanCalls: false,
		verification: 'this machine only, or an access key',
		answersStop: 'no',
	},
	parameters: ['accessKey'],
	readSecrets: ({ parameters }) => ({ accessKey: typeof parameters.accessKey === 'string' ? parameters.accessKey : '', storePath: simulatorPath() }),
	accountOf: () => '',

	verify(request, secrets) {
		const verification = verify(request, secrets);
		if (verification.ok) handlings.set(request, { storePath: secrets.storePath });
		else handlings.delete(request);
		return verification;
	},

	readCall(request, plan) {
		const outcome = callOutcome(request, plan);
		return outcome.ok ? outcome.value.event : undefined;
	},

	answerCall(request, call, plan) {
		const outcome = callOutcome(request, plan);
		if (!outcome.ok) return refused(outcome.refusal);
		const { id, state, mode, ringSeconds, prompt } = outcome.value.call;
		return json(200, { callId: id, state, mode, ringSeconds, prompt, ...(call ? { outcome: call.outcome, missedReason: call.missedReason } : {}) });
	},

	readAlert(request) {
		const outcome = teamCallOutcome(request);
		return outcome.ok ? outcome.value?.report : undefined;
	},

	answerAlert(request, answer) {
		const outcome = teamCallOutcome(request);
		if (!outcome.ok) return refused(outcome.refusal);
		const happening = outcome.value;
		const told = attempt(request, handlings.get(request)?.storePath ?? '', (_, store) => happening && tellTeamCall(happening, answer, store, Date.now()));
		if (!told.ok) return refused(told.refusal);
		return json(200, { callId: told.value?.id, state: told.value?.state, said: told.value?.said });
	},

	readText(request) {
		const outcome = textOutcome(request);
		return outcome.ok ? outcome.value : undefined;
	},

	answerText(request) {
		const outcome = textOutcome(request);
		return outcome.ok ? json(200, { textId: outcome.value.providerId }) : refused(outcome.refusal);
	},

	sender: (_http, secrets) => sender(secrets.storePath),

	administration: (_http, secrets) => administration(secrets.storePath),
} satisfies PhoneConnector<SimulatorSecrets>;

function callOutcome(request: WebhookRequest, plan: Parameters<typeof handleCall>[2]): Outcome<CallHappening> {
	const handling = handlings.get(request);
	if (!handling) return { ok: false, refusal: NOT_VERIFIED };
	// What was declined as a call to the team is no other call either.
	if (handling.teamCall?.ok === false) return handling.teamCall;
	return (handling.call ??= attempt(request, handling.storePath, (fields, store) => handleCall(fields, store, plan, Date.now())));
}

function teamCallOutcome(request: WebhookRequest): Outcome<TeamCallHappening | undefined> {
	const handling = handlings.get(request);
	if (!handling) return { ok: false, refusal: NOT_VERIFIED };
	return (handling.teamCall ??= attempt(request, handling.storePath, (fields, store) => (isAboutTeamCall(fields) ? handleTeamCall(fields, store, Date.now()) : undefined)));
}

function textOutcome(request: WebhookRequest): Outcome<ReturnType<typeof handleText>> {
	const handling = handlings.get(request);
	if (!handling) return { ok: false, refusal: NOT_VERIFIED };
	return (handling.text ??= attempt(request, handling.storePath, (fields, store) => handleText(fields, store, Date.now())));
}

const NOT_VERIFIED = new Refusal(403, 'The request was not verified.');

function attempt<T>(request: WebhookRequest, storePath: string, work: (fields: Fields, store: SimulatorStore) => T): Outcome<T> {
	try {
		return { ok: true, value: work(Fields.of(request), openSimulatorStore(storePath)) };
	} catch (error) {
		return { ok: false, refusal: asRefusal(error) };
	}
}

function asRefusal(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	if (isBusy(error)) return new Refusal(503, 'The simulator is busy. Try again in a moment.');
	const why = error instanceof Error ? error.message : String(error);
	return new Refusal(500, `The simulator cannot use its file: ${why}`);
}

function refused(refusal: Refusal): WebhookAnswer {
	return json(refusal.status, { error: refusal.message });
}

function json(status: number, content: object): WebhookAnswer {
	return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(content) };
}
