import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { placeKinds, type PlaceKind } from '../terms.ts';
import type { BinWindow } from './bins.ts';
import { TileCounter } from './counter.ts';
import { EXTENT } from './world.ts';

/** A mark of a tile: a place, an area, or several places that stand together. */
export interface TileMark {
	/** Shares of the world's width and height from its north-west corner. */
	x: number;
	y: number;
	/** Distinct events, those without a date included. */
	events: number;
	places: number;
	/** Of the place, or of that with most events. */
	names: Record<string, string>;
	/** Where only one place stands here. */
	place: TilePlace | null;
}

export interface TilePlace {
	id: string;
	kind: PlaceKind;
	/** ISO 3166-1 alpha-2. */
	country: string | null;
	uncertaintyKm: number;
	/** The first of its `events` rows of records. */
	row: number;
}

/** A tile with the counts of its marks. */
export interface OpenTile {
	marks: TileMark[];
	counter: TileCounter;
	/** What it takes, about: more once its counts have been stepped. */
	readonly bytes: number;
}

export interface TileAddress {
	z: number;
	x: number;
	y: number;
}

/** What a view shows: its tiles, how many could not be had, and why the first of these could not. */
export interface TilesInView {
	tiles: OpenTile[];
	missing: number;
	fault: Error | null;
}

/** The bytes of a vector tile; undefined where nothing is. */
export type ReadTile = (address: TileAddress) => Promise<Uint8Array | undefined>;

/** Bytes of tiles that are kept, those of the view aside. */
const KEPT = 48 * 1024 * 1024;
/** About what a mark takes beside its counts. */
const MARK_BYTES = 400;

/** The tiles of the views that were looked at last, as many as a number of bytes allows. */
export class TileStore {
	readonly #read: ReadTile;
	readonly #layer: string;
	readonly #categories: readonly string[];
	readonly #deepest: number;
	readonly #kept: number;
	/** In the order of their last use. */
	readonly #tiles = new Map<string, OpenTile>();
	#view: OpenTile[] = [];
	#window: BinWindow = { from: 0, to: 0 };

	/** @param kept bytes of tiles that are kept, those of the view aside */
	constructor(
		read: ReadTile,
		{ layer, categories, deepest }: { layer: string; categories: readonly string[]; deepest: number },
		kept = KEPT
	) {
		this.#read = read;
		this.#layer = layer;
		this.#categories = categories;
		this.#deepest = deepest;
		this.#kept = kept;
	}

	/** Bytes that all tiles take, about. */
	get bytes(): number {
		let sum = 0;
		for (const tile of this.#tiles.values()) sum += tile.bytes;
		return sum;
	}

	/** The tiles of a view, read where they are not here; counted in the window that is set. A tile that fails is asked again. */
	async show(addresses: readonly TileAddress[]): Promise<TilesInView> {
		let missing = 0;
		let fault: Error | null = null;
		const shown = await Promise.all(
			addresses.map(async (address) => {
				try {
					return await this.open(address);
				} catch (error) {
					missing++;
					fault ??= error as Error;
					return null;
				}
			})
		);
		this.#view = shown.filter((tile) => tile !== null);
		this.#forget();
		for (const { counter } of this.#view) counter.setWindow(this.#window);
		return { tiles: this.#view, missing, fault };
	}

	/** Counts the tiles of the view in a window. */
	setWindow(window: BinWindow): void {
		this.#window = window;
		for (const { counter } of this.#view) counter.setWindow(window);
	}

	/** The tiles that hold a part of the world (in shares, west to east and north to south) at a zoom. */
	addresses(
		{ west, north, east, south }: { west: number; north: number; east: number; south: number },
		zoom: number
	): TileAddress[] {
		const z = Math.min(Math.max(Math.floor(zoom), 0), this.#deepest);
		const side = 2 ** z;
		const clamp = (tile: number): number => Math.min(Math.max(tile, 0), side - 1);
		const addresses: TileAddress[] = [];
		const [first, end] = [
			Math.floor(west * side),
			Math.min(Math.ceil(east * side), Math.floor(west * side) + side)
		];
		for (let y = clamp(Math.floor(north * side)); y <= clamp(Math.ceil(south * side) - 1); y++)
			for (let x = first; x < end; x++) addresses.push({ z, x: ((x % side) + side) % side, y });
		return addresses;
	}

	/**
	 * A tile, read where it is not here.
	 *
	 * @throws Error where it cannot be had
	 */
	async open(address: TileAddress): Promise<OpenTile> {
		const key = `${address.z}/${address.x}/${address.y}`;
		const known = this.#tiles.get(key);
		const tile = known ?? openTile(await this.#read(address), address, this.#layer, this.#categories);
		this.#tiles.delete(key);
		this.#tiles.set(key, tile);
		return tile;
	}

	/** Lets go of the tiles that were used longest ago. */
	#forget(): void {
		const view = new Set(this.#view);
		let bytes = this.bytes - this.#view.reduce((sum, tile) => sum + tile.bytes, 0);
		for (const [key, tile] of this.#tiles) {
			if (bytes <= this.#kept) return;
			if (view.has(tile)) continue;
			this.#tiles.delete(key);
			bytes -= tile.bytes;
		}
	}
}

/** @throws Error for bytes that are no vector tile */
function openTile(
	data: Uint8Array | undefined,
	{ z, x, y }: TileAddress,
	layerName: string,
	categories: readonly string[]
): OpenTile {
	const layer = data && new VectorTile(new PbfReader(data)).layers[layerName];
	const texts: (string | undefined)[][] = [];
	const marks: TileMark[] = [];
	for (let at = 0; layer && at < layer.length; at++) {
		const feature = layer.feature(at);
		const tags = feature.properties;
		const point = feature.loadGeometry()[0]![0]!;
		texts.push(categories.map((id) => tags[`count:${id}`] as string | undefined));
		marks.push({
			x: (x + point.x / EXTENT) / 2 ** z,
			y: (y + point.y / EXTENT) / 2 ** z,
			events: Number(tags.events),
			places: Number(tags.places),
			names: namesOf(tags),
			place: placeOf(tags)
		});
	}
	const counter = new TileCounter(texts, categories.length);
	return {
		...{ marks, counter },
		get bytes() {
			return counter.bytes + marks.length * MARK_BYTES;
		}
	};
}

function namesOf(tags: Record<string, unknown>): Record<string, string> {
	const named = Object.entries(tags).filter(([key]) => key.startsWith('name:'));
	return Object.fromEntries(named.map(([key, name]) => [key.slice('name:'.length), String(name)]));
}

function placeOf(tags: Record<string, unknown>): TilePlace | null {
	if (typeof tags.place !== 'string') return null;
	return {
		id: tags.place,
		kind: placeKinds.find((kind) => kind === tags.kind) ?? 'site',
		country: typeof tags.country === 'string' ? tags.country : null,
		uncertaintyKm: Number(tags.uncertaintyKm ?? 0),
		row: Number(tags.row)
	};
}
