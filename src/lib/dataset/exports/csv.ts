import { isArea } from '../terms.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Catalogue, Entry } from '../catalogue.ts';
import type { PlaceFeature } from '../schema.ts';
import { dayBounds, whenOf } from './days.ts';
import type { Excerpt } from './excerpt.ts';

type Cell = string | number | null | undefined;

/** What a table program may take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), in either width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Between several values of one cell. */
const AND = '; ';

/**
 * The events of an excerpt as a table: UTF-8 with a byte order mark, commas, CRLF, one row an event (RFC 4180). A text that
 * a table program would take for a formula begins with an apostrophe.
 */
export function eventsCsv({ catalogue, entries, addressOf }: Excerpt): string {
	const { languages } = catalogue.dataset.atlas;
	const head = [
		'id',
		...languages.map((language) => `title_${language}`),
		...languages.map((language) => `summary_${language}`),
		'when',
		'earliest',
		'latest',
		'when_basis',
		'category',
		'places',
		'place_ids',
		'roles',
		'lon',
		'lat',
		'participants',
		'sources',
		'url'
	];
	const rows = entries.map((entry): Cell[] => {
		const { event, linked, sources } = entry;
		const { earliest, latest } = dayBounds(whenOf(catalogue, entry));
		const places = linked.map(({ place }) => catalogue.places[place]!);
		return [
			event.id,
			...languages.map((language) => event.title[language]),
			...languages.map((language) => event.summary[language]),
			event.when,
			earliest,
			latest,
			event.whenBasis,
			event.category,
			places.map(({ properties }) => properties.names[languages[0]!] ?? '').join(AND),
			places.map(({ id }) => id).join(AND),
			linked.map(({ role }) => role).join(AND),
			...(venueOf(catalogue, entry) ?? [null, null]),
			event.participants.join(AND),
			sources
				.map((source) => `${catalogue.sources[source]!.publisher}: ${catalogue.sources[source]!.title}`)
				.join(AND),
			addressOf('event', event.id)
		];
	});
	return `\uFEFF${[head, ...rows].map(line).join('')}`;
}

/** Degrees of the first place that is a spot on the map: an area has none. */
function venueOf({ places }: Catalogue, { happenedAt }: Entry): readonly [number, number] | null {
	const spot = happenedAt
		.map((place): PlaceFeature => places[place]!)
		.find(({ properties }) => !isArea(properties.kind));
	return spot ? labelPoint(spot.geometry) : null;
}

const line = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
	if (typeof cell !== 'string') return String(cell ?? '');
	const safe = (FORMULA.test(cell) ? `'${cell}` : cell).replaceAll(/\p{Cs}/gu, '\uFFFD');
	return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
