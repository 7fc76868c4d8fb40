import type { AnsweringPlan, CallReport, WebhookRequest } from '../connector';
import { readBody } from './body';
import { readTexmlCall } from './texml';
import { readVoiceEvent } from './voice';

/**
 * Reads what a request reports of a call: the Voice API's events in JSON, or TeXML's callbacks, which are forms.
 * Messages, faxes and whatever else comes along give undefined; nothing makes it throw.
 *
 * The keys come from what is reported, not from the delivery, so that Telnyx's repetitions and copies that reach us by
 * another way count once.
 */
export function readCall(request: WebhookRequest, plan: AnsweringPlan): CallReport | readonly CallReport[] | undefined {
	const body = readBody(request);
	if (body?.kind === 'texml') return readTexmlCall(request, plan);
	return body?.kind === 'event' ? readVoiceEvent(request, body.event) : undefined;
}
