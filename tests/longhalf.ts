import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '..');
const asked = join(import.meta.dirname, 'long.ts');

/**
 * Files of tests, from the project's folder, that `npm run test:soak` runs: those of `tests/soak`, and whatever asks, itself or through a
 * helper of `tests`, whether the long half is run.
 */
export const filesOfLongHalf = (): string[] => [
	'tests/soak/**/*.test.ts',
	...globSync('{src,tests}/**/*.test.ts', { cwd: project, exclude: ['tests/soak/**'] }).filter((file) =>
		reaches(join(project, file))
	)
];

/** Whether a file imports `long.ts`, itself or through helpers that were not seen before. */
function reaches(file: string, seen = new Set<string>()): boolean {
	if (file === asked) return true;
	if (seen.has(file)) return false;
	seen.add(file);
	return helpersOf(file).some((helper) => reaches(helper, seen));
}

/** Modules of `tests` that a file imports. */
const helpersOf = (file: string): string[] =>
	[...readFileSync(file, 'utf8').matchAll(/^(?:import|\}).* from '(\.\.?\/|#tests\/)([^']+)'/gmu)]
		.map(([, root, path]) =>
			resolve(root === '#tests/' ? import.meta.dirname : join(file, '..', root!), path!)
		)
		.filter((path) => path.startsWith(import.meta.dirname) && path.endsWith('.ts'));
