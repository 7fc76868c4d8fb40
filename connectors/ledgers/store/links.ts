import { createHash } from 'node:crypto';
import type { LinkAbout, LinkGrant, LinkReading, LinkUse } from '../../../engine';
import { readToken } from '../links/token';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { getConversation } from './conversations';
import { acknowledge, getEscalation } from './escalations';
import { getPerson } from './people';
import { linkSecret } from './secrets';

/** What a link is about. Changes nothing, however often it is asked: previews of messages and mail scanners open links. */
export async function readLink(sql: Sql, token: string, now: number): Promise<LinkReading> {
	const found = await look(sql, token, now);
	return 'grant' in found ? { state: 'good', ...found.about } : found;
}

/** Takes the escalation for whom the link was made. Once: whoever comes second hears that it was used. */
export async function useLink(sql: Sql, token: string, now: number): Promise<LinkUse> {
	const found = await look(sql, token, now);
	if (!('grant' in found)) return found;
	const { about } = found;
	// What is closed is not taken, and the link is as good as it was should it be opened again.
	if (about.escalation.state === 'resolved') return { state: 'good', took: false, first: false, ...about };
	const spent = await sql.run(
		'INSERT INTO used_links (token_hash, business_id, escalation_id, member, used_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
		hashOf(token),
		about.profile.id,
		about.escalation.id,
		about.member.id,
		now,
	);
	if (spent === 0) return { state: 'used' };
	const { escalation, first } = await acknowledge(sql, about.escalation.id, about.member.id, now);
	return { state: 'good', took: escalation.takenBy === about.member.id, first, ...about, escalation };
}

type Found = Exclude<LinkReading, { readonly state: 'good' }> | { readonly grant: LinkGrant; readonly about: LinkAbout };

async function look(sql: Sql, token: string, now: number): Promise<Found> {
	const secret = await linkSecret(sql);
	const grant = secret && readToken(token, secret);
	if (!grant) return { state: 'forged' };
	if (now >= grant.expiresAt) return { state: 'expired' };
	if (await sql.get('SELECT 1 AS found FROM used_links WHERE token_hash = ?', hashOf(token))) return { state: 'used' };
	const escalation = await getEscalation(sql, grant.escalationId);
	const profile = escalation && (await getBusiness(sql, escalation.businessId))?.profile;
	const member = profile?.team.find(({ id }) => id === grant.member);
	if (!escalation || !profile || !member) return { state: 'forged' };
	const line = (await getConversation(sql, escalation.conversationId))?.line ?? profile.numbers[0]?.number ?? '';
	const personName = (await getPerson(sql, escalation.businessId, escalation.person))?.name;
	return { grant, about: { escalation, member, profile, line, ...(personName === undefined ? {} : { personName }) } };
}

/** A used link stands in the ledger in no form in which it could be used. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** No link works longer than a day. */
const KEEP_USED_MS = 48 * 3_600_000;

export async function dropUsedLinks(sql: Sql, now: number): Promise<void> {
	await sql.run('DELETE FROM used_links WHERE used_at < ?', now - KEEP_USED_MS);
}
