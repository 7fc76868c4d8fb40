import type { DialStatus } from '../../../engine';
import { asRecord, asRecords, text, type Fields } from './values';

/** Conferences and large queues stay far below. */
const MOST_PARTIES = 100;

/**
 * Whose leg it is. RingCentral calls the leg of whoever places a call `Outbound`, and each one that is rung `Inbound`,
 * whatever the direction of the call as a whole.
 */
export type Side =
	/** The person outside who calls the business. */
	| 'caller'
	/** An extension, menu, queue or forwarded phone of the business that an outside call reached. */
	| 'team'
	/** A person outside whom somebody of the business calls. */
	| 'callee'
	/** Calls within the business, and the leg of a member who calls out. */
	| 'own';

export interface Party {
	readonly id: string;
	readonly side: Side;
	/** The word of `status.code` and of `status.reason`, in lower case. */
	readonly code: string;
	readonly reason: string;
	readonly missed: boolean;
	readonly from: string;
	readonly to: string;
	readonly fromName: string;
	/** A message that the caller left: its length in seconds, where told. */
	readonly voicemail?: { readonly seconds?: number };
}

/** The legs that an event, or the status of a call, tells of. */
export function readParties(body: Fields): readonly Party[] {
	return asRecords(body.parties, MOST_PARTIES).map(readParty).filter((party) => party.id !== '');
}

function readParty(fields: Fields): Party {
	const [from, to, status] = [asRecord(fields.from), asRecord(fields.to), asRecord(fields.status)];
	const voicemail = voicemailOf(asRecord(fields.message));
	return {
		id: text(fields.id),
		side: sideOf(fields, from),
		code: text(status.code).toLowerCase(),
		reason: text(status.reason).toLowerCase(),
		missed: fields.missedCall === true,
		from: text(from.phoneNumber),
		to: text(to.phoneNumber),
		fromName: text(from.name),
		...(voicemail ? { voicemail } : {}),
	};
}

/** An event names a leg's extension by itself, the status of a call within `owner`. */
function sideOf(fields: Fields, from: Fields): Side {
	const isExtensions = text(fields.extensionId) !== '' || text(asRecord(fields.owner).extensionId) !== '';
	const fromExtension = text(from.extensionId) !== '';
	switch (text(fields.direction).toLowerCase()) {
		case 'outbound':
			return isExtensions || fromExtension ? 'own' : 'caller';
		case 'inbound':
			if (!fromExtension) return 'team';
			return isExtensions ? 'own' : 'callee';
		default:
			return 'own';
	}
}

function voicemailOf(message: Fields): Party['voicemail'] {
	const type = text(message.messageType) || text(message.type);
	if (type.toLowerCase() !== 'voicemail') return undefined;
	const seconds = message.vmDuration;
	return typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 ? { seconds } : {};
}

const TALKING = new Set(['answered', 'hold', 'parked']);
/** Why a leg ended although the call was taken: by another phone, or passed on by whoever had taken it. */
const TAKEN = new Set(['agentanswered', 'pickup', 'takeover', 'supervising', 'callflip', 'callswitch', 'callpark', 'parklocation', 'attendedtransfer']);
const UNANSWERED: ReadonlyMap<string, DialStatus> = new Map<string, DialStatus>([
	['noanswer', 'no_answer'],
	['timeout', 'no_answer'],
	['voicemail', 'no_answer'],
	['agentdropped', 'no_answer'],
	['targetbusy', 'busy'],
	['rejected', 'rejected'],
	['cancelled', 'canceled'],
	['internalerror', 'failed'],
	['invalidnumber', 'failed'],
	['nosuchuser', 'failed'],
	['destinationblocked', 'failed'],
	['internationaldisabled', 'failed'],
	['notenoughfunds', 'failed'],
]);

/** Reaching a voicemail box has a word of its own, so being `Answered` is having been picked up. A fax is taken by a machine and wants no text. */
export function isTaken({ code, reason }: Party): boolean {
	return TALKING.has(code) || code === 'gone' || code === 'faxreceive' || (code === 'disconnected' && TAKEN.has(reason));
}

export function isRinging({ code }: Party): boolean {
	return code === 'setup' || code === 'proceeding';
}

/** At the voicemail box, or listening to what is being said there. */
export function isAtVoicemail({ code }: Party): boolean {
	return ['voicemail', 'voicemailscreening', 'vmscreening'].includes(code);
}

export function isOver({ code }: Party): boolean {
	return code === 'disconnected' || code === 'gone';
}

/**
 * How a leg ended that nobody picked up. Undefined where RingCentral does not say: an extension's leg that was answered
 * and a menu's that passed the call on end without a word, and no word is no proof.
 */
export function unansweredStatus(party: Party): DialStatus | undefined {
	if (party.code !== 'disconnected' || isTaken(party)) return undefined;
	return UNANSWERED.get(party.reason) ?? (party.missed ? 'no_answer' : undefined);
}
