import { ringcentral } from '../../../../../connectors/phones/ringcentral';
import type { PartyTold } from '../../../../fakes/ringcentral';
import { FakeRingCentral, logIn, partyOf, sessionEvent, withToken } from '../../../../fakes/ringcentral';
import { AT, caller, judged, requestOf, SECRETS, team } from './support';

let fake: FakeRingCentral;
let token: string;
beforeEach(async () => {
	fake = await FakeRingCentral.start();
	token = await logIn(fake.url);
});
afterEach(async () => await fake.stop());

const MISSED = team('p-3', 'Disconnected', { missed: true });
const look = async (event: unknown, http = withToken(token)) => await ringcentral.lookUp(http, { ...SECRETS, serverUrl: fake.url }, requestOf(event));
const lookAfter = async (...standing: readonly PartyTold[]) => {
	fake.state.sessions.set('s-1', standing.map(partyOf));
	return await look(sessionEvent('s-1', 7, AT, [MISSED]));
};

describe('asking how a call stands of which a leg was missed', () => {
	it('learns that it is over', async () => {
		expect(await look(sessionEvent('s-1', 7, AT, [MISSED]))).toEqual({ session: 'over' });
		expect(await lookAfter(caller('Disconnected'), team('p-3', 'Proceeding'))).toEqual({ session: 'over' });
	});

	it('learns that it goes on, and who has picked up', async () => {
		expect(await lookAfter(caller('Answered'), MISSED, team('p-4', 'Proceeding'))).toEqual({ session: 'live' });
		expect(await lookAfter(caller('Answered'), MISSED)).toEqual({ session: 'live' });
		expect(await lookAfter(caller('Answered'), MISSED, team('p-4', 'Answered'), team('p-5', 'Hold'))).toEqual({ session: 'live', takenBy: 'p-4 p-5' });
	});

	it('reads the owner of a leg, by which the status of a session names the extension', async () => {
		fake.state.sessions.set('s-1', [{ ...(partyOf({ ...team('p-4', 'Answered'), extension: undefined })), owner: { extensionId: '400100102' } }]);
		expect(await look(sessionEvent('s-1', 7, AT, [MISSED]))).toEqual({ session: 'live', takenBy: 'p-4' });
	});

	it('asks nothing about other events', async () => {
		const before = fake.state.requests.length;
		for (const party of [team('p-3', 'Answered'), team('p-3', 'Disconnected'), caller('Disconnected'), team('p-3', 'VoiceMail')]) expect(await look(sessionEvent('s-1', 7, AT, [party]))).toEqual({});
		expect(await look('{')).toEqual({});
		expect(await look(sessionEvent('../../oauth token', 7, AT, [MISSED]))).toEqual({});
		expect(fake.state.requests).toHaveLength(before);
	});

	it('never rejects, and concludes nothing where it could not ask', async () => {
		const event = sessionEvent('s-1', 7, AT, [MISSED]);
		expect(await look(event, withToken('nobody'))).toEqual({});
		for (const status of [403, 429, 503]) {
			fake.state.plan('GET sessions', { do: 'refuse', status, errorCode: 'CMN-401' });
			expect(await look(event)).toEqual({});
		}
		fake.state.plan('GET sessions', { do: 'cut' });
		expect(await look(event)).toEqual({});
		fake.state.sessions.set('s-1', undefined as unknown as object[]);
		await fake.stop();
		expect(await look(event)).toEqual({});
		expect(judged(ringcentral.readCall(requestOf(event, { lookedUp: {} })) ?? [])).toEqual({ outcome: 'open' });
	});

	it('judges the call by what it learned', async () => {
		const event = sessionEvent('s-1', 7, AT, [MISSED]);
		const judge = async () => judged(ringcentral.readCall(requestOf(event, { lookedUp: await look(event) })) ?? []);
		expect(await judge()).toEqual({ outcome: 'settling', reason: 'no_answer' });
		fake.state.sessions.set('s-1', [caller('Answered'), team('p-4', 'Proceeding')].map(partyOf));
		expect(await judge()).toEqual({ outcome: 'open' });
		fake.state.sessions.set('s-1', [caller('Answered'), team('p-4', 'Answered')].map(partyOf));
		expect(await judge()).toEqual({ outcome: 'answered' });
	});
});
