import { openingAt } from './hours';
import type { BusinessProfile, OwnerRule, OwnerTarget, TeamMember } from './profile';
import { onRota } from './rotas';
import { onCallOrder } from './team';

/** What is known of what came in. */
export interface OwnerQuestion {
	readonly route: string;
	/** What the person is after, and the name of the business's own intent where it is one. */
	readonly intent?: string;
	readonly custom?: string;
	/** The number of the business that was called or texted, E.164. */
	readonly number?: string;
	readonly serviceLine?: string;
	/** Who has the conversation already, or had the last one with this person. */
	readonly existing?: string;
	/** That owner was chosen when only the call was known: what the person wants since may name somebody else. */
	readonly provisional?: boolean;
	/** Epoch milliseconds, for what depends on opening hours and rotas; absent counts as open, and no rota has a turn. */
	readonly now?: number;
}

/** Which rule named the owner. */
export const OWNER_REASONS = ['emergency', 'existing', 'intent', 'route', 'number', 'service_line', 'answers_for_route', 'call', 'default', 'on_call', 'first_of_team'] as const;
export type OwnerReason = (typeof OWNER_REASONS)[number];

/** Who may own it by the first rule that names somebody; several take turns. */
export interface OwnerRuling {
	readonly because: OwnerReason;
	/** At least one. Somebody named twice has two turns. */
	readonly candidates: readonly TeamMember[];
	/** The name under which turns are counted, where there are several. */
	readonly turnsOf?: string;
}

interface Rule {
	readonly because: OwnerReason;
	/** Place of the rule in the profile, such as `byRoute.sales`. */
	readonly place: string;
	readonly rule: OwnerRule | undefined;
}

/**
 * Who owns what comes in: the first of these that names somebody who is still in the team.
 *
 * 1. In an emergency, the rule for the route `emergency`, then who answers for it: emergencies go where emergencies go.
 * 2. Who has the conversation already, else who had the last one with this person.
 * 3. The rule for the intent, the business's own intents first.
 * 4. The rule for the route.
 * 5. The rule for the number that was called, then for its service line.
 * 6. Somebody who answers for the route, people on call first.
 * 7. Who was given the conversation when only the call was known.
 * 8. The default; who is first on call; the first of the team.
 *
 * Each rule names one person, whoever is first on call or has the turn on a rota, or several who take turns; or one for
 * the opening hours and another for the time outside them. Undefined only when there is no team. Pure: turns are counted by whoever asks.
 */
export function ownerRuling(profile: BusinessProfile, question: OwnerQuestion): OwnerRuling | undefined {
	const { route, existing, provisional } = question;
	const { owner, team } = profile;
	const member = (id: string | undefined) => team.filter((one) => one.id === id).slice(0, 1);
	const onCall = onCallOrder(profile, question.now);
	const byRule = ({ because, place, rule }: Rule): OwnerRuling => {
		const { target, part } = targetOf(profile, rule, question.now);
		return { because, candidates: candidatesOf(profile, target, question.now), turnsOf: `${place}${part}` };
	};
	const plain = (because: OwnerReason, candidates: readonly TeamMember[]): OwnerRuling => ({ because, candidates });
	const answering = (because: OwnerReason) => plain(because, [...onCall, ...team].filter(({ routes }) => routes.includes(route)).slice(0, 1));
	const keyed = (because: OwnerReason, group: 'byIntent' | 'byRoute' | 'byNumber' | 'byServiceLine', key: string | undefined): OwnerRuling => {
		const [name, rule] = key === undefined ? [] : (entryOf(owner[group], key) ?? []);
		return byRule({ because, place: `${group}.${name ?? ''}`, rule });
	};

	const inOrder: readonly (() => OwnerRuling)[] = [
		...(route === 'emergency' ? [() => keyed('emergency', 'byRoute', route), () => answering('emergency')] : []),
		...(provisional === true ? [] : [() => plain('existing', member(existing))]),
		() => keyed('intent', 'byIntent', question.custom),
		() => keyed('intent', 'byIntent', question.intent),
		() => keyed('route', 'byRoute', route),
		() => keyed('number', 'byNumber', question.number),
		() => keyed('service_line', 'byServiceLine', question.serviceLine),
		() => answering('answers_for_route'),
		() => plain('call', member(existing)),
		() => byRule({ because: 'default', place: 'default', rule: owner.default }),
		() => plain('on_call', onCall.slice(0, 1)),
		() => plain('first_of_team', team.slice(0, 1)),
	];
	for (const ask of inOrder) {
		const { because, candidates, turnsOf } = ask();
		if (candidates.length > 0) return { because, candidates, ...(candidates.length > 1 && turnsOf !== undefined ? { turnsOf } : {}) };
	}
	return undefined;
}

/** The owner by {@link ownerRuling}. @param turn whose turn it is where several take turns: counted from 0 */
export function ownerFor(profile: BusinessProfile, question: OwnerQuestion, turn = 0): TeamMember | undefined {
	const candidates = ownerRuling(profile, question)?.candidates ?? [];
	return candidates[turn % Math.max(1, candidates.length)];
}

function targetOf(profile: BusinessProfile, rule: OwnerRule | undefined, now: number | undefined): { readonly target?: OwnerTarget | undefined; readonly part: string } {
	if (typeof rule !== 'object' || isList(rule)) return { target: rule, part: '' };
	const isOpen = now === undefined || openingAt(profile, now).state === 'open';
	return isOpen ? { target: rule.open, part: '.open' } : { target: rule.closed, part: '.closed' };
}

function candidatesOf(profile: BusinessProfile, target: OwnerTarget | undefined, now: number | undefined): readonly TeamMember[] {
	if (target === undefined) return [];
	return (isList(target) ? target : [target]).flatMap((ref) => {
		if (ref === 'on_call') return onCallOrder(profile, now).slice(0, 1);
		const turn = now === undefined ? undefined : onRota(profile, ref, now);
		return turn ? [turn] : profile.team.filter(({ id }) => id === ref).slice(0, 1);
	});
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** The value under a key the user wrote, whatever the capitals and the spaces around it. */
function entryOf<T>(entries: Readonly<Record<string, T>>, key: string): readonly [string, T] | undefined {
	const wanted = key.trim().toLowerCase();
	return Object.entries(entries).find(([name]) => name.trim().toLowerCase() === wanted);
}
