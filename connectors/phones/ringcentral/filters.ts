import type { SetUpPurpose } from '../connector';

/**
 * Calls: all of the account's, answered and outgoing ones as well. With `missedCall=true` alone every phone of a queue
 * that did not pick up would look like a missed call. Texts: those that come in to the user of the JWT, and word of
 * those that go out.
 */
const FILTERS: Readonly<Record<SetUpPurpose, readonly string[]>> = {
	calls: ['/restapi/v1.0/account/~/telephony/sessions'],
	texts: ['/restapi/v1.0/account/~/extension/~/message-store/instant?type=SMS', '/restapi/v1.0/account/~/extension/~/message-store?type=SMS&direction=Outbound'],
};

export function filtersOf(purpose: SetUpPurpose): readonly string[] {
	return FILTERS[purpose];
}

/** What to do where the user subscribes by hand. */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	return [
		'Make up a random token of 32 letters and digits and enter it as Verification Token in the RingCentral credential.',
		`Activate this workflow, so that ${url} answers RingCentral’s question within 3 seconds.`,
		`As the user who owns the number, send POST /restapi/v1.0/subscription with eventFilters ${JSON.stringify(FILTERS[purpose])}, deliveryMode.transportType WebHook, deliveryMode.address ${url} and the token as deliveryMode.verificationToken.`,
		'Renew the subscription before it runs out: after 7 days unless you asked for longer with expiresIn.',
	];
}
