import { LONGEST_MADE_ID } from './limits.ts';
import { folded } from '#lib/language/fold.ts';
import { sha256 } from '../sha256.ts';

/** Words as an id in kebab-case; empty where nothing of them is written in Latin letters or digits. */
export function slug(text: string): string {
	const whole = folded(text.slice(0, 300))
		.replaceAll(/[^a-z0-9]+/gu, '-')
		.replaceAll(/^-+|-+$/gu, '');
	if (whole.length <= LONGEST_MADE_ID) return whole;
	const start = whole.slice(0, LONGEST_MADE_ID + 1);
	return start.slice(0, Math.max(start.lastIndexOf('-'), LONGEST_MADE_ID / 2)).replace(/-+$/u, '');
}

/** Hex digits that say what a value holds: the same on every machine and every day. */
export const digestOf = (value: unknown, length = 6): string =>
	sha256(new TextEncoder().encode(JSON.stringify(value))).slice(0, length);

export const isId = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(text) && text.length <= 100;

/** An id of a word for its kind, the words, and the digest; without words of the kind alone. */
export const idOf = (kind: string, words: string, digest: string): string =>
	`${slug(words) || kind}-${digest}`;
