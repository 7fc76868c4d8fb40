import { refusal } from '../api/errors';
import { isSenderShaped, toE164 } from '../phones';
import { isWebUrl } from '../resources/numbers';
import type { MessagingService, TwilioState } from '../state';

const BODY_LIMIT = 1600;

/** The magic sender that works without being owned. */
export const MAGIC_SENDER = '+15005550006';

// Magic numbers of Twilio's test credentials; here they work with any credentials.
const MAGIC_SENDERS: Record<string, number> = {
	'+15005550000': 21606,
	'+15005550001': 21212,
	'+15005550007': 21606,
	'+15005550008': 21611,
};
const MAGIC_RECIPIENTS: Record<string, number> = {
	'+15005550001': 21211,
	'+15005550002': 21612,
	'+15005550003': 21408,
	'+15005550004': 21610,
	'+15005550009': 21614,
};

/** A message someone asks to be sent. */
export interface Draft {
	to: string | undefined;
	from: string | undefined;
	messagingServiceSid: string | undefined;
	body: string | undefined;
	mediaUrls: string[];
	statusCallback: string | undefined;
}

/** A draft that may go out. */
export interface Admitted {
	to: string;
	/** Null while a messaging service has yet to pick. */
	from: string | null;
	service: MessagingService | null;
	body: string;
	mediaUrls: string[];
	statusCallback: string | null;
}

/**
 * Lets a draft through, or refuses it as Twilio does on create.
 * @throws ApiError with Twilio's code
 */
export function admit(state: TwilioState, draft: Draft): Admitted {
	if (!draft.to) throw refusal(21604);
	if (!draft.from && !draft.messagingServiceSid) throw refusal(21603);
	const body = draft.body ?? '';
	if (body.trim() === '' && draft.mediaUrls.length === 0) throw refusal(21619);
	const to = recipient(state, draft.to);
	const service = draft.messagingServiceSid ? findService(state, draft.messagingServiceSid) : null;
	const from = draft.from ? sender(state, draft.from, to, service) : null;
	checkReachable(state, to);
	if (state.isOptedOut(to, from ?? service?.sid ?? '')) throw refusal(21610);
	if (body.length > BODY_LIMIT) throw refusal(21617);
	if (draft.statusCallback && !isWebUrl(draft.statusCallback)) throw refusal(21609, draft.statusCallback);
	if (draft.mediaUrls.some((url) => !isWebUrl(url))) throw refusal(21620);
	return { to, from, service, body, mediaUrls: draft.mediaUrls, statusCallback: draft.statusCallback || null };
}

function recipient(state: TwilioState, text: string): string {
	const to = toE164(text);
	if (!to || MAGIC_RECIPIENTS[to] === 21211) throw refusal(21211, text);
	const region = [...state.disabledRegions].find((prefix) => to.startsWith(prefix));
	if (region) throw refusal(21408, to);
	return to;
}

function findService(state: TwilioState, sid: string): MessagingService {
	const service = state.services.get(sid);
	if (!service) throw refusal(21701);
	if (service.numbers.length === 0) throw refusal(21704);
	return service;
}

function sender(state: TwilioState, text: string, to: string, service: MessagingService | null): string {
	if (!isSenderShaped(text)) throw refusal(21212, text);
	const from = toE164(text) ?? text;
	const magic = MAGIC_SENDERS[from];
	if (magic) throw refusal(magic, from);
	if (from === to) throw refusal(21266, to);
	if (from === MAGIC_SENDER) return from;
	const owned = state.numbers.get(from);
	if (!owned?.capabilities.sms) throw refusal(21606, from);
	if (service && !service.numbers.includes(from)) throw refusal(21606, from);
	return from;
}

function checkReachable(state: TwilioState, to: string): void {
	const code = MAGIC_RECIPIENTS[to] ?? state.recipients.get(to)?.refusedWith;
	if (code) throw refusal(code, to);
}
