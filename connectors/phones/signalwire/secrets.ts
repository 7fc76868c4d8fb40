import type { TwilioSecrets } from '../twilio';

/**
 * As Twilio's: `accountSid` is the Project ID, `authToken` the project's Signing Key (which signs webhooks and nothing else),
 * `baseUrl` the Compatibility API of the Space. The API Token is used by the credential alone.
 */
export type SignalWireSecrets = TwilioSecrets;

/** Reads the data of the credential type `missedCallSignalWireApi`. Surrounding white space goes, as it comes from pasting. */
export function readSignalWireSecrets(credential: Readonly<Record<string, unknown>>): SignalWireSecrets {
	const space = spaceUrl(text(credential.space));
	return { accountSid: text(credential.projectId), authToken: text(credential.signingSecret), baseUrl: space === '' ? '' : `${space}/api/laml` };
}

/** `example`, `example.signalwire.com` and `https://example.signalwire.com/dashboard` are the same Space. */
function spaceUrl(space: string): string {
	const [, scheme = 'https://', host = ''] = /^(https?:\/\/)?([^/?#]*)/i.exec(space) ?? [];
	if (host === '') return '';
	return `${scheme.toLowerCase()}${/[.:]/.test(host) ? host : `${host}.signalwire.com`}`;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
