import type { PlaceKind } from '#lib/dataset/terms.ts';
import type { Kind } from '../gazetteer/kinds.ts';
import type { Explained } from '../places/places.ts';
import type { EventDraft, PlaceDraft } from './document.ts';

/** The places that events refer to. */
export function placesOf(places: readonly Explained[], events: readonly EventDraft[]): PlaceDraft[] {
	const used = new Set(events.flatMap(({ places }) => places.map(({ gazetteerId }) => gazetteerId)));
	const found = Map.groupBy(
		places.filter(({ gazetteerId }) => used.has(gazetteerId)),
		({ gazetteerId }) => gazetteerId
	);
	return [...found.values()].map((mentions) => {
		const surest = mentions.toSorted((a, b) => b.score - a.score)[0]!;
		const { gazetteerId, name, kind, country, lon, lat, uncertaintyKm, score, reasons } = surest;
		return {
			gazetteerId,
			gazetteerName: name,
			name: kind === 'country' ? name : (nameIn(mentions) ?? name),
			kind: kindOf(kind),
			country: country || null,
			lon,
			lat,
			uncertaintyKm,
			confidence: Math.round(score * 100) / 100,
			reasons
		};
	});
}

/** What a text calls a place most often, but for adjectives, slips and capitals. */
function nameIn(mentions: readonly Explained[]): string | undefined {
	const plain = mentions.filter(({ text, isName }) => isName && text !== text.toUpperCase());
	const counts = [...Map.groupBy(plain, ({ text }) => text)];
	return counts.sort(([, a], [, b]) => b.length - a.length)[0]?.[0].replaceAll(/\s+/gu, ' ');
}

const placeKinds: Record<Kind, PlaceKind> = {
	place: 'city',
	seat: 'city',
	'regional-seat': 'city',
	capital: 'city',
	section: 'city',
	county: 'region',
	admin1: 'region',
	country: 'country',
	region: 'region',
	continent: 'multi',
	state: 'region',
	sea: 'region',
	river: 'region',
	lake: 'region',
	water: 'region',
	island: 'region',
	mountain: 'region',
	park: 'region',
	site: 'site',
	district: 'site'
};
/** What a place of the gazetteer is in a dataset. */
export const kindOf = (kind: Kind): PlaceKind => placeKinds[kind];
