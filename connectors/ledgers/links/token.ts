import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkGrant } from '../../../engine';

/** Half of the hash, the least that RFC 2104 allows: the link has to fit into a text. */
const MAC_BYTES = 16;
const LONGEST = 300;
const PREFIX = 'esc_';
const ACTIONS = { take: 't' } as const satisfies Record<LinkGrant['action'], string>;

/** `<escalation>.<member>.<action>.<expiry>.<mac>`: nothing in it is secret, and nothing can be altered. */
export function writeToken(grant: LinkGrant, secret: Buffer): string {
	const said = [grant.escalationId.replace(PREFIX, ''), grant.member, ACTIONS[grant.action], Math.floor(grant.expiresAt / 1_000).toString(36)].join('.');
	return `${said}.${macOf(said, secret).toString('base64url')}`;
}

/** What a token grants; undefined when it is not ours as it stands. Whether it has expired is for the reader to see. */
export function readToken(token: string, secret: Buffer): LinkGrant | undefined {
	const cut = token.lastIndexOf('.');
	if (token.length > LONGEST || cut < 0) return undefined;
	const said = token.slice(0, cut);
	const mac = Buffer.from(token.slice(cut + 1), 'base64url');
	const ours = macOf(said, secret);
	// Compared in constant time: how much of a guess is right must not show in how long it takes. Spelt as we spell it.
	if (mac.length !== ours.length || !timingSafeEqual(mac, ours) || ours.toString('base64url') !== token.slice(cut + 1)) return undefined;
	const [escalation = '', member = '', , expires = ''] = said.split('.');
	return { escalationId: PREFIX + escalation, member, action: 'take', expiresAt: Number.parseInt(expires, 36) * 1_000 };
}

function macOf(said: string, secret: Buffer): Buffer {
	return createHmac('sha256', secret).update(`missed-call escalation link\n${said}`).digest().subarray(0, MAC_BYTES);
}
