import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { AnsweringPlan, NumberSettings } from '../../connectors';
import type { Ledger, NumberSetup } from '../../engine';
import { holderOf, holdersOf } from './holder';
import { openLedgerFor } from './ledger';
import { connectPhone, type ConnectedPhone } from './phones';
import { subscribe, unsubscribe } from './subscriptions';

/** What to do with a number that something else holds: `replace` remembers it and puts it back, `stop` refuses, `take` takes it from another workflow as well. */
export type InUse = 'replace' | 'stop' | 'take';
export const inUseOf = (value: unknown): InUse => (value === 'stop' || value === 'take' ? value : 'replace');

export interface SetUpWish {
	readonly purpose: 'calls' | 'texts';
	readonly numbers: readonly string[];
	/** True when the user named the numbers; else they are all that are saved, and those of other accounts are passed over. */
	readonly named: boolean;
	readonly url: string;
	/** Where the links in alerts lead (purpose `texts`). */
	readonly escalationUrl?: string;
	readonly mode?: AnsweringPlan['mode'];
	readonly inUse: InUse;
	/** False where the user points the number at the URL by hand. */
	readonly wanted: boolean;
}

/** A test run must never re-point a production number. */
export function isTestRun(context: IHookFunctions): boolean {
	return context.getMode() === 'manual' || context.getActivationMode() === 'manual';
}

/**
 * The numbers that the user named, else those of one saved business; else of those that this workflow holds, or of all
 * where it holds none: a canvas of one client must not take the texts of another's numbers.
 */
export async function savedNumbers(context: IHookFunctions, listed: readonly string[], businessId: string | undefined): Promise<Pick<SetUpWish, 'numbers' | 'named'>> {
	if (listed.length > 0) return { numbers: listed, named: true };
	const ledger = await openLedgerFor(context);
	const saved = businessId === undefined ? await ledger.listBusinesses() : [await ledger.getBusiness(businessId)];
	const own = saved.filter((business) => business?.savedBy?.startsWith(holdersOf(context)) === true);
	const businesses = own.length > 0 ? own : saved;
	return { numbers: businesses.flatMap((business) => business?.profile.numbers.map((entry) => entry.number) ?? []), named: businessId !== undefined };
}

/** True when every number of the wish already points here. */
export async function isSetUp(context: IHookFunctions, wish: SetUpWish): Promise<boolean> {
	const { phone, ledger } = await parts(context);
	if (!wish.wanted || !phone.administration) return false;
	let done = 0;
	for (const number of wish.numbers) {
		const kept = await ledger.recallSetup(phone.name, phone.account, number, wish.purpose);
		const now = await phone.administration.read(number, wish.purpose);
		if (!wish.named && (!now || isAnothers(context, kept, now))) continue;
		// Set up by a version that did not note where reports go: once more.
		if (kept?.holder !== holderOf(context) || kept.receiptsUrl === undefined || kept.escalationUrl !== wish.escalationUrl || !now || !holds(now, wanted(phone, wish))) return false;
		done += 1;
	}
	return done > 0;
}

/** Points the numbers here, remembering what was there. Doing it twice is doing it once. */
export async function setUp(context: IHookFunctions, wish: SetUpWish): Promise<void> {
	const { phone, ledger } = await parts(context);
	let done = 0;
	for (const number of wish.numbers) if (await setUpNumber(context, phone, ledger, number, wish)) done += 1;
	if (wish.wanted) await subscribe(context, phone, ledger, wish);
	// What reports a whole account needs no number to be set up.
	if (done > 0 || !phone.administration) return;
	throw new NodeOperationError(context.getNode(), wish.numbers.length === 0 ? 'There is no number to set up yet' : 'None of the saved numbers is in this account and free', {
		description: 'Fill in the numbers in this node, or save a business profile that has them: a Missed Call Trigger that holds the business must stand above this node or be published first.',
	});
}

async function setUpNumber(context: IHookFunctions, phone: ConnectedPhone, ledger: Ledger, number: string, wish: SetUpWish): Promise<boolean> {
	const holder = holderOf(context);
	const kept = await ledger.recallSetup(phone.name, phone.account, number, wish.purpose);
	const remember = async (before: NumberSettings, ours: NumberSettings) => {
		await ledger.rememberSetup({
			system: phone.name,
			account: phone.account,
			number,
			purpose: wish.purpose,
			holder,
			before,
			ours,
			receiptsUrl: wish.purpose === 'texts' ? statusUrl(wish.url) : wish.url,
			...(wish.escalationUrl === undefined ? {} : { escalationUrl: wish.escalationUrl }),
			at: Date.now(),
		});
	};
	if (!wish.wanted || !phone.administration) {
		await remember(kept?.before ?? {}, {});
		return true;
	}
	const now = await phone.administration.read(number, wish.purpose);
	// Of all the saved numbers, those that another workflow has are that workflow's.
	if (!wish.named && (!now || (wish.inUse !== 'take' && isAnothers(context, kept, now)))) return false;
	if (!now) {
		throw new NodeOperationError(context.getNode(), `The number ${number} is not in this ${phone.title} account`, {
			description: 'Check the number, which needs its country code, e.g. +14155550100, and the account of the credential. To point the number here by hand, switch "Set Up the Number" off under Options.',
		});
	}
	const ours = wanted(phone, wish);
	const mine = kept?.holder === holder && Object.keys(kept.ours).length > 0 && holds(now, kept.ours);
	refuseForeign(context, number, now, ours, kept, mine, wish);
	await remember(mine && kept ? kept.before : (foreignBefore(kept, now) ?? now), ours);
	if (!holds(now, ours)) await phone.administration.write(number, ours);
	return true;
}

/** What another workflow of ours had set is not what to put back: what was there before it is. */
function foreignBefore(kept: NumberSetup | undefined, now: NumberSettings): NumberSettings | undefined {
	return kept && Object.keys(kept.ours).length > 0 && holds(now, kept.ours) ? kept.before : undefined;
}

function refuseForeign(context: IHookFunctions, number: string, now: NumberSettings, ours: NumberSettings, kept: NumberSetup | undefined, mine: boolean, wish: SetUpWish): void {
	if (mine || holds(now, ours)) return;
	const another = isAnothers(context, kept, now);
	const inUse = Object.keys(ours).filter((key) => /Url$|Sid$|^path$/i.test(key)).map((key) => now[key] ?? '').filter((value) => value !== '' && !isVendorDemo(value));
	if (wish.inUse === 'take' || (wish.inUse === 'replace' && !another)) {
		if (inUse.length > 0) context.logger.warn(`${context.getNode().name}: ${number} was in use (${inUse.join(', ')}); it is pointed here and put back on deactivation.`);
		return;
	}
	if (!another && inUse.length === 0) return;
	throw new NodeOperationError(context.getNode(), another ? `The number ${number} belongs to another active workflow of this n8n` : `The number ${number} is in use: ${inUse.join(', ')}`, {
		description: another
			? 'Deactivate that workflow first: two workflows on one number would each see half of what happens. Is it gone? Choose "Take Over" under Options > If the Number Is in Use.'
			: 'Choose "Replace and Put Back Later" under Options > If the Number Is in Use, or point the number here by hand.',
	});
}

/** Whether another workflow of ours set the number up, and it still points there. */
function isAnothers(context: IHookFunctions, kept: NumberSetup | undefined, now: NumberSettings): boolean {
	return kept !== undefined && kept.holder !== holderOf(context) && Object.keys(kept.ours).length > 0 && holds(now, kept.ours);
}

/** What Twilio puts on every new number: nobody's. */
function isVendorDemo(value: string): boolean {
	return /^https?:\/\/demo\.twilio\.com\//i.test(value);
}

/** Puts back what was there, unless somebody has changed it since: then it is theirs. */
export async function putBack(context: IHookFunctions, wish: SetUpWish): Promise<void> {
	const { phone, ledger } = await parts(context);
	for (const number of wish.numbers) {
		const kept = await ledger.recallSetup(phone.name, phone.account, number, wish.purpose);
		if (!kept || kept.holder !== holderOf(context)) continue;
		if (phone.administration && Object.keys(kept.ours).length > 0) {
			const now = await phone.administration.read(number, wish.purpose);
			if (now && holds(now, kept.ours)) await phone.administration.write(number, only(kept.before, Object.keys(kept.ours)));
		}
		await ledger.forgetSetup(phone.name, phone.account, number, wish.purpose);
	}
	await unsubscribe(context, phone, ledger, wish.purpose);
}

/** Only what we set is put back: anything else may have been changed since by somebody who meant it. */
function only(settings: NumberSettings, keys: readonly string[]): NumberSettings {
	return Object.fromEntries(keys.map((key) => [key, settings[key] ?? '']));
}

function wanted(phone: ConnectedPhone, wish: SetUpWish): NumberSettings {
	return phone.administration?.wanted(wish.purpose, { main: mainUrl(wish), status: statusUrl(wish.url) }, wish.mode) ?? {};
}

function mainUrl(wish: SetUpWish): string {
	return wish.purpose === 'calls' ? `${wish.url}?step=voice` : wish.url;
}

function statusUrl(url: string): string {
	return `${url}?step=status`;
}

function holds(now: NumberSettings, ours: NumberSettings): boolean {
	return Object.entries(ours).every(([key, value]) => (now[key] ?? '') === value);
}

async function parts(context: IHookFunctions): Promise<{ phone: ConnectedPhone; ledger: Ledger }> {
	return { phone: await connectPhone(context), ledger: await openLedgerFor(context) };
}
