import { readWkt } from './coordinates.ts';
import { shapesOf, type Shape } from './geometry.ts';
import {
	eventOf,
	joinedEvents,
	listOf,
	objectOf,
	objectsOf,
	recordsIn,
	roleOf,
	stringOf,
	type Own
} from './own.ts';
import { isId, slug } from './ids.ts';
import { readTimespan, whensIn } from './timespan.ts';
import { vocabularyAddress } from './vocabulary.ts';
import { plainLine, plainText } from './plain.ts';
import {
	asJson,
	cut,
	type CitationDraft,
	type Draft,
	type EventDraft,
	type Finding,
	type PlaceDraft
} from './table.ts';
import { textOf } from './timelinejs.ts';
import type { Text } from '../schema.ts';
import { placeKinds, type PlaceKind } from '../terms.ts';

/** Classes of GeoNames, and kinds in the Art & Architecture Thesaurus, as kinds of place. */
const kinds: Record<string, PlaceKind> = {
	P: 'city',
	A: 'region',
	L: 'region',
	S: 'site',
	R: 'site',
	T: 'site',
	H: 'site',
	V: 'site'
};

/** Whether a value is in the Linked Places Format (https://github.com/LinkedPasts/linked-places-format). */
export function isLinkedPlaces(value: unknown): boolean {
	const { '@context': context, features } = (value ?? {}) as Record<string, unknown>;
	if (!Array.isArray(features)) return false;
	const [first] = features as unknown[];
	const feature = objectOf(first);
	const named = typeof context === 'string' && /linked-?p(?:laces|asts)|lpo_|whgazetteer/iu.test(context);
	return (
		feature !== null &&
		(named || ('@id' in feature && ('names' in feature || 'types' in feature || 'when' in feature)))
	);
}

/**
 * The places of a file, each with its names, kind, country, links and the larger place that it is part of. What has a time gives
 * an event for each timespan: that the place is attested then. Periods with a name and no dates are told.
 */
export function linkedPlaces(value: unknown, language: string): Own {
	const { features, chronotope } = value as { features: unknown[]; chronotope?: unknown };
	const { records, findings } = recordsIn(chronotope);
	const ids = idsOf(features);
	const drafts = features.flatMap((one, index): Draft[] => {
		const row = index + 1;
		const tell = (severity: Finding['severity'], code: string, message: string, what?: unknown): void => {
			findings.push({
				severity,
				row,
				column: null,
				code,
				message,
				...(what !== undefined && {
					value: typeof what === 'string' ? cut(what) : asJson(what)
				})
			});
		};
		const feature = objectOf(one);
		if (!feature) {
			tell('refused', 'form', 'invalid feature: expected an object', one);
			return [];
		}
		return new Gazetteer(feature, language, ids, tell).draft(row);
	});
	return { drafts: joinedEvents(drafts), records, findings, rows: features.length };
}

/** Ids of places by what the file calls them, for links between them. */
function idsOf(features: readonly unknown[]): Map<string, string> {
	const ids = new Map<string, string>();
	for (const one of features) {
		const name = stringOf(objectOf(one)?.['@id']);
		if (name === undefined) continue;
		const own = /\/place\/([a-z0-9-]+)\/$/u.exec(name)?.[1];
		const tail = slug(name.replace(/\/$/u, '').split(/[/#:]/u).at(-1) ?? '');
		ids.set(name, own !== undefined && isId(own) ? own : tail);
	}
	return ids;
}

interface Part {
	shape: Shape;
	/** Times and citations of this geometry alone. */
	whens: unknown[];
	citations: CitationDraft[];
}

type Tell = (severity: Finding['severity'], code: string, message: string, what?: unknown) => void;

class Gazetteer {
	readonly #feature: Record<string, unknown>;
	readonly #language: string;
	readonly #ids: ReadonlyMap<string, string>;
	readonly #tell: Tell;
	readonly #properties: Record<string, unknown>;

	constructor(
		feature: Record<string, unknown>,
		language: string,
		ids: ReadonlyMap<string, string>,
		tell: Tell
	) {
		this.#feature = feature;
		this.#language = language;
		this.#ids = ids;
		this.#tell = tell;
		this.#properties = objectOf(feature.properties) ?? {};
	}

	draft(row: number): Draft[] {
		const names = this.#names();
		if (Object.keys(names).length === 0) {
			this.#tell('refused', 'no-words', 'no title and no name');
			return [];
		}
		const parts = this.#geometries();
		if (parts === null) return [];
		const place = this.#place(names);
		// Two spots of one feature are two places of one name: only the first has its id.
		const places = parts.map(({ shape }, at): PlaceDraft => {
			const { id, ...rest } = { ...place, ...shape };
			return at === 0 && id !== undefined ? { id, ...rest } : rest;
		});
		const first: PlaceDraft = places[0] ?? { ...place, geometry: null };
		if (this.#properties.events !== undefined)
			return [
				{ row, places, events: listOf(this.#properties.events).flatMap((one) => ownEvent(one, first)) }
			];
		const named = listOf(this.#feature.names).flatMap((one) => citationsIn(objectOf(one) ?? {}));
		const events = [
			...this.#whens().map((when) => this.#event(names, when, first, named)),
			...parts.flatMap(({ whens, citations }, at) =>
				whens.map((when) => this.#event(names, when, places[at]!, [...citations, ...named]))
			)
		];
		if (events.length > 0 || places.length > 0) return [{ row, places, events }];
		// Neither where nor when: kept as an event without both, so that it is not lost.
		this.#tell(
			'doubt',
			'no-geometry',
			'neither a geometry nor a time: kept as an event without place and date'
		);
		return [{ row, places, events: [this.#bare(names, named)] }];
	}

	#names(): Text {
		const title = plainLine(stringOf(this.#properties.title) ?? '');
		const names: Text = title === '' ? {} : { [this.#language]: cut(title, 300) };
		for (const one of listOf(this.#feature.names)) {
			const name = objectOf(one);
			const toponym = plainLine(stringOf(name?.toponym) ?? stringOf(name?.ethnonym) ?? '');
			const tag = (stringOf(name?.lang) ?? '').replaceAll('_', '-');
			if (toponym === '') continue;
			if (/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(tag)) names[tag] ??= cut(toponym, 300);
			else names[this.#language] ??= cut(toponym, 300);
		}
		return names;
	}

	#place(names: Text): Omit<PlaceDraft, 'geometry'> {
		const types = objectsOf(this.#feature.types);
		const own = placeKinds.find((kind) => types.some(({ sourceLabel }) => sourceLabel === kind));
		const byClass = listOf(this.#properties.fclasses)
			.flatMap((one) => (typeof one === 'string' && Object.hasOwn(kinds, one) ? [kinds[one]] : []))
			.find((kind) => kind !== undefined);
		const byLabel = types.some(({ label }) => /inhabited|city|town|village|settlement/iu.test(textOf(label)))
			? 'city'
			: undefined;
		const kind = own ?? byClass ?? byLabel;
		const [country] = listOf(this.#properties.ccodes).filter(
			(code): code is string => typeof code === 'string' && /^[A-Z]{2}$/u.test(code)
		);
		const km = this.#properties.uncertaintyKm;
		const partOf = objectsOf(this.#feature.relations)
			.filter(({ relationType }) => /broader/iu.test(textOf(relationType)))
			.flatMap(({ relationTo }) => this.#ids.get(textOf(relationTo)) ?? [])[0];
		const sameAs = objectsOf(this.#feature.links)
			.filter(({ type }) => /exactMatch|closeMatch|sameAs/iu.test(textOf(type)))
			.flatMap(({ identifier }) => vocabularyAddress(identifier) ?? []);
		const note = Object.fromEntries(
			listOf(this.#feature.descriptions).flatMap((one) => {
				const told = objectOf(one);
				const text = plainText(stringOf(told?.value) ?? '').slice(0, 4000);
				return text === '' ? [] : [[stringOf(told?.lang) ?? this.#language, text]];
			})
		);
		const id = this.#ids.get(stringOf(this.#feature['@id']) ?? '');
		return {
			...(id !== undefined && id !== '' && { id }),
			names,
			role: 'venue',
			...(kind !== undefined && { kind }),
			...(country !== undefined && { country }),
			...(typeof km === 'number' && km >= 0 && km <= 20_038 && { uncertaintyKm: km }),
			...(partOf !== undefined && partOf !== id && { partOf }),
			sameAs: [...new Set(sameAs)],
			...(Object.keys(note).length > 0 && note[this.#language] !== undefined && { note })
		};
	}

	/** Each spot and area, with the times that are its own; null: the feature is refused. */
	#geometries(): Part[] | null {
		const geometry = objectOf(this.#feature.geometry);
		const parts =
			geometry?.type === 'GeometryCollection' ? listOf(geometry.geometries) : geometry ? [geometry] : [];
		const found: Part[] = [];
		for (const one of parts) {
			const part = objectOf(one);
			if (!part) continue;
			const wkt = stringOf(part.geowkt) ?? stringOf(part.geo_wkt);
			const written = part.coordinates === undefined && wkt !== undefined ? readWkt(wkt) : part;
			const read = shapesOf(written);
			if ('fault' in read || (written === null && wkt !== undefined)) {
				this.#tell(
					'refused',
					'geometry',
					'fault' in read ? read.fault.message : 'invalid geometry: expected WKT',
					one
				);
				return null;
			}
			for (const message of read.told) this.#tell('note', 'geometry-changed', message);
			if (part.certainty !== undefined && part.certainty !== 'certain')
				this.#tell(
					'doubt',
					'certainty-left',
					'the file says how sure a geometry is: not taken',
					part.certainty
				);
			const isWhole = read.told.length === 0 && read.shapes.length === 1;
			for (const shape of read.shapes)
				found.push({
					// A geometry that needed no mending is kept as it is written, heights and all.
					shape: isWhole
						? { ...shape, geometry: { ...shape.geometry, coordinates: written!.coordinates } }
						: shape,
					whens: whensIn(part),
					citations: citationsIn(part)
				});
		}
		return found;
	}

	#whens(): unknown[] {
		const own = whensIn(this.#feature);
		if (own.length > 0) return own;
		const scoped = ['names', 'types'].flatMap((key) =>
			listOf(this.#feature[key]).flatMap((one) => whensIn(objectOf(one) ?? {}))
		);
		return [...new Map(scoped.map((when) => [JSON.stringify(when), when])).values()];
	}

	#event(names: Text, span: unknown, place: PlaceDraft, citations: CitationDraft[]): EventDraft {
		const { when, note, doubt } = readTimespan(span);
		if (doubt) this.#tell('doubt', doubt.code, doubt.message, span);
		const isArea = /Polygon$/u.test(textOf((place.geometry as { type?: unknown } | null)?.type));
		return {
			...this.#bare(names, citations),
			when,
			whenBasis: when !== null && note !== null ? 'inferred' : 'stated',
			...(note !== null && { whenNote: { [this.#language]: cut(note, 1000) } }),
			places: [{ ...place, role: isArea ? 'area' : 'venue' }]
		};
	}

	#bare(names: Text, citations: CitationDraft[]): EventDraft {
		const title = Object.fromEntries(Object.entries(names).map(([tag, name]) => [tag, cut(name, 90)]));
		const told = objectsOf(this.#feature.descriptions)
			.map(({ value }) => plainText(stringOf(value) ?? ''))
			.find((text) => text !== '');
		return {
			title,
			summary: {
				[this.#language]: (told ?? title[this.#language] ?? Object.values(title)[0]!).slice(0, 4000)
			},
			when: null,
			whenBasis: 'stated',
			participants: [],
			claims: [],
			places: [],
			citations
		};
	}
}

/** An event as the export from here puts it beside a place. */
function ownEvent(value: unknown, place: PlaceDraft): EventDraft[] {
	const told = objectOf(value);
	const event = told && eventOf(told.id, null, { ...told, places: [], citations: told.sources });
	return event ? [{ ...event, places: [{ ...place, role: roleOf(told.role) }] }] : [];
}

const citationsIn = (holder: Record<string, unknown>): CitationDraft[] =>
	[...listOf(holder.citations), ...(holder.citation === undefined ? [] : [holder.citation])].flatMap(
		(one): CitationDraft[] => {
			const told = objectOf(one);
			const title = plainLine(stringOf(told?.label) ?? stringOf(told?.title) ?? '');
			const url = vocabularyAddress(told?.['@id']);
			return title === '' && url === undefined
				? []
				: [
						{ source: { ...(title !== '' && { title: cut(title, 500) }), ...(url !== undefined && { url }) } }
					];
		}
	);
