import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { families, rowsOf, withTable } from './families.ts';

const project = resolve(import.meta.dirname, '..');
const files = globSync('{src,tests}/**/*.test.ts', { cwd: project });

test('every file of tests is in a family, and no family is empty', () => {
	expect(files.filter((file) => !families.some((family) => family.files.test(file)))).toEqual([]);
	expect(families.filter((family) => !files.some((file) => family.files.test(file)))).toEqual([]);
});

test('a table counts what ran and what passed', () => {
	const ran = {
		name: `${project}/tests/poison.test.ts`,
		startTime: 0,
		endTime: 2600,
		assertionResults: [{ status: 'passed' }, { status: 'failed' }]
	};
	const rows = rowsOf([{ testResults: [ran] }, { testResults: [ran] }], project);
	expect(rows.find(({ name }) => name.startsWith('text stays text'))).toMatchObject({
		files: 2,
		cases: 4,
		passed: 2,
		seconds: 5.2
	});
	const table = withTable(
		'a\n<!-- table: `npm run -s families -- RESULT.json…` -->\nold\n<!-- end of table -->\nb',
		rows
	);
	expect(table).toContain('| text stays text (XSS) | 2 | 4 | 2 | 5 |');
	expect(table).not.toContain('old');
	expect(() => withTable('no marks', rows)).toThrow('no table');
});
