import { bucketOf, rowIn } from '../ids.ts';
import { readPublished } from '../published.ts';
import type { Dataset } from '../schema.ts';
import { digestOf } from '../texts.ts';
import { gridOf, type Grid } from './bins.ts';
import { readChunkOf, type Chunk } from './chunk.ts';
import { TileCounter } from './counter.ts';
import { RangedArchive } from './rangedarchive.ts';
import { readTiledManifest, type TiledFile, type TiledManifest } from './tiledmanifest.ts';
import { TileStore } from './tilestore.ts';

/** Chunks of records that are kept. */
const KEPT_CHUNKS = 64;

/** An atlas in tiles on a host that answers range requests: nothing is fetched but what is asked for. */
export class TiledAtlas {
	readonly manifest: TiledManifest;
	/** Atlas and areas; places, events and sources come with the records. */
	readonly head: Dataset;
	readonly grid: Grid;
	/** Two marks, as it were: all distinct events, and those without a place. */
	readonly counts: TileCounter;
	readonly store: TileStore;
	readonly #texts: RangedArchive;
	readonly #ids: RangedArchive;
	readonly #chunks = new Map<number, Chunk>();

	private constructor(address: string, manifest: TiledManifest, head: Dataset) {
		const { tiles, texts, ids, counts } = manifest;
		const categories = head.atlas.categories.map(({ id }) => id);
		const archive = (file: TiledFile) => new RangedArchive(addressOf(address, file));
		const marks = archive(tiles);
		this.manifest = manifest;
		this.head = head;
		this.grid = gridOf(manifest.grid);
		this.counts = new TileCounter([counts.all, counts.unplaced], categories.length);
		this.store = new TileStore(({ z, x, y }) => marks.tile(z, x, y), { ...tiles, categories });
		this.#texts = archive(texts);
		this.#ids = archive(ids);
	}

	/**
	 * @param address of the folder, absolute, with a slash at its end
	 * @param read gives its manifest and head; archives are always asked for by ranges
	 * @throws Error where the folder is not there, or is no atlas in tiles
	 */
	static async open(address: string, read: ReadText = fetchText): Promise<TiledAtlas> {
		const manifest = readTiledManifest(await read(`${address}manifest.json`));
		const head = await read(addressOf(address, manifest.head));
		if (digestOf(head) !== manifest.head.digest)
			throw new Error(`invalid head: expected the digest ${manifest.head.digest}`);
		return new TiledAtlas(address, manifest, readPublished(JSON.parse(head)));
	}

	/**
	 * The records of the rows from `first` up to, but not, `end`, and every place and source that the records beside them name.
	 *
	 * @throws Error where one of them cannot be had
	 */
	async records(first: number, end: number): Promise<Chunk> {
		const { rows } = this.manifest.texts;
		const numbers: number[] = [];
		for (let chunk = Math.floor(first / rows); chunk * rows < end; chunk++) numbers.push(chunk);
		const chunks = await Promise.all(numbers.map((number) => this.#chunk(number)));
		const start = (numbers[0] ?? 0) * rows;
		return {
			events: chunks.flatMap(({ events }) => events).slice(first - start, Math.max(first, end) - start),
			places: chunks.flatMap(({ places }) => places),
			sources: chunks.flatMap(({ sources }) => sources)
		};
	}

	/** The first row of an event, or, by `place:` and its id, of a place; null where there is none of this id. */
	async rowOf(id: string): Promise<number | null> {
		const { ids, events } = this.manifest;
		return rowIn(await this.#ids.part(bucketOf(id, ids.buckets)), id, events);
	}

	async #chunk(number: number): Promise<Chunk> {
		const chunk = this.#chunks.get(number) ?? readChunkOf(await this.#texts.part(number));
		this.#chunks.delete(number);
		this.#chunks.set(number, chunk);
		for (const oldest of this.#chunks.keys()) {
			if (this.#chunks.size <= KEPT_CHUNKS) break;
			this.#chunks.delete(oldest);
		}
		return chunk;
	}
}

const addressOf = (folder: string, { file, digest }: TiledFile): string =>
	`${folder}${file}?${digest.slice(7, 19)}`;

/** Gives the text at an address. */
export type ReadText = (address: string) => Promise<string>;

const fetchText: ReadText = async (address) => {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
	return answer.text();
};
