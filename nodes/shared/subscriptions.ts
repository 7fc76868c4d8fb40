import { NodeOperationError, type IHookFunctions, type ITriggerFunctions, type IWebhookFunctions } from 'n8n-workflow';
import type { SetUpPurpose } from '../../connectors';
import type { KeptSubscription, Ledger, SubscriptionOwner } from '../../engine';
import { holderOf } from './holder';
import { Kept } from './kept';
import { openLedgerFor } from './ledger';
import type { ConnectedPhone } from './phones';
import type { SetUpWish } from './setUp';

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;
type Owned = Omit<SubscriptionOwner, 'holder'>;

/** Secrets of the subscription of a trigger, for its webhook: read from the ledger at most once a minute. */
const kept = new Kept<Readonly<Record<string, string>>>();

export async function keptSecretsOf(context: IHookFunctions | IWebhookFunctions, owned: Owned, maxAgeMs: number): Promise<Readonly<Record<string, string>>> {
	const owner = { ...owned, holder: holderOf(context) };
	return await kept.get(JSON.stringify(owner), maxAgeMs, async () => (await (await openLedgerFor(context)).recallSubscription(owner))?.secrets ?? {});
}

/** Sees to it that the account reports to this trigger, and keeps what finds and verifies that. */
export async function subscribe(context: Context, phone: ConnectedPhone, ledger: Ledger, wish: Pick<SetUpWish, 'purpose' | 'url' | 'numbers'>): Promise<void> {
	if (!phone.subscription) return;
	const owner = ownerOf(context, phone, wish.purpose);
	const before = await ledger.recallSubscription(owner);
	const now = Date.now();
	try {
		const subscription = await phone.subscription.ensure({ ...wish, now, ...(before ? { kept: before } : {}) });
		await ledger.keepSubscription({ ...owner, url: wish.url, numbers: wish.numbers, ...subscription, at: now });
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error, { description: byHandInstead(phone, wish) });
	}
}

function byHandInstead({ connector }: ConnectedPhone, { purpose, url }: Pick<SetUpWish, 'purpose' | 'url'>): string {
	const steps = connector.byHand?.(purpose, url) ?? [];
	return ['To set it up by hand, switch "Set Up the Number" off under Options.', ...steps.map((step, index) => `${index + 1}. ${step}`)].join('\n');
}

/** Ends what this trigger had the account report. */
export async function unsubscribe(context: IHookFunctions, phone: ConnectedPhone, ledger: Ledger, purpose: SetUpPurpose): Promise<void> {
	const owner = ownerOf(context, phone, purpose);
	const before = phone.subscription && (await ledger.recallSubscription(owner));
	if (!phone.subscription || !before) return;
	await phone.subscription.remove(before);
	await ledger.forgetSubscription(owner);
}

/** When a subscription is next looked after, by trigger and purpose: a process that was started anew looks at once. */
const nextLook = new Map<string, number>();
/** A vendor that did not answer is asked again after a minute, however seldom its subscription is looked after. */
const AGAIN_MS = 60_000;
const NEVER = Infinity;

/**
 * Renews what is about to end and makes anew what was switched off. Asked at every sweep of a trigger, does it as often as
 * the system wants. @param connect the phone system; not asked before the time has come, as it costs a credential
 */
export async function lookAfter(context: ITriggerFunctions, purpose: SetUpPurpose, connect: () => Promise<ConnectedPhone>): Promise<void> {
	const key = `${holderOf(context)} ${purpose}`;
	const now = Date.now();
	if ((nextLook.get(key) ?? 0) > now) return;
	nextLook.set(key, now + AGAIN_MS);
	const phone = await connect();
	const seconds = phone.subscription?.everySeconds;
	if (seconds !== undefined) {
		const ledger = await openLedgerFor(context);
		const before: KeptSubscription | undefined = await ledger.recallSubscription(ownerOf(context, phone, purpose));
		// What was never set up here, or was taken down, is not ours to make.
		if (before) await subscribe(context, phone, ledger, { purpose, url: before.url, numbers: before.numbers });
	}
	nextLook.set(key, seconds === undefined ? NEVER : now + seconds * 1_000);
}

function ownerOf(context: Context, phone: ConnectedPhone, purpose: SetUpPurpose): SubscriptionOwner {
	return { system: phone.name, account: phone.account, holder: holderOf(context), purpose };
}
