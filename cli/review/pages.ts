import type { Ledger, ReviewedReply } from '../../engine';
import type { Settings } from './settings';

const PAGE = 200;

/** The replies of the range in order, a page at a time. What is corrected meanwhile falls out of the range. */
export async function* repliesIn(ledger: Ledger, { business, since, until }: Settings): AsyncGenerator<readonly ReviewedReply[]> {
	const range = { since, until, limit: PAGE, ...(business === undefined ? {} : { businessId: business }) };
	let page = await ledger.repliesToReview(range);
	for (;;) {
		const last = page.at(-1);
		if (!last) return;
		yield page;
		page = await ledger.repliesToReview({ ...range, after: { reviewAt: last.reviewAt, id: last.message.id } });
	}
}
