/**
 * What must hold, family by family, and the tests that show it: `npm run -s families -- RESULT.json…` counts what ran in results of
 * Vitest's JSON reporter, and writes the table in README.md beside this.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** A family of tests: each file of tests is in at least one. */
export interface Family {
	name: string;
	/** Files, relative to the project, as patterns. */
	files: RegExp;
}

export const families: readonly Family[] = [
	{
		name: 'hostile input',
		files:
			/dataset\/(?:read|limits|structure|records|jsonschema)\.test|documents\.test|hostile|tests\/limits|imports?\b.*\.test|lines\.test/u
	},
	{
		name: 'laws of pure code',
		files: /^src\/(?!.*\.svelte\.test).*\.test\.ts$|^tests\/(?:laws|readers|roundtrip)/u
	},
	{ name: 'dates', files: /\/time\/|extract\/dates\/|tests\/dates|e2e\/time/u },
	{ name: 'text stays text (XSS)', files: /poison/u },
	{ name: 'addresses of views', files: /view\/|e2e\/explore|url/u },
	{
		name: 'content policy, privacy',
		files: /e2e\/(?:rig|policy|privacy|traces)|headerfiles|serve\.test|promises/u
	},
	{ name: 'embedding', files: /embed|oembed|still\.test/u },
	{
		name: 'no scripts, no map, faults of the net',
		files: /e2e\/(?:faults|context|explore|large|pages|tiles)|soak\/slow/u
	},
	{ name: 'endurance', files: /longplay|endurance/u },
	{
		name: 'reproducible, safe from crashes',
		files: /tests\/cli\/|tests\/soak\/.*(?:kill|queue|reproducible)/u
	},
	{ name: 'provenance', files: /passage|evidence|marking|cited|dataset\.test/u },
	{
		name: 'accessibility, both directions',
		files:
			/e2e\/(?:accessibility|keyboard|reach|print|compare|search|filter|playback|download|review)|pseudo|\.svelte\.test|language/u
	},
	{ name: 'sheets', files: /\/sheet\/|sheet|snapshot|posters/u },
	{ name: 'interchange', files: /roundtrip|exports\/|export\.test|e2e\/data|import/u },
	{ name: 'extraction', files: /extract|gazetteer|documents|draft|queue/u },
	{ name: 'redaction', files: /redact|build\.test|export\.test/u },
	{
		name: 'the repository itself',
		files: /architecture|readme|licences|promises|usage|golden|geodata|families/u
	},
	{
		name: 'map, time and list',
		files: /\/(?:map|timeline|state|events|marks|geo|basemap)\/|browser|advances|tests\/search/u
	}
];

interface Result {
	testResults: {
		name: string;
		startTime: number;
		endTime: number;
		assertionResults: { status: string }[];
	}[];
}

interface Row {
	name: string;
	files: number;
	cases: number;
	passed: number;
	seconds: number;
}

/** One row a family, of all results together; a file that is in several families counts in each. */
export function rowsOf(results: readonly Result[], project: string): Row[] {
	const ran = results.flatMap(({ testResults }) =>
		testResults.map(({ name, startTime, endTime, assertionResults }) => ({
			file: relative(project, name).replaceAll('\\', '/'),
			seconds: (endTime - startTime) / 1000,
			cases: assertionResults.length,
			passed: assertionResults.filter(({ status }) => status === 'passed').length
		}))
	);
	return families.map(({ name, files }) => {
		const own = ran.filter(({ file }) => files.test(file));
		const sum = (key: 'cases' | 'passed' | 'seconds') => own.reduce((all, one) => all + one[key], 0);
		return { name, files: own.length, cases: sum('cases'), passed: sum('passed'), seconds: sum('seconds') };
	});
}

const MARKS = ['<!-- table: `npm run -s families -- RESULT.json…` -->', '<!-- end of table -->'] as const;

/** A text with the table between its marks made anew. */
export function withTable(text: string, rows: readonly Row[]): string {
	const [start, end] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])];
	if (start < 0 || end < start) throw new Error(`no table between ${MARKS.join(' and ')}`);
	const lines = [
		['family', 'files', 'cases', 'passed', 'seconds'],
		['---', '--:', '--:', '--:', '--:'],
		...rows.map(({ name, files, cases, passed, seconds }) =>
			[name, files, cases, passed, seconds.toFixed(0)].map(String)
		)
	].map((cells) => `| ${cells.join(' | ')} |`);
	return `${text.slice(0, start + MARKS[0].length)}\n\n${lines.join('\n')}\n\n${text.slice(end)}`;
}

if (import.meta.main) {
	const project = resolve(import.meta.dirname, '..');
	const files = process.argv.slice(2);
	if (files.length === 0) throw new Error('which results? npm run -s families -- RESULT.json…');
	const results = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result);
	const readme = join(import.meta.dirname, 'README.md');
	writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), rowsOf(results, project)));
}
