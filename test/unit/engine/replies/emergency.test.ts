import { classify, findEmergency, normalizeReply } from '../../../../engine/replies';
import { EMERGENCIES, NO_EMERGENCIES } from './emergencies';

const CONTEXT = { now: Date.parse('2025-01-10T15:00:00Z'), timezone: 'America/Chicago' };

describe('emergencies', () => {
	it.each(EMERGENCIES)('is one: %j', (text) => {
		const read = classify(text, CONTEXT);
		expect(read).toMatchObject({ urgency: 'emergency', route: 'emergency', unsure: false, method: 'rule' });
		expect(read.evidence.length).toBeGreaterThan(0);
		expect(read.summary).toMatch(/^EMERGENCY: /);
	});

	it.each(NO_EMERGENCIES)('is none: %j', (text) => {
		expect(findEmergency(normalizeReply(text))).toBeNull();
		expect(classify(text, CONTEXT).method === 'rule' && classify(text, CONTEXT).urgency === 'emergency').toBe(false);
	});

	it('is seldom seen by the model where there is none, though it leans to seeing one', () => {
		const alarms = NO_EMERGENCIES.filter((text) => classify(text, CONTEXT).urgency === 'emergency');
		expect(alarms.length / NO_EMERGENCIES.length).toBeLessThanOrEqual(0.2);
	});

	it.each([
		'cant feel my left arm', 'FUEL SPRAYING ON THE MANIFOLD', 'he is not waking up properly',
		'my husband fell off the ladder and he is not moving', 'el cuarto esta lleno de humo y no podemos salir',
	])('is seen by rule or by model: %j', (text) => {
		expect(classify(text, CONTEXT)).toMatchObject({ urgency: 'emergency', route: 'emergency' });
	});

	it('is left alone where the business took it away, by rule and by model', () => {
		const text = 'the lift is stuck with me in it';
		expect(classify(text, { ...CONTEXT, emergencyRemove: ['lift is stuck'] }).route).not.toBe('emergency');
	});

	it('says which rule saw what', () => {
		expect(findEmergency(normalizeReply('Basement is flooding and I smell gas'))).toEqual({
			kinds: ['gas', 'flood'],
			evidence: ['gas: smell gas', 'flood: flooding'],
		});
	});

	it('is not talked out of a danger to life by a question', () => {
		expect(findEmergency(normalizeReply('what should I do if I smell gas?'))?.kinds).toEqual(['gas']);
		expect(findEmergency(normalizeReply('what do you charge if a pipe bursts?'))).toBeNull();
	});

	it('is not denied by a doubt', () => {
		expect(findEmergency(normalizeReply('not sure if it is an emergency but there is water everywhere'))).not.toBeNull();
	});

	it('needs somebody at risk where the failure alone is only urgent', () => {
		expect(classify('no heat', CONTEXT).urgency).toBe('urgent');
		expect(classify('no heat and we have a newborn', CONTEXT).urgency).toBe('emergency');
		expect(classify('no heat, its 5 degrees in here', CONTEXT).urgency).toBe('emergency');
	});

	it('takes on the business’s own words', () => {
		const settings = { ...CONTEXT, emergencyAdd: ['server down', 'Caída (total)', '.*', ''] };
		expect(classify('help our SERVER DOWN since 8', settings).route).toBe('emergency');
		expect(classify('caida total del sistema', settings).route).toBe('emergency');
		expect(findEmergency(normalizeReply('the server is not down'), settings)).toBeNull();
		expect(classify('how much is a haircut', settings).route).toBe('sales');
	});

	it('lets go of rules by name and of matches by their words', () => {
		expect(classify('locked out of my apartment', { ...CONTEXT, emergencyRemove: ['locked_out'] }).route).not.toBe('emergency');
		expect(classify('he got arrested', { ...CONTEXT, emergencyRemove: ['Arrested'] }).urgency).not.toBe('emergency');
		expect(classify('he got arrested and cant breathe', { ...CONTEXT, emergencyRemove: ['arrested'] }).route).toBe('emergency');
		expect(classify('I smell gas', { ...CONTEXT, emergencyRemove: ['', ' '] }).route).toBe('emergency');
	});

	it('shows the urgency but texts nobody who opts out', () => {
		expect(classify('STOP TEXTING ME my house is on fire', CONTEXT)).toMatchObject({
			intent: 'opt_out',
			route: 'opt_out',
			urgency: 'emergency',
		});
	});

	it('does not raise an alarm for a reaction to our own text', () => {
		expect(classify('Liked “If this is an emergency call 911”', CONTEXT)).toMatchObject({
			intent: 'acknowledgement',
			urgency: 'routine',
		});
	});
});
