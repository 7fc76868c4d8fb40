import type { SetUpPurpose } from '../connector';
import { snippet } from './snippet';

/** What is to be done in Asterisk, which has no API for it. */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	if (purpose === 'texts') return ['Asterisk takes no texts here. Choose the phone system that your texts go through.'];
	return [
		'Put this into extensions.conf, or in FreePBX into extensions_custom.conf, with the secret of the credential in the place of YOUR-SECRET:',
		snippet(url).join('\n'),
		'Asterisk: as the first thing of an inbound call add “same => n,Gosub(missed-call-text-back,s,1(${EXTEN}))”, with what holds the dialled number in the place of ${EXTEN}.',
		'FreePBX: add under Admin, Custom Destinations one with the target “missed-call-text-back,s,1”, Return on, and as its destination what the inbound route goes to now. Then let the inbound route go to it.',
		'Load it: “asterisk -rx "dialplan reload"”, or Apply Config in FreePBX. “asterisk -rx "module show like func_curl"” must show func_curl.so.',
		'Call the number, let it ring out, and look whether the call has arrived. docs/asterisk.md tells more: closed hours, older versions, call detail records.',
	];
}
