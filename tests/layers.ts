/**
 * The layer diagram of the design as rules for dependency-cruiser: who may import whom below `src`.
 * Tests beside the modules are free; everything else is bound.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

/** Each folder of `src/lib` and the folders that it may import. Siblings are never in each other's row. */
const below = {
	language: [],
	time: [],
	geo: [],
	dataset: ['language', 'time', 'geo'],
	view: ['language', 'time', 'geo', 'dataset'],
	extract: ['language', 'time', 'geo', 'dataset'],
	marks: ['language', 'time', 'geo', 'dataset', 'view'],
	sheet: ['language', 'time', 'geo', 'dataset', 'view', 'marks'],
	state: ['language', 'time', 'geo', 'dataset', 'view'],
	// Small components that know of words and of the grammar of marks, but of no data and no state.
	ui: ['language', 'marks'],
	map: ['language', 'time', 'geo', 'dataset', 'view', 'marks', 'ui', 'state'],
	timeline: ['language', 'time', 'geo', 'dataset', 'view', 'marks', 'ui', 'state'],
	events: ['language', 'time', 'geo', 'dataset', 'view', 'marks', 'ui', 'state'],
	print: ['language', 'time', 'geo', 'dataset', 'view', 'marks', 'sheet', 'state', 'ui'],
	embed: ['language', 'time', 'geo', 'dataset', 'view', 'marks', 'sheet', 'state', 'ui']
} satisfies Record<string, string[]>;

/** Plain TypeScript for browser, worker and Node alike. */
const pure = ['language', 'time', 'geo', 'dataset', 'view', 'extract', 'marks', 'sheet'];

const oneOf = (folders: string[]) => `^src/lib/(?:${folders.join('|')})/`;
const test = '\\.test\\.ts$';
const all = Object.keys(below);

const rules: IForbiddenRuleType[] = [
	{
		name: 'no-cycles',
		comment: 'Two modules that need each other are one module, or three.',
		from: {},
		to: { circular: true }
	},
	{
		name: 'resolvable',
		comment: 'An import that leads nowhere escapes every other rule.',
		from: { path: '^src/', pathNot: test },
		to: { couldNotResolve: true, pathNot: ['^\\$(?:app|env|lib|service-worker)', '\\?', '^\\./\\$types'] }
	},
	{
		name: 'known-folder',
		comment: 'A module of src/lib stands in one of the folders of the design.',
		from: { path: '^src/', pathNot: test },
		to: { path: '^src/lib/', pathNot: oneOf(all) }
	},
	...Object.entries(below).map(([folder, allowed]): IForbiddenRuleType => ({
		name: `layer-${folder}`,
		comment: `src/lib/${folder} imports only: ${allowed.join(', ') || 'itself'}.`,
		from: { path: oneOf([folder]), pathNot: test },
		to: { path: '^src/', pathNot: oneOf([folder, ...allowed]) }
	})),
	{
		name: 'pure-without-svelte',
		comment: 'The pure layers run in browser, worker and Node alike.',
		from: { path: oneOf(pure), pathNot: test },
		to: {
			path: [
				'(?:^|/)node_modules/(?:svelte|@sveltejs)/',
				'^svelte(?:/|$)',
				'^\\$app/',
				'\\.svelte(?:\\.ts)?$'
			]
		}
	},
	{
		name: 'pages-without-node',
		comment: 'What may reach a page imports nothing of Node.',
		from: { path: '^src/lib/', pathNot: test },
		to: { dependencyTypes: ['core'] }
	},
	{
		name: 'map-owns-maplibre',
		comment: 'One folder knows the map library.',
		from: { path: '^src/', pathNot: ['^src/lib/map/', test] },
		to: { path: '(?:^|/)maplibre-gl(?:/|$)' }
	},
	{
		name: 'structure-owns-geojson-validation',
		comment: 'LGPL: used unmodified, by one module.',
		from: { path: '^src/', pathNot: ['^src/lib/dataset/structure\\.ts$', test] },
		to: { path: '(?:^|/)geojson-validation(?:/|$)' }
	},
	{
		name: 'pages-without-structure',
		comment: 'The check of structure is for the command line; pages read what was published.',
		from: { path: '^src/(?:routes|review)/' },
		to: { path: '^src/lib/dataset/structure\\.ts$', reachable: true }
	},
	{
		name: 'cli-of-pure-layers',
		comment: 'The command line composes pure layers only.',
		from: { path: '^src/cli/', pathNot: test },
		to: { path: '^src/', pathNot: ['^src/cli/', oneOf(pure)] }
	},
	{
		name: 'cli-apart',
		comment: 'Nothing below the command line knows of it.',
		from: { path: '^src/(?:lib|routes|review)/', pathNot: test },
		to: { path: '^src/cli/' }
	},
	{
		name: 'source-without-tests',
		comment: 'Of the tests, only the module that finds a browser serves the command line too.',
		from: { path: '^src/', pathNot: test },
		to: { path: ['^tests/', test], pathNot: '^tests/browser\\.ts$' }
	}
];

/** One broken rule: `from` imports `to`. */
export interface Violation {
	rule: string;
	from: string;
	to: string;
}

/** All violations of the layer rules in the `src` of a project folder. */
export async function layerViolations(project: string): Promise<Violation[]> {
	const { output } = await cruise(['src'], {
		baseDir: project,
		validate: true,
		ruleSet: { forbidden: rules.map((rule) => ({ severity: 'error', ...rule })) },
		doNotFollow: { path: 'node_modules' },
		// A type that is imported from another layer is knowledge of that layer too.
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'default']
		},
		moduleSystems: ['es6']
	});
	const found = (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({
		rule: rule.name,
		from,
		to
	}));
	const typesOnly = typeImportsOfComponents(project).filter(
		({ rule, from, to }) =>
			!found.some((known) => known.rule === rule && known.from === from && known.to === to)
	);
	return [...found, ...typesOnly];
}

/** dependency-cruiser reads a component as compiled, without its types: their imports are checked here. */
function typeImportsOfComponents(project: string): Violation[] {
	return globSync('src/lib/*/**/*.svelte', { cwd: project }).flatMap((from) => {
		const folder = from.split('/')[2]!;
		const allowed: string[] = (below as Record<string, string[]>)[folder] ?? [];
		return [
			...readFileSync(join(project, from), 'utf8').matchAll(/\bfrom\s*['"]((?:#lib|\.{1,2})\/[^'"]+)['"]/g)
		]
			.map(([, to]) => (to!.startsWith('#') ? to!.replace('#', 'src/') : join(dirname(from), to!)))
			.filter((to) => to.startsWith('src/') && ![folder, ...allowed].includes(to.split('/')[2]!))
			.map((to) => ({ rule: `layer-${folder}`, from, to }));
	});
}

/** The names of all rules, so that a test can show that each one catches something. */
export const ruleNames = rules.map((rule) => rule.name!);
