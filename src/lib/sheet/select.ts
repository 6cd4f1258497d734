import { IN, POSSIBLY } from '#lib/dataset/answers.ts';
import { daysOf, type Catalogue, type Entry } from '#lib/dataset/catalogue.ts';
import { placesOf } from '#lib/dataset/columns.ts';
import { filterMask } from '#lib/dataset/filter.ts';
import { Listing } from '#lib/dataset/listing.ts';
import type { View } from '#lib/view/view.ts';

/** An event of a sheet. */
export interface Listed {
	entry: Entry;
	possible: boolean;
}

/** The events that a view shows, in order of time, those surely in its period before those possibly in it. */
export interface Selected {
	events: Listed[];
	/** Events that pass the filters and have no date: they are in no period. */
	undated: number;
}

/** What a view shows of an atlas of which all records are here; of one selected place or event, only that. */
export function selectEvents(catalogue: Catalogue, view: View): Selected {
	const { columns, dated, entries, placeById } = catalogue;
	const mask = filterMask(catalogue, view.filters);
	const { selection } = view;
	if (selection) {
		const place = selection.kind === 'place' ? placeById.get(selection.id) : undefined;
		const event = selection.kind === 'event' ? entries.rowOf(selection.id) : undefined;
		for (let row = 0; row < mask.length; row++) {
			const isMeant =
				selection.kind === 'event' ? row === event : placesOf(columns, row).includes(place ?? -1);
			if (!isMeant) mask[row] = 0;
		}
	}
	const rows = [
		...new Listing(dated, { mask, ...daysOf(view.window), least: view.possible ? POSSIBLY : IN })
	];
	const listed = rows.map(({ event, possible }) => ({ entry: entries.get(event)!, possible }));
	let undated = 0;
	for (let row = dated.length; row < columns.events; row++) if (mask[row]) undated++;
	return {
		events: [...listed.filter(({ possible }) => !possible), ...listed.filter(({ possible }) => possible)],
		undated
	};
}

/** The events of a picture. One that is of an undated event shows it all the same, though it is in no period. */
export function picturedEvents(catalogue: Catalogue, view: View): Listed[] {
	const { events, undated } = selectEvents(catalogue, view);
	const lone = undated > 0 ? undatedSubject(catalogue, view) : null;
	return lone ? [lone] : events;
}

/** The event that a view is of, where it has no date; null for any other view. */
export function undatedSubject({ entries }: Catalogue, { selection }: View): Listed | null {
	const entry = selection?.kind === 'event' ? entries.get(entries.rowOf(selection.id) ?? -1) : undefined;
	return entry && entry.event.when === null ? { entry, possible: false } : null;
}
