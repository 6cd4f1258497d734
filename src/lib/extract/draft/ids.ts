import { LONGEST_ID } from '#lib/dataset/limits.ts';
import { sha256 } from '#lib/dataset/sha256.ts';

const encoder = new TextEncoder();
/** Hex digits that tell records apart; two of a hundred thousand share them by chance once in a thousand runs or so. */
const DIGITS = 10;

/** The part of an id that a text alone gives. */
export const digestPart = (text: string): string => sha256(encoder.encode(text)).slice(0, DIGITS);

/** An id in kebab-case of at most 100 characters. The last part is kept whole, those before it are cut where they must. */
export function idOf(parts: readonly string[]): string {
	const words = parts.map(kebab).filter((part) => part !== '');
	const last = words.pop() ?? 'record';
	const room = LONGEST_ID - last.length - 1;
	const head = words.join('-').slice(0, Math.max(0, room)).replace(/-$/u, '');
	return head === '' ? last : `${head}-${last}`;
}

/** Small Latin letters, figures and single hyphens. */
export const kebab = (text: string): string =>
	text
		.normalize('NFD')
		.toLowerCase()
		.replaceAll(/[\p{M}'’.]/gu, '')
		.replaceAll(/[^a-z0-9]+/gu, '-')
		.replaceAll(/^-+|-+$/gu, '');
