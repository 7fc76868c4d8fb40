import { readConsent } from '../../../../../engine/texts/consent';
import { NOT_OPT_OUTS } from './not-opt-outs';
import { OPT_OUTS } from './opt-outs';

describe('opting out', () => {
	it.each(OPT_OUTS)('opts out: %j', (text) => {
		expect(readConsent(text)?.kind).toBe('opt_out');
	});

	it.each(NOT_OPT_OUTS)('does not opt out: %j', (text) => {
		expect(readConsent(text)?.kind).not.toBe('opt_out');
	});

	it.each([
		'cancel my 3pm', 'can you stop by tomorrow', 'weekend works', 'send someone', "the toilet won't stop running",
		'end of the month', 'I need to quit smoking consultation', 'stop the leak',
		"don't stop texting me lol",
	])('reads %j as no word about texting at all', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it('quotes the words that decided it, as typed', () => {
		expect(readConsent('Hola, quítenme de la LISTA ya!! gracias')).toMatchObject({
			how: 'free_text',
			words: 'quítenme de la LISTA',
		});
		expect(readConsent("I've told you — Don’t text me. Bob")?.words).toBe('Don’t text me');
	});

	it.each([
		'stop texting me and call me', "please don't text, call me", "don't text, call", 'no texts please call', 'dont text me call me',
		'no me mande mensaje, llámeme', 'no me escriba, mejor llámeme', 'Stop texting. Please call.',
	])('ends the texts of who wants a call instead, and says so: %j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', asksForCall: true });
	});

	it.each([
		'Stop calling! text only', "don't call me, text me", 'stop calling me, texting is fine', 'unsubscribe me from the emails but texts are fine',
		'take me off the email list, texts are ok', 'no me llamen, mejor texto', 'quit calling and text me',
	])('does not end the texts of who wants them instead of something else: %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it.each(['stop texting me', 'take me off your list', 'do not contact this phone', 'stop calling this number'])('hears no wish for a call in %j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out' });
		expect(readConsent(text)).not.toHaveProperty('asksForCall');
	});

	it.each(['stoppp texting meee', 'unsubscribeeee me', 'take my # off ur list', 'stop textinggg'])('reads %j as it is meant, and quotes it as typed', (text) => {
		expect(text).toContain(readConsent(text)?.words ?? 'nothing');
	});

	it('finds it at the end of a long text', () => {
		const story = 'We had the tech here and he was kind and the price was fair. '.repeat(200);
		expect(readConsent(`${story}Now please take me off your list.`)).toMatchObject({
			kind: 'opt_out',
			words: 'take me off your list',
		});
	});

	it('does not opt out on our own text sent back', () => {
		const ours = 'Hi, this is Acme Plumbing, sorry we missed you. Reply STOP to opt out';
		expect(readConsent(`Liked “${ours}”`)).toBeNull();
		expect(readConsent(`Laughed at "${ours}"`)).toBeNull();
		expect(readConsent(`👍 to “${ours}”`)).toBeNull();
		expect(readConsent(`ok thanks\n> ${ours}`)).toBeNull();
		expect(readConsent('what does reply STOP to opt out mean?')).toBeNull();
	});

	it('hides nothing behind a quote mark at the start', () => {
		expect(readConsent('“stop texting me”')?.kind).toBe('opt_out');
	});
});

describe('resuming', () => {
	it.each([
		'please start texting me again', 'I accidentally sent STOP', "i didn't mean to unsubscribe", 'opt me back in',
		'you can text me again', 'vuelvan a escribirme',
	])('opts in: %j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_in', how: 'free_text' });
	});

	it.each(['no vuelvan a escribirme', 'why did you start texting me', 'when can you start', "don't opt me in"])(
		'does not opt in: %j',
		(text) => {
			expect(readConsent(text)?.kind).not.toBe('opt_in');
		},
	);
});
