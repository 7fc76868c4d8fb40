import { NodeOperationError, type IDataObject, type IHookFunctions, type ITriggerFunctions, type IWebhookFunctions } from 'n8n-workflow';
import type { AnsweringPlan, WebhookRequest } from '../../connectors';
import { DEFAULT_MISSED_RULES, MISSED_REASONS, NumberTakenError, onCallAt, toE164, type BusinessProfile, type MissedReason, type MissedRules } from '../../engine';
import { holderOf } from '../shared/holder';
import { textIn } from '../shared/items';
import { assertOneMemory, openLedgerFor } from '../shared/ledger';
import { chosenSystem, parameter } from '../shared/phones';
import { checkedProfile, listOf, profileFromFields } from '../shared/profile';
import { publicUrl } from '../shared/request';
import { inUseOf, savedNumbers, type SetUpWish } from '../shared/setUp';

type Context = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

export const options = (context: Context): IDataObject => parameter<IDataObject>(context, 'options', {});
const numbersIn = (value: unknown): string[] => listOf(textIn(value)).map((number) => toE164(number, 'US') ?? number);

/** What counts as missed, from the node's options. */
export function missedRules(context: Context): MissedRules {
	const set = options(context);
	const reasons = Array.isArray(set.reasons) ? MISSED_REASONS.filter((reason) => (set.reasons as MissedReason[]).includes(reason)) : DEFAULT_MISSED_RULES.reasons;
	return {
		reasons,
		abandonedAfterSeconds: Number(set.abandonedAfterSeconds ?? DEFAULT_MISSED_RULES.abandonedAfterSeconds),
		answeredAtLeastSeconds: Number(set.answeredAtLeastSeconds ?? DEFAULT_MISSED_RULES.answeredAtLeastSeconds),
		onlyNumbers: numbersIn(set.onlyNumbers),
	};
}

/** The one business of this trigger, when the node holds it; undefined for saved profiles. */
export async function ownProfile(context: Context): Promise<BusinessProfile | undefined> {
	const node = context.getNode();
	switch (parameter<string>(context, 'businessSource', 'here')) {
		case 'saved':
			return undefined;
		case 'json':
			return await checkedProfile(node, parameter<unknown>(context, 'profileJson', '{}'));
		default:
			return await checkedProfile(
				node,
				profileFromFields(node, {
					name: parameter(context, 'businessName', ''),
					numbers: parameter(context, 'businessNumbers', ''),
					timezone: parameter(context, 'timezone', ''),
					team: parameter<IDataObject>(context, 'team', {}),
					more: parameter<unknown>(context, 'moreProfile', '{}'),
				}),
			);
	}
}

/** Keeps the node's own profile, so that every other node finds the business by its number. */
export async function saveOwnProfile(context: IHookFunctions): Promise<void> {
	const profile = await ownProfile(context);
	if (!profile) return;
	const ledger = await openLedgerFor(context);
	const holder = holderOf(context);
	try {
		await ledger.saveBusiness(profile, Date.now(), holder);
	} catch (error) {
		// A business that was renamed in this node is the same business; one that somebody else holds is not touched.
		const before = error instanceof NumberTakenError ? await ledger.getBusiness(error.holder) : undefined;
		if (before?.savedBy !== holder) throw new NodeOperationError(context.getNode(), error as Error);
		await ledger.saveBusiness({ ...profile, id: before.profile.id }, Date.now(), holder);
	}
	await assertOneMemory(context.getNode(), profile.id);
}

/** Set when the trigger stands for one saved business, whatever number the call came in on. */
export function businessIdOf(context: Context): string | undefined {
	if (parameter<string>(context, 'businessSource', 'here') !== 'saved') return undefined;
	return textIn(parameter(context, 'businessId', '')) || undefined;
}

export async function callSetUp(context: IHookFunctions): Promise<SetUpWish> {
	const set = options(context);
	return {
		purpose: 'calls',
		...(await numbersOf(context)),
		url: publicUrl(context.getNodeWebhookUrl('default') ?? '', textIn(set.publicBase)),
		mode: handling(context),
		inUse: inUseOf(set.inUse),
		wanted: set.setUpNumber !== false,
	};
}

async function numbersOf(context: IHookFunctions): Promise<Pick<SetUpWish, 'numbers' | 'named'>> {
	const own = await ownProfile(context);
	if (own) return { numbers: own.numbers.map((entry) => entry.number), named: true };
	return await savedNumbers(context, numbersIn(parameter(context, 'setUpNumbers', '')), businessIdOf(context));
}

/** A system that only reports calls is listened to, whatever the field says that it does not show. */
const handling = (context: Context): AnsweringPlan['mode'] => (chosenSystem(context).abilities.calls === 'answers' ? parameter<AnsweringPlan['mode']>(context, 'callHandling', 'forward') : 'listen');

/** How this call is answered. */
export async function answeringPlan(context: IWebhookFunctions, request: WebhookRequest): Promise<AnsweringPlan> {
	const set = options(context);
	const mode = handling(context);
	const main = request.url.replace(/\?.*$/s, '');
	return {
		mode,
		forwardTo: mode === 'forward' ? await phonesToRing(context, request) : [],
		ringSeconds: Number(parameter(context, 'ringSeconds', 18)),
		acceptance: mode === 'forward' && parameter(context, 'acceptance', true),
		afterMissed: parameter<AnsweringPlan['afterMissed']>(context, 'afterMissed', 'voicemail'),
		missedPrompt: textIn(set.missedPrompt) || "Sorry, we can't take your call right now. We'll text you right away.",
		transcribe: set.transcribe === true,
		whisper: textIn(set.whisper) || 'You have a call from a customer.',
		voiceLanguage: textIn(set.voiceLanguage) || 'en-US',
		stepUrl: (step) => `${main}?step=${step}`,
	};
}

async function phonesToRing(context: IWebhookFunctions, request: WebhookRequest): Promise<readonly string[]> {
	const listed = numbersIn(parameter(context, 'forwardTo', ''));
	if (listed.length > 0) return listed;
	const ledger = await openLedgerFor(context);
	const id = businessIdOf(context);
	// In reports about a leg, `To` is the phone that was rung; our own URLs carry the line then.
	const called = toE164(request.query.line ?? textIn((request.body as IDataObject | undefined)?.To), 'US');
	const business = id === undefined ? (called === null ? undefined : await ledger.businessOfNumber(called)) : await ledger.getBusiness(id);
	if (!business) return [];
	const onCall = onCallAt(business.profile, Date.now());
	const targets = onCall.length > 0 ? onCall : business.profile.team;
	return targets.flatMap((member) => (member.phone === undefined ? [] : [member.phone]));
}
