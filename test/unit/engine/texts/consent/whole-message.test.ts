import { providerReads, readConsent } from '../../../../../engine/texts/consent';

describe('a keyword and no more', () => {
	it.each([
		['remove me', 'REMOVE'], ['Opt me out!', 'OPTOUT'], ['Ya basta', 'ALTO'], ['darme de baja', 'BAJA'], ['no más', 'ALTO'], ["ST'OP", 'STOP'], ['st`o`p', 'STOP'],
		['stop-it', 'STOP'], ['stop 2 end', 'STOP'], ['ST0P', 'STOP'], ['5T0P', 'STOP'], ['3ND', 'END'], ['QU1T', 'QUIT'], ['ALT0', 'ALTO'], ['CANC3L', 'CANCEL'],
		['0PT0UT', 'OPTOUT'], ['un5ub', 'UNSUBSCRIBE'], ['UN5UB5CR1B3', 'UNSUBSCRIBE'], ['c a n c e l', 'CANCEL'], ['S T 0 P', 'STOP'],
	])('%j opts out', (text, keyword) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', how: 'keyword', keyword });
	});

	it.each([
		'Cancel 9', 'cancel 10:30', 'End 9', '9 stops', '5 top', 'Stop E', 'can cel', 'in fo', '51', '5 1', '1NF0', '5TART', 'un5t0p', 'H3LP', '0', '3', '1-3-5', 'td 9',
	])('%j is none', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it('with a stop sign beside other words is what the words say', () => {
		expect(readConsent('🛑 info')).toMatchObject({ kind: 'help' });
		expect(readConsent('the 🛑 by my house')).toBeNull();
	});
});

describe('what a provider makes of long texts', () => {
	it('is read up to a thousand characters, spaces and all', () => {
		expect(providerReads('stop'.padStart(1000), 'twilio')).toBe('opt_out');
		expect(providerReads('stop'.padStart(1001), 'twilio')).toBeNull();
	});
});
