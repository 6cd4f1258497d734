import { labelPoint } from '#lib/geo/label.ts';
import type { Overview, PlaceBrief } from '#lib/dataset/review/api.ts';
import type { Dataset, Event, PlaceFeature } from '#lib/dataset/schema.ts';

/** What of an overview the dataset alone tells. */
export type DatasetOverview = Pick<Overview, 'atlas' | 'queue' | 'events' | 'places' | 'sources'>;

/** The dataset at a glance. */
export function overviewOf(dataset: Dataset): DatasetOverview {
	const { title, languages, categories, hemisphere } = dataset.atlas;
	return {
		atlas: { title, languages, categories, hemisphere },
		queue: queueOf(dataset),
		events: dataset.events.map(({ id, title, when, category, places, status }) => ({
			id,
			title,
			when,
			category,
			places: places.map((place) => place.id),
			proposed: status === 'proposed'
		})),
		places: dataset.places.map(briefOf),
		sources: dataset.sources.map(({ id, title, publisher, status }) => ({
			id,
			title,
			publisher,
			proposed: status === 'proposed'
		}))
	};
}

/** The proposed events as a person reads the documents; those without a passage last. */
function queueOf({ events, sources }: Dataset): string[] {
	const files = new Map(sources.map(({ id, document }) => [id, document?.file]));
	const placed = events
		.filter(({ status }) => status === 'proposed')
		.map((event) => ({ id: event.id, ...firstPassage(event, files) }));
	return placed
		.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1))
		.map(({ id }) => id);
}

function firstPassage({ citations }: Event, files: ReadonlyMap<string, string | undefined>) {
	const cited = citations.find(({ start }) => start !== undefined);
	const file = cited && files.get(cited.source);
	return { file: file ?? '\uffff', start: cited?.start ?? 0 };
}

function briefOf({ id, geometry, properties }: PlaceFeature): PlaceBrief {
	const [lon, lat] = labelPoint(geometry as Parameters<typeof labelPoint>[0]);
	const { names, kind, country, status } = properties;
	return { id, names, kind, country, lon, lat, proposed: status === 'proposed' };
}
