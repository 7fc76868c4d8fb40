import type { Http, SendReason } from '../../../engine';
import type { PhoneFake } from '../../contract/phones/dialect';
import { fetchHttp } from '../../support/http';
import { FakeRingCentral } from './fake';
import { APP, JWT, LINE, type Fault } from './state';

/** Refusals of the SMS method, by what they mean. Opting out is none: such a text is taken, and fails afterwards. */
const REFUSALS: Partial<Record<SendReason, Omit<Extract<Fault, { do: 'refuse' }>, 'do'>>> = {
	invalid_number: { status: 400, errorCode: 'CMN-101', parameterName: 'to.phoneNumber', message: 'Parameter [to.phoneNumber] value is invalid' },
	not_textable: { status: 400, errorCode: 'MSG-247', message: 'Sending SMS to short numbers is not available' },
	blocked: { status: 400, errorCode: 'MSG-243', message: 'Parameter [to] value [14155550132] is invalid [Phone number is blocked]' },
	unregistered: { status: 403, errorCode: 'MSG-242', message: 'The requested feature is not available' },
	bad_sender: { status: 400, errorCode: 'MSG-245', message: 'Cannot find the phone number which belongs to user' },
	region_off: { status: 403, errorCode: 'MSG-240', message: 'International SMS is not available for account' },
	bad_text: { status: 400, errorCode: 'CMN-101', parameterName: 'text', message: 'Parameter [text] value is invalid' },
	account: { status: 403, errorCode: 'BIL-103', message: 'Feature [SMS] is not available for current account' },
};

/** The fake as the contract of phone systems wants it. */
export async function startPhoneFake(): Promise<PhoneFake> {
	const fake = await FakeRingCentral.start();
	const token = await logIn(fake.url);
	return {
		http: withToken(token),
		httpUnauthorized: withToken('nobody'),
		secrets: { serverUrl: fake.url },
		line: LINE,
		sent: () => fake.state.messages.filter(({ direction }) => direction === 'Outbound').map(({ id, from, to, subject }) => ({ id, from, to, body: subject, media: [] })),
		refuseNext: (reason) => {
			const refusal = REFUSALS[reason];
			if (refusal) fake.state.plan('POST sms', { do: 'refuse', ...refusal });
			return refusal !== undefined;
		},
		throttleNext: (retryAfter) => fake.state.plan('POST sms', { do: 'refuse', status: 429, errorCode: 'CMN-301', message: 'Request rate exceeded', ...(retryAfter === undefined ? {} : { retryAfter }) }),
		cutAfterAccepting: () => fake.state.plan('POST sms', { do: 'cut' }),
		failNext: () => fake.state.plan('POST sms', { do: 'refuse', status: 503, errorCode: 'CMN-201', message: 'Service Temporary Unavailable' }),
		stop: async () => await fake.stop(),
	};
}

export function withToken(token: string): Http {
	return fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }));
}

/** Exchanges the JWT, as the credential does. */
export async function logIn(url: string): Promise<string> {
	const answer = await fetch(`${url}/restapi/oauth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${Buffer.from(`${APP.clientId}:${APP.clientSecret}`).toString('base64')}` },
		body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: JWT }),
	});
	const { access_token: token } = (await answer.json()) as { access_token?: string };
	if (!token) throw new Error('The fake gave no token.');
	return token;
}
