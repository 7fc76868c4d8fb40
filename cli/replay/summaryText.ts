import { REASONS, type ReplaySummary } from '../../engine';

/** The summary of a replay for people: a line a fact. */
export function summaryText(summary: ReplaySummary): string {
	const { rows } = summary;
	const line = (title: string, value: number | string) => `${title.padEnd(34)}${typeof value === 'number' ? value.toLocaleString('en-US') : value}`;
	const some = (title: string, value: number) => (value === 0 ? [] : [line(title, value)]);
	const byReason = (counts: Readonly<Record<string, number>>) => Object.entries(counts).map(([reason, count]) => line(`    ${reason}`, `${count.toLocaleString('en-US')}  (${explained(reason)})`));
	return [
		line('calls', summary.calls),
		line('answered', summary.answered),
		line('missed', summary.missed),
		line('  would text', summary.wouldText),
		...some('  would still hold at the end', summary.wouldHold),
		line('  would skip', sum(summary.wouldSkip)),
		...byReason(summary.wouldSkip),
		...some('  had to wait at first', sum(summary.heldAtFirst)),
		...byReason(summary.heldAtFirst),
		line('needs a person', summary.needsPerson),
		line('second texts avoided', summary.duplicatesAvoided.texts),
		...some('calls reported twice', summary.duplicatesAvoided.reports),
		line('people who called', summary.people),
		line('people texted', summary.peopleTexted),
		...(summary.busiestHours.length === 0 ? [] : [line('most calls missed', summary.busiestHours.map(({ hour, missed }) => `${hour}:00–${hour + 1}:00 (${missed.toLocaleString('en-US')})`).join(', '))]),
		...some('calls to numbers of no profile', rows.unknownBusiness),
		...some('calls that do not count as missed', rows.notMissed),
		...some('outbound calls, left out', rows.outbound),
		...some('legs to the team', rows.legs),
		...some('rows far out of order', rows.late),
		...some('rows that could not be read', rows.bad),
		...Object.entries(summary.texts).map(([kind, count]) => line(`texts: ${kind.replace(/_/g, ' ')}`, count)),
		...summary.revenue.flatMap(({ business, currency, low, high, assumption }) => [line(`recovered revenue, ${business}`, `${low.toLocaleString('en-US')} to ${high.toLocaleString('en-US')} ${currency} (estimated)`), `  ${assumption}`]),
		...(summary.revenue.length === 0 ? ['No revenue is estimated: give averageTicket in the profile, or --ticket.'] : []),
	].join('\n');
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

const explained = (reason: string): string => (Object.hasOwn(REASONS, reason) ? REASONS[reason as keyof typeof REASONS] : reason);
