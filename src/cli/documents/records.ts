import { createReadStream, statSync, type ReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { lines } from '#cli/extract/lines.ts';
import { decoded } from './decode.ts';
import { reasonOf, Refusal } from './document.ts';
import { LONGEST_JSON_LINE } from './limits.ts';
import { BROKEN_GZIP, CHANGED, isChanged, isGzip, openFile } from './read.ts';

/** A line of JSONL that is not blank, or why it cannot be had. Lines count from 1; a fault of the whole file has none. */
export type RecordLine = { line: number; text: string } | { line?: number; refused: string };

/** The bytes of a file of lines, piece by piece, unpacked where it is `.gz`. @throws Refusal for what is no file, or is broken */
export async function* readPieces(path: string): AsyncGenerator<Buffer> {
	const { handle, before } = openFile(path);
	const stream = createReadStream(path, { fd: handle, highWaterMark: 1024 * 1024 });
	try {
		if (!isGzip(path)) yield* stream as AsyncIterable<Buffer>;
		else yield* unpacking(stream);
		if (isChanged(before, statSync(path, { bigint: true }))) throw new Refusal(CHANGED);
	} finally {
		stream.destroy();
	}
}

async function* unpacking(stream: ReadStream): AsyncGenerator<Buffer> {
	const gunzip = createGunzip({ chunkSize: 256 * 1024 });
	stream.on('error', (error) => gunzip.destroy(error));
	try {
		yield* stream.pipe(gunzip) as AsyncIterable<Buffer>;
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new Refusal(BROKEN_GZIP) : error;
	} finally {
		gunzip.destroy();
	}
}

/** The lines of a file, read piece by piece: it may be larger than the memory. Nothing is thrown. */
export async function* readRecordLines(path: string): AsyncGenerator<RecordLine> {
	try {
		let number = 0;
		for await (const line of lines(readPieces(path), LONGEST_JSON_LINE)) {
			number++;
			if ('tooLong' in line) {
				yield { line: number, refused: `invalid line: ${line.tooLong} bytes; at most ${LONGEST_JSON_LINE}` };
				continue;
			}
			const read = textOf(line.bytes);
			if (typeof read !== 'string') yield { line: number, refused: read.refused };
			else if (read.trim() !== '') yield { line: number, text: read };
		}
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
