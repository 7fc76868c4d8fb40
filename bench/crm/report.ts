import { aimLine, type Aim } from '../lib/aims';
import { median } from '../lib/stats';
import { figure, ratio, table } from '../lib/table';
import { metOf, mostRequests, waitsOf, type Turn, type Way } from './figures';
import type { CrmResult } from './result';

/** Beyond the limit that the user sets: the node's own grace, and what the ledger takes. */
const OVER_MS = 300;
const REQUESTS: Readonly<Record<Turn, number>> = { first: 8, next: 6 };
/** Of the leads a second that the ledger alone keeps. */
const TOLD_SHARE = 0.05;

const WAYS: ReadonlyArray<readonly [Way, string]> = [
	['builtIn', 'built-in CRM only'],
	['atOnce', 'HubSpot, answering at once'],
	['slow', 'HubSpot, 200 ms a request'],
];
const TURNS: ReadonlyArray<readonly [Turn, string]> = [
	['first', 'new number'],
	['next', 'known number'],
];

export function crmAims(result: CrmResult): Aim[] {
	const { waitSeconds, outages } = result;
	const longest = Math.max(...outages.outages.map((outage) => metOf(result, outage).longest));
	return [
		{ what: `longest wait of an item with a limit of ${waitSeconds} s, whatever the CRM does`, measured: longest, bound: 'at most', aim: waitSeconds * 1_000 + OVER_MS, unit: ' ms' },
		{ what: 'requests for a new number', measured: mostRequests(result, 'first'), bound: 'at most', aim: REQUESTS.first, unit: '' },
		{ what: 'requests for a known number', measured: mostRequests(result, 'next'), bound: 'at most', aim: REQUESTS.next, unit: '' },
		{ what: `of ${outages.leads} leads of the outages, lost`, measured: outages.lost, bound: 'at most', aim: 0, unit: '' },
		{ what: `of ${outages.leads} leads of the outages, in the CRM twice`, measured: outages.double, bound: 'at most', aim: 0, unit: '' },
		{ what: 'leads a second told, of those that the ledger alone keeps', measured: toldShare(result), bound: 'at least', aim: TOLD_SHARE, unit: '×' },
	];
}

export function crmReport(result: CrmResult): string {
	return ['What an item waits for at Upsert CRM Contact', waits(result), outages(result), throughput(result), crmAims(result).map(aimLine).join('\n')].join('\n\n');
}

function waits(result: CrmResult): string {
	const rows = WAYS.flatMap(([way, title]) =>
		TURNS.map(([turn, number]) => {
			const { p50, p95, againstBuiltIn, requests } = waitsOf(result, way, turn);
			return [`${title}: ${number}`, figure(p50), figure(p95), ratio(againstBuiltIn), String(requests)];
		}),
	);
	const cold = median(result.cold.map(({ requests }) => requests));
	return `${table([['', 'p50 ms', 'p95 ms', 'against built-in', 'requests'], ...rows])}\nOnce in ten minutes and process an account is asked for its owners and fields too: ${cold} requests for a new number then.`;
}

function outages(result: CrmResult): string {
	const { outages: met, lateMs, leads, lost, double } = result.outages;
	const rows = met.map((outage) => {
		const { p50, longest, againstBuiltIn, requests, pending, items } = metOf(result, outage);
		return [outage.title, figure(p50), figure(longest), ratio(againstBuiltIn), String(requests), `${pending} of ${items}`];
	});
	return [
		table([[`limit of ${result.waitSeconds} s, new numbers`, 'p50 ms', 'longest ms', 'against built-in', 'requests', 'pending'], ...rows]),
		`The CRM that answers late had it all after ${figure(median(lateMs) / 1_000)} s, by the run that began it. What fell due was finished afterwards: of ${leads} leads ${lost} lost, ${double} in the CRM twice.`,
	].join('\n');
}

function throughput(result: CrmResult): string {
	const of = (what: 'saved' | 'told') => figure(median(result.throughput.map((round) => round[what])));
	return table([
		['leads a second, one after the other', 'kept in the ledger', 'told to an instant CRM', 'told/kept'],
		['middle of the rounds', of('saved'), of('told'), ratio(toldShare(result))],
	]);
}

function toldShare({ throughput: rounds }: CrmResult): number {
	return median(rounds.map(({ saved, told }) => told / saved));
}
