import { readForm } from '../form.ts';
import { recordFault, type Fault } from '../limits.ts';
import { pointer } from '../problem.ts';
import { hasForbiddenKey } from '../records.ts';
import { Atlas, PlaceFeature, Source, type Text } from '../schema.ts';
import { roles } from '../terms.ts';
import {
	asJson,
	type CitationDraft,
	type Draft,
	type EventDraft,
	type Finding,
	type PlaceDraft,
	type Records
} from './table.ts';

/** What an export from here gives back. */
export interface Own {
	drafts: Draft[];
	records: Records;
	findings: Finding[];
	/** Rows that are no records, with the reason, are among the findings as refused. */
	rows: number;
}

/** A JSON object without keys that could reach a prototype; null for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !hasForbiddenKey(value)
		? (value as Record<string, unknown>)
		: null;
}

/** Texts by language; null where a value is none. */
export function textsOf(value: unknown): Text | null {
	const object = objectOf(value);
	if (!object) return null;
	const texts = Object.entries(object).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''
	);
	return texts.length === 0 ? null : Object.fromEntries(texts);
}

export const stringOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The objects of a list; whatever else is in it is passed over. */
export const objectsOf = (value: unknown): Record<string, unknown>[] =>
	listOf(value).flatMap((one) => {
		const object = objectOf(one);
		return object ? [object] : [];
	});
export const roleOf = (value: unknown): string => roles.find((role) => role === value) ?? 'venue';

/** The records that an export carries whole, each judged by its schema; what is none is told. */
export function recordsIn(value: unknown): { records: Records; findings: Finding[] } {
	const findings: Finding[] = [];
	const whole = objectOf(value) ?? {};
	const judged = <Kind>(schema: Parameters<typeof readForm>[0], name: string, records: unknown[]): Kind[] =>
		records.flatMap((record, at) => {
			const form = readForm(schema, record, { file: 'chronotope', keys: [name, at] });
			if ('value' in form) return [form.value as Kind];
			const { path, message } = form.problems[0]!;
			findings.push({
				severity: 'doubt',
				row: null,
				column: null,
				code: 'invalid-record',
				message: `chronotope${path}: ${message}`
			});
			return [];
		});
	const [atlas] = judged<Atlas>(Atlas, 'atlas', whole.atlas === undefined ? [] : [whole.atlas]);
	return {
		records: {
			...(atlas && { atlas }),
			places: judged<PlaceFeature>(PlaceFeature, 'places', listOf(whole.places)),
			sources: judged<Source>(Source, 'sources', listOf(whole.sources)),
			...(Array.isArray(whole.order) && { order: whole.order.flatMap((id) => stringOf(id) ?? []) })
		},
		findings
	};
}

/** Whether features are events as exports from here write them. */
export const isOwnEvent = (feature: unknown): boolean => {
	const properties = objectOf((feature as { properties?: unknown } | null)?.properties);
	return (
		properties !== null &&
		textsOf(properties.title) !== null &&
		'when' in properties &&
		Array.isArray(properties.citations)
	);
};

/** Whether features are places as this dataset has them. */
export const isOwnPlace = (feature: unknown): boolean => {
	const properties = objectOf((feature as { properties?: unknown } | null)?.properties);
	return properties !== null && textsOf(properties.names) !== null && typeof properties.kind === 'string';
};

/** The events of an export as GeoJSON. */
export function ownEvents(features: readonly unknown[], carried: unknown): Own {
	const { records, findings } = recordsIn(carried);
	const drafts = features.flatMap((feature, index): Draft[] => {
		const row = index + 1;
		const fault = recordFault(feature);
		if (fault) {
			findings.push(faulty(row, fault));
			return [];
		}
		const record = objectOf(feature);
		const properties = objectOf(record?.properties);
		const event = record && properties ? eventOf(record.id, record.geometry, properties) : null;
		if (event) return [{ row, events: [event], places: [] }];
		findings.push(noEvent(row, feature));
		return [];
	});
	return { drafts, records, findings, rows: features.length };
}

/** What is nested too deep could not even be compared. */
const faulty = (row: number, { code, keys, message }: Fault): Finding => ({
	severity: 'refused',
	row,
	column: null,
	code,
	message: `${pointer(keys)}: ${message}`
});

const noEvent = (row: number, value: unknown): Finding => ({
	severity: 'refused',
	row,
	column: null,
	code: 'form',
	message: 'invalid event: expected a title, and what exports from here have',
	value: asJson(value)
});

/** An event as exports write it; null: it has no title. */
export function eventOf(id: unknown, geometry: unknown, told: Record<string, unknown>): EventDraft | null {
	const title = textsOf(told.title);
	if (!title) return null;
	const category = stringOf(told.category);
	const whenNote = textsOf(told.whenNote);
	const partOf = stringOf(told.partOf);
	return {
		...(stringOf(id) !== undefined && { id: stringOf(id)! }),
		title,
		summary: textsOf(told.summary) ?? title,
		when: stringOf(told.when) ?? null,
		whenBasis: told.whenBasis === 'inferred' ? 'inferred' : 'stated',
		...(whenNote && { whenNote }),
		...(category !== undefined && { category: { id: category } }),
		...(partOf !== undefined && { partOf }),
		participants: listOf(told.participants).flatMap((name) => stringOf(name) ?? []),
		claims: listOf(told.claims),
		places: placesOf(listOf(told.places), geometry),
		citations: listOf(told.citations).flatMap((one) => citationOf(one) ?? [])
	};
}

/** Links to places. What is not carried whole can be found only where the event's geometry is that of one place, or of spots alone. */
function placesOf(links: unknown[], geometry: unknown): PlaceDraft[] {
	const places = links.flatMap((link): PlaceDraft[] => {
		const told = objectOf(link);
		const id = stringOf(told?.id);
		return told && id !== undefined
			? [{ id, names: textsOf(told.names) ?? {}, geometry: null, role: roleOf(told.role) }]
			: [];
	});
	const there = places.filter(({ role }) => role === 'venue' || role === 'area');
	const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
	if (there.length === 1 && (type === 'Point' || type === 'Polygon' || type === 'MultiPolygon'))
		there[0]!.geometry = { type, coordinates };
	if (type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === there.length)
		there.forEach(
			(place, at) => (place.geometry = { type: 'Point', coordinates: coordinates[at] as unknown })
		);
	return places;
}

/** A citation with what is told of its source. */
export function citationOf(value: unknown): CitationDraft | null {
	const told = objectOf(value);
	const id = stringOf(told?.source) ?? stringOf(told?.id);
	if (!told || id === undefined) return null;
	const [title, publisher] = [stringOf(told.title), stringOf(told.publisher)];
	const url = [told.sourceUrl, told.url]
		.flatMap((one) => stringOf(one) ?? [])
		.find((one) => /^https?:\/\//iu.test(one) && URL.canParse(one));
	const isPage = told.sourceUrl === undefined && url?.replace(/\/$/u, '').endsWith(`/source/${id}`) === true;
	return {
		source: {
			id,
			...(title !== undefined && { title }),
			...(publisher !== undefined && { publisher }),
			...(url !== undefined && !isPage && { url }),
			...(objectOf(told.document) && { document: told.document })
		},
		...(typeof told.start === 'number' && { start: told.start }),
		...(typeof told.end === 'number' && { end: told.end }),
		...(typeof told.digest === 'string' && { digest: told.digest })
	};
}

/** The places of a dataset's own file, or of an export of places with the events at each. */
export function ownPlaces(features: readonly unknown[], carried: unknown): Own {
	const { records, findings } = recordsIn(carried);
	const drafts = features.flatMap((feature, index): Draft[] => {
		const row = index + 1;
		const fault = recordFault(feature);
		if (fault) {
			findings.push(faulty(row, fault));
			return [];
		}
		const { url: _, events, ...properties } = objectOf(objectOf(feature)?.properties) ?? {};
		const form = readForm(PlaceFeature, { ...objectOf(feature), properties }, { file: '', keys: [] });
		if ('problems' in form) {
			const { path, message } = form.problems[0]!;
			findings.push({ severity: 'refused', row, column: null, code: 'form', message: `${path}: ${message}` });
			return [];
		}
		const place = form.value;
		const { country, ...rest } = place.properties;
		const draft: PlaceDraft = {
			...rest,
			...(country !== null && { country }),
			id: place.id,
			geometry: place.geometry,
			role: 'venue'
		};
		return [
			{
				row,
				places: [draft],
				events: listOf(events).flatMap((one): EventDraft[] => {
					const told = objectOf(one);
					const event =
						told && eventOf(told.id, null, { ...told, citations: told.sources ?? told.citations });
					return event ? [{ ...event, places: [{ ...draft, role: roleOf(told.role) }] }] : [];
				})
			}
		];
	});
	return { drafts: joinedEvents(drafts), records, findings, rows: features.length };
}

/** Events that stand at several places, each once with all of them; the rows of the others tell of the same. */
export function joinedEvents(drafts: readonly Draft[]): Draft[] {
	const first = new Map<string, EventDraft>();
	return drafts.map((draft) => ({
		...draft,
		events: draft.events.flatMap((event) => {
			const known = event.id === undefined ? undefined : first.get(event.id);
			if (!known) {
				const own = { ...event, places: [...event.places] };
				if (event.id !== undefined) first.set(event.id, own);
				return [own];
			}
			known.places.push(...event.places);
			return [];
		})
	}));
}
