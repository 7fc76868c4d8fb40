/** How soon a human must act, and how they are told. Part of the profile: see {@link BusinessProfile}. */

export interface EmergencyRules {
	/** Goes into the first text, such as `If this is an emergency call 911.` */
	readonly wording?: string;
	/** E.164 number for emergencies. */
	readonly phone?: string;
	/** The business's own words for an emergency, each as people would write it in a text. */
	readonly add: readonly string[];
	/** What is none here: the name of a rule, such as `locked_out`, or words that a rule would go by. */
	readonly remove: readonly string[];
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
