import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { languages as ofPages } from '#lib/language/language.ts';
import { writeWhole } from '../write.ts';
import { hasGround, writeGround } from './ground.ts';
import { inputsDigest } from './inputs.ts';
import { readLayers } from './layers.ts';
import { writePmtiles, type Tile } from './pmtiles.ts';
import { cutTiles } from './tiles.ts';

/** Latitude at which the square of web Mercator ends. */
const EDGE = 85.0511287;

/** Key of the archive's metadata under which the digest of its inputs is kept. */
const DIGEST = 'chronotope:inputs';

/** The languages of an atlas, and those of the pages that it is read in. */
export const labelLanguages = (ofAtlas: readonly string[]): string[] => [
	...new Set([...ofAtlas, ...ofPages])
];

export interface BasemapOptions {
	/** BCP 47 tags of the languages that names are written in. */
	languages: string[];
	/** Path of the PMTiles file. */
	output: string;
	/** Called before each step: how many of how many are done, and what comes now. */
	onProgress?: (done: number, total: number, label: string) => void;
	/** The last zoom with tiles, 6 unless told: maps enlarge those for two or three zooms more. */
	maxZoom?: number;
	/** Build it even if the file is there and its inputs are unchanged. */
	force?: boolean;
}

export interface BasemapResult {
	/** False if the file was up to date. */
	written: boolean;
	bytes: number;
	/** Addressed tiles; equal ones are stored once. */
	tiles: number;
}

/**
 * Builds the basemap, a PMTiles file of vector tiles with the layers land, lakes, rivers, coast,
 * admin1, borders, countries, cities and seas, and beside it the ground of sheets. It is written whole or not at all, and
 * not again while up to date.
 */
export async function buildBasemap({
	languages,
	output,
	onProgress = () => undefined,
	maxZoom = 6,
	force = false
}: BasemapOptions): Promise<BasemapResult> {
	const digest = inputsDigest(languages, maxZoom);
	const present = force ? null : await readPresent(output);
	const folder = dirname(output);
	if (present?.digest === digest && hasGround(folder, languages))
		return { written: false, bytes: present.bytes, tiles: present.tiles };
	const total = maxZoom + 4;
	let done = 0;
	const step = async (label: string) => {
		onProgress(done++, total, label);
		await setImmediate();
	};
	await step('reading Natural Earth');
	const layers = readLayers(languages);
	const tiles: Tile[] = [];
	await step('cutting tiles');
	for (const zoom of cutTiles(layers, maxZoom)) {
		tiles.push(...zoom);
		await step(`zoom ${zoom[0]?.z ?? 0}: ${zoom.length} tiles`);
	}
	await step('ground of sheets');
	await writeGround(layers, folder, languages);
	const archive = writePmtiles({
		tiles,
		metadata: {
			name: 'Chronotope basemap',
			attribution: 'Natural Earth',
			[DIGEST]: digest,
			vector_layers: layers.map(({ name, features }) => ({
				id: name,
				fields: fieldsOf(features[0]?.properties)
			}))
		},
		minZoom: 0,
		maxZoom,
		bounds: [-180, -EDGE, 180, EDGE]
	});
	await writeWhole(output, archive.bytes);
	onProgress(total, total, 'written');
	return { written: true, bytes: archive.bytes.length, tiles: archive.tiles };
}

function fieldsOf(properties: Record<string, unknown> | null | undefined): Record<string, string> {
	const kinds: Record<string, string> = { string: 'String', number: 'Number', boolean: 'Boolean' };
	return Object.fromEntries(
		Object.entries(properties ?? {}).map(([key, value]) => [key, kinds[typeof value] ?? 'String'])
	);
}

/** What a file there says of itself; null if there is none, or none that can be read. */
async function readPresent(path: string): Promise<{ digest: unknown; bytes: number; tiles: number } | null> {
	try {
		await using file = await open(path);
		const { size } = await file.stat();
		const header = Buffer.alloc(127);
		await file.read(header, 0, 127, 0);
		const [at, length] = [24, 32].map((offset) => Number(header.readBigUInt64LE(offset)));
		const metadata = Buffer.alloc(length!);
		await file.read(metadata, 0, length!, at!);
		const { [DIGEST]: digest } = JSON.parse(gunzipSync(metadata).toString()) as Record<string, unknown>;
		return { digest, bytes: size, tiles: Number(header.readBigUInt64LE(72)) };
	} catch {
		return null;
	}
}
