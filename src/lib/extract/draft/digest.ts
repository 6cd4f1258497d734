import { normalisePassage } from '#lib/dataset/passage.ts';
import { sha256 } from '#lib/dataset/sha256.ts';

const encoder = new TextEncoder();

/** The digest of a passage, at once: the same as `passageDigest` gives. */
export const digestOf = (passage: string): string =>
	`sha256-${sha256(encoder.encode(normalisePassage(passage)))}`;
