import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWhen } from './when.ts';
import { answer, parseWindow } from './window.ts';

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
const rows = readme
	.split('\n')
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.filter((cells) => ['in', 'possibly', 'out'].includes(cells[3] ?? ''))
	.map(([, when, window, expected, why]) => [when!, window!, expected!, why!] as const);

describe('the worked examples of the README', () => {
	test('are at least thirty', () => {
		expect(rows.length).toBeGreaterThanOrEqual(30);
	});

	test.each(rows)('%s in %s: %s, as %s', (when, window, expected) => {
		expect(answer(readWhen(when)!, parseWindow(window)!)).toBe(expected);
	});
});
