import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { tileIdToZxy } from 'pmtiles';
import { writeFront, type Archive, type Entry } from '../basemap/pmtiles.ts';

/** What an archive is told by: its size, and its SHA-256 as `sha256-` and hex. */
export interface Ended {
	bytes: number;
	digest: string;
}

const PIECE = 8 * 1024 * 1024;

/**
 * A PMTiles archive that is written as its contents come, in ascending order of their ids, so that it may be larger than the
 * memory. The contents lie beside it until it is ended.
 */
export class ArchiveFile {
	readonly #path: string;
	readonly #contents: number;
	readonly #entries: Entry[] = [];
	#end = 0;

	constructor(path: string) {
		this.#path = path;
		this.#contents = openSync(`${path}.contents`, 'w+');
	}

	get count(): number {
		return this.#entries.length;
	}

	add(tileId: number, data: Uint8Array): void {
		const packed = gzipSync(data, { level: 9 });
		writeSync(this.#contents, packed);
		this.#entries.push({ tileId, offset: this.#end, length: packed.length, runLength: 1 });
		this.#end += packed.length;
	}

	/** Puts what stands before the contents in its place, and them behind. Gives the archive's size and digest. */
	end(archive: Pick<Archive, 'metadata' | 'bounds' | 'type'>): Ended {
		const entries = this.#entries;
		const zoomOf = (entry: Entry | undefined): number => (entry ? tileIdToZxy(entry.tileId)[0] : 0);
		const front = writeFront(
			{ ...archive, minZoom: zoomOf(entries[0]), maxZoom: zoomOf(entries.at(-1)) },
			entries,
			{ tiles: entries.length, contents: entries.length, bytes: this.#end }
		);
		const file = openSync(this.#path, 'w');
		writeSync(file, front);
		const hash = createHash('sha256').update(front);
		const piece = Buffer.allocUnsafe(PIECE);
		for (let at = 0; at < this.#end;) {
			const length = readSync(this.#contents, piece, 0, PIECE, at);
			writeSync(file, piece, 0, length);
			hash.update(piece.subarray(0, length));
			at += length;
		}
		closeSync(file);
		closeSync(this.#contents);
		rmSync(`${this.#path}.contents`);
		return { bytes: front.length + this.#end, digest: `sha256-${hash.digest('hex')}` };
	}
}
