import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
	test('counts events, places, sources and citations as the command does', () => {
		const args = ['src/cli/main.ts', 'validate', 'geodata', '--json'];
		const { counts } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as {
			counts: Record<string, number>;
		};
		const rows = readme.split('\n').filter((line) => line.startsWith('|'));
		const cells = (row: string): string[] =>
			row
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim());
		const [names = [], , numbers = []] = rows.map(cells);
		expect(names).toEqual(['events', 'places', 'sources', 'citations']);
		expect(numbers.map(Number)).toEqual(names.map((name) => counts[name]));
	});

	test('is short', () => {
		expect(readme.split('\n').length).toBeLessThan(120);
	});

	test('names only files that are there', () => {
		for (const [, path] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/gu)) {
			expect(() => readFileSync(path!), path).not.toThrow(/ENOENT/u);
		}
	});

	test('names only scripts that are there', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			scripts: Record<string, string>;
		};
		for (const [, name] of readme.matchAll(/npm run (?:-s )?([\w:]+)/gu))
			expect(Object.keys(scripts)).toContain(name);
	});
});
