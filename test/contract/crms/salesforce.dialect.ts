import { salesforce } from '../../../connectors/crms/salesforce';
import { FakeSalesforce, ORG, OWNER, TOKEN } from '../../fakes/salesforce';
import { fetchHttp } from '../../support/http';
import type { CrmDialect, CrmFake, FakeEntry } from './dialect';

/** New people are leads; who has bought, or has a deal, is a contact. */
export const salesforceDialect: CrmDialect = {
	connector: salesforce,
	start: async () => speak(await new FakeSalesforce().start()),
};

/** As n8n keeps and sends the token of an OAuth2 credential. */
export function connectTo(fake: FakeSalesforce, parameters: Record<string, unknown> = {}, token = TOKEN) {
	return salesforce.connect({
		credential: { environment: 'production', oauthTokenData: { access_token: token, instance_url: fake.url, id: `https://login.salesforce.com/id/${ORG}/005000000000001AAA` } },
		parameters,
		http: fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })),
		now: () => fake.now(),
	});
}

function speak(fake: FakeSalesforce): CrmFake {
	const people = () => ['Contact', 'Lead'].flatMap((object) => fake.table(object).filter(({ IsDeleted, IsConverted }) => IsDeleted !== true && IsConverted !== true));
	const objectOf = (id: string) => (id.startsWith('003') ? 'Contact' : 'Lead');
	return {
		connect: () => connectTo(fake),
		connectUnauthorized: () => connectTo(fake, {}, 'expired'),
		now: () => fake.now(),
		advance: (seconds) => fake.advance(seconds),
		seed: async ({ phone, name, email, owner, customer, openDeal }) => {
			const [first, ...last] = (name ?? 'Somebody').split(' ');
			const isContact = customer === true || openDeal !== undefined;
			const id = fake.put(isContact ? 'Contact' : 'Lead', {
				Phone: phone,
				...(last.length > 0 ? { FirstName: first, LastName: last.join(' ') } : { LastName: first }),
				...(email ? { Email: email } : {}),
				...(owner ? { OwnerId: owner } : {}),
				...(isContact ? {} : { Company: 'Somewhere', IsConverted: false }),
			});
			const deal = (Name: string, IsWon: boolean) => fake.put('OpportunityContactRole', { ContactId: id, OpportunityId: fake.put('Opportunity', { Name, IsClosed: IsWon, IsWon, StageName: 'x' }) });
			if (customer === true) deal('Bought', true);
			if (openDeal !== undefined) deal(openDeal, false);
			return id;
		},
		contacts: async () =>
			people().map((row) => ({
				id: row.Id,
				phones: [row.Phone, row.MobilePhone, row.Missed_Call_Number__c].filter((phone) => typeof phone === 'string'),
				name: [row.FirstName, row.LastName].filter((part) => typeof part === 'string').join(' '),
				...(typeof row.FirstName === 'string' ? { firstName: row.FirstName } : {}),
				...(typeof row.Email === 'string' ? { email: row.Email } : {}),
				...(typeof row.OwnerId === 'string' ? { owner: row.OwnerId } : {}),
				tags: [],
				values: row,
			})),
		entries: async (contactId) => entriesOf(fake, contactId),
		remove: async (contactId) => {
			const row = fake.row(objectOf(contactId), contactId);
			if (row) row.IsDeleted = true;
		},
		merge: async (contactId, into) => {
			const row = fake.row(objectOf(contactId), contactId);
			if (row) Object.assign(row, { IsDeleted: true, MasterRecordId: into });
			return true;
		},
		owner: { id: OWNER.Id, email: OWNER.Email },
		throttleNext: (times) => {
			fake.failNext(times, () => ({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.' }] }));
			return true;
		},
		failNext: (times) => fake.failNext(times),
		cutAfterCommitting: () => fake.cutAfterCommitting(),
		refuseNext: () => fake.refuseNextCreate(),
		requests: () => fake.log.length,
		stop: async () => await fake.stop(),
	};
}

function entriesOf(fake: FakeSalesforce, contactId: string): FakeEntry[] {
	const text = (...parts: unknown[]) => parts.filter((part) => typeof part === 'string').join('\n');
	const tasks = fake.table('Task').filter(({ WhoId }) => WhoId === contactId);
	const deals = fake.table('OpportunityContactRole').filter(({ ContactId }) => ContactId === contactId).map(({ OpportunityId }) => fake.row('Opportunity', String(OpportunityId)));
	return [
		...tasks.map((row) => ({
			id: row.Id,
			kind: kindOf(row),
			text: text(row.Subject, row.Description),
			...(typeof row.ReminderDateTime === 'string' ? { dueAt: Date.parse(row.ReminderDateTime) } : {}),
			status: String(row.Status),
		})),
		...deals.flatMap((deal) => (deal ? [{ id: deal.Id, kind: 'deal' as const, text: text(deal.Name, deal.Description), status: deal.IsWon === true ? 'won' : deal.IsClosed === true ? 'lost' : 'open' }] : [])),
	];
}

/** A lead has no deals of its own: what would be one is a note on it. */
function kindOf({ TaskSubtype, Status, Subject }: Readonly<Record<string, unknown>>): FakeEntry['kind'] {
	if (TaskSubtype === 'Call') return 'call';
	if (Status !== 'Completed') return 'task';
	const [, word] = /^(Text|Deal)\b/.exec(String(Subject)) ?? [];
	return word === undefined ? 'note' : (word.toLowerCase() as FakeEntry['kind']);
}
