// `npm run train`: writes engine/replies/model/weights.json from the texts.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { useModel } from '../engine/replies/model';
import { UserError } from '../scripts/lib/command.cjs';
import { runMain } from '../scripts/lib/main.cjs';
import { readTexts } from './corpus';
import { report } from './report';
import { withoutSeen } from './seen';
import { train } from './train';

const WEIGHTS = join(__dirname, '..', 'engine', 'replies', 'model', 'weights.json');

const HELP = `Trains the model that reads replies.

  npm run train                from the texts to engine/replies/model/weights.json, then its figures on the validation texts
  npm run train -- --check     whether the file is what the texts make, bit for bit
  npm run train -- --report    only the figures of the file, on the validation texts
  npm run train -- --final     only the figures of the file, on the test texts`;

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

function main(): void {
	const [option = '', ...rest] = process.argv.slice(2);
	if (option === '--help' || option === '-h') return say(HELP);
	if (rest.length > 0 || !['', '--check', '--report', '--final'].includes(option)) {
		throw new UserError(`There is no "${[option, ...rest].join(' ')}".`, '`npm run train -- --help` shows what there is.');
	}
	const texts = readTexts('train');
	const validation = withoutSeen(readTexts('validation'), texts);
	if (option === '' || option === '--check') {
		const model = train(texts, validation);
		const made = `${JSON.stringify(model)}\n`;
		if (option === '--check') return check(made);
		writeFileSync(WEIGHTS, made);
		useModel(model);
		say(`Learned from ${texts.length} texts: ${WEIGHTS}, ${Math.round(made.length / 1024)} KB`);
	}
	say(option === '--final' ? report('test', withoutSeen(readTexts('test'), texts)) : report('validation', validation));
}

function check(made: string): void {
	if (readFileSync(WEIGHTS, 'utf8') !== made) {
		throw new UserError('engine/replies/model/weights.json is not what the texts make.', '`npm run train` writes it anew.');
	}
	say('1 passed, 0 failed: the weights are what the texts make.');
}

runMain(main);
