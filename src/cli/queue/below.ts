import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../print.ts';

/** The path of a file or folder below the root that all workers share, with `/`. @throws Failure for one that lies elsewhere */
export function belowRoot(root: string, path: string): string {
	const below = relative(realpathSync(root), real(resolve(path)));
	if (isAbsolute(below) || below.split(sep)[0] === '..')
		throw new Failure(
			`${path} is not below ${root}: with --queue all files are to lie below --root, which the workers share`
		);
	return below.split(sep).join('/') || '.';
}

/** Where a path leads to, also one that is not there yet. */
function real(path: string): string {
	return existsSync(path) || dirname(path) === path
		? realpathSync(path)
		: join(real(dirname(path)), basename(path));
}
