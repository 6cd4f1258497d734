import type { Atlas, Event, PlaceFeature, Source } from '#lib/dataset/schema.ts';
import type { PlaceGeometry } from '#lib/dataset/schema.ts';
import type * as v from 'valibot';
import { atlasFor, categoryOf } from './categories.ts';
import type { DocumentDraft, EventDraft, ItemDraft, PlaceDraft } from './document.ts';
import { idOf, digestPart, kebab } from './ids.ts';
import { joinEvents } from '../events/join.ts';
import { placeName, summaryOf, titleOf, whenNoteOf } from './wording.ts';

export interface JoinOptions {
	/** The atlas that the draft is meant for: its languages and categories are kept. */
	atlas?: Atlas | undefined;
	/** The outline of a country (ISO 3166-1 alpha-2), where there is one; without, its point stands for it. */
	outlineOf?: ((country: string) => Outline | null) | undefined;
}

type Geometry = v.InferOutput<typeof PlaceGeometry>;
export type Outline = Exclude<Geometry, { type: 'Point' }>;

/** A dataset of nothing but proposals, in the form of its four files. */
export interface Draft {
	atlas: Atlas;
	places: { type: 'FeatureCollection'; features: PlaceFeature[] };
	events: Event[];
	sources: Source[];
}

/**
 * The drafts of documents as one dataset: what several items tell of is there once, with all its passages. The same for any order of the
 * drafts; an id depends on nothing but its own record.
 */
export function joinDrafts(drafts: Iterable<DocumentDraft>, options: JoinOptions = {}): Draft {
	const items = [...drafts]
		.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
		.flatMap(({ items }) => items);
	const places = joinPlaces(items);
	const ids = new Map([...places].map(([gazetteerId, place]) => [gazetteerId, placeId(place)]));
	const joined = joinEvents(items.flatMap(({ events }) => events));
	const atlas = atlasFor(new Set(joined.map(([{ kind }]) => kind)), options.atlas);
	const taken = new Map<string, number>();
	const events = joined.map((tellings) => {
		const surest = tellings.toSorted((a, b) => b.confidence - a.confidence)[0]!;
		const event = eventOf(surest, tellings, places, ids, atlas);
		const times = (taken.get(event.id) ?? 0) + 1;
		taken.set(event.id, times);
		return times === 1 ? event : { ...event, id: idOf([event.id, `again-${times}`]) };
	});
	return {
		atlas,
		places: {
			type: 'FeatureCollection',
			features: [...places.values()].map((place) => featureOf(place, ids.get(place.gazetteerId)!, options))
		},
		events,
		sources: items.map(({ source }) =>
			source.note ? { ...source, note: whenNoteOf(source.note.en!, atlas.languages) } : source
		)
	};
}

/** Each place once, with the surest of its namings; in order of their ids. */
function joinPlaces(items: readonly ItemDraft[]): Map<string, PlaceDraft> {
	const best = new Map<string, PlaceDraft>();
	for (const place of items.flatMap(({ places }) => places)) {
		const known = best.get(place.gazetteerId);
		if (!known || place.confidence > known.confidence) best.set(place.gazetteerId, place);
	}
	return new Map([...best].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Its name, and what the gazetteer calls it. */
export function placeId({ gazetteerName, gazetteerId }: PlaceDraft): string {
	const own = gazetteerId.slice(gazetteerId.indexOf(':') + 1);
	return kebab(gazetteerName) === kebab(own) ? idOf([own]) : idOf([gazetteerName, own]);
}

/** A place as a proposed record. */
export function featureOf(place: PlaceDraft, id: string, { atlas, outlineOf }: JoinOptions): PlaceFeature {
	const { kind, country, lon, lat, uncertaintyKm, gazetteerId, confidence, reasons } = place;
	const outline = kind === 'country' && country !== null ? outlineOf?.(country) : null;
	const geonames = /^geonames:(\d+)$/u.exec(gazetteerId)?.[1];
	const [first = 'en', ...others] = atlas?.languages ?? ['en'];
	const names = others.map((language) => [language, placeName(place, language)]);
	return {
		type: 'Feature',
		id,
		geometry: outline ?? { type: 'Point', coordinates: [lon, lat] },
		properties: {
			names: {
				[first]: placeName(place, first),
				...(kind === 'country' ? Object.fromEntries(names) : {})
			},
			kind,
			country,
			uncertaintyKm: outline ? 0 : uncertaintyKm,
			sameAs: geonames ? [`https://sws.geonames.org/${geonames}/`] : [],
			status: 'proposed',
			proposal: { confidence, reasons }
		}
	};
}

function eventOf(
	surest: EventDraft,
	tellings: readonly EventDraft[],
	places: ReadonlyMap<string, PlaceDraft>,
	ids: ReadonlyMap<string, string>,
	atlas: Atlas
): Event {
	const { kind, word, agent, when, whenBasis, whenReason, confidence, reasons, citation } = surest;
	const scene = surest.places.find(({ role }) => role === 'venue' || role === 'area');
	const where = scene ? places.get(scene.gazetteerId)! : null;
	const told = {
		kind,
		word,
		agent,
		when,
		place: where,
		participants: [...new Set(tellings.flatMap(({ participants }) => participants))].slice(0, 12)
	};
	return {
		id: idOf([
			kind,
			when ?? 'undated',
			where?.gazetteerName.slice(0, 40) ?? '',
			digestPart(`${citation.source} ${citation.start} ${citation.digest}`)
		]),
		title: titleOf(told, atlas.languages),
		summary: summaryOf(told, atlas.languages),
		when,
		whenBasis: whenBasis ?? 'stated',
		...(whenBasis === 'inferred' && {
			whenNote: whenNoteOf(whenReason ?? 'inferred', atlas.languages)
		}),
		places: surest.places.map(({ gazetteerId, role }) => ({ id: ids.get(gazetteerId)!, role })),
		category: categoryOf(kind, atlas),
		participants: told.participants,
		claims: [],
		citations: tellings.map(({ citation }) => citation),
		status: 'proposed',
		proposal: { confidence, reasons }
	};
}
