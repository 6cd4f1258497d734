import { readForm } from '../form.ts';
import { Event, PlaceFeature, Source, type Atlas, type Dataset } from '../schema.ts';
import { validateDataset } from '../validate.ts';
import { isNeutral, withCategories } from './categories.ts';

import { identify, type Identity } from './identity.ts';
import { digestOf, idOf } from './ids.ts';
import { Places } from './places.ts';
import { Sourcebook } from './sourcebook.ts';
import type { CitationDraft, Draft, EventDraft, Finding, Records, SourceDraft } from './table.ts';
import { withPlaceInWords } from './texts.ts';
import { eventsLabel } from './words.ts';

/** What became of a row, with the ids of what it gave. */
export interface Outcome {
	row: number;
	outcome: 'imported' | 'already there' | 'refused';
	events: string[];
	places: string[];
}

/** What an import adds to a dataset. Nothing that was there is changed but the list of categories. */
export interface Merged {
	atlas: Atlas;
	added: Pick<Dataset, 'places' | 'events' | 'sources'>;
	newCategories: string[];
	outcomes: Outcome[];
	findings: Finding[];
}

export interface MergeOptions {
	/** The file itself as a source of every event. */
	source?: SourceDraft;
	/** Records that the file carries whole. */
	records?: Records;
}

/**
 * The records that drafts add to a dataset, which must be valid. What is there already stays as it is; what would make the
 * dataset invalid is refused with the reason. Pure: the same drafts and dataset give the same records.
 */
export function merge(drafts: readonly Draft[], dataset: Dataset, options: MergeOptions = {}): Merged {
	const refused = new Map<number, string>();
	for (;;) {
		const attempt = attemptOf(
			drafts.map((draft, at) => (refused.has(at) ? { ...draft, events: [], places: [] } : draft)),
			dataset,
			options
		);
		const faults = faultsOf(attempt, dataset);
		const before = refused.size;
		attempt.made.forEach(({ events, places }, at) => {
			const fault = [...events, ...places].map((id) => faults.get(id)).find((found) => found !== undefined);
			if (fault !== undefined && !refused.has(at)) refused.set(at, fault);
		});
		if (refused.size === before) return finished(attempt, drafts, refused, faults);
	}
}

interface Made {
	events: string[];
	places: string[];
	isNew: boolean;
}
interface Attempt {
	atlas: Atlas;
	places: Places;
	sources: Sourcebook;
	events: Event[];
	newCategories: string[];
	made: Made[];
	findings: Finding[];
}

function attemptOf(drafts: readonly Draft[], dataset: Dataset, { source, records }: MergeOptions): Attempt {
	const language = dataset.atlas.languages[0]!;
	const places = new Places(dataset.places, language);
	const sources = new Sourcebook(dataset.sources, language);
	for (const place of records?.places ?? []) places.add(place);
	for (const one of records?.sources ?? []) sources.add(one);
	/** What is of no kind that the file names is of none that the dataset happens to have. */
	const plain = { id: 'event', label: eventsLabel(language) };
	const asked = drafts.flatMap(({ events }) => events.map(({ category }) => category ?? plain));
	const isFresh =
		dataset.events.length === 0 &&
		asked.some((one) => one !== plain) &&
		isNeutral(dataset.atlas.categories, language);
	const whole = records?.atlas?.categories ?? [];
	const { categories, idFor, left } = withCategories(
		isFresh ? [] : dataset.atlas.categories,
		asked,
		language,
		whole
	);
	const findings: Finding[] = left.map((label) => ({
		severity: 'doubt',
		row: null,
		column: null,
		code: 'category-many',
		message: 'more categories than an atlas can hold: its events go to the one for the rest',
		value: label
	}));
	// Places that have a spot come first, so that the same name without one is found in any order of rows.
	const spots = new Map(
		[
			...drafts.flatMap((draft) => draft.places),
			...drafts.flatMap((draft) => draft.events.flatMap((event) => event.places))
		]
			.filter(({ geometry }) => geometry !== null)
			.map((place) => [place, places.place(place)])
	);
	const events: Event[] = [];
	const byId = new Map(dataset.events.map((event) => [event.id, event]));
	const rowOf = new Map<string, number>();
	const ids = identify(
		drafts.flatMap(({ events: own }) => own),
		language
	);
	const given = new Set([...ids.values()].map(({ id }) => id));
	const made = drafts.map((draft): Made => {
		const tell = (severity: Finding['severity'], code: string, message: string, value?: string) =>
			findings.push({
				severity,
				row: draft.row,
				column: null,
				code,
				message,
				...(value !== undefined && { value })
			});
		/** An excerpt may leave out what an event is part of. */
		const isKnown = (id: string): boolean => {
			if (byId.has(id) || given.has(id)) return true;
			tell('doubt', 'part-left', 'part of an event that is not there: not taken', id);
			return false;
		};
		/** An id of the file that another event has here, of another title and another date, is not that event's. */
		const idFree = (event: EventDraft): Identity => {
			const identity = ids.get(event)!;
			const there = rowOf.has(identity.id) ? undefined : byId.get(identity.id);
			const isOther = there && there.when !== event.when && there.title[language] !== event.title[language];
			if (!isOther) return identity;
			const words = `${event.title[language] ?? ''} ${identity.id}`;
			return {
				id: idOf('event', words, digestOf([event.title, event.when, identity.id])),
				told: 'another event has this id: it got one of its own'
			};
		};
		let isNew = false;
		const own = draft.places.map((place) => spots.get(place)!);
		const isAddedPlace = own.some((place) => !dataset.places.some(({ id }) => id === place.id));
		const eventIds = draft.events.map((event) => {
			const { id, told } = idFree(event);
			if (told !== undefined) tell('doubt', 'id-changed', told, event.id);
			const there = byId.get(id);
			if (there) {
				const first = rowOf.get(id);
				if (first !== undefined) tell('note', 'repeated-row', `says the same as row ${first}`);
				else if (there.when !== event.when || there.title[language] !== event.title[language])
					tell('doubt', 'differs', `the dataset has "${id}" with another title or date: kept as it is there`);
				return id;
			}
			const record = eventOf(event, id);
			byId.set(id, record);
			rowOf.set(id, draft.row);
			events.push(record);
			isNew = true;
			return id;

			function eventOf({ category, whenNote, partOf, ...rest }: EventDraft, own: string): Event {
				const unlinked: EventDraft['places'] = [];
				const links = rest.places.flatMap((place) => {
					const found =
						spots.get(place) ??
						(place.id === undefined
							? places.named(place.names)
							: (places.byId(place) ?? places.named(place.names)));
					if (!found) {
						unlinked.push(place);
						return [];
					}
					if (place.geometry === null && place.id !== found.id)
						tell(
							'note',
							'place-by-name',
							`linked to the place of this name, "${found.id}"`,
							Object.values(place.names)[0]
						);
					return [{ id: found.id, role: place.role as Event['places'][number]['role'] }];
				});
				const summary = unlinked.reduce((text, { names }) => withPlaceInWords(text, names), rest.summary);
				const citations = [...rest.citations, ...(source ? [{ source }] : [])].map(
					({ source: told, ...span }: CitationDraft) => {
						const cited = sources.source(told);
						if (cited.document || span.start === undefined) return { source: cited.id, ...span };
						tell(
							'doubt',
							'offsets-left',
							'offsets in a document that the file does not name: not taken',
							cited.id
						);
						return { source: cited.id };
					}
				);
				return {
					id: own,
					title: rest.title,
					summary,
					when: rest.when,
					...(rest.whenBasis !== 'stated' && { whenBasis: rest.whenBasis }),
					...(whenNote && { whenNote }),
					places: links.filter(
						(link, at) => links.findIndex((one) => one.id === link.id && one.role === link.role) === at
					),
					category: idFor(category ?? plain),
					...(partOf !== undefined && isKnown(partOf) && { partOf }),
					...(rest.participants.length > 0 && { participants: rest.participants }),
					...(rest.claims.length > 0 && { claims: rest.claims }),
					citations: citations.filter(
						(one, at) => citations.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at
					)
				} as Event;
			}
		});
		return {
			events: eventIds,
			places: own.map(({ id }) => id),
			isNew: isNew || (isAddedPlace && draft.events.length === 0)
		};
	});
	const order = new Map(records?.order?.map((id, at) => [id, at]));
	if (order.size > 0)
		events.sort((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity) || 0);
	const atlas = { ...dataset.atlas, categories };
	const newCategories = categories
		.map(({ id }) => id)
		.filter((id) => !dataset.atlas.categories.some((one) => one.id === id));
	return { atlas, places, sources, events, newCategories, made, findings };
}

/** Why records of an attempt cannot stand, by id. */
function faultsOf({ atlas, places, sources, events }: Attempt, dataset: Dataset): Map<string, string> {
	const faults = new Map<string, string>();
	const keep = <Kind>(
		schema: Parameters<typeof readForm>[0],
		records: readonly (Kind & { id: string })[]
	): Kind[] =>
		records.filter((record) => {
			const form = readForm(schema, record, { file: '', keys: [] });
			if ('problems' in form)
				faults.set(record.id, form.problems.map(({ path, message }) => `${path}: ${message}`)[0]!);
			return 'value' in form;
		});
	const whole: Dataset = {
		atlas,
		places: [...dataset.places, ...keep<PlaceFeature>(PlaceFeature, places.added)],
		sources: [...dataset.sources, ...keep<Source>(Source, sources.added)],
		events: [...dataset.events, ...keep<Event>(Event, events).map(withDefaults)]
	};
	for (const { severity, record, path, message } of validateDataset(whole))
		if (severity === 'error' && record !== undefined && !faults.has(record))
			faults.set(record, `${path}: ${message}`);
	return faults;
}

const withDefaults = (event: Event): Event => ({
	...event,
	whenBasis: event.whenBasis ?? 'stated',
	participants: event.participants ?? [],
	claims: event.claims ?? []
});

function finished(
	{ atlas, places, sources, events, newCategories, made, findings }: Attempt,
	drafts: readonly Draft[],
	refused: ReadonlyMap<number, string>,
	faults: ReadonlyMap<string, string>
): Merged {
	const outcomes = made.flatMap(({ events: eventIds, places: placeIds, isNew }, at): Outcome[] => {
		const { row, also = [] } = drafts[at]!;
		const outcome = refused.has(at) ? 'refused' : isNew ? 'imported' : 'already there';
		return [row, ...also].map((one) => ({
			row: one,
			outcome,
			events: refused.has(at) ? [] : eventIds,
			places: refused.has(at) ? [] : placeIds
		}));
	});
	for (const [at, message] of refused)
		findings.push({
			severity: 'refused',
			row: drafts[at]!.row,
			column: null,
			code: 'invalid-record',
			message
		});
	return {
		atlas,
		added: {
			places: places.added.filter(({ id }) => !faults.has(id)),
			events,
			sources: sources.added.filter(({ id }) => !faults.has(id))
		},
		newCategories,
		outcomes,
		findings
	};
}
