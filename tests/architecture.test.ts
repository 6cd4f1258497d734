import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { ESLint } from 'eslint';
import stylelint from 'stylelint';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { layerViolations, ruleNames } from './layers.ts';

const project = resolve(import.meta.dirname, '..');

/** Everything that people write here, by path from the project root. */
const ownFiles = [
	...filesOf('src'),
	...filesOf('tests'),
	...filesOf('geodata'),
	...filesOf('.github'),
	...rootFiles()
];

function filesOf(folder: string): string[] {
	let entries;
	try {
		entries = readdirSync(join(project, folder), { withFileTypes: true, recursive: true });
	} catch {
		return [];
	}
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(project, join(entry.parentPath, entry.name)));
}

function rootFiles(): string[] {
	return readdirSync(project, { withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== 'package-lock.json' && !entry.name.endsWith('.log'))
		.map((entry) => entry.name);
}

/** `file:line` of every line that matches, in files whose name matches. */
function linesWith(pattern: RegExp, files: RegExp): string[] {
	return ownFiles
		.filter((file) => files.test(file))
		.flatMap((file) =>
			readFileSync(join(project, file), 'utf8')
				.split('\n')
				.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : []))
		);
}

describe('the layers of the source', () => {
	test('nothing in src breaks a layer rule', { timeout: 60_000 }, async () => {
		expect(await layerViolations(project)).toEqual([]);
	});
});

/** Each rule with modules that break it, and nothing else. */
const planted: Record<string, Record<string, string>> = {
	'no-cycles': {
		'src/lib/time/a.ts': `import { b } from './b.ts';\nexport const a = () => b;`,
		'src/lib/time/b.ts': `import { a } from './a.ts';\nexport const b = () => a;`
	},
	resolvable: { 'src/lib/time/a.ts': `import { b } from '#lib/time/nowhere.ts';\nexport const a = b;` },
	'known-folder': {
		'src/lib/utils/a.ts': 'export const a = 1;',
		'src/routes/+page.ts': `import { a } from '#lib/utils/a.ts';\nexport const load = () => a;`
	},
	'layer-language': onlyImports('language', 'time'),
	'layer-time': onlyImports('time', 'geo'),
	'layer-geo': onlyImports('geo', 'language'),
	'layer-dataset': onlyImports('dataset', 'view'),
	'layer-view': onlyImports('view', 'marks'),
	'layer-extract': onlyImports('extract', 'view'),
	'layer-marks': onlyImports('marks', 'sheet'),
	'layer-sheet': onlyImports('sheet', 'extract'),
	'layer-state': onlyImports('state', 'map'),
	'layer-ui': onlyImports('ui', 'state'),
	'layer-map': onlyImports('map', 'timeline'),
	'layer-timeline': onlyImports('timeline', 'events'),
	'layer-events': {
		'src/lib/map/a.ts': 'export interface A { a: number }',
		'src/lib/events/B.svelte': `<script lang="ts">\n\timport type { A } from '#lib/map/a.ts';\n\tlet { a }: { a: A } = $props();\n</script>\n\n{a.a}`
	},
	'layer-print': onlyImports('print', 'embed'),
	'layer-embed': onlyImports('embed', 'map'),
	'pure-without-svelte': { 'src/lib/view/a.ts': `import { tick } from 'svelte';\nexport const a = tick;` },
	'pages-without-node': {
		'src/lib/geo/a.ts': `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`
	},
	'map-owns-maplibre': {
		'src/lib/events/A.svelte': `<script lang="ts">\n\timport { Popup } from 'maplibre-gl';\n\tconst popup = new Popup();\n</script>\n\n{popup.isOpen()}`
	},
	'structure-owns-geojson-validation': {
		'src/cli/a.ts': `import validation from 'geojson-validation';\nexport const a = validation;`
	},
	'pages-without-structure': {
		'src/lib/dataset/structure.ts': 'export const a = 1;',
		'src/lib/dataset/read.ts': `import { a } from './structure.ts';\nexport const b = a;`,
		'src/routes/+page.ts': `import { b } from '#lib/dataset/read.ts';\nexport const load = () => b;`
	},
	'cli-of-pure-layers': {
		'src/lib/state/a.ts': 'export const a = 1;',
		'src/cli/b.ts': `import { a } from '#lib/state/a.ts';\nexport const b = a;`
	},
	'cli-apart': {
		'src/cli/a.ts': 'export const a = 1;',
		'src/routes/+page.ts': `import { a } from '../cli/a.ts';\nexport const load = () => a;`
	},
	'source-without-tests': {
		'tests/a.ts': 'export const a = 1;',
		'src/cli/b.ts': `import { a } from '../../tests/a.ts';\nexport const b = a;`
	}
};

function onlyImports(from: string, to: string): Record<string, string> {
	return {
		[`src/lib/${to}/a.ts`]: 'export const a = 1;',
		[`src/lib/${from}/b.ts`]: `import { a } from '#lib/${to}/a.ts';\nexport const b = a;`
	};
}

describe('a planted violation', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'chronotope-layers-'));
		plant('package.json', JSON.stringify({ type: 'module', imports: { '#lib/*': './src/lib/*' } }));
		symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	function plant(path: string, text: string): void {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}

	test('stands here for every rule', () => {
		expect(Object.keys(planted).sort()).toEqual([...ruleNames].sort());
	});

	test.each(Object.entries(planted))('of %s is caught', async (rule, files) => {
		for (const [path, text] of Object.entries(files)) plant(path, text);
		const caught = await layerViolations(folder);
		expect(new Set(caught.map((violation) => violation.rule))).toEqual(new Set([rule]));
	});

	test('of a physical side in a style is caught, in a component and in a style sheet', async () => {
		const lint = async (code: string, name: string) => {
			const { results } = await stylelint.lint({
				code,
				codeFilename: join(project, 'src', name),
				configFile: join(project, 'stylelint.config.js')
			});
			return results.flatMap((result) => result.warnings.map((warning) => warning.rule));
		};
		expect(await lint('.a { margin-left: 1px; }', 'a.css')).toEqual(['csstools/use-logical']);
		expect(await lint('<p>a</p><style>p { text-align: right; }</style>', 'A.svelte')).toEqual([
			'csstools/use-logical'
		]);
		expect(await lint('.a { padding: 1px 2px 3px 4px; }', 'a.css')).toEqual([
			'declaration-property-value-disallowed-list'
		]);
		expect(await lint('.a { margin-inline-start: 1px; width: 2px; }', 'a.css')).toEqual([]);
	});

	test('of raw HTML in a component is caught', { timeout: 60_000 }, async () => {
		const eslint = new ESLint({ cwd: project });
		const lint = async (code: string) => {
			const [result] = await eslint.lintText(code, { filePath: join(project, 'src/lib/ui/Planted.svelte') });
			return result!.messages.map((message) => message.ruleId);
		};
		expect(await lint('<p>{@html location.hash}</p>\n')).toEqual(['svelte/no-at-html-tags']);
		expect(await lint('<p style="color: red">{location.hash}</p>\n')).toEqual(['svelte/no-inline-styles']);
	});
});

describe('the text of the source', () => {
	const code = /\.(?:ts|js|svelte|css|html)$/;

	test('no component sets raw HTML', () => {
		expect(linesWith(/\{@html|\.setHTML\(|\.innerHTML\s*=[^=]/, /^src\/.*\.(?:ts|svelte)$/)).toEqual([]);
	});

	test('no file names a place on one machine', () => {
		const machine = new RegExp(
			`(?:^|[\\s'"\`(=:])/(?:${['home', 'Users', 'root', 'work', 'tmp'].join('|')})/`
		);
		expect(linesWith(machine, /\.(?:ts|js|svelte|css|html|md|json|yml|toml|geojson)$|^[^.]+$/)).toEqual([]);
	});

	test('the shared material is named in one module', () => {
		const named = linesWith(new RegExp(`${['\\.\\.', 'shared'].join('/')}(?![-\\w.])`), code);
		expect(new Set(named.map((line) => line.split(':')[0]))).toEqual(new Set(['tests/shared.ts']));
	});

	test('runes stand outside components only in the state layer', () => {
		const modules = ownFiles.filter((file) => file.endsWith('.svelte.ts'));
		expect(modules.filter((file) => !file.startsWith('src/lib/state/'))).toEqual([]);
	});

	test('there are no barrels and no grab-bags', () => {
		const names = /^src\/.*(?:\/index\.ts$|(?:^|\/)(?:utils?|helpers?|common|misc|manager)(?:\.ts$|\/))/;
		expect(ownFiles.filter((file) => names.test(file))).toEqual([]);
	});

	test('no test is switched off or singled out by hand, and none sleeps', () => {
		const switched = new RegExp(
			`\\b(?:test|it|describe)\\.(?:${['only', 'skip', 'todo'].join('|')})\\(|waitForTimeout\\(`
		);
		expect(linesWith(switched, /\.test\.ts$|^tests\/e2e\//)).toEqual([]);
	});
});
