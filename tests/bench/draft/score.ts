import distance from '@turf/distance';
import type { Position } from 'geojson';
import type { Dataset, Event, PlaceFeature } from '#lib/dataset/schema.ts';
import { happenedThere } from '#lib/dataset/terms.ts';
import { readWhen, type When } from '#lib/time/when.ts';

/** A part of a whole, and which were not there or not right. */
export interface Share {
	part: number;
	of: number;
	/** Those that are missing or wrong, in words. */
	not: string[];
}

export interface Scores {
	/** Curated places where something happened that the draft has as such. */
	places: Share;
	/** Places where something happened in the draft that the curated atlas has as such. */
	precision: Share;
	/** Curated events with a date that the draft has from the same passage, with date and place right. */
	events: Share;
	/** Those of them that happened nowhere in the draft, too, where they happened nowhere in the atlas. */
	strictly: number;
	/** The same with the category as well. */
	sameCategory: Share;
	proposed: number;
	curated: number;
}

/** A site may be met by its city, and a city by its centre as another source has it: so many km on top of what both leave open. */
const NEAR_KM = 10;
/** A proposed date may be so many times as long as the curated one. */
const LONGEST = 2;

type Records = Pick<Dataset, 'events' | 'places'>;

/**
 * A draft against a curated atlas of the same documents. An event of the draft is one of the atlas if they cite passages that overlap, the dates overlap, the
 * draft's lasts at most twice as long, and both happened at a place that is the same, or at none. A country is no city of it.
 */
export function scoreDraft(curated: Records, draft: Records): Scores {
	const [known, proposed] = [curated, draft].map(
		({ places }) => new Map(places.map((place) => [place.id, place]))
	);
	const scenes = (events: Event[], places: ReadonlyMap<string, PlaceFeature>) => [
		...new Set(events.flatMap((event) => sceneOf(event).map((id) => places.get(id)!)))
	];
	const wanted = scenes(curated.events, known!);
	const given = scenes(draft.events, proposed!);
	const missing = wanted.filter((place) => !given.some((other) => same(place, other)));
	const wrong = given.filter((place) => !wanted.some((other) => same(other, place)));
	const dated = curated.events.filter(({ when }) => when !== null);
	const isRight = (event: Event, other: Event) =>
		sameTime(event.when!, other.when) && sameScene(event, other, known!, proposed!);
	const about = new Map(
		dated.map((event) => [event, draft.events.filter((other) => sharesPassage(event, other))])
	);
	const right = dated.filter((event) => about.get(event)!.some((other) => isRight(event, other)));
	const alike = right.filter((event) =>
		about.get(event)!.some((other) => isRight(event, other) && meansSame(event.category, other.category))
	);
	const not = (events: Event[]) =>
		events.map(
			(event) =>
				`${told(event)}\n${about
					.get(event)!
					.map((other) => `      ${verdict(event, other, known!, proposed!)} ${told(other)}`)
					.join('\n')}`
		);
	return {
		places: { part: wanted.length - missing.length, of: wanted.length, not: missing.map(({ id }) => id) },
		precision: { part: given.length - wrong.length, of: given.length, not: wrong.map(({ id }) => id) },
		events: {
			part: right.length,
			of: dated.length,
			not: not(dated.filter((event) => !right.includes(event)))
		},
		strictly: right.filter((event) =>
			about
				.get(event)!
				.some((other) => isRight(event, other) && (sceneOf(event).length > 0 || sceneOf(other).length === 0))
		).length,
		sameCategory: {
			part: alike.length,
			of: dated.length,
			not: right.filter((event) => !alike.includes(event)).map(told)
		},
		proposed: draft.events.length,
		curated: curated.events.length
	};
}

const sceneOf = ({ places }: Event): string[] => places.filter(happenedThere).map(({ id }) => id);

function told(event: Event): string {
	const places = event.places.map(({ id, role }) => `${id}:${role}`).join(' ');
	return `${event.id} ${event.when ?? 'undated'} ${places}${event.proposal ? ` (${event.proposal.reasons.join('; ')})` : ''}`;
}

function verdict(
	event: Event,
	other: Event,
	known: ReadonlyMap<string, PlaceFeature>,
	proposed: ReadonlyMap<string, PlaceFeature>
): string {
	const time = sameTime(event.when!, other.when);
	const place = sameScene(event, other, known, proposed);
	return time ? 'place:' : place ? 'date:' : 'both:';
}

/** Whether two places are the same: countries by code, areas by a common identifier or a point within, points by distance. */
function same(place: PlaceFeature, other: PlaceFeature): boolean {
	const [kind, otherKind] = [place.properties.kind, other.properties.kind];
	const shared = place.properties.sameAs.some((uri) => other.properties.sameAs.includes(uri));
	if (shared) return true;
	if (kind === 'country' || otherKind === 'country')
		return kind === otherKind && place.properties.country === other.properties.country;
	if (isPoint(kind) && isPoint(otherKind)) {
		const open = place.properties.uncertaintyKm + other.properties.uncertaintyKm;
		return distance(point(place), point(other)) <= open + NEAR_KM;
	}
	return kind === otherKind && namesOf(place).some((name) => namesOf(other).includes(name));
}

const isPoint = (kind: string) => kind === 'site' || kind === 'city';
const point = ({ geometry }: PlaceFeature) => geometry.coordinates as Position;
const namesOf = ({ properties }: PlaceFeature) =>
	Object.values(properties.names).map((name) => name.toLowerCase());

function sameScene(
	event: Event,
	other: Event,
	known: ReadonlyMap<string, PlaceFeature>,
	proposed: ReadonlyMap<string, PlaceFeature>
): boolean {
	const [wanted, given] = [sceneOf(event), sceneOf(other)];
	if (given.length === 0) return wanted.length === 0;
	// What happened nowhere in particular may be put where it is told to belong, and nowhere else.
	if (wanted.length === 0)
		return given.some((found) => event.places.some(({ id }) => same(known.get(id)!, proposed.get(found)!)));
	return wanted.some((id) => given.some((found) => same(known.get(id)!, proposed.get(found)!)));
}

function sameTime(wanted: string, given: string | null): boolean {
	const [a, b] = [readWhen(wanted), given === null ? null : readWhen(given)];
	if (!a || !b) return false;
	const overlap =
		(a.earliest ?? -Infinity) < (b.latest ?? Infinity) && (b.earliest ?? -Infinity) < (a.latest ?? Infinity);
	return overlap && length(b) <= LONGEST * length(a);
}

const length = ({ earliest, latest }: When) => (latest ?? Infinity) - (earliest ?? -Infinity);

const sharesPassage = (event: Event, other: Event): boolean =>
	event.citations.some(({ start: a = 0, end: b = 0 }) =>
		other.citations.some(({ start: c = 0, end: d = 0 }) => a < d && c < b)
	);

/** Categories by the beginning of their words: killings are killing, attacks abroad are attacks. */
const meansSame = (a: string, b: string): boolean =>
	a.slice(0, 5) === b.slice(0, 5) || `${a} ${b}` === 'repression detention';
