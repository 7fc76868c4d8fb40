import type { CrmOwner, CrmPipeline } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import { idOf, type PipedriveApi } from './api';

/** Users who are still there. */
export async function readUsers(api: PipedriveApi): Promise<readonly CrmOwner[]> {
	const users = asList(await api.ask('reads', { method: 'GET', version: 'v1', path: 'users' })).map(asFields);
	return users.flatMap((user) => {
		const id = idOf(own(user, 'id'));
		if (id === undefined || own(user, 'active_flag') === false) return [];
		const email = asText(own(user, 'email'));
		return [{ id, name: asText(own(user, 'name')) ?? email ?? id, ...(email === undefined ? {} : { email }) }];
	});
}

export async function readPipelines(api: PipedriveApi): Promise<readonly CrmPipeline[]> {
	const [pipelines, stages] = [await api.list('pipelines'), inOrder(await api.list('stages'))];
	return inOrder(pipelines).flatMap((pipeline) => {
		const named = nameOf(pipeline);
		const ofIt = stages.filter((stage) => idOf(own(stage, 'pipeline_id')) === named[0]?.id);
		return named.map((one) => ({ ...one, stages: ofIt.flatMap(nameOf) }));
	});
}

function nameOf(record: Fields): ReadonlyArray<{ readonly id: string; readonly label: string }> {
	const id = idOf(own(record, 'id'));
	return id === undefined ? [] : [{ id, label: asText(own(record, 'name')) ?? id }];
}

function inOrder(records: readonly Fields[]): readonly Fields[] {
	const place = (record: Fields): number => Number(own(record, 'order_nr') ?? 0);
	return records.filter((record) => own(record, 'is_deleted') !== true).sort((one, other) => place(one) - place(other));
}
