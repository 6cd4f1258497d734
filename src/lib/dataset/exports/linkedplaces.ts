import type { When } from '#lib/time/when.ts';
import type { PlaceKind } from '../schema.ts';
import { dayBounds, isoDay, shortBounds, whenOf } from './days.ts';
import { attributionOf, placesIn, type Excerpt } from './excerpt.ts';

const CONTEXT =
	'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld';

/** Kinds of place in the Art & Architecture Thesaurus. */
const types: Record<PlaceKind, { identifier: string; label: string }> = {
	site: { identifier: 'aat:300000809', label: 'sites (locations)' },
	city: { identifier: 'aat:300008347', label: 'inhabited places' },
	region: { identifier: 'aat:300182722', label: 'regions (geographic)' },
	country: { identifier: 'aat:300128207', label: 'nations' },
	multi: { identifier: 'aat:300182722', label: 'regions (geographic)' }
};

interface Timespan {
	start: { in?: string; earliest?: string; latest?: string };
	end?: { in?: string; earliest?: string; latest?: string };
}

/**
 * The places of an excerpt in the Linked Places Format 1.2 (https://github.com/LinkedPasts/linked-places-format): a
 * place's timespans are those of the events that happened there.
 */
export function linkedPlaces(excerpt: Excerpt): string {
	const { catalogue, addressOf } = excerpt;
	const { atlas } = catalogue.dataset;
	const first = atlas.languages[0]!;
	const spans = timespansByPlace(excerpt);
	const events = eventsByPlace(excerpt);
	const features = placesIn(excerpt).map((index) => {
		const { id, geometry, properties } = catalogue.places[index]!;
		const { names, kind, country, uncertaintyKm, partOf, sameAs, note } = properties;
		const url = addressOf('place', id);
		const title = names[first] ?? Object.values(names)[0]!;
		const whole = catalogue.places[catalogue.placeById.get(partOf ?? '') ?? -1];
		return {
			'@id': url,
			type: 'Feature',
			properties: {
				title,
				...(country !== null && { ccodes: [country] }),
				uncertaintyKm,
				...(events.has(index) && { events: events.get(index) })
			},
			names: Object.entries(names).map(([lang, toponym]) => ({ toponym, lang })),
			types: [{ ...types[kind], sourceLabel: kind }],
			geometry,
			...(spans.has(index) && { when: { timespans: spans.get(index) } }),
			...(whole && {
				relations: [
					{
						relationType: 'gvp:broaderPartitive',
						relationTo: addressOf('place', whole.id),
						label: `part of ${whole.properties.names[first] ?? whole.id}`
					}
				]
			}),
			links: sameAs.map((identifier) => ({ type: 'closeMatch', identifier })),
			descriptions: Object.entries(note ?? {}).map(([lang, value]) => ({ '@id': url, value, lang }))
		};
	});
	const collection = {
		type: 'FeatureCollection',
		'@context': CONTEXT,
		title: atlas.title,
		licence: atlas.licence,
		attribution: attributionOf(excerpt),
		features
	};
	return `${JSON.stringify(collection)}\n`;
}

/** The events linked to each place, which the format knows nothing of: readers pass them over, an import from here does not. */
function eventsByPlace({ catalogue, entries, addressOf }: Excerpt): Map<number, object[]> {
	const events = new Map<number, object[]>();
	for (const { event, linked, sources } of entries)
		for (const { place, role } of linked) {
			const { id, title, summary, when, whenBasis, whenNote, category } = event;
			const told = {
				...{ id, title, summary, when, whenBasis, ...(whenNote && { whenNote }), category, role },
				sources: sources.map((index) => {
					const { id: source, publisher, title: name, url } = catalogue.sources[index]!;
					return { source, publisher, title: name, ...(url !== undefined && { url }) };
				}),
				url: addressOf('event', id)
			};
			events.set(place, [...(events.get(place) ?? []), told]);
		}
	return events;
}

/** Each timespan once, in order of time. */
function timespansByPlace({ catalogue, entries }: Excerpt): Map<number, Timespan[]> {
	const spans = new Map<number, Map<string, Timespan>>();
	for (const entry of entries) {
		const when = whenOf(catalogue, entry);
		if (when === null) continue;
		const span = timespan(when);
		for (const place of entry.happenedAt) {
			if (!spans.has(place)) spans.set(place, new Map());
			spans.get(place)!.set(JSON.stringify(span), span);
		}
	}
	return new Map([...spans].map(([place, distinct]) => [place, [...distinct.values()]]));
}

/**
 * A year, month or day is `in`; what is known only to lie somewhere has `earliest` and `latest`. What has begun at a
 * time that is not known has at least begun before it ends.
 */
function timespan(when: When): Timespan {
	const outer = dayBounds(when);
	const short = shortBounds(when);
	if (when.kind === 'moment')
		return short.earliest !== undefined && short.earliest === short.latest
			? { start: { in: short.earliest }, end: { in: short.latest } }
			: { start: outer, end: outer };
	const { surelyFrom, surelyTo } = when;
	const isSharp = surelyFrom === when.earliest && surelyTo === when.latest;
	if (isSharp) {
		return {
			start: short.earliest === undefined ? { latest: outer.latest } : { in: short.earliest },
			...(short.latest !== undefined && { end: { in: short.latest } })
		};
	}
	if (when.earliest === null && when.latest === null) return { start: {} };
	const { earliest, latest } = outer;
	const begun = surelyFrom === null ? latest : isoDay(Math.min(surelyFrom, (when.latest ?? Infinity) - 1));
	const lasted = surelyTo === null ? earliest : isoDay(Math.max(surelyTo - 1, when.earliest ?? -Infinity));
	return {
		start: { earliest, latest: begun },
		...(latest !== undefined && { end: { earliest: lasted, latest } })
	};
}
