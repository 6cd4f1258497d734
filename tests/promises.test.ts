import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '..');
const text = (file: string): string => readFileSync(join(project, file), 'utf8');

const promises = text('PRIVACY.md')
	.split('\n')
	.filter((line) => line.startsWith('|') && line.includes('.test.ts'))
	.map((line) => {
		const [, promise, shown] = line.split('|').map((cell) => cell.trim());
		const [, file, title] = /^`([^`]+)`: (.+)$/u.exec(shown!) ?? [];
		return { promise: promise!, file, title };
	});

test('every promise of PRIVACY.md names a test that is there', () => {
	expect(promises.length).toBeGreaterThan(8);
	for (const { promise, file, title } of promises)
		expect([promise, text(file ?? '').includes(`'${title}'`)]).toEqual([promise, true]);
});
