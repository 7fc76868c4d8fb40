import { CrmFailure } from '../../../engine';
import { asFields, asList, asText, own } from '../vendorRequests';
import type { SalesforceApi } from './api';
import { failureOf } from './failure';

/** Makes several records in one go, all or none. The first is `@{first.id}` to the others: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm */
export async function compositeIds(api: SalesforceApi, makes: ReadonlyArray<{ readonly path: string; readonly body: object }>): Promise<readonly (string | undefined)[]> {
	const compositeRequest = makes.map(({ path, body }, at) => ({ method: 'POST', url: api.path(path), referenceId: at === 0 ? 'first' : `other${at}`, body }));
	const answers = asList(own(await api.write('POST', 'composite', { allOrNone: true, compositeRequest }), 'compositeResponse')).map(asFields);
	// Those that were fine are told as rolled back; the fault stands at the one that was not.
	const bad = answers.find((answer) => !isFine(answer) && code(answer) !== 'PROCESSING_HALTED');
	if (bad) throw failureOf({ status: Number(bad.httpStatusCode), headers: {}, body: bad.body });
	if (answers.length !== makes.length || !answers.every(isFine)) throw new CrmFailure('unknown', 'Salesforce answered with something that is no list of records.');
	return answers.map((answer) => asText(own(asFields(own(answer, 'body')), 'id')));
}

type Answer = ReturnType<typeof asFields>;
const isFine = (answer: Answer): boolean => Number(answer.httpStatusCode) >= 200 && Number(answer.httpStatusCode) < 300;
const code = (answer: Answer): unknown => own(asFields(asList(answer.body)[0]), 'errorCode');
