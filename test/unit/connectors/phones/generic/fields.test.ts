import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { generic } from '../../../../../connectors/phones/generic';
import { MissedCallGenericApi } from '../../../../../credentials/MissedCallGenericApi.credentials';
import { genericCallFields, genericTextFields } from '../../../../../nodes/shared/genericFields';
import { SECRET } from '../../../../fakes/generic/webhooks';
import { secretsOf } from './support';

const optionsOf = ({ options }: INodeProperties): INodeProperties[] => (options ?? []) as INodeProperties[];

describe.each([['genericCallFields', genericCallFields, 'calls'], ['genericTextFields', genericTextFields, 'texts']] as const)('%s', (name, field, which) => {
	it('is one that the connector asks for, and shown for it only', () => {
		expect(field.name).toBe(name);
		expect(generic.parameters).toContain(name);
		expect(field.displayOptions).toEqual({ show: { phoneSystem: [generic.name] } });
	});

	it.each(optionsOf(field).map((option) => [option.name, option] as const))('%s is heard by the connector', (option, { type }) => {
		const plain = secretsOf({}, {}).mappings[which];
		const value = type === 'options' ? 'minutes' : 'a.b';
		expect(secretsOf({}, { [name]: { [option]: value } }).mappings[which]).not.toEqual(plain);
	});

	it('is sorted by label, with a word about each', () => {
		const labels = optionsOf(field).map(({ displayName }) => displayName);
		const sorted = [...labels].sort((a, b) => a.localeCompare(b));
		expect(new Set(labels).size).toBe(labels.length);
		expect(optionsOf(field).filter(({ description }) => !description)).toEqual([]);
		expect(labels.filter((label, index) => label !== sorted[index])).toEqual([]);
	});
});

describe('the credential', () => {
	const credential = new MissedCallGenericApi();
	const defaults = Object.fromEntries(credential.properties.map(({ name, default: value }) => [name, value]));

	it('is the one of the connector, with pictures that are there', () => {
		expect(credential.name).toBe(generic.credential);
		for (const icon of Object.values(credential.icon)) expect(readFileSync(join(__dirname, '../../../../../credentials', icon.replace('file:', '')), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
		expect(existsSync(join(__dirname, '../../../../../docs/generic-webhook.md'))).toBe(true);
	});

	it('works with its defaults and a secret, however the rest is chosen', () => {
		for (const scheme of ['header', 'query', 'hmac', 'jwt']) expect(generic.faultOf({ ...defaults, scheme, secret: SECRET })).toBeUndefined();
		expect(generic.faultOf({ ...defaults, secret: SECRET, sendUrl: 'https://api.example.com/sms', sendApiKey: 'k' })).toBeUndefined();
		expect(generic.faultOf(defaults)).toMatch(/empty/);
	});

	it('hides what is secret, and offers no way to let everything in', () => {
		expect(credential.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name)).toEqual(['secret', 'sendApiKey']);
		expect(JSON.stringify(credential.properties.find(({ name }) => name === 'scheme'))).not.toContain('none');
	});
});
