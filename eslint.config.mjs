import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import house from './scripts/lint/house.mjs';

const PRODUCT = ['{engine,connectors,nodes,credentials,cli}/**/*.ts'];

/** n8n's rules for a package that is installed by hand, whole, with every warning an error. */
const { rules: n8nRules, ...n8nConfig } = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;
const n8n = {
	...n8nConfig,
	name: 'n8n/community-nodes',
	rules: Object.fromEntries(Object.keys(n8nRules).map((rule) => [rule, 'error'])),
};

/** Those of them that also mean something where n8n is not. */
const n8nSafety = {
	plugins: n8nConfig.plugins,
	rules: {
		'@n8n/community-nodes/no-dangerous-functions': 'error',
		'@n8n/community-nodes/no-hardcoded-secrets': 'error',
	},
};

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', 'node_modules/', '**/*.d.ts'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{ files: ['**/*.{ts,js,cjs,mjs}'], extends: [js.configs.recommended], rules: { eqeqeq: 'error' } },

	// All TypeScript
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			// An async method without await is how a synchronous fault becomes the rejection that an interface promises.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
		},
	},

	// The product
	{
		files: PRODUCT,
		// No rule is switched off from within a file.
		linterOptions: { noInlineConfig: true },
		rules: {
			'no-console': 'error',
			// What is large and seldom needed is required where it is used, so that the package loads fast.
			'@typescript-eslint/no-require-imports': ['error', { allow: ['^date-holidays$', '^\\.{1,2}/'] }],
		},
	},
	{ files: ['{nodes,credentials}/**/*.ts'], extends: [n8n] },
	{ files: ['{engine,connectors,cli}/**/*.ts'], ...n8nSafety },
	...house,
	{
		files: ['package.json'],
		extends: [n8n],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},

	// Scripts load what was built, from a path that they make.
	{ files: ['scripts/**/*.ts'], rules: { '@typescript-eslint/no-require-imports': 'off' } },

	// What reads the answers of servers and the rows of databases to compare them has `any` in its hands all the time.
	{
		files: ['{test,bench,training}/**/*.ts'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
		},
	},

	// Scripts that run before or beside TypeScript
	{ files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
	{ files: ['**/*.mjs'], languageOptions: { sourceType: 'module', globals: globals.node } },
);
