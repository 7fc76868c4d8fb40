import type { Delivery } from '../webhooks';
import type { TwimlElement } from './twiml';
import { parseTwiml, TwimlError } from './twiml';

const XML_TYPES = ['text/xml', 'application/xml', 'text/html'];

/**
 * The verbs of a webhook's answer, judged by its content type as the vendor does: XML is TwiML, plain
 * text stands for one verb with that text, and anything else with a body is an error.
 * @throws TwimlError 11200 for a failed request, 12300 for the wrong type, or what parseTwiml throws
 */
export function readDocument(delivery: Delivery, plainTextIs: 'Say' | 'Message'): TwimlElement[] {
	if (delivery.status < 200 || delivery.status > 299) {
		throw new TwimlError(11200, `HTTP retrieval failure: ${delivery.error ?? delivery.status}`);
	}
	const text = delivery.body.trim();
	if (text === '') return [];
	const type = delivery.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	if (type === 'text/plain') return [{ name: plainTextIs, attributes: {}, text, children: [] }];
	if (!XML_TYPES.includes(type)) throw new TwimlError(12300, `Invalid Content-Type: ${type}`);
	return parseTwiml(text);
}
