import type { Context } from '../context';
import type { Outbox } from '../messaging/outbox';
import { admit } from '../messaging/rules';
import { accountResource } from '../resources/account';
import { callResource, filterCalls } from '../resources/calls';
import { lookupResource, relayLookupResource } from '../resources/lookup';
import { filterMessages, messageResource, wantedNumber } from '../resources/messages';
import { filterNumbers, numberResource, updateNumber } from '../resources/numbers';
import { memberResource, membersOf, metaPage, serviceOf, serviceResource, updateService } from '../resources/services';
import { createCall, runCall } from '../voice';
import { ApiError, refusal } from './errors';
import { pageOf } from './paging';
import type { ApiRequest } from './request';
import { several, single } from './request';
import type { Operation, Route } from './routes';

/** An answer to be written as JSON. */
export interface Answer {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
}

export interface Service {
	context: Context;
	outbox: Outbox;
	startedMs: number;
}

type Handler = (service: Service, request: ApiRequest, route: Route) => Answer;

/** What each operation does; refusals are thrown as ApiError. */
export const HANDLERS: Record<Operation, Handler> = {
	'account.fetch': ({ context, startedMs }) => ok(accountResource(context.accountSid, context.authToken, startedMs)),
	'messages.create': createMessage,
	'messages.list': ({ context }, request) => {
		const to = wantedNumber(request.query, 'To');
		const candidates = to === undefined ? context.state.messages : context.state.messagesTo(to);
		const found = filterMessages(candidates, request.query, Date.now());
		const { items, fields } = pageOf(found, request.path, request.query);
		return ok({ ...fields, messages: items.map((item) => messageResource(item, context.accountSid)) });
	},
	'messages.fetch': ({ context }, request, { sid }) => {
		const message = context.state.messagesBySid.get(sid);
		if (!message) throw refusal(20404, request.path);
		return ok(messageResource(message, context.accountSid));
	},
	'numbers.list': ({ context }, request) => {
		const found = filterNumbers(context.state.numbers.values(), request.query);
		const { items, fields } = pageOf(found, request.path, request.query);
		return ok({ ...fields, incoming_phone_numbers: items.map((item) => numberResource(item, context.accountSid)) });
	},
	'numbers.fetch': ({ context }, request, { sid }) => {
		const number = context.state.numberBySid(sid);
		if (!number) throw refusal(20404, request.path);
		return ok(numberResource(number, context.accountSid));
	},
	'numbers.update': ({ context }, request, { sid }) => {
		const number = context.state.numberBySid(sid);
		if (!number) throw refusal(20404, request.path);
		updateNumber(number, request.form);
		return ok(numberResource(number, context.accountSid));
	},
	'calls.create': ({ context }, request) => {
		const call = createCall(context, request.form);
		const answer = { status: 201, body: callResource(call, context.accountSid) };
		context.background.run(async () => {
			await new Promise(setImmediate);
			context.state.placedCalls.push(await runCall(context, call, request.form));
		});
		return answer;
	},
	'calls.list': ({ context }, request) => {
		const found = filterCalls(context.state.calls, request.query);
		const { items, fields } = pageOf(found, request.path, request.query);
		return ok({ ...fields, calls: items.map((item) => callResource(item, context.accountSid)) });
	},
	'calls.fetch': ({ context }, request, { sid }) => {
		const call = context.state.calls.find((one) => one.sid === sid);
		if (!call) throw refusal(20404, request.path);
		return ok(callResource(call, context.accountSid));
	},
	'services.list': ({ context }, request) => ok(metaPage('services', [...context.state.services.values()], request, (service) => serviceResource(service, context.accountSid))),
	'services.fetch': ({ context }, request, { sid }) => ok(serviceResource(serviceOf(context.state, sid, request), context.accountSid)),
	'services.update': ({ context }, request, { sid }) => {
		const service = serviceOf(context.state, sid, request);
		updateService(service, request.form);
		return ok(serviceResource(service, context.accountSid));
	},
	'services.numbers.list': ({ context }, request, { sid }) => {
		const service = serviceOf(context.state, sid, request);
		return ok(metaPage('phone_numbers', membersOf(context.state, service), request, (number) => memberResource(number, service, context.accountSid)));
	},
	'services.numbers.fetch': ({ context }, request, { sid, within }) => {
		const service = serviceOf(context.state, sid, request);
		const number = membersOf(context.state, service).find((one) => one.sid === within);
		if (!number) throw refusal(20404, request.path);
		return ok(memberResource(number, service, context.accountSid));
	},
	'lookup.fetch': ({ context }, request, { sid }) => ok((context.vendor.lookup === 'v2' ? lookupResource : relayLookupResource)(context.state.recipients, sid, request)),
};

// Parameters that change what happens to a message in ways this fake has no model of.
const UNMODELLED = ['ScheduleType', 'SendAt', 'ContentSid', 'ContentVariables', 'ApplicationSid'];

function createMessage({ context, outbox }: Service, request: ApiRequest): Answer {
	const { form } = request;
	const unmodelled = UNMODELLED.find((name) => single(form, name));
	if (unmodelled) throw new ApiError(501, 20501, `This fake does not model ${unmodelled}`);
	const admitted = admit(context.state, {
		to: single(form, 'To'),
		from: single(form, 'From'),
		messagingServiceSid: single(form, 'MessagingServiceSid'),
		body: single(form, 'Body'),
		mediaUrls: several(form, 'MediaUrl').filter((url) => url !== ''),
		statusCallback: single(form, 'StatusCallback'),
	});
	const message = outbox.accept(admitted, { direction: 'outbound-api' });
	return { status: 201, body: messageResource(message, context.accountSid) };
}

function ok(body: unknown): Answer {
	return { status: 200, body };
}
