import { asterisk, type AsteriskSecrets } from '../../../connectors/phones/asterisk';
import { hangupForm, json, SECRET, type HangupFields } from '../../fakes/asterisk/reports';
import type { PhoneDialect, Scenario } from './dialect';

/** What the channel's variables hold when it hangs up, as seen with Asterisk 22. */
const ENDS: Readonly<Record<Scenario, Partial<HangupFields>>> = {
	answered: { dialstatus: 'ANSWER', answeredtime: '42', lastapp: 'Dial' },
	answered_by_one_of_two: { dialstatus: 'ANSWER', answeredtime: '2', lastapp: 'Dial' },
	no_answer: { dialstatus: 'NOANSWER', lastapp: 'Dial' },
	busy: { dialstatus: 'BUSY', lastapp: 'Dial' },
	declined: { dialstatus: 'BUSY', lastapp: 'Hangup' },
	abandoned: { dialstatus: 'CANCEL', lastapp: 'Dial' },
	voicemail: { dialstatus: 'NOANSWER', vmstatus: 'SUCCESS', lastapp: 'VoiceMail' },
	closed: { verdict: 'closed', lastapp: 'Playback' },
};

export const asteriskDialect: PhoneDialect<AsteriskSecrets> = {
	connector: asterisk,
	secrets: { secret: SECRET },
	call: (scenario, { id, from, to, at }) => {
		const seconds = Math.floor(at / 1000);
		const channel = `pbx1-${seconds}.${id.replace(/\D/g, '')}`;
		return [hangupForm({ linkedid: channel, uniqueid: channel, start: seconds - 30, end: seconds, did: to, from, pres: 'allowed_not_screened', ...ENDS[scenario] })];
	},
	anonymous: ['', 'anonymous', 'Anonymous', 'unknown', '<unknown>', 'Restricted', 's', 'asterisk'],
	humanCall: ({ id, from, to, at, reached }) => {
		const uniqueid = `${Math.floor(at / 1000)}.${id.replace(/\D/g, '')}`;
		return [
			json({
				src: '101',
				cnum: '101',
				cnam: 'Dana',
				outbound_cnum: from,
				dst: to,
				dcontext: 'from-internal',
				channel: 'PJSIP/101-00000012',
				dstchannel: reached ? 'PJSIP/trunk-00000013' : '',
				lastapp: 'Dial',
				duration: 40,
				billsec: reached ? 25 : 0,
				disposition: reached ? 'ANSWERED' : 'NO ANSWER',
				uniqueid,
				linkedid: uniqueid,
			}),
		];
	},
	forged: {
		unsigned: ({ headers, ...request }) => ({ ...request, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'x-missed-call-secret')) }),
		withOtherSecret: (request) => ({ ...request, headers: { ...request.headers, 'x-missed-call-secret': 'a-secret-of-the-tests-0002' } }),
	},
	covers: 'nothing',
};
