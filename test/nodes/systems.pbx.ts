import { closePostgresCrms } from '../../connectors/crms/postgres';
import { ownDatabase } from '../contract/crms/postgresDatabase';
import { asteriskDialect } from '../contract/phones/asterisk.dialect';
import type { TextTold } from '../contract/phones/dialect';
import { SECRET as ASTERISK_SECRET } from '../fakes/asterisk/reports';
import { incomingMessageBody, startFakeTwilio, type WebhookParams } from '../fakes/twilio';
import { DANA, LINE, PERSON, PUBLIC_URL } from '../support/engine';
import { shippedPath } from '../support/engine/shippedCanvas';
import { ONE_PROFILE, type Account, type Vendors } from './systems.filledIn';

/** Twilio's, for a PBX. */
const TEXTS = '+14155550109';
const TEXTS_PATH = shippedPath('systems/asterisk-twilio-postgres.json', 'Text Reply Trigger', 'texts');
const BARE = { method: 'POST', url: `${PUBLIC_URL}${TEXTS_PATH}`, query: {}, headers: {}, rawBody: Buffer.alloc(0), remoteAddress: '203.0.113.7' };

/** The PBX has one number and Twilio another, from which the callers of the first are texted. The database is a real one. */
export async function asteriskTwilioAndPostgres(): Promise<Vendors> {
	const [twilio, database] = [await startFakeTwilio({ statusCallbacks: false }), await ownDatabase()];
	const { accountSid, authToken, url: baseUrl } = twilio;
	twilio.addNumber(TEXTS);
	const texted = (told: TextTold) => ({ ...BARE, body: incomingMessageBody({ accountSid, messageSid: `SM${told.id}`, from: told.from, to: TEXTS, body: told.body }) });
	const office: Account = {
		type: 'missedCallAsteriskApi',
		data: { secret: ASTERISK_SECRET },
		dialect: { ...asteriskDialect, textIn: texted } as unknown as Account['dialect'],
		sign: (request, purpose) => {
			if (purpose === 'calls') return request;
			const { headers, body } = twilio.signedForm(`${PUBLIC_URL}${TEXTS_PATH}`, request.body as WebhookParams);
			return { ...request, headers, rawBody: Buffer.from(body) };
		},
		stop: async () => await twilio.close(),
	};
	const sent = () => [PERSON, DANA].flatMap((to) => twilio.textsTo(to).map(({ body }) => ({ to, body })));
	const TABLE = 'missed_call_contacts';
	const has = async (table: string) => (await database.ask('SELECT to_regclass($1) AS there', [table]))[0]?.there !== null;
	const leads = async () => {
		if (!(await has(TABLE))) return [];
		const timeline = (await database.ask(`SELECT * FROM ${TABLE}_log`)).map((row) => JSON.stringify(row).replaceAll('\\"', '"')).join('\n');
		return (await database.ask(`SELECT * FROM ${TABLE}`)).map(({ phone }) => ({ phones: [phone], timeline }));
	};
	const profile = { ...(JSON.parse(ONE_PROFILE.missedCallTrigger.profileJson) as object), numbers: [{ number: LINE, textsFrom: TEXTS }, { number: TEXTS }] };
	return {
		phone: { office, before: () => {}, sent },
		crm: {
			secrets: { missedCallTwilioApi: { accountSid, authToken, sendWith: 'authToken', baseUrl }, missedCallCrmPostgresApi: database.credential },
			leads,
			makesAll: true,
			stop: async () => {
				await closePostgresCrms();
				await database.drop();
			},
		},
		filledIn: { ...ONE_PROFILE, missedCallTrigger: { profileJson: JSON.stringify(profile) } },
	};
}
