import type { CallEvent } from '../../../engine';
import { STATUS_OF } from '../verdict';
import type { Fields } from './fields';
import { callerOf, callIdOf, DIAL_STATUSES, lookIn, nameOf, SYSTEM } from './values';

/** Events of the Asterisk Manager Interface, which something forwards as JSON with their own names. */
export function isAmi({ event }: Fields): boolean {
	return event !== undefined;
}

/**
 * `DialEnd` and `AgentConnect` say how the leg of a phone went; `Hangup` of the caller's own channel that the call is over. Its
 * cause is not read: the same cause is given for a phone that was declined and a caller who then left a message.
 */
export function readAmi(fields: Fields): CallEvent | undefined {
	const callId = callIdOf(fields);
	if (callId === undefined) return undefined;
	const base = { kind: 'call', system: SYSTEM, account: '', callId, from: callerOf(fields.calleridnum, fields.calleridpres), to: dialled(fields), ...nameOf(fields.calleridname, fields.calleridpres) } as const;
	if (fields.event === 'Hangup') {
		return fields.uniqueid === fields.linkedid ? { ...base, key: `${callId}:hangup`, step: 'ended', status: 'no_answer' } : undefined;
	}
	const legId = fields.destuniqueid;
	if (fields.event !== 'DialEnd' && fields.event !== 'AgentConnect') return undefined;
	const how = fields.event === 'AgentConnect' ? 'answered' : lookIn(DIAL_STATUSES, fields.dialstatus?.toUpperCase());
	if (!legId || how === undefined) return undefined;
	return { ...base, key: `${callId}:${legId}:${how}`, legId, step: how === 'answered' ? 'leg_answered' : 'leg_ended', status: STATUS_OF[how] };
}

/** Where the call stands in the dialplan: a number only as long as it is in the context of the trunk. */
function dialled({ did, exten = '' }: Fields): string {
	return did || (/^\+?\d{7,}$/.test(exten) ? exten : '');
}
