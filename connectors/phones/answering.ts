/** How a call to the business's number is answered, where the phone system asks us. */
export interface AnsweringPlan {
	readonly mode: 'forward' | 'all_missed' | 'listen';
	/** Whom to ring, E.164, all at once. Used by `forward`. */
	readonly forwardTo: readonly string[];
	/** Carrier voicemail usually answers after 20–25 s: shorter is safer. */
	readonly ringSeconds: number;
	/** Whoever picks up must press 1: a machine cannot, so a carrier's voicemail never counts as an answer. */
	readonly acceptance: boolean;
	/** What the caller meets when nobody took the call. */
	readonly afterMissed: 'voicemail' | 'goodbye' | 'hang_up';
	/** Spoken to the caller before the voicemail tone, or as goodbye. */
	readonly missedPrompt: string;
	/** Whether the phone system is to put voicemail into words, which costs money. */
	readonly transcribe?: boolean;
	/** Spoken to the team member who picks up, before “press 1”. */
	readonly whisper: string;
	/** BCP 47 tag of the voice, e.g. `en-US`. */
	readonly voiceLanguage: string;
	/** Public URL of this trigger for a step of the call. */
	readonly stepUrl: (step: string) => string;
}
