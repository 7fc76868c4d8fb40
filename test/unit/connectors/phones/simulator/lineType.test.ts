import { CALLER, Company } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

it.each([
	['a mobile', CALLER, { type: 'mobile', valid: true }],
	['a landline of the company', '+14155550199', { type: 'landline', valid: true }],
	['a number as people type it', '+1 (415) 555-0199', { type: 'landline', valid: true }],
	['no number', 'anonymous', { type: 'unknown', valid: false }],
])('tells the line type of %s', async (_what, number, expected) => {
	expect(await company.sender().lineType?.(number)).toEqual(expected);
});

it('refuses texts to what it calls a landline', async () => {
	const sender = company.sender();
	const text = { from: '+14155550100', to: '+14155550199', body: 'Hello', media: [] };
	expect((await sender.lineType?.(text.to))?.type).toBe('landline');
	expect((await sender.send(text)).outcome).toBe('refused');
});
