import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

/** A system that may be signed in to in two ways. */
interface Signed {
	readonly name: string;
	readonly credential?: string;
	readonly alternative?: string;
}

const FIELD = 'authentication';
const OAUTH2 = 'oAuth2';

/** How to sign in to a system that offers both. @param by the field that names the system */
export function authenticationField(by: string, systems: readonly Signed[]): INodeProperties[] {
	const both = systems.filter(({ alternative }) => alternative !== undefined).map(({ name }) => name);
	if (both.length === 0) return [];
	return [
		{
			displayName: 'Authentication',
			name: FIELD,
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'OAuth2', value: OAUTH2 },
				{ name: 'Token', value: 'token' },
			],
			default: 'token',
			displayOptions: { show: { [by]: both } },
			description: 'How to sign in',
		},
	];
}

/**
 * The credentials of systems, each shown where the field says that it is needed.
 * @param except those that a node lists itself, because it tests what no server can test
 */
export function credentialsOf(by: string, systems: readonly Signed[], except: readonly string[] = []): NonNullable<INodeTypeDescription['credentials']> {
	return systems.flatMap(({ name, credential, alternative }) => {
		if (credential === undefined || except.includes(credential)) return [];
		if (alternative === undefined) return [{ name: credential, required: true, displayOptions: { show: { [by]: [name] } } }];
		return [
			{ name: credential, required: true, displayOptions: { show: { [by]: [name], [FIELD]: ['token'] } } },
			{ name: alternative, required: true, displayOptions: { show: { [by]: [name], [FIELD]: [OAUTH2] } } },
		];
	});
}

/** The credential type that the user chose. @param read reads a field of the node */
export function chosenCredential({ credential, alternative }: Omit<Signed, 'name'>, read: (name: string) => unknown): string | undefined {
	return alternative !== undefined && read(FIELD) === OAUTH2 ? alternative : credential;
}
