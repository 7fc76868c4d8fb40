import type { IDataObject } from 'n8n-workflow';
import { lastTextBefore, openingAt, type AboutBusiness, type CustomIntent, type Item, type Ledger, type ReplyContext, type ReplyLanguage } from '../../engine';
import { textIn } from '../shared/items';

/** What a text is read against, and what a chat model is told of the business. */
export interface KnownOf {
	readonly context: ReplyContext;
	readonly business: AboutBusiness;
}

/** The conversation is longer only where somebody chats; what was asked before these texts is forgotten by both. */
const LOOK_BACK = 30;

/** Everything that the item, the fields and the ledger know. @param reply the reply of the item, where that is what is read */
export async function knownOf(item: Partial<Item> & IDataObject, options: IDataObject, intents: readonly CustomIntent[], ledger: Ledger | undefined, reply: Item['reply']): Promise<KnownOf> {
	const { business, person } = item;
	const at = Date.parse(reply?.at ?? '');
	const now = Number.isFinite(at) ? at : Date.now();
	const profile = ledger && business ? (await ledger.getBusiness(business.id))?.profile : undefined;
	const before = ledger && reply ? await beforeOf(ledger, item, reply) : {};
	const lastAsked = textIn(options.lastAsked);
	const source = profile ?? business;
	const open = profile ? openingAt(profile, now).state === 'open' : business ? business.state === 'open' : undefined;
	const language = knownLanguage(person?.language ?? source?.language);
	return {
		business: { ...(source ? { name: source.name } : {}), ...(open === undefined ? {} : { open }) },
		context: {
			now,
			timezone: source?.timezone ?? 'UTC',
			...(source ? { industry: source.industry, country: source.country } : {}),
			...(profile ? { emergencyAdd: profile.emergency.add, emergencyRemove: profile.emergency.remove } : {}),
			...before,
			...(lastAsked === '' || lastAsked === 'last_text' ? {} : { lastAsked }),
			...(language ? { language } : {}),
			...(typeof options.threshold === 'number' ? { threshold: options.threshold } : {}),
			...(intents.length > 0 ? { customIntents: intents } : {}),
		},
	};
}

/** What went before the reply: our last text to this person, and whether they had opted out. */
async function beforeOf(ledger: Ledger, { business, conversation }: Partial<Item>, reply: NonNullable<Item['reply']>): Promise<Pick<ReplyContext, 'lastText' | 'optedOut'>> {
	const optedOutAt = business ? await ledger.optedOutAt(business.id, reply.from, reply.to) : undefined;
	const messages = conversation ? await ledger.messagesOf(conversation.id, LOOK_BACK) : [];
	const lastText = lastTextBefore(messages, reply);
	return { ...(optedOutAt === undefined ? {} : { optedOut: true }), ...(lastText === undefined ? {} : { lastText }) };
}

const knownLanguage = (language: string | null | undefined): ReplyLanguage | undefined => (language === 'es' || language === 'en' ? language : undefined);
