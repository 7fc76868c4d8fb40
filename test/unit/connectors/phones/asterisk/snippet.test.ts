import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asterisk, asteriskSnippet } from '../../../../../connectors/phones/asterisk';

const URL_OF_DOCS = 'https://n8n.example.com/webhook/…/calls';

describe('what goes into the dialplan', () => {
	it('is what the page of Asterisk shows', () => {
		const page = readFileSync(join(__dirname, '../../../../../docs/asterisk.md'), 'utf8');
		expect(page).toContain(asteriskSnippet(URL_OF_DOCS).join('\n'));
	});

	it('is shown by the node, with the address of the trigger', () => {
		const steps = asterisk.byHand('calls', 'https://hooks.example.com/webhook/1/calls');
		expect(steps.join('\n')).toContain('${CURL(https://hooks.example.com/webhook/1/calls,${MC})}');
		expect(steps.join('\n')).toContain('X-Missed-Call-Secret: YOUR-SECRET');
	});

	it('encodes all that a caller can choose', () => {
		const text = asteriskSnippet(URL_OF_DOCS).join('\n');
		for (const outside of ['${CALLERID(num)}', '${CALLERID(name)}', '${BLINDTRANSFER}', '${CDR(lastapp)}', '${ARG1})})']) expect(text).toMatch(new RegExp(`URIENCODE\\(${outside.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
	});

	it('says for texts that there are none', () => {
		expect(asterisk.byHand('texts', URL_OF_DOCS)).toHaveLength(1);
		expect(asterisk).not.toHaveProperty('sender');
		expect(asterisk).not.toHaveProperty('readText');
	});
});
