import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshSeed, hold } from './laws.ts';

const project = resolve(import.meta.dirname, '..');
const sources = globSync('{src,tests}/**/*.test.ts', { cwd: project })
	.filter((file) => !/\.svelte\.test|^tests.e2e/u.test(file))
	.map((file) => ({ file, text: readFileSync(resolve(project, file), 'utf8') }));

/** Names of the laws of a file; those of `each` count once. */
const lawsIn = (text: string): string[] =>
	[...text.matchAll(/^\t*(?:dearLaw|law)\(\s*(['`])(.+?)\1,/gmu)].map((match) => match[2]!);

test('there are at least 25 laws, each with a name of its own in its file', () => {
	const laws = sources.flatMap(({ file, text }) => lawsIn(text).map((name) => `${file}: ${name}`));
	expect(laws.filter((name, at) => laws.indexOf(name) !== at)).toEqual([]);
	expect(laws.length).toBeGreaterThanOrEqual(25);
	console.info(`${laws.length} laws`);
});

/** What laws must speak of, by words of their names or files: parsing and printing, selection, sums, bounds, indexes, errors. */
test.each([
	['EDTF', /time\/(?:edtf|when|window)/u],
	['the address of a view', /view\/codec/u],
	['the address of an embedded view', /view\/embedoptions/u],
	['packed columns', /packed/u],
	['exports', /exports\/(?:csv|geojson|kml|ical|atom)/u],
	['what is exported and imported again', /tests\/roundtrip/u],
	['the time index', /timeindex/u],
	['bars of time', /bars|histogram/u],
	['groups and facets', /facets|grouping|listing/u],
	['bounds', /tests\/readers|geo\/geo/u],
	['readers of any bytes', /tests\/readers/u]
])('there is a law of %s', (_, files) => {
	expect(sources.some(({ file, text }) => files.test(file) && lawsIn(text).length > 0)).toBe(true);
});

describe('a law', () => {
	const runs = { fixed: 50, fresh: 20 };

	test('is tried on as many inputs as are said, half of them new in every run', () => {
		const seen: number[] = [];
		const again: number[] = [];
		hold(runs, [fc.nat(), (n) => void seen.push(n)], 1);
		hold(runs, [fc.nat(), (n) => void again.push(n)], 2);
		expect([seen.length, again.length]).toEqual([70, 70]);
		expect(again.slice(0, 50)).toEqual(seen.slice(0, 50));
		expect(again.slice(50)).not.toEqual(seen.slice(50));
	});

	test('that does not hold fails with the smallest input, and with the seed where that was new', () => {
		expect(() => hold(runs, [fc.nat(), (n) => n < 10])).toThrow('Counterexample: [10]');
		let tried = 0;
		const late = () => ++tried <= 50;
		expect(() => hold(runs, [fc.constant(0), late])).toThrow(`CHRONOTOPE_SEED=${freshSeed} repeats this`);
	});
});
