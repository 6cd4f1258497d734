import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as documents from '#cli/documents/limits.ts';
import * as requests from '#cli/extract/request.ts';
import * as dataset from '#lib/dataset/limits.ts';
import * as imports from '#lib/dataset/imports/limits.ts';
import { LONGEST_DATE } from '#lib/time/edtf.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../geodata/README.md'), 'utf8');
/** Rows of the table of limits: where it holds, the name of the constant, and its value as it is written. */
const rows = [...readme.matchAll(/^\| .* \| `([a-z]+)\.([A-Z_]+)` +\| +([\d,]+(?: MiB)?) +\|$/gmu)].map(
	([, scope, name, value]) => [`${scope}.${name}`, value] as const
);

const MIB = 1024 * 1024;
const written = (value: number): string =>
	value >= MIB && value % MIB === 0 ? `${value / MIB} MiB` : value.toLocaleString('en');
const constants = Object.entries({
	dataset: { ...dataset, LONGEST_DATE },
	imports,
	documents,
	requests
}).flatMap(([scope, module]) =>
	Object.entries(module).flatMap(([name, value]) =>
		typeof value === 'number' ? [[`${scope}.${name}`, written(value)] as const] : []
	)
);

test('the table of limits names every limit, with the value that holds', () => {
	expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(constants));
	expect(rows.length).toBe(constants.length);
});

describe('readers have no limit of their own beside those', () => {
	test.each([
		['src/lib/dataset/imports', 'limits.ts'],
		['src/cli/documents', 'limits.ts'],
		['src/cli/imports', '']
	])('in %s', async (folder, apart) => {
		const { globSync } = await import('node:fs');
		const own = globSync(`${folder}/*.ts`, { cwd: resolve(import.meta.dirname, '..') })
			.filter((file) => !file.endsWith('.test.ts') && !(apart && file.endsWith(apart)))
			.flatMap((file) =>
				[
					...readFileSync(resolve(import.meta.dirname, '..', file), 'utf8').matchAll(
						/^(?:export )?const ((?:MOST|LONGEST|DEEPEST|MAX)_?[A-Z_]*) = [\d_ *]+;/gmu
					)
				].map(([, name]) => `${file}: ${name}`)
			);
		expect(own).toEqual([]);
	});
});
