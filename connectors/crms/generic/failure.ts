import { CrmFailure, type HttpAnswer } from '../../../engine';
import { retryAfterSeconds } from '../vendorRequests';
import type { HttpCrmConfig } from './config';
import { textAt } from './paths';

const SOON_SECONDS = 10;

/** What an answer that is no success means, by its status: what an unknown API says is not repeated. */
export function failureOf(config: HttpCrmConfig, answer: HttpAnswer): CrmFailure {
	const { status } = answer;
	const more = { status };
	if (config.conflict.statuses.includes(status)) {
		const existingId = textAt(answer.body, config.conflict.id);
		return new CrmFailure('conflict', 'The CRM has such a record already.', { ...more, ...(existingId === undefined ? {} : { existingId }) });
	}
	if (status === 429) return new CrmFailure('busy', 'The CRM takes no more requests just now. It is asked again later; say its pace in "limit" to stay below it.', { ...more, retryAfterSeconds: retryAfterSeconds(answer, SOON_SECONDS) });
	if (status === 401 || status === 403) return new CrmFailure('unauthorized', `The CRM does not accept the key, or the key may not do that (HTTP status ${status}). Check the credential, and the rights of the key there.`, more);
	if (status === 404 || status === 410) return new CrmFailure('gone', 'The CRM does not know the record or the address. Check the addresses in the node, should this last.', more);
	if (status >= 300 && status < 400) return new CrmFailure('refused', `The CRM sends requests on to another address (HTTP status ${status}), which keys do not follow. Write that address into the node.`, more);
	const field = textAt(answer.body, config.faultField)?.slice(0, 200);
	return new CrmFailure('refused', `The CRM refused it (HTTP status ${status})${field === undefined ? '' : ` because of the field "${field}"`}. Compare the names in the mapping with those of its API.`, { ...more, ...(field === undefined ? {} : { field }) });
}
