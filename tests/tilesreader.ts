import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { PMTiles, tileIdToZxy, type RangeResponse, type Source } from 'pmtiles';
import { readChunkOf, type Chunk } from '#lib/dataset/tiles/chunk.ts';
import { readTiledManifest, type TiledManifest } from '#lib/dataset/tiles/tiledmanifest.ts';
import { TileStore, type ReadTile } from '#lib/dataset/tiles/tilestore.ts';

/** A file as `pmtiles` wants it, read by ranges as a host would give them. */
class FileRanges implements Source {
	readonly #path: string;
	readonly #file: number;
	constructor(path: string) {
		this.#path = path;
		this.#file = openSync(path, 'r');
	}
	getKey = () => this.#path;
	getBytes = (offset: number, length: number): Promise<RangeResponse> => {
		const bytes = new Uint8Array(length);
		const read = readSync(this.#file, bytes, 0, length, offset);
		return Promise.resolve({ data: bytes.buffer.slice(0, read) });
	};
	close = () => closeSync(this.#file);
}

/** An atlas in tiles, read by ranges from its folder. */
export class ReadTiles {
	readonly manifest: TiledManifest;
	readonly #sources: FileRanges[];
	readonly #archives: PMTiles[];

	constructor(folder: string) {
		this.manifest = readTiledManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
		const { tiles, texts, ids } = this.manifest;
		this.#sources = [tiles, texts, ids].map(({ file }) => new FileRanges(join(folder, file)));
		this.#archives = this.#sources.map((source) => new PMTiles(source));
	}

	/** @param kept bytes of tiles that the store keeps beside those of the view */
	store(categories: readonly string[], kept?: number): TileStore {
		return new TileStore(this.read, { ...this.manifest.tiles, categories }, kept);
	}

	read: ReadTile = async ({ z, x, y }) => {
		const found = await this.#archives[0]!.getZxy(z, x, y);
		return found && new Uint8Array(found.data);
	};

	metadata = (): Promise<unknown> => this.#archives[0]!.getMetadata();
	chunk = async (n: number): Promise<Chunk> => readChunkOf(await this.#numbered(this.#archives[1]!, n));
	bucket = async (n: number): Promise<[id: string, row: number][]> =>
		JSON.parse(await this.#numbered(this.#archives[2]!, n)) as [id: string, row: number][];

	close(): void {
		for (const source of this.#sources) source.close();
	}

	async #numbered(archive: PMTiles, n: number): Promise<string> {
		const found = await archive.getZxy(...tileIdToZxy(n));
		return new TextDecoder().decode(found!.data);
	}
}
