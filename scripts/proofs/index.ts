// `npm run proof`: what is proved by trying it very often, which takes longer than a test may.

import { runMain } from '../lib/main.cjs';
import { proveKill } from './kill';
import { proveMutants } from './mutants';
import { HELP, readOptions, type Proof, type ProofOptions } from './options';
import { proveRace } from './race';
import { say } from './say';
import { proveSchedules } from './schedules';

const PROVE: Readonly<Record<Proof, (options: ProofOptions) => Promise<boolean>>> = { kill: proveKill, schedules: proveSchedules, race: proveRace, mutants: proveMutants };

runMain(async () => {
	const options = readOptions(process.argv.slice(2));
	if (options.proof === 'help') return say(HELP);
	if (!(await PROVE[options.proof](options))) process.exitCode = 1;
});
