import { phoneForms, placeholderName } from '../../../../engine';

describe('the formats in which a number is stored', () => {
	it('of the United States are those that people and other systems write, the likeliest first', () => {
		const forms = phoneForms('+14155550132');
		expect(forms).toMatchObject({ e164: '+14155550132', national: '4155550132' });
		expect(forms.others[0]).toBe('(415) 555-0132');
		for (const form of ['+1 415 555 0132', '415-555-0132', '415.555.0132', '415 555 0132', '(415)555-0132', '+1 (415) 555-0132', '+1-415-555-0132', '1-415-555-0132', '4155550132', '14155550132', '+1 4155550132']) {
			expect(forms.others).toContain(form);
		}
	});

	it.each([
		['of Britain', '+442079460132', '2079460132', ['020 7946 0132', '+44 20 7946 0132', '442079460132', '00442079460132']],
		['of Mexico', '+525555550132', '5555550132', ['55 5555 0132', '+52 55 5555 0132', '525555550132', '00525555550132']],
	])('%s are its own, and none of North America', (_where, e164, national, wanted) => {
		const forms = phoneForms(e164);
		expect(forms).toMatchObject({ e164, national });
		for (const form of wanted) expect(forms.others).toContain(form);
		expect(forms.others.filter((form) => /^\+?1\D/.test(form))).toEqual([]);
	});

	it.each(['+14155550132', '+442079460132', '+525555550132'])('are each there once, not empty, and all of the same number: %s', (number) => {
		const { e164, national, others } = phoneForms(number);
		expect(new Set(others).size).toBe(others.length);
		expect(others).not.toContain(e164);
		for (const form of others) expect(form.replace(/\D/g, '')).toMatch(new RegExp(`${national}$`));
	});

	it('have no extension: the person is found by the number', () => {
		expect(phoneForms('+14155550132 ext. 77')).toEqual(phoneForms('+14155550132'));
	});

	it('of what is no number are what is there', () => {
		expect(phoneForms('+999')).toMatchObject({ e164: '+999', national: '999' });
		expect(phoneForms('')).toMatchObject({ e164: '', national: '' });
	});

	it('name whom nobody knows', () => {
		expect(placeholderName(phoneForms('+14155550132'))).toBe('Caller (415) 555-0132');
		expect(placeholderName({ e164: '+999', national: '999', others: [] })).toBe('Caller +999');
	});
});
