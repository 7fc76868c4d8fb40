import { rfc2822 } from '../dates';

const SUBRESOURCES: Record<string, string> = {
	available_phone_numbers: 'AvailablePhoneNumbers',
	calls: 'Calls',
	incoming_phone_numbers: 'IncomingPhoneNumbers',
	messages: 'Messages',
	recordings: 'Recordings',
	usage: 'Usage',
};

/** The account as the API shows it to itself. */
export function accountResource(accountSid: string, authToken: string, createdMs: number): object {
	const base = `/2010-04-01/Accounts/${accountSid}`;
	return {
		auth_token: authToken,
		date_created: rfc2822(createdMs),
		date_updated: rfc2822(createdMs),
		friendly_name: 'Test account',
		owner_account_sid: accountSid,
		sid: accountSid,
		status: 'active',
		subresource_uris: Object.fromEntries(
			Object.entries(SUBRESOURCES).map(([name, path]) => [name, `${base}/${path}.json`]),
		),
		type: 'Full',
		uri: `${base}.json`,
	};
}
