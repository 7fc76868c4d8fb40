import type { FieldTarget, LeadField } from '../../../engine';

export type ObjectName = 'Lead' | 'Contact';

/** The field that keeps a number to one record: text, External ID and Unique, on leads and on contacts. */
export const NUMBER_FIELD = 'Missed_Call_Number__c';
/** What stands for a company where nobody knows one, as Salesforce writes it itself. */
export const NO_COMPANY = '[not provided]';

const fill = (field: string): FieldTarget => ({ field, rule: 'fill' });
const always = (field: string): FieldTarget => ({ field, rule: 'always' });

/** Standard fields for who somebody is; custom ones for what happened, which the sales process is not touched by. */
export const MAPPING: Readonly<Record<LeadField, FieldTarget>> = {
	phone: fill('Phone'),
	// The full name is put together by Salesforce: what is not known as first name is the last.
	name: fill('LastName'),
	firstName: fill('FirstName'),
	lastName: fill('LastName'),
	email: fill('Email'),
	address: fill('Street'),
	language: fill('Missed_Call_Language__c'),
	source: fill('Missed_Call_Source__c'),
	serviceLine: fill('Missed_Call_Service_Line__c'),
	location: fill('Missed_Call_Location__c'),
	status: always('Missed_Call_Status__c'),
	owner: fill('OwnerId'),
	nextAction: always('Missed_Call_Next_Action__c'),
	followUpAt: always('Missed_Call_Follow_Up__c'),
	urgency: always('Missed_Call_Urgency__c'),
	intent: always('Missed_Call_Intent__c'),
	service: always('Missed_Call_Service__c'),
	lastCallAt: always('Missed_Call_Last_Call__c'),
	callTimeZone: always('Missed_Call_Time_Zone__c'),
	firstTextAt: fill('Missed_Call_First_Text__c'),
	replyStatus: always('Missed_Call_Reply_Status__c'),
	lastReply: always('Missed_Call_Last_Reply__c'),
	history: always('Missed_Call_Conversation__c'),
	outcome: always('Missed_Call_Outcome__c'),
	value: always('Missed_Call_Value__c'),
};

/** What is called otherwise on a contact. */
export const ON_CONTACT: Readonly<Record<string, string>> = { Street: 'MailingStreet' };

/** Ids tell by their first three signs what they are of: https://help.salesforce.com/s/articleView?id=000385203 */
export function objectOf(id: string): ObjectName | undefined {
	if (!/^\w{15}(\w{3})?$/.test(id)) return undefined;
	return id.startsWith('003') ? 'Contact' : id.startsWith('00Q') ? 'Lead' : undefined;
}
