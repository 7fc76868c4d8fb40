import { MAPPING, NUMBER_FIELD } from '../../../connectors/crms/salesforce/names';

export interface FakeField {
	readonly name: string;
	readonly label: string;
	readonly type: string;
	readonly length: number;
	readonly createable: boolean;
	readonly updateable: boolean;
	readonly filterable: boolean;
	readonly externalId: boolean;
	readonly unique: boolean;
	readonly restrictedPicklist: boolean;
	readonly picklistValues: ReadonlyArray<{ active: boolean; value: string; label: string }>;
}

export function field(name: string, type = 'string', more: Partial<FakeField> = {}): FakeField {
	return { name, label: name.replace(/__c$/, '').replace(/_/g, ' '), type, length: ['string', 'phone'].includes(type) ? 255 : 0, createable: true, updateable: true, filterable: type !== 'textarea', externalId: false, unique: false, restrictedPicklist: false, picklistValues: [], ...more };
}

const kept = (name: string, type = 'string') => field(name, type, { createable: false, updateable: false });

const PERSON = () => [
	kept('Id', 'id'),
	kept('Name'),
	kept('CreatedDate', 'datetime'),
	kept('IsDeleted', 'boolean'),
	kept('MasterRecordId', 'reference'),
	field('FirstName'),
	field('LastName'),
	field('Phone', 'phone', { length: 40 }),
	field('MobilePhone', 'phone', { length: 40 }),
	field('Email', 'email'),
	field('OwnerId', 'reference'),
	field(NUMBER_FIELD, 'string', { length: 20, externalId: true, unique: true }),
	...Object.values(MAPPING)
		.map((target) => target.field)
		.filter((name) => name.endsWith('__c'))
		.map((name) => field(name, typeOf(name))),
];

function typeOf(name: string): string {
	if (/Follow_Up|Last_Call|First_Text/.test(name)) return 'datetime';
	if (/Conversation|Last_Reply/.test(name)) return 'textarea';
	return /Value/.test(name) ? 'currency' : 'string';
}

/** Objects with the fields that an org has after the fields of this package were made. */
export function objects(): Map<string, FakeField[]> {
	return new Map([
		['Lead', [...PERSON(), field('Company'), field('Street', 'textarea'), field('Industry', 'picklist', { picklistValues: [{ active: true, value: 'Any', label: 'Any' }] }), field('Rating', 'picklist', { restrictedPicklist: true, picklistValues: [{ active: true, value: 'Hot', label: 'Hot' }, { active: false, value: 'Old', label: 'Old' }] }), kept('IsConverted', 'boolean'), kept('ConvertedContactId', 'reference')]],
		['Contact', [...PERSON(), field('HomePhone', 'phone', { length: 40 }), field('MailingStreet', 'textarea')]],
		['Task', [kept('Id', 'id'), kept('CreatedDate', 'datetime'), ...['Subject', 'Status', 'Priority', 'WhoId', 'OwnerId', 'TaskSubtype', 'CallType', 'CallDisposition', 'CallObject'].map((name) => field(name)), field('Description', 'textarea'), field('CallDurationInSeconds', 'int'), field('ActivityDate', 'date'), field('IsReminderSet', 'boolean'), field('ReminderDateTime', 'datetime')]],
		['Opportunity', [kept('Id', 'id'), kept('CreatedDate', 'datetime'), kept('IsClosed', 'boolean'), kept('IsWon', 'boolean'), ...['Name', 'StageName', 'OwnerId'].map((name) => field(name)), field('Description', 'textarea'), field('CloseDate', 'date'), field('Amount', 'currency')]],
		['OpportunityContactRole', [kept('Id', 'id'), kept('CreatedDate', 'datetime'), field('OpportunityId'), field('ContactId'), field('IsPrimary', 'boolean')]],
		['User', [kept('Id', 'id'), kept('Name'), kept('Email'), kept('IsActive', 'boolean'), kept('UserType')]],
		['OpportunityStage', [...['ApiName', 'MasterLabel'].map((name) => kept(name)), kept('IsClosed', 'boolean'), kept('IsWon', 'boolean'), kept('IsActive', 'boolean'), kept('SortOrder', 'int')]],
	]);
}

export const STAGES = [
	['Prospecting', false, false],
	['Closed Won', true, true],
	['Closed Lost', true, false],
].map(([name, closed, won], at) => ({ ApiName: name, MasterLabel: name, IsClosed: closed, IsWon: won, IsActive: true, SortOrder: at }));

export const PREFIXES: Readonly<Record<string, string>> = { Lead: '00Q', Contact: '003', Task: '00T', Opportunity: '006', OpportunityContactRole: '00K', User: '005' };
export const REQUIRED: Readonly<Record<string, readonly string[]>> = { Lead: ['LastName', 'Company'], Contact: ['LastName'], Opportunity: ['Name', 'StageName', 'CloseDate'], OpportunityContactRole: ['OpportunityId', 'ContactId'] };
