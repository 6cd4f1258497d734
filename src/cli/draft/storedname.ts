/** Characters of a part of a path, which in bytes are at most three times as many. */
const LONGEST_PART = 60;
const MOST_PARTS = 4;

/**
 * The name of a stored text: that of its document, with a part of its digest, so that a text that was cited is never another one.
 *
 * @param id of a line of JSONL, whose texts lie in a folder
 */
export function storedName(name: string, id: string | null, digest: string): string {
	const parts = [...name.split('/').slice(-MOST_PARTS), ...(id === null ? [] : [id])].map(plain);
	const last = parts.pop()!;
	return [...parts, `${last}-${digest.slice(7, 15)}.txt`].join('/');
}

/** Whether a document is named as a stored text is. */
export const isStoredName = (name: string): boolean => /-[0-9a-f]{8}\.txt$/u.test(name);

/** Letters, figures and few signs: what every file system takes. */
function plain(part: string): string {
	const kept = part
		.normalize('NFC')
		.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
		.replaceAll(/^[.-]+|[.-]+$/gu, '');
	return Array.from(kept).slice(0, LONGEST_PART).join('') || 'unnamed';
}
