/**
 * The profile of a business: one client, brand or location that owns phone numbers.
 *
 * These are the types of a *checked* profile, as {@link checkProfile} returns it: every default filled in, every
 * number in E.164. A profile is never changed in place: the rooms that compute with one remember what they worked out
 * by its identity.
 */

import type { BusinessNumber, Holidays, Industry, Language, Money, Templates, WeeklyHours } from './profileBasics';
import type { EmergencyRules, EscalationPolicy, FollowUpRules, ServiceLevel } from './profileEscalation';
import type { CircuitBreaker, ConsentWords, DailyCaps, NumberLists, QuietHours, RepeatCallers, SpamRules, WhenNotTexted } from './profileGuardrails';
import type { QualificationRules } from './profileQualification';
import type { OwnerRules, Rota, TeamMember } from './profileTeam';

export * from './profileBasics';
export * from './profileEscalation';
export * from './profileGuardrails';
export * from './profileQualification';
export * from './profileTeam';

export interface BusinessProfile {
	/** Slug of a–z, 0–9 and hyphens. */
	readonly id: string;
	/** As the texts say it. */
	readonly name: string;
	/** IANA zone, such as `America/New_York`. */
	readonly timezone: string;
	/** ISO 3166-1 alpha-2; national phone formats are read as this country's. */
	readonly country: string;
	readonly language: Language;
	readonly industry: Industry;
	/** At least one. */
	readonly numbers: readonly BusinessNumber[];
	/** Absent means always open. */
	readonly hours?: WeeklyHours;
	readonly holidays: Holidays;
	readonly templates: Templates;
	readonly team: readonly TeamMember[];
	readonly rotas: readonly Rota[];
	readonly owner: OwnerRules;
	/** https. */
	readonly bookingLink?: string;
	readonly emergency: EmergencyRules;
	/** Whom not to text: E.164 numbers, and prefixes ending in `*`. */
	readonly ignoredNumbers: readonly string[];
	/** Hours between two first texts to one person; 0 switches the rule off. */
	readonly cooldownHours: number;
	readonly quietHours: QuietHours;
	readonly sla: ServiceLevel;
	readonly followUp: FollowUpRules;
	readonly escalation: EscalationPolicy;
	/** What a won job is worth on average: measures marked as estimated rest on it. */
	readonly averageTicket?: Money;
	/** Whether the first text ends with how to opt out. */
	readonly optOutHint: boolean;
	/** `shadow`: everything is decided and recorded, and nothing is sent. */
	readonly mode: 'live' | 'shadow';
	/** How long to wait after a missed call before deciding, so that a caller who is called back at once gets no text. Seconds. */
	readonly graceSeconds: number;
	readonly repeatCallers: RepeatCallers;
	/** A person with an open appointment or ticket: `text` texts them like anybody. */
	readonly openMatters: 'text' | WhenNotTexted;
	/** A caller whose number cannot get texts: a landline, or one that an earlier text showed. */
	readonly untextable: WhenNotTexted;
	/** A first text that was not delivered: hand it to the team, or let it be. */
	readonly undelivered: WhenNotTexted;
	readonly numberLists: NumberLists;
	/** ISO 3166-1 alpha-2 of the countries whose numbers may be texted; absent means all with the business's calling code. */
	readonly textCountries?: readonly string[];
	/** Whether to ask the phone system for the type of a number before its first text; it may charge for that. */
	readonly lineTypeLookup: boolean;
	readonly spam: SpamRules;
	readonly dailyCaps: DailyCaps;
	readonly circuitBreaker: CircuitBreaker;
	/** How far an opt-out reaches: this business, only the number that was told, or every business of the ledger. */
	readonly optOutScope: 'business' | 'number' | 'account';
	readonly consentWords: ConsentWords;
	/** Whether typographic characters that would make a text dearer are replaced by plain ones. */
	readonly smartEncoding: boolean;
	/** What is asked before a time is offered; absent means nothing is. */
	readonly qualification?: QualificationRules;
	/** How long automation is silent after somebody of the team texted or called the person at the phone system itself. */
	readonly humanTakeoverHours: number;
	/** Numbers, names and texts are deleted so many days after a conversation ended; absent means they are kept. */
	readonly retentionDays?: number;
}

/** One thing wrong with a profile, in words for whoever wrote it. */
export interface Fault {
	/** Where: `team[1].phone`; `profile` for the whole. */
	readonly path: string;
	/** A sentence: what is wrong. */
	readonly problem: string;
	/** A sentence: how to mend it. */
	readonly mend: string;
}

export type ProfileCheck =
	| { readonly ok: true; readonly profile: BusinessProfile }
	| { readonly ok: false; readonly faults: readonly Fault[] };
