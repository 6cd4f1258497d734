import { folded } from '#lib/language/fold.ts';
import type { PlaceFeature, Text } from '../schema.ts';
import { isArea, placeKinds, type PlaceKind } from '../terms.ts';
import { digestOf, isId, slug } from './ids.ts';
import type { PlaceDraft } from './table.ts';

/** Two spots of one name are one place up to this many degrees apart: about 100 m. */
const SAME = 0.001;

/** The places of a dataset while others are added: each is found again by its id, or by its name and where it lies. */
export class Places {
	readonly added: PlaceFeature[] = [];
	readonly #byId = new Map<string, PlaceFeature>();
	readonly #byName = new Map<string, PlaceFeature[]>();
	readonly #language: string;

	constructor(own: readonly PlaceFeature[], language: string) {
		this.#language = language;
		for (const place of own) this.#learn(place);
	}

	#learn(place: PlaceFeature): void {
		this.#byId.set(place.id, place);
		for (const key of new Set(Object.values(place.properties.names).map(folded)))
			this.#byName.set(key, [...(this.#byName.get(key) ?? []), place]);
	}

	/** The place of a draft's id: another file may mean another place by the same, which has neither its name nor its spot. */
	byId({ id, names, geometry }: PlaceDraft): PlaceFeature | undefined {
		const place = id === undefined ? undefined : this.#byId.get(id);
		if (!place) return undefined;
		const own = new Set(Object.values(place.properties.names).map(folded));
		const given = Object.values(names);
		const isMeant =
			given.length === 0 ||
			given.some((name) => own.has(folded(name))) ||
			(geometry !== null && isSame(place.geometry, geometry as PlaceFeature['geometry']));
		return isMeant ? place : undefined;
	}

	/** Takes a place as it is, if its id is free. */
	add(place: PlaceFeature): boolean {
		if (this.#byId.has(place.id)) return false;
		this.#learn(place);
		this.added.push(place);
		return true;
	}

	/** The one place of a name, in any language; null for none or several. */
	named(names: Text): PlaceFeature | null {
		const found = new Set(Object.values(names).flatMap((name) => this.#byName.get(folded(name)) ?? []));
		return found.size === 1 ? [...found][0]! : null;
	}

	/** The place that a draft with a geometry means: one that is there, or a new one. */
	place(draft: PlaceDraft): PlaceFeature {
		const geometry = draft.geometry as PlaceFeature['geometry'];
		const names = this.#namesOf(draft, geometry);
		const given = this.byId(draft);
		if (given) return given;
		const [name = ''] = [names[this.#language] ?? Object.values(names)[0]!];
		const known = (this.#byName.get(folded(name)) ?? []).find((place) => isSame(place.geometry, geometry));
		if (known && draft.id === undefined) return known;
		const { kind = geometry.type === 'Point' ? 'site' : 'region' } = draft;
		const isKind =
			placeKinds.some((one) => one === kind) && (geometry.type === 'Point' || isArea(kind as PlaceKind));
		const place: PlaceFeature = {
			type: 'Feature',
			id: this.#idFor(draft, name, geometry),
			geometry,
			properties: {
				names,
				kind: isKind ? (kind as PlaceKind) : geometry.type === 'Point' ? 'site' : 'region',
				country: draft.country ?? null,
				uncertaintyKm: draft.uncertaintyKm ?? 0,
				...(draft.partOf !== undefined && { partOf: draft.partOf }),
				sameAs: draft.sameAs ?? [],
				...(draft.note && { note: draft.note })
			}
		};
		this.add(place);
		return place;
	}

	#idFor(draft: PlaceDraft, name: string, geometry: PlaceFeature['geometry']): string {
		if (draft.id !== undefined && isId(draft.id) && !this.#byId.has(draft.id)) return draft.id;
		const words = slug(draft.id ?? name);
		const digest = digestOf([folded(name), geometry]);
		return words === '' ? `place-${digest}` : this.#byId.has(words) ? `${words}-${digest}` : words;
	}

	/** A place without a name is called by its degrees. */
	#namesOf({ names }: PlaceDraft, geometry: PlaceFeature['geometry']): Text {
		const given = Object.values(names)[0];
		if (given !== undefined) return { ...names, [this.#language]: names[this.#language] ?? given };
		const [lon, lat] = spotOf(geometry);
		const told = (degrees: number, letters: string): string =>
			`${Number(Math.abs(degrees).toFixed(4))}° ${letters[degrees < 0 ? 1 : 0]}`;
		return { [this.#language]: `${told(lat, 'NS')}, ${told(lon, 'EW')}` };
	}
}

/** A point, or the first position of an outline. */
function spotOf(geometry: PlaceFeature['geometry']): [number, number] {
	switch (geometry.type) {
		case 'Point':
			return geometry.coordinates as [number, number];
		case 'Polygon':
			return geometry.coordinates[0]![0] as [number, number];
		case 'MultiPolygon':
			return geometry.coordinates[0]![0]![0] as [number, number];
	}
}

function isSame(a: PlaceFeature['geometry'], b: PlaceFeature['geometry']): boolean {
	if (a.type !== 'Point' || b.type !== 'Point') return JSON.stringify(a) === JSON.stringify(b);
	const [lon, lat] = spotOf(a);
	const [otherLon, otherLat] = spotOf(b);
	return (
		Math.abs(lat - otherLat) <= SAME && Math.abs(lon - otherLon) * Math.cos((lat * Math.PI) / 180) <= SAME
	);
}
