import { describe, expect, test } from 'vitest';
import { run } from './run.ts';
import { runHere } from './runhere.ts';

const commands = ['validate', 'verify', 'build', 'basemap', 'export', 'gazetteer', 'review', 'serve'];

describe('the command line', () => {
	test('names every command and gives examples', async () => {
		const { code, stdout } = await run(['--help']);
		expect(code).toBe(0);
		for (const command of [...commands, 'extract', 'import', 'init', 'queue', 'sample', 'worker'])
			expect(stdout).toContain(`\n  ${command} `);
		expect(stdout).toContain('Examples:');
	});

	test.each(commands)('gives examples of %s, which takes a directory', async (command) => {
		const { code, stdout } = await runHere([command, '--help']);
		expect(code).toBe(0);
		expect(stdout).toContain('[dir]');
		expect(stdout).toContain(`chronotope -- ${command}`);
	});

	test('answers an unknown option with an error, the nearest one and exit code 2', async () => {
		const { code, stdout, stderr } = await run(['validate', '--strct']);
		expect(code).toBe(2);
		expect(stderr).toContain("unknown option '--strct'");
		expect(stderr).toContain('Did you mean --strict?');
		expect(stdout).toBe('');
	});

	test('answers an unknown command with the nearest one and exit code 2', async () => {
		const { code, stderr } = await runHere(['valdate']);
		expect(code).toBe(2);
		expect(stderr).toContain('Did you mean validate?');
	});

	test.each([[], ['verify'], ['validate', 'a', 'b'], ['serve', '--port', 'many'], ['build', '--out']])(
		'answers wrong usage with exit code 2: %s',
		async (...args) => {
			const { code, stderr } = await runHere(args);
			expect(code).toBe(2);
			expect(stderr).not.toBe('');
		}
	);
});
