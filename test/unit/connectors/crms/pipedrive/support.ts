import { CrmFailure, type CrmEntry, type NewCrmContact, type PhoneForms } from '../../../../../engine';
import { startFakePipedrive, type FakePipedrive, type FakePipedriveOptions } from '../../../../fakes/pipedrive';

export const NUMBER: PhoneForms = { e164: '+14155550132', national: '4155550132', others: ['(415) 555-0132', '+1 415 555 0132', '415.555.0132', '415-555-0132', '1-415-555-0132', '415 555 0132'] };

export function lead(values: NewCrmContact['values'] = {}, tags: readonly string[] = []): NewCrmContact {
	return { number: NUMBER, placeholderName: 'Caller (415) 555-0132', values: { phone: NUMBER.e164, ...values }, tags };
}

/** What a promise rejects with, which has to be the port's own failure. */
export async function failureOf(promise: Promise<unknown>): Promise<CrmFailure> {
	const error = await promise.then(
		() => new Error('It was not refused.'),
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(CrmFailure);
	return error as CrmFailure;
}

const started: FakePipedrive[] = [];

export async function company(options: FakePipedriveOptions = {}): Promise<FakePipedrive> {
	const fake = await startFakePipedrive(options);
	started.push(fake);
	return fake;
}

export async function stopAll(): Promise<void> {
	await Promise.all(started.splice(0).map(async (fake) => await fake.stop()));
}

type Of<Kind extends CrmEntry['kind']> = Extract<CrmEntry, { kind: Kind }>;

export function call(at: number, more: Partial<Of<'call'>> = {}): Of<'call'> {
	return { kind: 'call', key: `call:${at}`, at, direction: 'in', outcome: 'no_answer', from: NUMBER.e164, to: '+14155550100', durationSeconds: 12, title: 'Missed call', body: 'Rang & <rang>', ...more };
}

export function deal(at: number, more: Partial<Of<'deal'>> = {}): Of<'deal'> {
	return { kind: 'deal', key: `deal:${at}`, at, title: 'Boiler', status: 'open', ...more };
}

export function task(at: number, more: Partial<Of<'task'>> = {}): Of<'task'> {
	return { kind: 'task', key: `task:${at}`, at, title: 'Call back', body: 'About the boiler', dueAt: at + 3_600_000, priority: 'normal', ...more };
}
