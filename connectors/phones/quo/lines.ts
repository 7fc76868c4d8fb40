import type { HttpFailure} from '../../../engine';
import { type Http, type HttpAnswer } from '../../../engine';
import { ask, dataOf, isSuccess, listOf } from './api';
import type { QuoSecrets } from './secrets';
import { asRecord, word } from './values';

/** Which of Quo's two APIs is spoken with. */
export type Api = 'dated' | 'v1';

const MOST_PAGES = 40;

/** The ids of those of the numbers that the workspace has; else the answer that stood in the way. @param numbers E.164 */
export async function lineIdsOf(http: Http, secrets: QuoSecrets, api: Api, numbers: readonly string[]): Promise<readonly string[] | HttpAnswer | HttpFailure> {
	const found: string[] = [];
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const answer = await ask(http, secrets, api === 'v1' ? { method: 'GET', path: '/v1/phone-numbers' } : { method: 'GET', path: '/phone-numbers', query: { limit: '50', after } });
		if (!isSuccess(answer)) return answer;
		for (const line of listOf(answer) ?? []) {
			const id = word(line, 'id');
			if (id !== '' && numbers.includes(word(line, api === 'v1' ? 'number' : 'phoneNumber'))) found.push(id);
		}
		after = word(asRecord(answer.body), 'nextCursor') || undefined;
		if (after === undefined) break;
	}
	return found;
}

/** The number with this id, E.164; empty where Quo does not know it; else the answer that stood in the way. */
export async function numberOfLine(http: Http, secrets: QuoSecrets, api: Api, id: string): Promise<string | HttpAnswer | HttpFailure> {
	const answer = await ask(http, secrets, { method: 'GET', path: `${api === 'v1' ? '/v1' : ''}/phone-numbers/${encodeURIComponent(id)}` });
	if (!isSuccess(answer)) return answer;
	return word(dataOf(answer), api === 'v1' ? 'number' : 'phoneNumber');
}
