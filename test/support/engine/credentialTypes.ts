import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';

const FOLDER = join(__dirname, '..', '..', '..', 'credentials');
const FILE = /^(\w+)\.credentials\.ts$/;

/** n8n's own type, which those of this package extend: as much of it as has a part in a request. */
const OAUTH2: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		...['grantType', 'authUrl', 'accessTokenUrl', 'clientId', 'clientSecret', 'scope', 'authQueryParameters'].map((name): INodeProperties => ({ displayName: name, name, type: 'string', default: '' })),
		{ displayName: 'authentication', name: 'authentication', type: 'string', default: 'header' },
		{ displayName: 'oauthTokenData', name: 'oauthTokenData', type: 'json', default: {} },
	],
};

/** Every credential type of this package, and what they extend. */
const TYPES = new Map<string, ICredentialType>([OAUTH2, ...ownTypes()].map((type) => [type.name, type]));

function ownTypes(): ICredentialType[] {
	return readdirSync(FOLDER).flatMap((file) => {
		const [, name] = FILE.exec(file) ?? [];
		if (name === undefined) return [];
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- what lies in the folder is what n8n would load
		const loaded = require(join(FOLDER, file)) as Readonly<Record<string, new () => ICredentialType>>;
		const Type = loaded[name];
		if (!Type) throw new Error(`${file} has no class ${name}`);
		return [new Type()];
	});
}

export function credentialType(name: string): ICredentialType {
	const type = TYPES.get(name);
	if (!type) throw new Error(`The tests know no credential type "${name}"`);
	return type;
}

export function parentTypes(name: string): string[] {
	return (credentialType(name).extends ?? []).flatMap((parent) => [parent, ...parentTypes(parent)]);
}

/** A type's properties over those of what it extends, as n8n merges them. */
export function propertiesOf(name: string): INodeProperties[] {
	const type = credentialType(name);
	if (!type.extends) return type.properties;
	const merged: INodeProperties[] = [];
	for (const parent of type.extends) NodeHelpers.mergeNodeProperties(merged, structuredClone(propertiesOf(parent)));
	NodeHelpers.mergeNodeProperties(merged, type.properties);
	return merged;
}
