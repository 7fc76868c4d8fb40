import { refusal, type Answer } from './answers';
import { APP, EXTENSION_ID, JWT, type State } from './state';

/** `POST /restapi/oauth/token`, for the JWT grant. */
export function giveToken(state: State, authorization: string, body: string): Answer {
	const [clientId, clientSecret] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8').split(':');
	if (clientId !== APP.clientId || clientSecret !== APP.clientSecret) return { status: 401, body: { error: 'invalid_client', errors: [{ errorCode: 'OAU-153', message: 'Basic authentication header is missing or malformed' }] } };
	const form = new URLSearchParams(body);
	if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return refusal(400, 'OAU-250', 'Unsupported grant type');
	if (form.get('assertion') !== JWT) return { status: 400, body: { error: 'invalid_grant', errors: [{ errorCode: 'OAU-213', message: 'Token not found' }] } };
	return { status: 200, body: { access_token: state.newToken(), token_type: 'bearer', expires_in: 3600, scope: 'SMS ReadMessages CallControl SubscriptionWebhook', owner_id: EXTENSION_ID } };
}
