// `npm run bench`: what the way to the text and the package itself cost, compared with what else one could wire.

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';

import { ensureBuilt } from '../scripts/demo/build';
import { runMain } from '../scripts/lib/main.cjs';
import { ensureN8n } from '../scripts/n8n';
import { benchCrm, crmAims, crmReport } from './crm';
import { machine, machineLine } from './lib/machine';
import { removeScratchWhenCutOff } from './lib/scratch';
import { benchLoad, loadAims, loadReport } from './load';
import { HELP, readOptions } from './options';
import { benchReplies, repliesAims, repliesReport } from './replies';
import { benchReplay, replayAims, replayReport } from './replay';
import { benchTextBack, textBackAims, textBackReport } from './text-back';

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.help) return say(HELP);
	removeScratchWhenCutOff();
	if (options.dist === undefined) await ensureBuilt();
	const inN8n = options.parts.some((part) => part !== 'crm' && part !== 'replay');
	if (inN8n) await ensureN8n();
	const before = machine();
	say(machineLine(before));

	const load = options.parts.includes('load') ? await benchLoad(options) : undefined;
	if (load) say(`\n${loadReport(load)}\n`);
	const replies = options.parts.includes('replies') ? await benchReplies(options) : undefined;
	if (replies) say(`\n${repliesReport(replies)}\n`);
	const textBack = options.parts.includes('text-back') ? await benchTextBack(options) : [];
	const replay = options.parts.includes('replay') ? await benchReplay(options) : undefined;
	if (replay) say(`\n${replayReport(replay)}\n`);
	const crm = options.parts.includes('crm') ? await benchCrm(options) : undefined;
	if (crm) say(`\n${crmReport(crm)}\n`);
	for (const result of textBack) say(`\n${textBackReport(result)}\n`);

	if (options.json === undefined) return;
	const all = {
		at: new Date().toISOString(),
		quick: options.quick,
		machine: { ...before, loadAfter: loadavg()[0] },
		...(load ? { load: { ...load, aims: loadAims(load) } } : {}),
		...(replies ? { replies: { ...replies, aims: repliesAims(replies.contenders) } } : {}),
		...(replay ? { replay: { ...replay, aims: replayAims(replay) } } : {}),
		...(crm ? { crm: { ...crm, aims: crmAims(crm) } } : {}),
		textBack: textBack.map((result) => ({ ...result, aims: textBackAims(result) })),
	};
	writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
	say(`Written to ${options.json}.`);
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

runMain(main);
