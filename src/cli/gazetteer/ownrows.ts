import { join } from 'node:path';
import { nameFlags, kinds, type Kind } from '#lib/extract/gazetteer/kinds.ts';
import type { Place } from '#lib/extract/gazetteer/pack.ts';
import { rows } from './inputs.ts';

type Name = Place['names'][number];

const inCapitals = /^(?:\p{Lu}\.?){2,6}$/u;

/** A name of an own row with the bits that follow from how it is written. */
export function ownName(text: string, flags = 0): Name {
	return { text, flags: inCapitals.test(text) ? flags | nameFlags.capitals : flags };
}

const list = (field: string | undefined) =>
	(field ?? '')
		.split('|')
		.map((text) => text.trim())
		.filter((text) => text !== '');

/** Countries: `countries.tsv`, with the English names that Intl gives. */
export function countries(file: string, populationOf: (country: string) => number): Place[] {
	const titles = new Intl.DisplayNames('en', { type: 'region' });
	return rows(file).map(([iso, lat, lon, others, people]) => {
		const name = titles
			.of(iso!)!
			.replace(/ SAR China$/u, '')
			.replace(/ \(.*\)$/u, '');
		const population = populationOf(iso!);
		return {
			id: `iso:${iso}`,
			name,
			names: [
				ownName(name),
				...list(others).map((text) => ownName(text)),
				...list(people).map((text) => ownName(text, nameFlags.people))
			],
			lat: Number(lat),
			lon: Number(lon),
			population,
			uncertaintyKm: Math.max(20, Math.min(1500, Math.sqrt(population) / 20)),
			kind: 'country',
			country: iso!,
			admin1: ''
		};
	});
}

/**
 * Places of own rows: id, kind, lat, lon, km, country, name, other names, adjectives and peoples.
 *
 * @throws where a row cannot be read, with its file
 */
export function ownPlaces(file: string): Place[] {
	return rows(file).map((fields) => {
		const [id, kind, lat, lon, km, country, name, others, people] = fields;
		const numbers = [lat, lon, km].map(Number);
		if (!name || !kinds.includes(kind as Kind) || numbers.some((number) => !Number.isFinite(number)))
			throw new Error(`invalid row in ${file}: ${fields.join(' | ')}`);
		return {
			id: `own:${id}`,
			name,
			names: [
				ownName(name),
				...list(others).map((text) => ownName(text)),
				...list(people).map((text) => ownName(text, nameFlags.people))
			],
			lat: numbers[0]!,
			lon: numbers[1]!,
			population: 0,
			uncertaintyKm: numbers[2]!,
			kind: kind as Kind,
			country: country ?? '',
			admin1: ''
		};
	});
}

/**
 * What `names.tsv`, `abbreviations.tsv` and `points.tsv` of a folder say of places that are there by now: further names and
 * better points. Unknown places are passed over.
 */
export function amend(places: readonly Place[], folder: string): void {
	const byId = new Map(places.map((place) => [place.id, place]));
	const [names, abbreviations, points] = ['names', 'abbreviations', 'points'].map((name) =>
		join(folder, `${name}.tsv`)
	) as [string, string, string];
	for (const [id, lat, lon] of rows(points)) {
		const place = byId.get(id!);
		if (place) Object.assign(place, { lat: Number(lat), lon: Number(lon) });
	}
	for (const [text, id, mark] of rows(names)) {
		const place = byId.get(id!);
		if (!place) continue;
		if (mark === 'x') place.names = place.names.filter((name) => name.text !== text);
		else place.names.push(ownName(text!, mark === 'p' ? nameFlags.people : 0));
	}
	for (const [id, postal, short] of rows(abbreviations)) {
		const place = byId.get(id!);
		if (postal) place?.names.push({ text: postal, flags: nameFlags.postal | nameFlags.capitals });
		for (const text of list(short)) place?.names.push({ text, flags: nameFlags.short });
	}
}
