import type { Classification, ReplyContext } from './classification';
import { findAddress, findCallbackNumber, findName, findServices, findWhen, pickService } from './extract';
import type { NormalizedReply } from './normalize';

/** What a text tells beside what is wanted. */
export type Facts = Pick<Classification, 'service' | 'when' | 'name' | 'address' | 'callbackNumber'>;

/** Reads the facts out of a text; what it does not say is left out. */
export function readFacts(reply: NormalizedReply, context: ReplyContext): Facts {
	const words = reply.tokens.map((token) => token.word);
	const service = pickService(findServices(words), context.industry);
	const address = findAddress(reply.original, context.lastAsked === 'address');
	const when = findWhen(reply, context, address);
	const name = findName(reply, context.lastAsked === 'name');
	const callbackNumber = findCallbackNumber(reply.original, context.country);
	return {
		...(service ? { service } : {}),
		...(when ? { when } : {}),
		...(name ? { name } : {}),
		...(address ? { address: address.text } : {}),
		...(callbackNumber ? { callbackNumber } : {}),
	};
}
