import { simulator } from '../../../../../connectors/phones/simulator';
import { BUSINESS_NUMBER, CALLER, Company } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

const administration = () => {
	const found = simulator.administration?.(() => Promise.reject(new Error('The simulator needs no network.')), company.secrets);
	if (!found) throw new Error('The simulator has an administration.');
	return found;
};
const urls = { main: 'https://hooks.example.com/n8n/webhook/abc/calls?ignored=1', status: 'https://hooks.example.com/n8n/webhook/abc/status' };
const NEW = '+14155550111';

it('gives a number to the triggers that ask for it', async () => {
	const admin = administration();
	expect(await admin.read(NEW, 'calls')).toEqual({ purpose: 'calls', path: '' });
	const wanted = admin.wanted('calls', urls, 'listen');
	expect(wanted).toEqual({ purpose: 'calls', path: '/n8n/webhook/abc/calls' });
	await admin.write(NEW, wanted);
	expect(await admin.read(NEW, 'calls')).toEqual(wanted);
	expect(await admin.read(NEW, 'texts')).toEqual({ purpose: 'texts', path: '' });
	expect(company.call({ action: 'dial', from: CALLER, to: NEW }).status).toBe(200);
	expect(company.text({ action: 'text', from: CALLER, to: NEW, body: 'hi' }).status).toBe(404);
});

it('puts back what was there before', async () => {
	const admin = administration();
	const before = await admin.read(BUSINESS_NUMBER, 'calls');
	await admin.write(BUSINESS_NUMBER, admin.wanted('calls', urls));
	await admin.write(BUSINESS_NUMBER, before ?? {});
	expect(await admin.read(BUSINESS_NUMBER, 'calls')).toEqual({ purpose: 'calls', path: '/webhook/x/calls' });
});

it('gives a number up when it belonged to nobody before', async () => {
	const admin = administration();
	const before = (await admin.read(NEW, 'texts')) ?? {};
	await admin.write(NEW, admin.wanted('texts', urls));
	await admin.write(NEW, before);
	expect(company.store.numbers.isTaken(NEW)).toBe(false);
	expect(await company.sender().send({ from: NEW, to: CALLER, body: 'hi', media: [] })).toMatchObject({ reason: 'bad_sender' });
});

it('keeps the name of the business', async () => {
	const admin = administration();
	await admin.write(NEW, { ...admin.wanted('calls', urls), name: 'Elm Street Dental' });
	await admin.write(NEW, admin.wanted('calls', urls));
	expect(company.store.numbers.list()).toContainEqual({ number: NEW, name: 'Elm Street Dental', calls: '/n8n/webhook/abc/calls' });
});

it('has no such number when it is none', async () => {
	expect(await administration().read('reception', 'calls')).toBeUndefined();
	await expect(administration().write('reception', { purpose: 'calls', path: '/x' })).rejects.toThrow('country code');
});

it.each(['//evil.example/x', 'https://evil.example/x', 'webhook/x', '/\\evil.example', '/a b', '/a\n'])('refuses %p as the path of a trigger', async (path) => {
	await expect(administration().write(NEW, { purpose: 'calls', path })).rejects.toThrow('begins with one slash');
	expect(company.store.numbers.isTaken(NEW)).toBe(false);
});

it('refuses settings that do not say what they are for', async () => {
	await expect(administration().write(NEW, { path: '/x' })).rejects.toThrow('calls or texts');
});
