import { NumberTakenError } from '../../../engine';
import { allEvents, BAYSIDE, freshLedger, kindsOf, LINE, missedCall, profileOf, SECOND_LINE, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

export function businessesContract(open: OpenLedger): void {
	describe('businesses', () => {
		const ledger = freshLedger(open);

		it('keeps a profile and finds it by its id and by each of its numbers', async () => {
			const profile = await profileOf();
			const saved = await ledger().saveBusiness(profile, T0);
			expect(saved).toEqual({ profile, version: 1, savedAt: T0 });
			expect(await ledger().getBusiness(BAYSIDE)).toEqual(saved);
			expect(await ledger().businessOfNumber(LINE)).toEqual(saved);
			expect(await ledger().businessOfNumber(SECOND_LINE)).toEqual(saved);
		});

		it('knows nothing of what was never saved', async () => {
			expect(await ledger().getBusiness('nobody')).toBeUndefined();
			expect(await ledger().businessOfNumber('+14155550199')).toBeUndefined();
			expect(await ledger().businessOfNumber('')).toBeUndefined();
			expect(await ledger().listBusinesses()).toEqual([]);
			expect(await ledger().removeBusiness('nobody', T0)).toBe(false);
		});

		it('takes a profile that is saved again unchanged for what it is', async () => {
			const first = await ledger().saveBusiness(await profileOf(), T0);
			expect(await ledger().saveBusiness(await profileOf(), T0 + 1)).toEqual(first);
			expect(kindsOf(await allEvents(ledger()))).toEqual(['business_saved']);
		});

		it('knows which trigger holds a profile, if one does', async () => {
			const profile = await profileOf();
			const saved = await ledger().saveBusiness(profile, T0, 'workflow/trigger');
			expect(saved).toMatchObject({ savedBy: 'workflow/trigger' });
			expect(await ledger().saveBusiness(profile, T0 + 1, 'workflow/trigger')).toEqual(saved);
			expect(await ledger().businessOfNumber(LINE)).toEqual(saved);
			expect(await ledger().saveBusiness(profile, T0 + 2)).not.toHaveProperty('savedBy');
			expect(await ledger().getBusiness(BAYSIDE)).not.toHaveProperty('savedBy');
		});

		it('knows which businesses a workflow serves: those that it holds, and those whose numbers it has', async () => {
			const setUp = async (number: string, holder: string) => await ledger().rememberSetup({ system: 'twilio', account: 'AC1', number, purpose: 'texts', holder, before: {}, ours: {}, at: T0 });
			const served = async (workflow: string) => await ledger().businessesServedBy(`${workflow}:`);
			await ledger().saveBusiness(await profileOf(), T0, 'one:calls');
			await ledger().saveBusiness(await uptownProfile(), T0);
			expect(await served('one')).toEqual([BAYSIDE]);
			await setUp(UPTOWN_LINE, 'one:texts');
			await setUp(SECOND_LINE, 'one:texts');
			await setUp(LINE, 'two:texts');
			await setUp('+12125550199', 'three:texts');
			expect([await served('one'), await served('two'), await served('three'), await served('on'), await served('%')]).toEqual([[BAYSIDE, UPTOWN], [BAYSIDE], [], [], []]);
			await ledger().removeBusiness(UPTOWN, T0);
			expect(await served('one')).toEqual([BAYSIDE]);
		});

		it('counts a business whose numbers nobody has to a workflow that has numbers of others, and holds no profile', async () => {
			const setUp = async (number: string, holder: string) => await ledger().rememberSetup({ system: 'twilio', account: 'AC1', number, purpose: 'calls', holder, before: {}, ours: {}, at: T0 });
			const served = async (workflow: string) => await ledger().businessesServedBy(`${workflow}:`);
			await ledger().saveBusiness(await profileOf(), T0);
			await setUp(LINE, 'all:calls');
			await ledger().saveBusiness(await uptownProfile(), T0);
			expect([await served('all'), await served('none')]).toEqual([[BAYSIDE, UPTOWN], []]);
			await setUp(UPTOWN_LINE, 'own:calls');
			expect([await served('all'), await served('own')]).toEqual([[BAYSIDE], [UPTOWN]]);
			await ledger().saveBusiness(await profileOf({ id: 'held', numbers: [{ number: '+14155550109' }], team: [] }), T0, 'holder:calls');
			await ledger().saveBusiness(await profileOf({ id: 'late', numbers: [{ number: '+14155550108' }], team: [] }), T0);
			expect([await served('holder'), await served('all')]).toEqual([['held'], [BAYSIDE, 'late']]);
		});

		it('counts versions, and lets go of a number that a profile no longer has', async () => {
			await ledger().saveBusiness(await profileOf(), T0);
			const changed = await profileOf({ name: 'Bayside Heating', numbers: [{ number: LINE }] });
			expect(await ledger().saveBusiness(changed, T0 + 1)).toEqual({ profile: changed, version: 2, savedAt: T0 + 1 });
			expect((await ledger().getBusiness(BAYSIDE))?.profile.name).toBe('Bayside Heating');
			expect(await ledger().businessOfNumber(SECOND_LINE)).toBeUndefined();
			expect((await allEvents(ledger())).map(({ data }) => data.version)).toEqual([1, 2]);
		});

		it('refuses a number that another business holds, says whose it is, and changes nothing', async () => {
			await ledger().saveBusiness(await profileOf(), T0);
			await ledger().saveBusiness(await uptownProfile(), T0);
			const greedy = await profileOf({ id: UPTOWN, name: 'Greedy', numbers: [{ number: '+12125550151' }, { number: SECOND_LINE }], team: [] });
			const refused = await ledger().saveBusiness(greedy, T0 + 1).then(() => undefined, (error: unknown) => error);
			expect(refused).toBeInstanceOf(NumberTakenError);
			expect(refused).toMatchObject({ number: SECOND_LINE, holder: BAYSIDE });
			expect((refused as Error).message).toContain(SECOND_LINE);
			expect(await ledger().getBusiness(UPTOWN)).toMatchObject({ version: 1, profile: { name: 'Uptown Dental' } });
			expect(await ledger().businessOfNumber('+12125550151')).toBeUndefined();
			expect((await ledger().businessOfNumber(SECOND_LINE))?.profile.id).toBe(BAYSIDE);
		});

		it('gives a number to one of two businesses that want it at once', async () => {
			const wanted = await Promise.all(Array.from({ length: 8 }, async (_, index) => await profileOf({ id: `shop-${index}`, numbers: [{ number: '+14155550177' }], team: [] })));
			const outcomes = await Promise.allSettled(wanted.map(async (profile) => await ledger().saveBusiness(profile, T0)));
			expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			expect(outcomes.filter((outcome) => outcome.status === 'rejected' && outcome.reason instanceof NumberTakenError)).toHaveLength(7);
			expect(await ledger().listBusinesses()).toHaveLength(1);
		});

		it('lists them by id', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			await ledger().saveBusiness(await profileOf(), T0);
			expect((await ledger().listBusinesses()).map(({ profile }) => profile.id)).toEqual([BAYSIDE, UPTOWN]);
		});

		it('frees the numbers of a business that is removed, and keeps what happened', async () => {
			await ledger().saveBusiness(await profileOf(), T0);
			const { call } = await missedCall(ledger(), T0);
			expect(await ledger().removeBusiness(BAYSIDE, T0 + 1)).toBe(true);
			expect(await ledger().removeBusiness(BAYSIDE, T0 + 2)).toBe(false);
			expect(await ledger().getBusiness(BAYSIDE)).toBeUndefined();
			expect(await ledger().businessOfNumber(LINE)).toBeUndefined();
			expect(await ledger().getCall(call.id)).toMatchObject({ businessId: BAYSIDE });
			expect(kindsOf(await allEvents(ledger(), { businessId: BAYSIDE })).filter((kind) => kind === 'business_removed')).toHaveLength(1);
			const heir = await profileOf({ id: 'heir', numbers: [{ number: LINE }], team: [] });
			await ledger().saveBusiness(heir, T0 + 3);
			expect((await ledger().businessOfNumber(LINE))?.profile.id).toBe('heir');
		});

		it('reads back what was saved last, also when it was removed in between within one millisecond', async () => {
			await ledger().saveBusiness(await profileOf(), T0);
			await ledger().getBusiness(BAYSIDE);
			await ledger().removeBusiness(BAYSIDE, T0);
			await ledger().saveBusiness(await profileOf({ name: 'Bayside Roofing' }), T0);
			expect((await ledger().getBusiness(BAYSIDE))?.profile.name).toBe('Bayside Roofing');
		});

		it('does not mix up two ledgers of one process', async () => {
			const other = await open();
			try {
				await ledger().saveBusiness(await profileOf(), T0);
				await other.saveBusiness(await profileOf({ name: 'Another Bayside' }), T0);
				expect((await ledger().getBusiness(BAYSIDE))?.profile.name).toBe('Bayside Plumbing');
				expect((await other.getBusiness(BAYSIDE))?.profile.name).toBe('Another Bayside');
			} finally {
				await other.close();
			}
		});

		it('keeps every character of a profile', async () => {
			const name = 'Joë’s "Plumbing" \\ 管道 🔧 <b>';
			const profile = await profileOf({ name, templates: { open: ['{{ first_name }} \u2028 \' OR 1=1 --', 'ñ'.repeat(500)] } });
			await ledger().saveBusiness(profile, T0);
			expect((await ledger().getBusiness(BAYSIDE))?.profile).toEqual(profile);
		});
	});
}
