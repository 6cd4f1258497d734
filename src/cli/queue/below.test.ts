import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { belowRoot } from './below.ts';

let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-below-'));
	mkdirSync(join(scratch, 'root/in'), { recursive: true });
	mkdirSync(join(scratch, 'elsewhere'));
	symlinkSync(join(scratch, 'elsewhere'), join(scratch, 'root/out-of-it'));
	symlinkSync(join(scratch, 'root'), join(scratch, 'by-another-name'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

test.each([
	['root/in', 'in'],
	['root', '.'],
	['root/new/folder', 'new/folder'],
	['by-another-name/in', 'in'],
	['root/..in', '..in']
])('%s lies below the root, as %s', (path, below) => {
	expect(belowRoot(join(scratch, 'root'), join(scratch, path))).toBe(below);
});

test.each(['elsewhere', 'root/../elsewhere', 'root/out-of-it', 'root-of-another', '.'])(
	'%s does not lie below the root',
	(path) => {
		expect(() => belowRoot(join(scratch, 'root'), join(scratch, path))).toThrow(/is not below/u);
	}
);
