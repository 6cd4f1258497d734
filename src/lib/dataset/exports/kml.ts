import type { Language } from '#lib/language/language.ts';
import type { Entry } from '../catalogue.ts';
import type { PlaceFeature } from '../schema.ts';
import { happenedThere } from '../terms.ts';
import { inReadersLanguage, type Wording } from '../wording.ts';
import { shortBounds, whenOf } from './days.ts';
import { attributionOf, type Excerpt } from './excerpt.ts';
import { categoryText, sourceLines, whenAndWhere, wordingIn } from './words.ts';
import { element, textElement, XML_HEAD } from './xml.ts';

/**
 * The events of an excerpt as KML 2.2, in a folder a category: one placemark for each place where an event happened, and
 * one without a geometry for an event without a place. No library is used: none of those at hand writes a TimeSpan.
 */
export function eventsKml(excerpt: Excerpt, language: Language): string {
	const { catalogue, entries } = excerpt;
	const wording = wordingIn(catalogue, language);
	const { title, description, categories } = catalogue.dataset.atlas;
	const folders = categories.flatMap(({ id, label }, category) => {
		const inside = entries.filter((entry) => entry.category === category);
		if (inside.length === 0) return [];
		return element(
			'Folder',
			{ id: `category-${id}` },
			textElement('name', inReadersLanguage(wording, label).text),
			...inside.flatMap((entry) => placemarks(excerpt, wording, entry))
		);
	});
	const kml = element(
		'kml',
		{ xmlns: 'http://www.opengis.net/kml/2.2' },
		element(
			'Document',
			{},
			textElement('name', inReadersLanguage(wording, title).text),
			textElement(
				'description',
				`${inReadersLanguage(wording, description).text}\n${attributionOf(excerpt)}`
			),
			...folders
		)
	);
	return `${XML_HEAD}${kml}\n`;
}

function placemarks({ catalogue, addressOf }: Excerpt, wording: Wording, entry: Entry): string[] {
	const { event, happenedAt } = entry;
	const data = Object.entries({
		id: event.id,
		...(event.when !== null && { when: event.when }),
		told: whenAndWhere(wording, entry),
		category: categoryText(wording, entry),
		categoryId: event.category,
		sources: sourceLines(catalogue, entry),
		sourceIds: entry.sources.map((source) => catalogue.sources[source]!.id).join(' '),
		url: addressOf('event', event.id)
	});
	const at = (place: PlaceFeature) => ({
		place: place.id,
		placeName: inReadersLanguage(wording, place.properties.names).text,
		placeKind: place.properties.kind,
		role: event.places.find(({ id, role }) => id === place.id && happenedThere({ role }))!.role
	});
	const placemark = (place?: PlaceFeature): string =>
		element(
			'Placemark',
			{ id: place ? `event-${event.id}.${place.id}` : `event-${event.id}` },
			textElement('name', inReadersLanguage(wording, event.title).text),
			textElement('description', inReadersLanguage(wording, event.summary).text),
			timeSpan(shortBounds(whenOf(catalogue, entry))),
			element(
				'ExtendedData',
				{},
				...[...data, ...(place ? Object.entries(at(place)) : [])].map(([name, value]) =>
					element('Data', { name }, textElement('value', value))
				)
			),
			place ? geometry(place.geometry) : ''
		);
	return happenedAt.length === 0
		? [placemark()]
		: happenedAt.map((place) => placemark(catalogue.places[place]!));
}

/** Nothing for what has no date. XML counts years before the first one otherwise than EDTF: such an end is left out. */
function timeSpan({ earliest, latest }: ReturnType<typeof shortBounds>): string {
	const end = (name: string, date: string | undefined): string =>
		date === undefined || /^(?:-|0000)/u.test(date) ? '' : textElement(name, date);
	const ends = [end('begin', earliest), end('end', latest)].filter(Boolean);
	return ends.length === 0 ? '' : element('TimeSpan', {}, ...ends);
}

function geometry({ type, coordinates }: PlaceFeature['geometry']): string {
	switch (type) {
		case 'Point':
			return element('Point', {}, positions([coordinates]));
		case 'Polygon':
			return polygon(coordinates);
		case 'MultiPolygon':
			return element('MultiGeometry', {}, ...coordinates.map(polygon));
	}
}

const polygon = (rings: number[][][]): string =>
	element(
		'Polygon',
		{},
		...rings.map((ring, at) =>
			element(
				at === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs',
				{},
				element('LinearRing', {}, positions(ring))
			)
		)
	);

const positions = (all: readonly number[][]): string =>
	textElement('coordinates', all.map((position) => position.join(',')).join(' '));
