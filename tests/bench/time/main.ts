import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

const parts = {
	index: () => import('./index.ts'),
	bytes: () => import('./bytes.ts'),
	map: () => import('./map.ts'),
	site: () => import('./site.ts')
};
type Part = keyof typeof parts;
const RUNS = 5;

/**
 * Measures time at a thousand to a million sampled events: the index by itself, the map beside its rivals, the published
 * form, and the whole page. Medians of five runs with their spread. `--full` adds the rivals at a million events, which takes minutes.
 */
export async function bench({ json, args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			full: { type: 'boolean', default: false },
			only: { type: 'string' },
			json: { type: 'boolean' }
		}
	});
	const only = values.only;
	if (only !== undefined && !Object.hasOwn(parts, only))
		throw new Error(`unknown part: ${only}; expected one of: ${Object.keys(parts).join(', ')}`);
	const wanted = Object.keys(parts).filter((part) => only === undefined || part === only) as Part[];
	const log = (line: string): void => void process.stderr.write(`${line}\n`);
	const measured: Record<string, unknown> = {
		machine: cpus()[0]?.model,
		cores: cpus().length,
		versions: versions()
	};
	for (const part of wanted) {
		log(`measuring ${part}`);
		const { measure } = await parts[part]();
		measured[part] = await measure({ full: values.full, runs: RUNS, log });
		if (!json) console.table(withoutSpread(measured[part] as object[]));
	}
	if (wanted.includes('index')) {
		const { codeBytes } = await import('./index.ts');
		measured.indexCodeGzip = await codeBytes();
		if (!json) console.log(`index code: ${String(measured.indexCodeGzip)} bytes gzip`);
	}
	if (json) console.log(JSON.stringify(measured, null, '\t'));
}

const withoutSpread = (rows: readonly object[]): object[] =>
	rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'spread')));

function versions(): Record<string, string> {
	const of = (name: string): string =>
		(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
	return {
		node: process.version,
		...Object.fromEntries(
			['maplibre-gl', 'leaflet', 'leaflet.markercluster'].map((name) => [name, of(name)])
		),
		commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
	};
}
