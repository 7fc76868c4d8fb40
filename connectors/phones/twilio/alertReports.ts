import type { AlertCallReport } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { alertAddressOf } from './alertUrl';
import { readFields, type Fields } from './fields';
import { dialStatus, isPickedUp } from './status';

/** Reads what a request says of a call that we placed; undefined when it is about none, or names no call. */
export function readAlert(request: WebhookRequest): AlertCallReport | undefined {
	const address = alertAddressOf(request);
	const fields = readFields(request);
	const providerId = fields.CallSid ?? '';
	if (!address || providerId === '') return undefined;
	const common = { alertId: address.id, providerId, phone: fields.To || fields.Called || '' };
	switch (address.step) {
		case 'alert':
			return { ...common, what: 'key', key: fields.Digits ?? '', asked: address.asked };
		case 'alert_dial':
			return { ...common, what: 'connection', talked: talked(fields) };
		case 'alert_status':
			return { ...common, what: 'state', status: stateOf(fields) };
	}
}

/** Whatever is neither an end nor a pick-up shows that the phone rings, or is about to. */
function stateOf({ CallStatus }: Fields): (AlertCallReport & { readonly what: 'state' })['status'] {
	if (isPickedUp(CallStatus)) return 'answered';
	return dialStatus(CallStatus) ?? 'placed';
}

function talked(fields: Fields): boolean {
	return dialStatus(fields.DialCallStatus) === 'completed' && fields.DialBridged !== 'false';
}
