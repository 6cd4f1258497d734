import { parseEdtf } from '#lib/time/edtf.ts';
import { LONGEST_LINE } from './limits.ts';

/** A text as it was read: what its offsets count in, with what its file says of it. */
export interface SourceText {
	text: string;
	/** As the file itself says, where it does; `published` is EDTF for the day, or in JSONL as it is written. */
	title: string | null;
	publisher: string | null;
	published: string | null;
	/** BCP 47, as far as it is told. */
	language: string | null;
}

/** The day, month or year of a time as pages and files write it (ISO 8601); null where it is none. */
export function dayOf(written: string | null): string | null {
	const day = /^\d{4}(?:-\d\d(?:-\d\d)?)?/u.exec(written?.trim() ?? '')?.[0] ?? null;
	return day !== null && parseEdtf(day) !== null ? day : null;
}

/** Why a file, or a line of one, is not read. */
export class Refusal extends Error {}

/** A file or folder that is not read, and why. */
export interface Refused {
	name: string;
	reason: string;
}

/** In words, why reading failed; without the path, which the reader of it knows. */
export function reasonOf(error: unknown): string {
	if (error instanceof Refusal) return error.message;
	const { code } = error as NodeJS.ErrnoException;
	const known: Record<string, string> = {
		ENOENT: 'missing: no such file',
		EACCES: 'not readable: no permission',
		EPERM: 'not readable: no permission',
		ELOOP: 'not readable: links that lead to each other',
		EIO: 'not readable: the disk fails'
	};
	return (
		(code && known[code]) ??
		`not readable: ${(error instanceof Error ? error.message : String(error)).slice(0, 120)}`
	);
}

const ESCAPE = 27;

/** A text as it will be stored: line breaks as `\n`, no byte order mark. Refuses what is no text for reading. */
export function readable(text: string): string {
	const plain = text.replace(/^\ufeff/u, '').replaceAll(/\r\n?/gu, '\n');
	for (const { 0: control, index } of plain.matchAll(/(?!\s)\p{Cc}/gu)) {
		const code = control.charCodeAt(0);
		if (code < 32 && code !== ESCAPE)
			throw new Refusal(
				`invalid character: U+${code.toString(16).padStart(4, '0').toUpperCase()} at ${index}; expected text`
			);
	}
	let from = 0;
	for (let to = plain.indexOf('\n'); from <= plain.length; to = plain.indexOf('\n', from)) {
		const end = to < 0 ? plain.length : to;
		if (end - from > LONGEST_LINE)
			throw new Refusal(`invalid line: ${end - from} characters; at most ${LONGEST_LINE}`);
		if (to < 0) break;
		from = end + 1;
	}
	if (!/\p{L}/u.test(plain)) throw new Refusal('invalid text: no letters in it');
	return plain;
}
