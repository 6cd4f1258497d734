import { fromDays } from '#lib/time/gregorian.ts';
import { LASTING, UNDATED, type Columns } from './columns.ts';
import type { DatasetFiles } from './files.ts';
import { SAMPLE_CATEGORIES, samplePlaces, type SampleSize } from './sample.ts';
import type { Atlas, PlaceFeature, Source } from './schema.ts';
import { shapes } from './terms.ts';
import type { PublishedEvent } from './texts.ts';

const colours = ['#1A1B1E', '#43308A', '#744D0A', '#2A6DA8', '#14563F', '#737A2E', '#A83763'] as const;
const dark = ['#F4F2EC', '#A591E8', '#F0BA78', '#A3D8FC', '#84B290', '#8C9347', '#BE87A3'] as const;

/** The records of a sample that are no events: titles say that they are invented. */
export function sampleHead({ events, places, seed }: SampleSize): {
	atlas: Atlas;
	places: PlaceFeature[];
	sources: Source[];
} {
	const positions = samplePlaces(places, seed);
	return {
		atlas: {
			title: { en: `Sample of ${events} invented events` },
			description: { en: `Invented events at ${places} invented places, drawn from the seed ${seed}.` },
			languages: ['en'],
			licence: 'CC0-1.0',
			hemisphere: 'north',
			categories: Array.from({ length: SAMPLE_CATEGORIES }, (_, index) => ({
				id: `sample-${index + 1}`,
				label: { en: `Sample category ${index + 1}` },
				colour: { light: colours[index]!, dark: dark[index]! },
				shape: shapes[index]!
			})),
			view: ''
		},
		places: Array.from({ length: places }, (_, place) => ({
			type: 'Feature',
			id: `place-${place + 1}`,
			geometry: { type: 'Point', coordinates: [positions[2 * place]!, positions[2 * place + 1]!] },
			properties: {
				names: { en: `Place ${place + 1}` },
				kind: 'city',
				country: null,
				uncertaintyKm: 0,
				sameAs: []
			}
		})),
		sources: [
			{
				id: 'sample',
				title: 'Invented sample',
				publisher: 'Chronotope',
				published: null,
				publishedBasis: 'unknown',
				language: 'en',
				rights: 'full'
			}
		]
	};
}

/** The record of one row of a sample. */
export function sampleEvent(columns: Columns, row: number): PublishedEvent {
	const at = [...columns.place.subarray(columns.placeStart[row], columns.placeStart[row + 1])];
	const number = row + 1;
	return {
		id: `event-${number}`,
		title: { en: `Sample event ${number} at Place ${at[0]! + 1}` },
		summary: { en: 'An invented event that shows how the map and the timeline behave.' },
		when: edtfOf(columns, row),
		places: at.map((place) => ({ id: `place-${place + 1}`, role: 'venue' })),
		category: `sample-${columns.category[row]! + 1}`,
		citations: [{ source: 'sample' }]
	};
}

/** A sample as the four files of a dataset, of which that of the events has the first `events`. */
export function sampleFiles(columns: Columns, size: SampleSize, events = columns.events): DatasetFiles {
	const { atlas, places, sources } = sampleHead(size);
	const print = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;
	return {
		atlas: print(atlas),
		places: print({ type: 'FeatureCollection', features: places }),
		events: print(Array.from({ length: events }, (_, row) => sampleEvent(columns, row))),
		sources: print(sources)
	};
}

function edtfOf({ kind, from, to, sureFrom }: Columns, row: number): string | null {
	if (kind[row] === UNDATED) return null;
	const first = from[row]!;
	const last = to[row]! - 1;
	const { year } = fromDays(first);
	if (kind[row] === LASTING)
		return `${sureFrom[row]! > first ? `${year}-XX` : dayName(first)}/${dayName(last)}`;
	const length = to[row]! - first;
	return dayName(first).slice(0, length === 1 ? 10 : length > 31 ? 4 : 7);
}

function dayName(day: number): string {
	const date = fromDays(day);
	const two = (number: number): string => String(number).padStart(2, '0');
	return `${date.year}-${two(date.month)}-${two(date.day)}`;
}
