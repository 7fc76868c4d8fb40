import { MINUTE, sending, throttled } from './sending';

const scene = sending();
const { send } = scene;

describe('no answer comes', () => {
	it('but the provider has it: it is found, and not sent again', async () => {
		scene.world.phone.plan = [{ kind: 'lost_answer' }];
		expect(await send()).toMatchObject({ sent: true, message: { status: 'sent', providerId: 'SM1' } });
		expect(scene.world.phone.requests).toHaveLength(1);
		expect(scene.world.phone.lookUps).toHaveLength(1);
	});

	it('and the provider shows it only after a while', async () => {
		scene.world.phone.plan = [{ kind: 'lost_answer', shownAfterMs: 22_000 }];
		expect(await send()).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		expect(scene.world.phone.requests).toHaveLength(1);
		expect(scene.world.phone.lookUps.length).toBeGreaterThan(1);
	});

	it('and the provider does not have it: it is sent once more', async () => {
		scene.world.phone.plan = [{ kind: 'lost_request' }];
		expect(await send()).toMatchObject({ sent: true, message: { status: 'sent', attempt: 2 } });
		expect(scene.world.phone.requests).toHaveLength(2);
		expect(scene.world.phone.accepted).toHaveLength(1);
		// The time-out, and look-ups 1, 4 and 10 s after it.
		expect(scene.world.clock.slept).toEqual([15_000, 1_000, 3_000, 6_000]);
	});

	it('twice: the run stops there, and the next one looks before it sends', async () => {
		scene.world.phone.plan = [{ kind: 'lost_request' }, { kind: 'lost_request' }];
		const outcome = await send();
		expect(outcome).toMatchObject({ sent: false, reason: 'unknown', message: { status: 'unknown' }, retryAt: scene.world.clock.now() + MINUTE });
		expect(outcome.explanation).toContain('may have gone out');
		expect(scene.world.phone.requests).toHaveLength(2);
		expect(await send()).toMatchObject({ sent: false });
		expect(scene.world.phone.requests).toHaveLength(2);

		scene.world.clock.pass(MINUTE);
		const looked = scene.world.phone.lookUps.length;
		expect(await send()).toMatchObject({ sent: true });
		expect(scene.world.phone.lookUps).toHaveLength(looked + 2);
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('after the provider was busy: no blind try is left', async () => {
		scene.world.phone.plan = [throttled, { kind: 'lost_request' }];
		expect(await send()).toMatchObject({ sent: false, reason: 'unknown' });
		expect(scene.world.phone.requests).toHaveLength(2);
	});
});

describe('a provider that cannot be asked', () => {
	beforeEach(() => {
		scene.world.phone.alwaysCannotTell = true;
		scene.world.phone.plan = [{ kind: 'lost_answer' }];
	});

	it('is never sent a doubtful text again, however often it is tried, and that ends', async () => {
		let runs = 0;
		for (; runs < 100; runs += 1) {
			const outcome = await send();
			expect(outcome).toMatchObject({ sent: false, reason: 'unknown', message: { status: 'unknown' } });
			if (outcome.retryAt === undefined) {
				expect(outcome.explanation).toContain('see at the phone system');
				break;
			}
			scene.world.clock.pass(outcome.retryAt - scene.world.clock.now());
		}
		expect(runs).toBeGreaterThan(10);
		expect(runs).toBeLessThan(40);
		expect(scene.world.phone.requests).toHaveLength(1);
		expect(await scene.world.ledger.claimDue(['held_text'], scene.world.clock.now() + 99 * 60 * MINUTE, MINUTE, 10)).toEqual([]);
	});

	it('is believed when it can be asked again: it has the text', async () => {
		const { retryAt = 0 } = await send();
		scene.world.phone.alwaysCannotTell = false;
		scene.world.clock.pass(retryAt - scene.world.clock.now());
		expect(await send()).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it('is believed when it can be asked again: it does not have the text', async () => {
		scene.world.phone.plan = [{ kind: 'lost_request' }];
		const { retryAt = 0 } = await send();
		scene.world.phone.alwaysCannotTell = false;
		scene.world.clock.pass(retryAt - scene.world.clock.now());
		expect(await send()).toMatchObject({ sent: true });
		expect(scene.world.phone.accepted).toHaveLength(1);
	});
});
