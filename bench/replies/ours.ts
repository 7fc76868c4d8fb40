import { classify } from '../../engine/replies';
import type { Contender } from './contender';

const CONTEXT = { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago' };

/** Classify Reply as it is shipped: rules, model and thresholds. */
export const ours: Contender = {
	name: 'Classify Reply',
	load: async () => {
		// The model is unpacked for the first text.
		classify('hello', CONTEXT);
		return ({ text, asked }) => {
			const { intent, confidence, unsure, urgency } = classify(text, { ...CONTEXT, ...(asked ? { lastAsked: asked } : {}) });
			return { intent, confidence, unsure, emergency: urgency === 'emergency' };
		};
	},
};
