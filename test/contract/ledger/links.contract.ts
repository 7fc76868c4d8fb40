import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { temporaryFolder } from './temporaryFolder';
import { ANN, atOnce, BAYSIDE, escalated, HOUR, kindsOf, allEvents, ledgerOfBayside, MINUTE, profileOf, SECOND, T0, type OpenLedger } from './world';

export function linksContract(open: OpenLedger): void {
	describe('links that take an escalation', () => {
		const ledger = ledgerOfBayside(open);
		const folder = temporaryFolder();
		const linkFor = async (member = 'dana', expiresAt = T0 + 4 * HOUR) => {
			const { escalation, conversation } = await escalated(ledger(), T0, ANN);
			return { escalation, conversation, token: await ledger().signLink({ escalationId: escalation.id, member, action: 'take', expiresAt }) };
		};

		it('say what they are about and whom they were made for, and change nothing by being looked at', async () => {
			await ledger().upsertPerson(BAYSIDE, ANN, { name: 'Ann Smith' }, T0);
			const { escalation, token } = await linkFor();
			for (let again = 0; again < 5; again += 1) {
				expect(await ledger().readLink(token, T0 + MINUTE)).toMatchObject({ state: 'good', escalation: { id: escalation.id, state: 'open' }, member: { id: 'dana' }, profile: { id: BAYSIDE }, personName: 'Ann Smith' });
			}
			expect(kindsOf(await allEvents(ledger()))).not.toContain('escalation_taken');
		});

		it('take it once, for that member, and silence automation as any taking does', async () => {
			const { escalation, conversation, token } = await linkFor();
			expect(await ledger().useLink(token, T0 + MINUTE)).toMatchObject({ state: 'good', took: true, first: true, member: { id: 'dana' }, escalation: { id: escalation.id, state: 'acknowledged', takenBy: 'dana' } });
			expect(await ledger().getConversation(conversation.id)).toMatchObject({ owner: 'dana', automation: 'paused' });
			expect(await ledger().useLink(token, T0 + MINUTE)).toEqual({ state: 'used' });
			expect(await ledger().readLink(token, T0 + MINUTE)).toEqual({ state: 'used' });
		});

		it('work once for 20 who come at once', async () => {
			const { token } = await linkFor();
			const uses = await atOnce(20, async () => await ledger().useLink(token, T0 + MINUTE));
			expect(uses.filter((use) => use.state === 'good')).toHaveLength(1);
			expect(uses.filter((use) => use.state === 'used')).toHaveLength(19);
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'escalation_taken')).toHaveLength(1);
		});

		it('of several people: the first has it, and the others hear who', async () => {
			const { escalation, token } = await linkFor('dana');
			const eves = await ledger().signLink({ escalationId: escalation.id, member: 'eve', action: 'take', expiresAt: T0 + HOUR });
			await ledger().useLink(token, T0 + MINUTE);
			expect(await ledger().readLink(eves, T0 + MINUTE)).toMatchObject({ state: 'good', escalation: { state: 'acknowledged', takenBy: 'dana' } });
			expect(await ledger().useLink(eves, T0 + MINUTE)).toMatchObject({ state: 'good', took: false, first: false, escalation: { takenBy: 'dana' } });
		});

		it('take nothing that is closed', async () => {
			const { escalation, token } = await linkFor();
			await ledger().resolveEscalation(escalation.id, 'eve', T0 + 1);
			expect(await ledger().useLink(token, T0 + MINUTE)).toMatchObject({ state: 'good', took: false, first: false, escalation: { state: 'resolved' } });
			expect(kindsOf(await allEvents(ledger()))).not.toContain('escalation_taken');
		});

		it('expire at their time, to the second', async () => {
			const { token } = await linkFor('dana', T0 + HOUR);
			expect((await ledger().readLink(token, T0 + HOUR - 1)).state).toBe('good');
			expect(await ledger().readLink(token, T0 + HOUR)).toEqual({ state: 'expired' });
			expect(await ledger().useLink(token, T0 + 2 * HOUR)).toEqual({ state: 'expired' });
		});

		it('are no good for whoever has left the team, nor once the business is removed', async () => {
			const { token, escalation } = await linkFor('eve');
			const danas = await ledger().signLink({ escalationId: escalation.id, member: 'dana', action: 'take', expiresAt: T0 + HOUR });
			const profile = await profileOf();
			await ledger().saveBusiness({ ...profile, team: profile.team.filter(({ id }) => id !== 'eve') }, T0);
			expect(await ledger().useLink(token, T0 + 1)).toEqual({ state: 'forged' });
			expect((await ledger().readLink(danas, T0 + 1)).state).toBe('good');
			await ledger().removeBusiness(BAYSIDE, T0);
			expect(await ledger().useLink(danas, T0 + 1)).toEqual({ state: 'forged' });
		});

		it('cannot be altered: another character anywhere, another member, another time, another escalation', async () => {
			const { token } = await linkFor('dana', T0 + HOUR);
			const [id = '', member = '', action = '', expiry = '', mac = ''] = token.split('.');
			const later = Math.floor((T0 + 100 * HOUR) / SECOND).toString(36);
			for (const forged of [
				'', '.', '....', `${token}.`, `${token}=`, token.slice(0, -1), `${token}A`, ` ${token}`, token.toUpperCase(),
				[id, 'eve', action, expiry, mac].join('.'), [id, member, action, later, mac].join('.'), [id.replace(/.$/, '0'), member, action, expiry, mac].join('.'), [id, member, 'x', expiry, mac].join('.'),
				[id, member, action, expiry, ''].join('.'), [id, member, action, expiry, 'A'.repeat(22)].join('.'), 'x'.repeat(100_000), '\0', '💥',
			]) {
				if (forged !== token) expect({ forged, reading: await ledger().readLink(forged, T0) }).toEqual({ forged, reading: { state: 'forged' } });
			}
			await fc.assert(
				fc.asyncProperty(fc.nat({ max: token.length - 1 }), fc.constantFrom(...'abcXYZ019-_.'), async (place, character) => {
					const forged = `${token.slice(0, place)}${character}${token.slice(place + 1)}`;
					if (forged !== token) expect(await ledger().useLink(forged, T0)).toEqual({ state: 'forged' });
				}),
				{ numRuns: 100 },
			);
			expect((await ledger().readLink(token, T0)).state).toBe('good');
		});

		it('are signed with a secret of this ledger, made once by however many need it first', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			const tokens = await atOnce(10, async () => await ledger().signLink({ escalationId: escalation.id, member: 'dana', action: 'take', expiresAt: T0 + HOUR }));
			expect(new Set(tokens).size).toBe(1);
			const other = await open();
			try {
				expect(await other.readLink(tokens[0] ?? '', T0)).toEqual({ state: 'forged' });
			} finally {
				await other.close();
			}
		});

		it('are signed with a secret that no export and no backup holds, and that no backup brings in', async () => {
			const { token } = await linkFor();
			const rows = [];
			for await (const row of ledger().exportAll()) rows.push(row);
			expect(rows.map(({ table }) => table)).not.toContain('secrets');
			await ledger().backUp(folder.path('backup'));
			expect(existsSync(folder.path('backup'))).toBe(true);
			const other = await open();
			try {
				await other.restore(rows);
				// Another secret: what the old one signed is no good, and what the new one signs is.
				const grant = { escalationId: `esc_${token.split('.')[0]}`, member: 'dana', action: 'take', expiresAt: T0 + 4 * HOUR } as const;
				expect(await other.readLink(token, T0)).toEqual({ state: 'forged' });
				const fresh = await other.signLink(grant);
				expect(fresh).not.toBe(token);
				expect(await other.readLink(fresh, T0)).toMatchObject({ state: 'good' });
				expect(await ledger().readLink(fresh, T0)).toEqual({ state: 'forged' });
			} finally {
				await other.close();
			}
			const empty = await open();
			try {
				await expect(empty.restore([{ table: 'secrets', row: { name: 'links', value: 'mine' } }])).rejects.toThrow('the table "secrets"');
			} finally {
				await empty.close();
			}
			if (readFileSync(folder.path('backup')).subarray(0, 13).toString('latin1') !== 'SQLite format') {
				expect(readFileSync(folder.path('backup'), 'utf8')).not.toContain('"secrets"');
				return;
			}
			const copy = new DatabaseSync(folder.path('backup'));
			expect(copy.prepare('SELECT * FROM secrets').all()).toEqual([]);
			copy.close();
		});

		it('that were used are forgotten when they would have expired anyway', async () => {
			const { token } = await linkFor();
			await ledger().useLink(token, T0);
			await ledger().tidy(T0 + HOUR);
			expect(await ledger().readLink(token, T0 + HOUR)).toEqual({ state: 'used' });
			await ledger().tidy(T0 + 72 * HOUR);
			expect(await ledger().readLink(token, T0 + 72 * HOUR)).toEqual({ state: 'expired' });
		});
	});
}
