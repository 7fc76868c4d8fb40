import type { NumberSetup } from '../../fakes/twilio';
import type { Office } from '../../support/canvas';

/** One number of the Twilio account for each way in which a canvas can answer. */
export const LINES = { forward: '+14155550100', allMissed: '+14155550101', listen: '+14155550102', stranded: '+14155550103', test: '+14155550104', busy: '+14155550105', clock: '+14155550106', bursts: '+14155550107', links: '+14155550108' } as const;

export const DANA = { name: 'Dana', phone: '+14155550171' };
export const LEE = { name: 'Lee', phone: '+14155550172' };
/** On call for the business whose alerts carry a link. */
export const IDA = { name: 'Ida', phone: '+14155550173' };
export const BOOKING_LINK = 'https://book.example.com/bayside';

/** What some numbers did before n8n had them. */
export const BEFORE = {
	voice_url: 'https://ivr.example.com/in',
	voice_method: 'GET',
	status_callback: 'https://ivr.example.com/done',
	status_callback_method: 'GET',
	sms_url: 'https://ivr.example.com/text',
	sms_method: 'GET',
};

export const NUMBERS: readonly (NumberSetup | string)[] = [
	{ phone_number: LINES.forward, ...BEFORE },
	LINES.allMissed,
	{ phone_number: LINES.listen, ...BEFORE },
	LINES.stranded,
	{ phone_number: LINES.test, ...BEFORE },
	{ phone_number: LINES.busy, ...BEFORE },
	LINES.clock,
	LINES.bursts,
	LINES.links,
];

/** The fields of a Missed Call Trigger for a business of its own. */
export function businessOf(name: string, number: string, more: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		businessName: name,
		businessNumbers: number,
		timezone: 'America/Los_Angeles',
		team: { person: [DANA, LEE] },
		moreProfile: JSON.stringify({ bookingLink: BOOKING_LINK, emergency: { wording: 'If this is an emergency call 911.' } }),
		...more,
	};
}

/** Publishes one canvas for each way of answering; only the first looks after what falls due. */
export async function publishAll(office: Office): Promise<void> {
	await office.publish({ id: 'forward', calls: businessOf('Bayside Plumbing', LINES.forward) });
	await office.publish({ id: 'allMissed', followsUp: false, calls: businessOf('Harbor Dental', LINES.allMissed, { callHandling: 'all_missed', team: {} }) });
	await office.publish({ id: 'listen', followsUp: false, calls: businessOf('Hill Legal', LINES.listen, { callHandling: 'listen', team: {} }) });
	await office.publish({ id: 'clock', followsUp: false, calls: businessOf('Tick Tock Ltd', LINES.clock, { callHandling: 'all_missed', team: {} }) });
	// As it ships: texts are waited for.
	await office.publish({ id: 'bursts', followsUp: false, calls: businessOf('Thumbs Salon', LINES.bursts, { callHandling: 'all_missed', team: {} }), texts: {} });
	await office.publish({ id: 'links', followsUp: false, calls: businessOf('Hill Street Vets', LINES.links, { callHandling: 'all_missed', team: { person: [IDA] }, moreProfile: JSON.stringify({ escalation: { links: true, repeat: 0, tellCustomer: '{member} will call you in {minutes} minutes.' } }) }) });
	office.clock = { line: LINES.clock, canvas: 'clock' };
}
