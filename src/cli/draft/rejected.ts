import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Failure } from '../print.ts';
import { KEPT } from './store.ts';

/** Ids of proposals that a person has rejected, a JSON list; they are not proposed again. */
export const REJECTED = 'rejected.json';

const form = v.array(v.string());

/** @throws Failure where the file is there and cannot be read: a decision must not be passed over */
export function readRejected(root: string): Set<string> {
	const path = join(root, KEPT, REJECTED);
	try {
		return new Set(v.parse(form, JSON.parse(readFileSync(path, 'utf8'))));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
		throw new Failure(`${path}: ${(error as Error).message}; expected a list of ids`);
	}
}
