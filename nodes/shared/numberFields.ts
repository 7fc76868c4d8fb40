import type { INodeProperties } from 'n8n-workflow';

/** How a trigger takes a number over, and lets go of it: the same for calls and for texts. */
export const inUseField: INodeProperties = {
	displayName: 'If the Number Is in Use',
	name: 'inUse',
	type: 'options',
	options: [
		{ name: 'Replace and Put Back Later', value: 'replace', description: 'Remember what the number pointed at, and restore it on deactivation' },
		{ name: 'Stop with an Error', value: 'stop' },
		{ name: 'Take Over', value: 'take', description: 'Replace it, also where another workflow of this n8n holds it: for one that is gone' },
	],
	default: 'replace',
	description: 'What to do when the number already points somewhere else',
};

export const publicBaseField: INodeProperties = {
	displayName: 'Public Base URL',
	name: 'publicBase',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://hooks.example.com',
	description: 'How the phone system reaches this n8n, when that differs from WEBHOOK_URL. Signatures are checked against it.',
};

export const setUpNumberField: INodeProperties = {
	displayName: 'Set Up the Number',
	name: 'setUpNumber',
	type: 'boolean',
	default: true,
	description: 'Whether to point the number at this trigger on activation, and put the old settings back on deactivation',
};

export const accessKeyField: INodeProperties = {
	displayName: 'Access Key',
	name: 'accessKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	displayOptions: { show: { phoneSystem: ['simulator'] } },
	description: 'Key that opens the simulated phone from other machines, as ?key= behind its address; the same in both triggers. Empty means: only from the machine that n8n runs on.',
};
