import { addEvent, DEFAULT_MISSED_RULES, judge, NO_FACTS, type CallFacts } from '../../../../../engine';
import type { WebhookRequest } from '../../../../../connectors/phones/connector';
import { AT, event, LINE, PAYLOAD, reportsOf, TEAM } from './support';

/** What comes of a call whose reports are these. */
function verdict(requests: readonly WebhookRequest[]): ReturnType<typeof judge> {
	const facts = requests
		.flatMap((request) => reportsOf(request))
		.reduce<CallFacts>((known, report) => (report.kind === 'call' ? addEvent(known, report, AT) : known), NO_FACTS(AT));
	return judge(facts, DEFAULT_MISSED_RULES);
}

const leg = (id: string, to: string) => ({ ...PAYLOAD, call_leg_id: id, from: LINE, to });
const OUT = { lookedUp: { line: 'application', direction: 'outgoing' } };
const arrived = (state: string) => event('call.initiated', { ...PAYLOAD, direction: 'incoming', state });
const ended = (line: string, cause = 'normal_clearing') => event('call.hangup', { ...PAYLOAD, hangup_cause: cause }, { lookedUp: { line, direction: 'incoming' } });
const picked = (id: string) => [event('call.answered', leg(id, TEAM), OUT), event('call.bridged', leg(id, TEAM), OUT)];
const detected = (id: string, result: string) => event('call.machine.detection.ended', { ...leg(id, TEAM), result }, OUT);
const legEnded = (id: string, cause: string) => event('call.hangup', { ...leg(id, TEAM), hangup_cause: cause }, OUT);

describe('an application that answers the caller itself', () => {
	const greeted = [arrived('parked'), event('call.answered', PAYLOAD), event('call.speak.ended', PAYLOAD)];

	it('and puts them through to nobody, missed the call', () => expect(verdict([...greeted, ended('application')])).toEqual({ outcome: 'missed', reason: 'no_answer' }));
	it('has not missed it while the caller is still there, whatever became of a leg', () => expect(verdict([...greeted, legEnded('l2', 'timeout')])).toEqual({ outcome: 'open' }));
	it('and puts them through, answered it', () => expect(verdict([...greeted, ...picked('l2'), legEnded('l2', 'normal_clearing'), ended('application')])).toEqual({ outcome: 'answered' }));
	it('and puts them through at the second try, answered it', () => expect(verdict([...greeted, legEnded('l2', 'timeout'), ...picked('l3'), ended('application')])).toEqual({ outcome: 'answered' }));
	it('and whose leg was picked up but never joined (no key was pressed), missed it', () => expect(verdict([...greeted, event('call.answered', leg('l2', TEAM), OUT), ended('application')])).toEqual({ outcome: 'missed', reason: 'no_answer' }));
	it('and put them through to a carrier’s voicemail, missed it', () => expect(verdict([...greeted, ...picked('l2'), detected('l2', 'machine'), ended('application')])).toEqual({ outcome: 'missed', reason: 'carrier_voicemail' }));
	it('and then to a person, answered it', () => expect(verdict([...greeted, ...picked('l2'), detected('l2', 'machine'), ...picked('l3'), detected('l3', 'human'), ended('application')])).toEqual({ outcome: 'answered' }));
	it('and whose caller gave up before it answered, missed it', () => expect(verdict([arrived('parked'), ended('application', 'originator_cancel')])).toEqual({ outcome: 'missed', reason: 'abandoned' }));
	it('and joined them with somebody in a conference, answered it', () => expect(verdict([...greeted, event('conference.participant.joined', { call_session_id: PAYLOAD.call_session_id, call_leg_id: 'l2' }), ended('application')])).toEqual({ outcome: 'answered' }));
});

describe('a telephone on a SIP connection', () => {
	it('that was answered, answered', () => expect(verdict([arrived('bridging'), event('call.answered', PAYLOAD), ended('sip')])).toEqual({ outcome: 'answered' }));
	it('that rang out, missed', () => expect(verdict([arrived('bridging'), ended('sip', 'timeout')])).toEqual({ outcome: 'missed', reason: 'no_answer' }));
	it('whose voicemail took a message, missed', () => {
		const message = event('calls.voicemail.completed', { ...PAYLOAD, recording_url: 'https://media.example.com/1.mp3' });
		expect(verdict([arrived('bridging'), event('call.answered', PAYLOAD), ended('sip'), message])).toEqual({ outcome: 'missed', reason: 'voicemail' });
	});
});
