import { refusal } from '../api/errors';
import type { ApiRequest, Fields } from '../api/request';
import { single } from '../api/request';
import type { MessagingService, TwilioState } from '../state';
import type { NumberRecord } from './numbers';
import { isWebUrl } from './numbers';

/** @throws ApiError 20404 */
export function serviceOf(state: TwilioState, sid: string, request: ApiRequest): MessagingService {
	const service = state.services.get(sid);
	if (!service) throw refusal(20404, request.path);
	return service;
}

export function membersOf(state: TwilioState, service: MessagingService): NumberRecord[] {
	return service.numbers.map((number) => state.numbers.get(number)).filter((number) => number !== undefined);
}

/** Applies an update in full or not at all. @throws ApiError 21402 for what is not a URL */
export function updateService(service: MessagingService, form: Fields): void {
	const url = single(form, 'InboundRequestUrl');
	if (url && !isWebUrl(url)) throw refusal(21402, `InboundRequestUrl is not valid: ${url}`);
	if (url !== undefined) service.inboundUrl = url;
	const defers = single(form, 'UseInboundWebhookOnNumber');
	if (defers !== undefined) service.defersToNumbers = defers.toLowerCase() === 'true';
}

export function serviceResource(service: MessagingService, accountSid: string): object {
	return {
		account_sid: accountSid,
		friendly_name: service.name,
		sid: service.sid,
		inbound_request_url: service.inboundUrl || null,
		inbound_method: 'POST',
		fallback_url: null,
		fallback_method: 'POST',
		status_callback: null,
		sticky_sender: true,
		smart_encoding: true,
		mms_converter: true,
		area_code_geomatch: true,
		validity_period: 36_000,
		synchronous_validation: false,
		usecase: 'mixed',
		use_inbound_webhook_on_number: service.defersToNumbers,
		us_app_to_person_registered: true,
	};
}

export function memberResource(number: NumberRecord, service: MessagingService, accountSid: string): object {
	return { sid: number.sid, account_sid: accountSid, service_sid: service.sid, phone_number: number.phone_number, country_code: 'US', capabilities: ['SMS', 'MMS', 'Voice'] };
}

/** A page as the newer APIs write it: what matters of paging is in `meta`, in whole addresses. */
export function metaPage<T>(key: string, all: readonly T[], request: ApiRequest, resource: (item: T) => object): object {
	const size = Math.min(Number.parseInt(single(request.query, 'PageSize') ?? '', 10) || 50, 1000);
	const page = Math.max(0, Number.parseInt(single(request.query, 'Page') ?? '0', 10) || 0);
	const at = (number: number) => `http://${request.host}${request.path}?PageSize=${size}&Page=${number}`;
	return {
		[key]: all.slice(page * size, (page + 1) * size).map(resource),
		meta: {
			key,
			page,
			page_size: size,
			first_page_url: at(0),
			previous_page_url: page > 0 ? at(page - 1) : null,
			next_page_url: (page + 1) * size < all.length ? at(page + 1) : null,
			url: at(page),
		},
	};
}
