import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { palette } from './palette.ts';

test('the page’s stylesheet and the palette of canvas and sheet hold the same colours', () => {
	const css = readFileSync('src/app.css', 'utf8');
	const pairs = [...css.matchAll(/--([a-z0-9]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)];
	const { categories: _, ...light } = palette('light', []);
	const { categories: __, ...dark } = palette('dark', []);
	expect(pairs.map(([, name]) => name).sort()).toEqual(Object.keys(light).sort());
	for (const [, name, onLight, onDark] of pairs) {
		expect([name, onLight, onDark]).toEqual([
			name,
			light[name as 'ink'].toLowerCase(),
			dark[name as 'ink'].toLowerCase()
		]);
	}
});
