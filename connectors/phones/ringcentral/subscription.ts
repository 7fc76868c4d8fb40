import { randomBytes } from 'node:crypto';
import type { Http } from '../../../engine';
import type { Subscription, SubscriptionAdministration, SubscriptionWish } from '../connector';
import { filtersOf } from './filters';
import type { RingCentralSecrets } from './secrets';
import { createSubscription, deleteSubscription, listSubscriptions, renewSubscription, type Listed } from './subscriptions';

/** Looked after so often: RingCentral blacklists a URL that was out of reach for ten minutes or so. Seconds. */
const EVERY_SECONDS = 900;
/** Renewed when less than this is left. Milliseconds. */
const RENEW_BEFORE_MS = 2 * 24 * 3_600_000;

/**
 * One subscription (a webhook) for each trigger, known by its address. What the user or other apps subscribed to is left
 * alone: https://developers.ringcentral.com/guide/notifications/webhooks/creating-webhooks
 */
export function ringcentralSubscription(http: Http, secrets: RingCentralSecrets): SubscriptionAdministration {
	return {
		everySeconds: EVERY_SECONDS,
		ensure: async (wish) => await ensure(http, secrets, wish),
		remove: async ({ state }) => {
			if (state.id) await deleteSubscription(http, secrets, state.id);
		},
	};
}

async function ensure(http: Http, secrets: RingCentralSecrets, wish: SubscriptionWish): Promise<Subscription> {
	const ours = (await listSubscriptions(http, secrets)).filter((one) => one.address === wish.url);
	const live = ours.find((one) => isAsWished(one, wish));
	// Switched off, blacklisted, another's token, or one too many: each report would come twice, or be refused.
	for (const one of ours) if (one !== live) await deleteSubscription(http, secrets, one.id);
	const kept = live && (await renewed(http, secrets, live, wish.now));
	// Hexadecimal: RingCentral refuses tokens with other signs than letters and digits.
	const token = wish.kept?.secrets.token || randomBytes(16).toString('hex');
	if (kept) return subscriptionOf(kept, wish, token);
	return subscriptionOf(await createSubscription(http, secrets, { filters: filtersOf(wish.purpose), address: wish.url, token }), wish, token);
}

/** Its token is known only of one that we made and kept. */
function isAsWished(one: Listed, { kept, purpose }: SubscriptionWish): boolean {
	return one.status === 'Active' && one.id === kept?.state.id && Boolean(kept.secrets.token) && kept.state.filters === filtersOf(purpose).join(' ');
}

/** Undefined where it is gone by now. */
async function renewed(http: Http, secrets: RingCentralSecrets, one: Listed, now: number): Promise<Listed | undefined> {
	if (one.expiresAt !== undefined && one.expiresAt - now > RENEW_BEFORE_MS) return one;
	return await renewSubscription(http, secrets, one.id);
}

function subscriptionOf(one: Listed, { purpose, kept }: SubscriptionWish, token: string): Subscription {
	const account = one.account || (kept?.secrets.account ?? '');
	return {
		state: { id: one.id, filters: filtersOf(purpose).join(' '), ...(one.expiresAt === undefined ? {} : { expiresAt: String(one.expiresAt) }) },
		secrets: { token, ...(account === '' ? {} : { account }) },
	};
}
