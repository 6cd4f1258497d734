/** Hostile files for `import`: whatever stands in one record, the ten beside it arrive, and each row is accounted for. */
import { afterAll, describe, expect, test } from 'vitest';
import { GOOD, hostileImports } from './fixtures/hostileimports.ts';
import { imported, slowest, timed } from './hostileimport.ts';

afterAll(() => console.info(slowest()));

test('there are at least 1,000 files, each with a name of its own', () => {
	const names = hostileImports.map(({ name }) => name);
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
	expect(names.length).toBeGreaterThan(1000);
});

describe('ten good records arrive beside one', () => {
	const fieldOf = (name: string): string => name.replace(/ is .*$/u, '');
	test.each([...new Set(hostileImports.map(({ name }) => fieldOf(name)))])(
		'with a wrong value in %s',
		async (field) => {
			for (const { name, text } of hostileImports.filter((one) => fieldOf(one.name) === field)) {
				const { report, added } = await timed(name, () => imported({ text }));
				const titles = [
					...added.events.map(({ title }) => title.en),
					...added.places.map(({ properties }) => properties.names.en)
				];
				const good = new Set(titles.filter((title) => /^Good \d$/u.test(title ?? '')));
				expect([name, good.size]).toEqual([name, GOOD]);
				expect([name, report.rows.read]).toEqual([name, GOOD + 1]);
			}
		}
	);
});
