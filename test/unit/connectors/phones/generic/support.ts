import { generic } from '../../../../../connectors/phones/generic';
import type { CallReport, TextReport, WebhookRequest } from '../../../../../connectors';
import { posted, SECRET } from '../../../../fakes/generic/webhooks';

export const [CALLER, LINE, NOW] = ['+14155550132', '+14155550100', Date.parse('2026-03-10T15:00:00Z')];
export const HEADER = { scheme: 'header', secret: SECRET };

export const secretsOf = (credential: object, parameters: object = {}) => generic.readSecrets({ credential: credential as Readonly<Record<string, unknown>>, parameters: parameters as Readonly<Record<string, unknown>> });

const noHttp = async (): Promise<never> => {
	throw new Error('Reading asks nobody.');
};

/** The request as the node hands it on: with its mapping. */
export async function withFields(request: WebhookRequest, parameters: object, credential: object = HEADER): Promise<WebhookRequest> {
	return { ...request, lookedUp: await generic.lookUp(noHttp, secretsOf(credential, parameters)) };
}

export const asRequest = (body: unknown): WebhookRequest => posted(typeof body === 'string' ? body : JSON.stringify(body));

export async function calls(body: unknown, fields: object = {}): Promise<readonly CallReport[]> {
	return generic.readCall(await withFields(asRequest(body), { genericCallFields: fields })) ?? [];
}

export async function texts(body: unknown, fields: object = {}): Promise<readonly TextReport[]> {
	return generic.readText(await withFields(asRequest(body), { genericTextFields: fields })) ?? [];
}

/** What is told of the call as a whole: the verdict of its end, `open`, or nothing. */
export async function verdict(body: unknown, fields: object = {}): Promise<string | undefined> {
	const reports = await calls(body, fields);
	const ended = reports.find((report) => report.kind === 'call' && report.step === 'ended');
	return ended?.kind === 'call' ? ended.verdict : reports.length > 0 ? 'open' : undefined;
}

export async function answered(body: unknown, fields: object = {}): Promise<unknown> {
	return JSON.parse(generic.answerCall(await withFields(asRequest(body), { genericCallFields: fields })).body) as unknown;
}
