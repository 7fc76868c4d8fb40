import type { DueKind } from '../ports';
import { CLOSED_STATUSES, type ConversationChange } from './conversation';

/** What waits for its time in a conversation and is over with it. Held texts are withdrawn, with a reason. */
export const OF_CONVERSATION: readonly DueKind[] = ['unanswered', 'escalation_step', 'voicemail', 'nudge', 'callback', 'lead_follow_up', 'stale'];

/** Who does what follows from the rules, and is no person. */
export const AUTOMATION = 'automation';

/**
 * What a change of a conversation makes pointless: whoever has been heard needs no reminder. A promise outlives a
 * takeover, as it is one; a note is no contact, but shows that somebody is at it, and then the machine is silent.
 */
export function endedBy(change: ConversationChange, by: string): readonly DueKind[] {
	switch (change.do) {
		case 'pause':
		case 'promise':
			return ['unanswered', 'voicemail', 'nudge'];
		case 'contacted':
			return ['unanswered', 'voicemail', 'nudge', 'callback'];
		case 'status':
			return CLOSED_STATUSES.includes(change.status) ? OF_CONVERSATION : ['unanswered', 'voicemail', 'nudge', 'callback'];
		case 'assign':
			return by === AUTOMATION ? [] : ['voicemail', 'nudge'];
		case 'note':
			return ['nudge'];
		default:
			return [];
	}
}
