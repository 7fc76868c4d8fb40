import { randomUUID } from 'node:crypto';
import { ACCOUNT_ID, EXTENSION_ID } from './state';

export interface PartyTold {
	readonly id: string;
	readonly direction: 'Inbound' | 'Outbound';
	readonly code: string;
	readonly reason?: string;
	readonly missed?: boolean;
	readonly queue?: boolean;
	readonly extension?: string;
	readonly from: { readonly number?: string; readonly name?: string; readonly extension?: string };
	readonly to: { readonly number?: string; readonly extension?: string };
	readonly voicemailSeconds?: number;
}

/** One leg of a call, as events and the status of a session tell it. */
export function partyOf(party: PartyTold): object {
	const { id, direction, code, reason, missed, queue, extension, from, to, voicemailSeconds } = party;
	return {
		accountId: ACCOUNT_ID,
		...(extension === undefined ? {} : { extensionId: extension }),
		id,
		direction,
		from: { ...(from.number === undefined ? {} : { phoneNumber: from.number }), ...(from.name === undefined ? {} : { name: from.name }), ...(from.extension === undefined ? {} : { extensionId: from.extension }) },
		to: { ...(to.number === undefined ? {} : { phoneNumber: to.number }), ...(to.extension === undefined ? {} : { extensionId: to.extension }) },
		status: { code, ...(reason === undefined ? {} : { reason }), rcc: false },
		...(queue ? { queueCall: true } : {}),
		...(voicemailSeconds === undefined ? {} : { message: { messageType: 'VoiceMail', messageId: `${id}-vm`, vmDuration: voicemailSeconds } }),
		park: {},
		missedCall: missed === true,
		standAlone: false,
		muted: false,
	};
}

/** An event of `telephony/sessions`; of an extension's own leg its filter names the extension, whatever was subscribed. */
export function sessionEvent(session: string, sequence: number, at: number, parties: readonly PartyTold[], origin = 'Call'): object {
	const extension = parties[0]?.extension;
	return envelope(extension === undefined ? 'telephony/sessions' : `extension/${extension}/telephony/sessions`, at, {
		sequence,
		sessionId: `9${sequence}`,
		telephonySessionId: session,
		serverId: 'fake.TAM',
		eventTime: new Date(at).toISOString(),
		parties: parties.map(partyOf),
		origin: { type: origin },
	});
}

export function instantEvent(at: number, message: object): object {
	return envelope(`extension/${EXTENSION_ID}/message-store/instant?type=SMS`, at, { eventType: 'Create', ...message });
}

export function storeEvent(at: number, change: { readonly newCount: number; readonly updatedCount: number }): object {
	return envelope(`extension/${EXTENSION_ID}/message-store`, at, { accountId: ACCOUNT_ID, extensionId: EXTENSION_ID, lastUpdated: new Date(at).toISOString(), changes: [{ type: 'SMS', ...change }] });
}

export function envelope(filter: string, at: number, body: object): object {
	return { uuid: randomUUID(), event: `/restapi/v1.0/account/${ACCOUNT_ID}/${filter}`, timestamp: new Date(at).toISOString(), subscriptionId: 'fake-subscription', ownerId: EXTENSION_ID, body };
}
