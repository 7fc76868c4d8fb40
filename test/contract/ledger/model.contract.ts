import fc from 'fast-check';
import { calmDown, expectPromisesKept } from './model/aftermath';
import { happenings } from './model/commands';
import { newWorld } from './model/state';
import { profileOf, T0, uptownProfile, type OpenLedger } from './world';

const RUNS = Number(process.env.LEDGER_RUNS ?? 500);
/** The seed that a failure printed, to see it again. */
const SEED = process.env.LEDGER_SEED;

/** Any order of anything that may happen, on a ledger whose promises must hold after it. */
export function ledgerModel(name: string, open: OpenLedger, runs = RUNS): void {
	describe(`the promises of the ledger on ${name}`, () => {
		it(`hold in ${runs} schedules of reports, claims, crashes, opt-outs, takeovers and clock jumps`, async () => {
			await fc.assert(
				fc.asyncProperty(happenings, fc.boolean(), async (commands, canvasLives) => {
					const ledger = await open();
					try {
						await ledger.saveBusiness(await profileOf(), T0);
						await ledger.saveBusiness(await uptownProfile(), T0);
						const world = newWorld(T0);
						await fc.asyncModelRun(() => ({ model: world, real: ledger }), commands);
						await calmDown(world, ledger, canvasLives);
						await expectPromisesKept(world, ledger, canvasLives);
					} finally {
						await ledger.close();
					}
				}),
				{ numRuns: runs, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
			);
		}, 600_000 + runs * 1_000);
	});
}
