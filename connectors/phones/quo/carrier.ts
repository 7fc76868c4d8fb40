import type { SendReason } from '../../../engine';

/**
 * What the codes mean that Quo passes on from the carriers, as far as they are known: Quo’s own examples are of this
 * numbering (https://www.quo.com/docs/2026-03-30/webhooks-event-payloads, `errorCode`).
 */
const REASONS: Readonly<Record<string, SendReason>> = {
	21211: 'invalid_number',
	21610: 'opted_out',
	21614: 'not_textable',
	21635: 'landline',
	30003: 'unreachable',
	30004: 'blocked',
	30005: 'unreachable',
	30006: 'landline',
	30007: 'filtered',
	30022: 'throttled',
	30023: 'throttled',
	30024: 'unregistered',
	30027: 'throttled',
	30032: 'unregistered',
	30034: 'unregistered',
	30410: 'unavailable',
	30450: 'blocked',
};

export function carrierReason(code: string): SendReason {
	return (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? 'other';
}
