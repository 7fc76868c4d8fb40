// The order of the house as a lint rule: imports run one way, and a room is entered by its door.

import { builtinModules } from 'node:module';
import boundaries from 'eslint-plugin-boundaries';

/** @param {string} type @param {string} pattern */
const element = (type, pattern) => ({ type, pattern, partialMatch: false });

/** The first that fits a file is its element, so the inner rooms come first. */
const ELEMENTS = [
	element('engine-room', 'engine/*'),
	element('engine', 'engine'),
	element('phone-system', 'connectors/phones/*'),
	element('crm-system', 'connectors/crms/*'),
	element('vendor', 'connectors/vendors/*'),
	element('connector-room', 'connectors/*'),
	element('connectors', 'connectors'),
	element('nodes', 'nodes/shared'),
	element('node', 'nodes/*'),
	element('nodes', 'nodes'),
	element('credentials', 'credentials'),
	element('cli', 'cli'),
];

const DOOR = 'index.ts';
const BUILTINS = [...builtinModules, 'node:*'];

/** @param {string | string[]} type @param {object} [more] */
const local = (type, more = {}) => ({ element: { type, ...more } });

/** @param {string | string[]} type */
const doorOf = (type) => local(type, { fileInternalPath: DOOR });

const POLICIES = [
	{
		from: local(['engine', 'engine-room']),
		// What lies in the engine's hall (ports.ts) is for all its rooms.
		allow: { to: [local('engine'), doorOf('engine-room'), { module: { origin: 'external' } }] },
	},
	{
		from: local(['connectors', 'connector-room', 'phone-system', 'crm-system', 'vendor']),
		allow: {
			to: [
				doorOf('engine'),
				local('connectors'),
				doorOf(['connector-room', 'phone-system', 'crm-system', 'vendor']),
				{ module: { origin: 'external' } },
				{ module: { origin: 'core' } },
			],
		},
	},
	{
		// A phone system is a room within the room of the phones, and at home in it.
		from: local('phone-system'),
		allow: { to: local('connector-room', { path: 'connectors/phones' }) },
	},
	{
		// And so is a CRM.
		from: local('crm-system'),
		allow: { to: local('connector-room', { path: 'connectors/crms' }) },
	},
	{
		from: local(['node', 'nodes', 'credentials']),
		// Emitted file by file, so nothing but n8n-workflow is there for them to import.
		allow: {
			to: [
				doorOf(['engine', 'connectors']),
				local(['nodes', 'credentials']),
				doorOf('node'),
				{ module: { origin: 'external', source: 'n8n-workflow' } },
				{ module: { origin: 'core' } },
			],
		},
	},
	{
		from: local('cli'),
		allow: { to: [doorOf(['engine', 'connectors']), { module: { origin: 'external', source: ['csv-parse', 'node:sqlite'] } }, { module: { origin: 'core' } }] },
	},
	{
		from: local(['engine', 'engine-room']),
		disallow: { to: { module: { source: ['n8n-workflow', 'n8n-core', '@n8n/*', ...BUILTINS] } } },
	},
];

/** What the engine must not reach for: it is given the time, and has no network, files or processes. */
const ENGINE_GLOBALS = ['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance', '__dirname', '__filename'];

export default [
	{
		name: 'house/rooms',
		files: ['{engine,connectors,nodes,credentials,cli}/**/*.ts'],
		plugins: { boundaries },
		settings: {
			'boundaries/elements': ELEMENTS,
			'boundaries/dependency-nodes': ['import', 'export', 'require', 'dynamic-import'],
			'boundaries/additional-dependency-nodes': [
				{ selector: 'TSImportEqualsDeclaration > TSExternalModuleReference > Literal', kind: 'value', name: 'import-equals' },
				{ selector: 'TSImportType Literal', kind: 'type', name: 'import-type' },
			],
			'import/resolver': { node: { extensions: ['.ts', '.js', '.json', '.d.ts'] } },
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					checkAllOrigins: true,
					checkUnknownLocals: true,
					message:
						'{{from.element.type}} must not import {{dependency.source}}: imports run nodes, cli → connectors → engine, and a room is entered by its index.ts.',
					policies: POLICIES,
				},
			],
		},
	},
	{
		name: 'house/pure-engine',
		files: ['engine/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...ENGINE_GLOBALS.map((name) => ({ name, message: 'The engine has no network, files, timers or processes of its own.' })),
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'The engine has no clock: take the time as epoch milliseconds.' },
				{ object: 'DateTime', property: 'now', message: 'The engine has no clock: take the time as epoch milliseconds.' },
				{ object: 'Math', property: 'random', message: 'The engine is deterministic: take what is random from a port.' },
			],
			'no-restricted-syntax': [
				'error',
				{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The engine has no clock: take the time as epoch milliseconds.' },
			],
		},
	},
];
