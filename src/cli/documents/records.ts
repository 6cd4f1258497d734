import { createReadStream, statSync } from 'node:fs';
import { lines } from '#cli/extract/lines.ts';
import { decoded } from './decode.ts';
import { reasonOf, Refusal } from './document.ts';
import { LONGEST_JSON_LINE } from './limits.ts';
import { CHANGED, isChanged, openFile } from './read.ts';

/** A line of JSONL that is not blank, or why it cannot be had. Lines count from 1; a fault of the whole file has none. */
export type RecordLine = { line: number; text: string } | { line?: number; refused: string };

/** The lines of a file, read piece by piece: it may be larger than the memory. Nothing is thrown. */
export async function* readRecordLines(path: string): AsyncGenerator<RecordLine> {
	try {
		const { handle, before } = openFile(path);
		let number = 0;
		const stream = createReadStream(path, { fd: handle, highWaterMark: 1024 * 1024 });
		for await (const line of lines(stream, LONGEST_JSON_LINE)) {
			number++;
			if ('tooLong' in line) {
				yield { line: number, refused: `invalid line: ${line.tooLong} bytes; at most ${LONGEST_JSON_LINE}` };
				continue;
			}
			const read = textOf(line.bytes);
			if (typeof read !== 'string') yield { line: number, refused: read.refused };
			else if (read.trim() !== '') yield { line: number, text: read };
		}
		if (isChanged(before, statSync(path, { bigint: true }))) throw new Refusal(CHANGED);
	} catch (error) {
		yield { refused: reasonOf(error) };
	}
}

function textOf(bytes: Uint8Array): string | { refused: string } {
	try {
		return decoded(bytes);
	} catch (error) {
		return { refused: reasonOf(error) };
	}
}
