/**
 * The profile of a business: one client, brand or location that owns phone numbers.
 *
 * These are the types of a *checked* profile, as {@link checkProfile} returns it: every default filled in, every
 * number in E.164. A profile is never changed in place: the rooms that compute with one remember what they worked out
 * by its identity.
 */

export const INDUSTRIES = [
	'home_services',
	'dental',
	'medical',
	'legal',
	'salon',
	'auto',
	'real_estate',
	'restaurant',
	'fitness',
	'pets',
	'professional',
	'generic',
] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Routes the product itself uses. A canvas may have others of its own. */
export const ROUTES = ['emergency', 'sales', 'support', 'booking', 'person'] as const;

/** What a person's text is after, as the room `replies` reads it. A canvas may have others of its own. */
export const INTENTS = [
	'booking',
	'reschedule',
	'cancel',
	'quote',
	'service_request',
	'support',
	'question',
	'callback',
	'opt_out',
	'opt_in',
	'help',
	'wrong_number',
	'vendor',
	'acknowledgement',
	'declined',
	'other',
] as const;

/** Situations the product itself has a text for. A canvas may have others of its own. */
export const SITUATIONS = [
	'open',
	'closed',
	'holiday',
	'repeat',
	'known',
	'voicemail',
	'service_line',
	'opt_out_confirmation',
	'opt_in_confirmation',
	'help',
	'answer',
	'booking',
	'emergency',
	'follow_up',
	'handover',
	'escalation',
] as const;

/** A phone number of the business, as people dial it. */
export interface BusinessNumber {
	/** E.164. */
	readonly number: string;
	/** Where the callers of this number come from, such as `Google Ads`. */
	readonly source?: string;
	/** Which part of the business it belongs to, such as `Plumbing`. */
	readonly serviceLine?: string;
	/** What the team calls it. */
	readonly label?: string;
	/** E.164 of the number from which its callers are texted, where calls and texts go through different phone systems. */
	readonly textsFrom?: string;
}

/**
 * Opening and closing, `HH:MM` on the wall clock of the business. Closing may be `24:00`; one that is before the
 * opening falls on the next day.
 */
export type Span = readonly [opens: string, closes: string];

/** What is missing between two spans of a day is a break; a day without spans is closed. */
export type WeeklyHours = Readonly<Record<Weekday, readonly Span[]>>;

/** A day on which the usual hours do not apply. It outranks a public holiday on the same date. */
export interface OwnHoliday {
	/** `YYYY-MM-DD`, or `MM-DD` for every year. A dated entry outranks a yearly one. */
	readonly date: string;
	readonly name: string;
	/** The hours of that day; absent or empty means closed. */
	readonly hours?: readonly Span[];
}

export interface Holidays {
	/** Whether the business closes on the public holidays of its country and region. */
	readonly observe: boolean;
	/** ISO 3166-1 alpha-2; absent means the country of the profile. */
	readonly country?: string;
	/** State or province, with an optional part of it after a hyphen: `CA`, `SCT`, `BY-A`. */
	readonly region?: string;
	readonly own: readonly OwnHoliday[];
}

/** Texts by situation ({@link SITUATIONS} and a canvas's own); a list holds variants of equal meaning. */
export type Templates = Readonly<Record<string, string | readonly string[]>>;

export interface TeamMember {
	/** Slug, unique in the team. */
	readonly id: string;
	readonly name: string;
	/** E.164. Without one a person can own conversations but cannot be texted. */
	readonly phone?: string;
	readonly email?: string;
	/** What this person answers for: {@link ROUTES} and a canvas's own. Empty means nothing in particular. */
	readonly routes: readonly string[];
	/** Rank on call, 1 first; people of one rank are told together. Absent means not on call. */
	readonly onCall?: number;
}

/** A team member's id, or whoever is first on call. */
export type OwnerRef = string;

/** One person, whoever is on call or has the turn on a rota; or several who take turns. */
export type OwnerTarget = OwnerRef | readonly OwnerRef[];

/** The same at all hours, or one for the opening hours and one for the time outside them. */
export type OwnerRule = OwnerTarget | { readonly open?: OwnerTarget; readonly closed?: OwnerTarget };

/** Who owns what comes in. See {@link ownerRuling} for the order. */
export interface OwnerRules {
	readonly default?: OwnerRule;
	/** By what the person is after: our intents, and the business's own by their names. */
	readonly byIntent: Readonly<Record<string, OwnerRule>>;
	readonly byRoute: Readonly<Record<string, OwnerRule>>;
	/** By the number of the business that was called, E.164. */
	readonly byNumber: Readonly<Record<string, OwnerRule>>;
	/** By the service line of that number. */
	readonly byServiceLine: Readonly<Record<string, OwnerRule>>;
}

export interface EmergencyRules {
	/** Goes into the first text, such as `If this is an emergency call 911.` */
	readonly wording?: string;
	/** E.164 number for emergencies. */
	readonly phone?: string;
	/** Whether an emergency alerts whoever is on call at once. */
	readonly alertOnCall: boolean;
	/** The business's own words for an emergency, each as people would write it in a text. */
	readonly add: readonly string[];
	/** What is none here: the name of a rule, such as `locked_out`, or words that a rule would go by. */
	readonly remove: readonly string[];
}

/** When texts the person did not just ask for must wait. `start` equal to `end` means never. */
export interface QuietHours {
	readonly enabled: boolean;
	/** `HH:MM`, inclusive. */
	readonly start: string;
	/** `HH:MM`, exclusive; before `start` means the next morning. */
	readonly end: string;
	/** Whether the first text, the answer to a call a moment ago, is held as well. */
	readonly firstText: 'send' | 'hold';
	/** Whose clock counts: the business's, or that of the place the person's number belongs to (all of them, where it may be several). */
	readonly zone: 'business' | 'person';
	/**
	 * What narrows the hours further: nothing, the law of the US state of the person's number where that is stricter, or
	 * for everybody 9:00–20:00, Sundays from 12:00, and the hours of the state where those are stricter still.
	 */
	readonly windows: 'own' | 'us_states' | 'strictest';
}

/** What becomes of a caller whom no text is sent: nothing, or a person of the team is to act (the output *Needs a Person*). */
export type WhenNotTexted = 'skip' | 'escalate';

/** What a caller gets who was texted within the cooldown and calls again. */
export interface RepeatCallers {
	/** `text` sends the repeat wording once per cooldown. */
	readonly then: 'skip' | 'text' | 'escalate';
	/** A call sooner than this after the text is the same attempt, not another one. Minutes. */
	readonly afterMinutes: number;
}

/** Numbers that get no text, by why. Each entry is E.164, or a prefix ending in `*`. */
export interface NumberLists {
	readonly staff: readonly string[];
	readonly vendors: readonly string[];
	readonly blocked: readonly string[];
}

/** Whether and when a call counts as spam. */
export interface SpamRules {
	readonly enabled: boolean;
	/**
	 * What a STIR/SHAKEN verdict must say to count by itself: `failed` a signature that did not verify, `unverified` also
	 * the weakest attestation (C) or none where the phone system gives one at all.
	 */
	readonly attestation: 'ignore' | 'failed' | 'unverified';
	/** Businesses of this ledger that one number called within the hour. 0 switches the rule off. */
	readonly businessesAnHour: number;
	/** Calls of one number to this business within ten minutes. 0 switches the rule off. */
	readonly callsInTenMinutes: number;
	/** Calls within ten minutes from numbers that share all but the last two digits with this one. 0 switches the rule off. */
	readonly neighboursInTenMinutes: number;
}

/** Most automatic texts in one day of the business's calendar. 0 means no limit. */
export interface DailyCaps {
	readonly person: number;
	readonly business: number;
}

/** When sending stops by itself because something is wrong. Shares are of the texts of the last hour, 0–1. */
export interface CircuitBreaker {
	readonly enabled: boolean;
	/** Texts an hour. 0 means no limit. */
	readonly textsAnHour: number;
	readonly optOutShare: number;
	readonly filteredShare: number;
	/** Shares count only from so many opt-outs, or filtered texts, an hour. */
	readonly least: number;
	/** How long sending stops. Minutes. */
	readonly pauseMinutes: number;
}

/** Words that count as a keyword of consent besides the known ones, when they are the whole message. */
export interface ConsentWords {
	readonly optOut: readonly string[];
	readonly optIn: readonly string[];
	readonly help: readonly string[];
}

/** How soon a human must have answered. */
export interface ServiceLevel {
	/** Minutes of opening hours. */
	readonly minutes: number;
	/** Wall-clock minutes. */
	readonly emergencyMinutes: number;
}

/** How a step reaches its people: our own text or call, or `outside`, handed to n8n's own nodes. */
export const STEP_CHANNELS = ['text', 'call', 'outside'] as const;
export type StepChannel = (typeof STEP_CHANNELS)[number];

export const STEP_HOURS = ['any', 'open', 'closed'] as const;
export const URGENCIES = ['emergency', 'urgent', 'routine'] as const;

/** When a step counts. All that is said must hold; a step for which it does not is passed over without its wait. */
export interface StepConditions {
	/** At the time at which the step falls due. A holiday is closed. */
	readonly hours: (typeof STEP_HOURS)[number];
	readonly urgencies?: readonly (typeof URGENCIES)[number][];
	readonly routes?: readonly string[];
}

/** What is taken up again by itself, and when. 0 switches each off. */
export interface FollowUpRules {
	/** How soon somebody calls back who left a voicemail. Minutes of opening hours. */
	readonly voicemailMinutes: number;
	/** After how many hours by the clock a person who has not answered the first text gets one more. */
	readonly nudgeHours: number;
	/** After how many days without any word a conversation is closed. Days of the calendar of the business. */
	readonly staleDays: number;
}

export interface EscalationStep {
	/** Minutes to wait after the step before this one; for the first step, after the escalation began. */
	readonly afterMinutes: number;
	/**
	 * One or several of: a team member's id, a rota's id, `on_call`, `everyone`, `owner` (of the conversation, else of what
	 * it is about).
	 */
	readonly to: string | readonly string[];
	readonly channel: StepChannel;
	/** With the channel `outside`: which of n8n's nodes carries it, such as `slack`, for a Switch to tell them apart. */
	readonly outside?: string;
	readonly when?: StepConditions;
}

export interface EscalationPolicy {
	/** Empty means: the people on call in their order. {@link stepsFor} resolves it. */
	readonly steps: readonly EscalationStep[];
	/** For emergencies. Empty means: `steps`, or the people on call in quicker succession. */
	readonly emergencySteps: readonly EscalationStep[];
	/** How often the whole is gone through again when nobody answers, 0–5. */
	readonly repeat: number;
	/** The rota that says who `on_call` is. Absent: the ranks of the team. */
	readonly onCall?: string;
	/** What was taken, and neither resolved nor the customer contacted within so many minutes, is open again. 0: never. */
	readonly staleAckMinutes: number;
	/** Whether alerts carry a link by which to take it. */
	readonly links: boolean;
	/** How long such a link works. Hours. */
	readonly linkHours: number;
	/** What the customer is told when somebody takes it; `{member}` and `{minutes}` are filled in. Absent: nothing. */
	readonly tellCustomer?: string;
	/** What `{minutes}` stands for. */
	readonly callWithinMinutes: number;
}

/** Somebody stands in on a rota. Times are `YYYY-MM-DDTHH:MM` on its clock, or whole days, `YYYY-MM-DD`, the last one included. */
export interface RotaOverride {
	readonly from: string;
	/** Exclusive where it has a time of day. */
	readonly to: string;
	/** Team member id. */
	readonly member: string;
}

/** People who take turns. See {@link onRota}. */
export interface Rota {
	/** Slug, unlike any team member's. */
	readonly id: string;
	/** Team member ids in the order of their turns. */
	readonly members: readonly string[];
	/** How long a turn is: one of the two. */
	readonly every: { readonly days?: number; readonly weeks?: number };
	/** When turns change: `HH:MM`; with weeks also the day, by default that of `from`. */
	readonly handover: { readonly day?: Weekday; readonly time: string };
	/** IANA zone; absent means that of the profile. */
	readonly timezone?: string;
	/** `YYYY-MM-DD`: the first turn of the first member begins at the first handover on or after this day. */
	readonly from: string;
	/** Of several that hold at once the last listed counts. */
	readonly overrides: readonly RotaOverride[];
}

export interface Money {
	readonly amount: number;
	/** ISO 4217. */
	readonly currency: string;
}

/** What a question asks for: what is known of it already is not asked again. */
export const QUESTION_KINDS = ['address', 'name', 'time', 'photo', 'service', 'anything'] as const;

/** A short question that a person is asked before a time is offered. */
export interface QualifyingQuestion {
	/** Slug, unique among the questions. */
	readonly id: string;
	readonly kind: (typeof QUESTION_KINDS)[number];
	/** In the language of the business, unless there is one for the person's. */
	readonly ask: string;
	readonly ask_en?: string;
	readonly ask_es?: string;
}

/** The questions of the industry, or the business's own: one or two. */
export type QualificationRules = 'preset' | { readonly questions: readonly QualifyingQuestion[] };

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
