import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECISIONS, readDecisions } from '#lib/dataset/review/decisions.ts';
import { Failure } from '../print.ts';

/**
 * Ids of proposals that a person has rejected, or merged into others, at the review page or by hand: they are not proposed again.
 *
 * @throws Failure where the file is there and cannot be read: a decision must not be passed over
 */
export function readRejected(root: string): Set<string> {
	const path = join(root, DECISIONS);
	try {
		return new Set(readDecisions(readFileSync(path, 'utf8')).map(({ id }) => id));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
		throw new Failure(`${path}: ${(error as Error).message}; expected a list of decisions`);
	}
}
