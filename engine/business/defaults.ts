import type { BusinessProfile } from './profile';

/** What a profile says where it says nothing. Absent `hours` mean always open. */
export const PROFILE_DEFAULTS = {
	country: 'US',
	language: 'en',
	industry: 'generic',
	holidays: { observe: false, own: [] },
	templates: {},
	team: [],
	owner: { byRoute: {}, byServiceLine: {} },
	emergency: { alertOnCall: true },
	ignoredNumbers: [],
	cooldownHours: 24,
	quietHours: { enabled: true, start: '21:00', end: '08:00', firstText: 'send', zone: 'business' },
	sla: { minutes: 15, emergencyMinutes: 2 },
	escalation: { steps: [], emergencySteps: [], repeat: 1 },
	optOutHint: true,
} as const satisfies Partial<BusinessProfile>;

/** Minutes between two people on call where a profile sets no steps. */
export const STEP_GAP_MINUTES = { emergency: 3, urgent: 5, routine: 5 } as const;
