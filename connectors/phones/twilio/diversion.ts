import type { NumberSettings } from '../connector';
import type { Service, Services } from './services';

/**
 * A setting of ours, beside Twilio's own: where the Messaging Service that a number is in sends the number's texts in place of
 * the number's own URL. Empty where none does that. Of a service that drops them it is the service's SID.
 */
export const DIVERSION = 'MessagingServiceUrl';

export async function readDiversion(services: Services, numberSid: string): Promise<string> {
	const service = await services.ofNumber(numberSid, false);
	return service ? service.url || service.sid : '';
}

/**
 * Makes the service leave the number's texts to the number's own URL. The one way that touches nothing of others: the
 * service keeps its URL, and the switch concerns all of its numbers, so with others in it that is for a person to decide.
 */
export async function endDiversion(services: Services, number: string, numberSid: string): Promise<void> {
	const service = await services.ofNumber(numberSid, false);
	if (!service) return;
	if (service.url !== '' && (await services.hasOthers(service, numberSid))) throw new Error(shared(number, service));
	await services.setDefers(service, true);
}

/**
 * Lets the service have the number's texts again. Numbers that came into it meanwhile may rely on their own URLs by now: then
 * the switch stays, and the number gets the service's URL as its own, which comes to the same.
 * @returns what the number itself is to be set to besides
 */
export async function resumeDiversion(services: Services, numberSid: string): Promise<NumberSettings> {
	const service = await services.ofNumber(numberSid, true);
	if (!service) return {};
	if (!(await services.hasOthers(service, numberSid))) {
		await services.setDefers(service, false);
		return {};
	}
	return service.url === '' ? {} : { SmsUrl: service.url, SmsMethod: service.method, SmsApplicationSid: '' };
}

function shared(number: string, { name }: Service): string {
	return `The number ${number} is in the Messaging Service "${name}" together with others, and the service sends the texts of all of them to a URL of its own. Nothing was changed, since that would take the texts of the other numbers from where they go now. Give each of the other numbers its own URL, if it needs one, and choose "Defer to sender’s webhook" in the Twilio Console under Messaging, Services, the service, Integration; then activate again. Or take the number out of the service.`;
}
