import type { BusinessProfile } from './profile';

/** What a profile says where it says nothing. Absent `hours` mean always open. */
export const PROFILE_DEFAULTS = {
	country: 'US',
	language: 'en',
	industry: 'generic',
	holidays: { observe: false, own: [] },
	templates: {},
	team: [],
	rotas: [],
	owner: { byIntent: {}, byRoute: {}, byNumber: {}, byServiceLine: {} },
	emergency: { add: [], remove: [] },
	ignoredNumbers: [],
	cooldownHours: 24,
	quietHours: { enabled: true, start: '21:00', end: '08:00', firstText: 'send', zone: 'person', windows: 'us_states' },
	sla: { minutes: 15, emergencyMinutes: 2 },
	followUp: { voicemailMinutes: 60, nudgeHours: 0, staleDays: 30 },
	escalation: { steps: [], emergencySteps: [], repeat: 1, staleAckMinutes: 0, links: false, linkHours: 4, callWithinMinutes: 10 },
	optOutHint: true,
	mode: 'live',
	graceSeconds: 0,
	repeatCallers: { then: 'escalate', afterMinutes: 10 },
	openMatters: 'escalate',
	untextable: 'escalate',
	undelivered: 'escalate',
	numberLists: { staff: [], vendors: [], blocked: [] },
	lineTypeLookup: false,
	spam: { enabled: true, attestation: 'failed', businessesAnHour: 10, callsInTenMinutes: 60, neighboursInTenMinutes: 0 },
	dailyCaps: { person: 20, business: 0 },
	// Far above what callers of one business can be, and far below what a run-away loop sends in an hour.
	circuitBreaker: { enabled: true, textsAnHour: 5_000, optOutShare: 0.25, filteredShare: 0.25, least: 10, pauseMinutes: 60 },
	optOutScope: 'business',
	consentWords: { optOut: [], optIn: [], help: [] },
	smartEncoding: true,
	humanTakeoverHours: 24,
} as const satisfies Partial<BusinessProfile>;

/** Minutes between two people on call where a profile sets no steps. */
export const STEP_GAP_MINUTES = { emergency: 3, urgent: 5, routine: 5 } as const;

/**
 * A profile that an earlier version of this package checked and kept, with the settings that have come since. Groups
 * are completed one level deep: what is in them was checked whole.
 */
export function completeProfile(kept: BusinessProfile): BusinessProfile {
	const standard: Readonly<Record<string, unknown>> = PROFILE_DEFAULTS;
	const known: Readonly<Record<string, unknown>> = { ...kept };
	const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
	const groups = Object.keys(standard).flatMap((name) => (isGroup(standard[name]) && isGroup(known[name]) ? [[name, { ...standard[name], ...known[name] }] as const] : []));
	return { ...standard, ...kept, ...Object.fromEntries(groups) };
}
