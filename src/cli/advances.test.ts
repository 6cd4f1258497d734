import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { advances } from './advances.ts';

test('the table of widths is that of the fonts as they are installed', () => {
	const written = readFileSync(new URL('../lib/sheet/advances.json', import.meta.url), 'utf8');
	expect(JSON.parse(written)).toEqual(JSON.parse(advances()));
});
