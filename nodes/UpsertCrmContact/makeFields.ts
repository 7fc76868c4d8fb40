import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { CrmAccount } from '../../engine';
import type { ConnectedCrm } from '../shared/crms';

/** Makes the fields that the default mapping wants. Twice is once. */
export async function makeFields(context: IExecuteFunctions, { connector, crm }: ConnectedCrm, json: IDataObject, itemIndex: number): Promise<IDataObject> {
	if (!crm.makeFields) {
		throw new NodeOperationError(context.getNode(), `${connector.title} has no way to make fields from here`, { itemIndex, description: 'Make them there by hand, or map what is known to fields that there are, under "Field Mapping". What has no field is left out.' });
	}
	try {
		const made = await crm.makeFields();
		CrmAccount.of(crm).forget();
		return { ...json, made: [...made] };
	} catch (error) {
		throw new NodeOperationError(context.getNode(), `${connector.title} did not make the fields: ${(error as Error).message}`, { itemIndex });
	}
}
