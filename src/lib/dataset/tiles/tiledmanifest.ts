import { parseManifest } from '../manifest.ts';
import type { PrintedGrid } from './bins.ts';

/** Version of a tiled folder. */
const VERSION = 1;

/** A file of the folder. */
export interface TiledFile {
	file: string;
	bytes: number;
	/** `sha256-` and hex: files are asked for by it, so that no cache mixes two builds. */
	digest: string;
}

/** `manifest.json` of an atlas in tiles: what the page needs of all events before it looks at any. */
export interface TiledManifest {
	chronotope: typeof VERSION;
	form: 'tiles';
	events: number;
	/** Places at which something happened. */
	places: number;
	/** Atlas and the outlines of areas, in the published form. */
	head: TiledFile;
	/** Tiles of the zooms from 0 to `deepest`. */
	tiles: TiledFile & { layer: string; deepest: number };
	/**
	 * Records, `rows` a chunk, in the order of the rows that the tiles name; behind the first `placed` rows stand `unplaced` of
	 * events without a place, in order of time, undated last.
	 */
	texts: TiledFile & { rows: number; chunks: number; placed: number; unplaced: number };
	ids: TiledFile & { buckets: number };
	/** The first day that any event names, and the one behind the last, from 1970-01-01; open ends aside. */
	span: { from: number; to: number };
	grid: PrintedGrid;
	/** Counts of all distinct events, and of those without a place, of each category, as `SeriesWriter` gives them. */
	counts: { all: string[]; unplaced: string[] };
}

export function printTiledManifest(manifest: Omit<TiledManifest, 'chronotope' | 'form'>): string {
	return `${JSON.stringify({ chronotope: VERSION, form: 'tiles', ...manifest })}\n`;
}

/** @throws Error when the text is no manifest of an atlas in tiles, of this version */
export function readTiledManifest(text: string): TiledManifest {
	const value = parseManifest(text);
	if (!isManifest(value))
		throw new Error(`invalid manifest: expected {chronotope: ${VERSION}, form: "tiles"} and its files`);
	return value;
}

const record = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
/** A plain name, which leads nowhere else. */
function isFile(value: unknown): boolean {
	const { file, bytes, digest } = record(value);
	return (
		/^[a-z]+\.[a-z]+$/u.test(String(file)) && isCount(bytes) && /^sha256-[0-9a-f]{64}$/u.test(String(digest))
	);
}
const areTexts = (value: unknown): boolean =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');

function isManifest(value: unknown): value is TiledManifest {
	const { chronotope, form, events, places, head, tiles, texts, ids, span, grid, counts } = record(value);
	const { edges, unit, step } = record(grid);
	const { all, unplaced } = record(counts);
	return (
		chronotope === VERSION &&
		form === 'tiles' &&
		[events, places, record(tiles).deepest, record(ids).buckets].every(isCount) &&
		[record(texts).rows, record(texts).chunks, record(texts).placed, record(texts).unplaced].every(isCount) &&
		[head, tiles, texts, ids].every(isFile) &&
		['day', 'month', 'year'].includes(unit as string) &&
		isCount(step) &&
		[record(span).from, record(span).to].every(Number.isSafeInteger) &&
		Array.isArray(edges) &&
		edges.length >= 2 &&
		edges.every((edge, at) => Number.isSafeInteger(edge) && (at === 0 || edge > edges[at - 1])) &&
		areTexts(all) &&
		areTexts(unplaced)
	);
}
