import { routeLead, type BusinessProfile, type Classification, type Item, type Ledger, type RoutedLead } from '../../engine';

/** Who acts on what an item is about, and by when. @param classification how its reply was read; that of the item by default */
export async function routeItem(ledger: Ledger, profile: BusinessProfile, item: Partial<Item>, now: number, classification: Classification | undefined = item.classification): Promise<RoutedLead> {
	const number = item.call?.to ?? item.conversation?.line ?? item.reply?.to;
	return await routeLead(
		ledger,
		profile,
		{
			...(classification ? { classification } : {}),
			...(item.call?.serviceLine ? { serviceLine: item.call.serviceLine } : {}),
			...(number === undefined ? {} : { number }),
			...(item.conversation ? { conversationId: item.conversation.id } : {}),
		},
		now,
	);
}
