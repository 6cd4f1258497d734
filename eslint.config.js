import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	globalIgnores(['build', '.svelte-kit', '.vitest', 'static', 'geodata']),
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// The compiler knows which names exist.
			'no-undef': 'off',
			eqeqeq: ['error', 'always'],
			'no-restricted-properties': [
				'error',
				...['getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getTimezoneOffset'].map(
					(property) => ({
						property,
						message: 'All arithmetic of days is UTC.'
					})
				)
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// JSON read from outside is taken apart by key, and a class may be nothing but its own mark.
			'@typescript-eslint/no-dynamic-delete': 'off',
			'@typescript-eslint/no-extraneous-class': 'off',
			// With noUncheckedIndexedAccess an index inside known bounds wants a "!".
			'@typescript-eslint/no-non-null-assertion': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': ['error', { allowTransitions: true }],
			'svelte/no-target-blank': 'error',
			'svelte/prefer-writable-derived': 'error',
			// Links to other origins and to files are plain; pages of the site are resolved through the view codec.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.test.ts'],
		rules: { 'no-restricted-properties': 'off' }
	}
);
