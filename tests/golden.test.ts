/**
 * Golden pairs: `<name>.input/` holds the files of a dataset that differ from `golden/base/`, `<name>.output.json` what the
 * command prints of it. `UPDATE=1` rewrites the outputs; a person reads the difference.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDirectory } from '#cli/directory.ts';
import { verificationOf } from '#cli/commands/verify.ts';

const golden = join(import.meta.dirname, 'golden');
let scratch: string;
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'chronotope-golden-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function compare(command: string, run: (directory: string) => unknown): void {
	const names = readdirSync(join(golden, command)).filter((name) => name.endsWith('.input'));
	test.each(names)('%s', async (name) => {
		const directory = join(scratch, command, name);
		cpSync(join(golden, 'base'), directory, { recursive: true });
		cpSync(join(golden, command, name), directory, { recursive: true });
		const output = join(golden, command, name.replace(/\.input$/u, '.output.json'));
		const text = `${JSON.stringify(await run(directory), null, '\t')}\n`;
		if (process.env.UPDATE === '1') writeFileSync(output, text);
		expect(text).toBe(readFileSync(output, 'utf8'));
	});
}

describe('validate gives the problems and counts of', () => {
	compare('validate', (directory) => {
		const { problems, counts } = loadDirectory(directory);
		return { problems, counts };
	});
});

describe('verify gives what it finds of', () => {
	compare('verify', (directory) => verificationOf(directory, [join(directory, 'documents')]));
});
