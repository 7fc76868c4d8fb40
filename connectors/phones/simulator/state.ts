import { displayNumber } from './number';
import type { SimulatedCall, SimulatedNumber, SimulatedTeamCall, SimulatedText, SimulatorStore } from './store';

/** One plain-language line of what happened, for the page's timeline. */
export interface SimulatorEvent {
	/** Epoch milliseconds. */
	readonly at: number;
	/**
	 * What it is about; chooses icon and colour. Its first word counts (up to the underscore): `call`, `decision`,
	 * `text`, `reply`, `opt`, `person`, `conversation`, `escalation`, `due`, or `phone` for what the phone company
	 * itself saw. These have a look of their own: `call_answered`, `decision_hold`, `decision_skip`,
	 * `escalation_taken`, `escalation_resolved`. Anything else gets a plain dot.
	 */
	readonly kind: string;
	readonly text: string;
}

/** What the page may say about whoever owns the numbers. */
export interface SimulatorBusiness {
	readonly name: string;
	/** E.164. */
	readonly numbers: readonly string[];
	/** People whose phone the page can show, the one on call first. */
	readonly team: readonly { readonly name: string; readonly number: string }[];
}

export interface SimulatorStateOptions {
	/** Only what concerns this number of a business, E.164. */
	readonly businessNumber?: string;
	/** Only texts after this `cursor` of an earlier state. */
	readonly since?: number;
	/** What the system did, oldest first; the page merges it with what the phone company saw. */
	readonly events?: readonly SimulatorEvent[];
	readonly businesses?: readonly SimulatorBusiness[];
}

export interface SimulatorState {
	/** The server's clock, epoch milliseconds. */
	readonly now: number;
	readonly numbers: readonly (SimulatedNumber & { readonly team: SimulatorBusiness['team'] })[];
	/** The latest calls, live ones included, oldest first. */
	readonly calls: readonly SimulatedCall[];
	/** The latest calls to people of the team, oldest first. */
	readonly teamCalls: readonly SimulatedTeamCall[];
	/** Oldest first. */
	readonly texts: readonly SimulatedText[];
	/** `seq` after which `texts` begins: 0 means that these are all, whatever was asked for. */
	readonly after: number;
	/** Hand this back as `since`. */
	readonly cursor: number;
	/** Oldest first. */
	readonly events: readonly SimulatorEvent[];
}

const CALLS_SHOWN = 30;
const TEXTS_SHOWN = 300;
const EVENTS_SHOWN = 80;

/** Everything the page shows, as JSON. */
export function simulatorState(store: SimulatorStore, options: SimulatorStateOptions = {}): SimulatorState {
	const { businessNumber, businesses = [], events = [] } = options;
	const cursor = store.texts.lastSeq();
	const since = options.since ?? 0;
	// A page that knows more than there is was looking at a file that has since been replaced.
	const after = Number.isSafeInteger(since) && since > 0 && since <= cursor ? since : 0;
	const calls = store.calls.latest(businessNumber, CALLS_SHOWN);
	const texts = store.texts.latest(businessNumber, after, TEXTS_SHOWN);
	return {
		now: Date.now(),
		numbers: store.numbers.list().map((number) => withOwner(number, businesses)),
		calls,
		teamCalls: store.teamCalls.latest(businessNumber, CALLS_SHOWN),
		texts,
		after,
		cursor: texts.at(-1)?.seq ?? cursor,
		events: [...calls.flatMap(seenByCompany), ...events].sort((a, b) => a.at - b.at).slice(-EVENTS_SHOWN),
	};
}

function withOwner(number: SimulatedNumber, businesses: readonly SimulatorBusiness[]): SimulatorState['numbers'][number] {
	const owner = businesses.find((business) => business.numbers.includes(number.number));
	return { ...number, name: owner?.name ?? number.name, team: owner?.team ?? [] };
}

/** What the phone company itself can tell of a call. */
function seenByCompany(call: SimulatedCall): readonly SimulatorEvent[] {
	const who = call.withheld ? 'A withheld number' : displayNumber(call.from);
	const line = (at: number | undefined, kind: string, text: string): readonly SimulatorEvent[] => (at === undefined ? [] : [{ at, kind: `phone_${kind}`, text }]);
	const unanswered = call.mode === 'all_missed' ? 'Nobody is rung: every call to this number counts as missed.' : `Nobody picked up within ${seconds(call.unansweredSeconds)}.`;
	return [
		...line(call.startedAt, 'rings', `${who} is calling.`),
		...line(call.answeredAt, 'answered', 'Somebody picked up.'),
		...line(call.unansweredAt, 'unanswered', unanswered),
		...line(call.voicemailAt, 'voicemail', `The caller left a message of ${seconds(call.voicemailSeconds)}.`),
		...line(call.hungUpAt, 'ended', endOf(call)),
	];
}

function endOf(call: SimulatedCall): string {
	if (call.answeredAt !== undefined) return `The call ended after ${seconds(call.hungUpSeconds)}.`;
	if (call.unansweredAt !== undefined) return 'The caller hung up without leaving a message.';
	if (call.hungUpSeconds === 0) return 'The caller hung up at once.';
	return `The caller hung up after ${seconds(call.hungUpSeconds)} of ringing.`;
}

function seconds(count: number | undefined): string {
	return count === 1 ? '1 second' : `${count ?? 0} seconds`;
}
