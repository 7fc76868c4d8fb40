import * as z from 'zod/v4';
import { PROFILE_DEFAULTS } from './defaults';
import { count, group } from './schemaParts';

/** What is taken up again by itself. */
export function followUp() {
	const standard = PROFILE_DEFAULTS.followUp;
	return group({
		voicemailMinutes: count(10_080, standard.voicemailMinutes, 'Minutes of opening hours within which a voicemail is returned. 0: nobody is reminded.'),
		nudgeHours: z.number().min(0).max(720).default(standard.nudgeHours).meta({ description: 'Hours after which a person who has not answered the first text gets one more, once. 0: none.' }),
		staleDays: count(3_650, standard.staleDays, 'Days without any word after which a conversation is closed. 0: never.'),
	});
}
