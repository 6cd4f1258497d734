import { readFileSync } from 'node:fs';
import { nameKey } from '#lib/extract/gazetteer/key.ts';
import { nameFlags, type Kind } from '#lib/extract/gazetteer/kinds.ts';
import type { Place } from '#lib/extract/gazetteer/pack.ts';

/** A place of GeoNames, with the code of its second-level region. */
export interface GeonamesPlace extends Place {
	admin2: string;
}

/** Feature codes with a kind of their own; other populated places are plain. */
const ofCode: Record<string, Kind> = {
	PPLC: 'capital',
	PPLA: 'regional-seat',
	PPLA2: 'seat',
	PPLA3: 'seat',
	PPLA4: 'seat',
	PPLA5: 'seat',
	PPLX: 'section',
	ADM1: 'admin1',
	ADM2: 'county',
	PCLI: 'country',
	RGN: 'region',
	CONT: 'continent',
	SEA: 'sea',
	OCN: 'sea',
	GULF: 'sea',
	BAY: 'sea',
	STM: 'river',
	LK: 'lake',
	LKS: 'lake',
	CNL: 'water',
	ISL: 'island',
	ISLS: 'island',
	MT: 'mountain',
	MTS: 'mountain',
	PRK: 'park',
	RESN: 'park'
};

/** Radius of the built-up area, roughly: 1 km for a village, 20 km for ten million. */
export function radiusKm(population: number): number {
	return Math.max(1, Math.min(25, Math.sqrt(population) / 150));
}

/** Reads a GeoNames dump: 19 columns with tabs between, as allCountries.txt and cities500.txt have them. */
export function readGeonames(path: string): GeonamesPlace[] {
	const places: GeonamesPlace[] = [];
	for (const line of readFileSync(path, 'utf8').split('\n')) {
		const fields = line.split('\t');
		if (fields.length < 15) continue;
		const [id, name, ascii, others, lat, lon, featureClass, code, country, , admin1, admin2] = fields;
		const kind = ofCode[code!] ?? (featureClass === 'P' ? 'place' : 'site');
		const population = Number(fields[14]) || 0;
		const names = [{ text: name!, flags: 0 }];
		if (ascii !== name) names.push({ text: ascii!, flags: 0 });
		for (const text of new Set(others!.split(',')))
			if (isName(text)) names.push({ text, flags: nameFlags.other });
		places.push({
			id: `geonames:${id}`,
			name: name!,
			names,
			lat: Number(lat),
			lon: Number(lon),
			population,
			uncertaintyKm: radiusKm(population),
			kind,
			country: country!,
			admin1: admin1 ? `${country}.${admin1}` : '',
			admin2: admin2 ? `${country}.${admin1}.${admin2}` : ''
		});
	}
	return places;
}

/** Alternate names hold codes of airports, links and names of other scripts: what is left is worth looking for. */
function isName(text: string): boolean {
	return (
		text.length > 3 &&
		text.length < 50 &&
		/^\p{Lu}/u.test(text) &&
		/\p{Ll}/u.test(text) &&
		/^[\p{Script=Latin}\p{M} .'’‘-]+$/u.test(text) &&
		nameKey(text) !== ''
	);
}
