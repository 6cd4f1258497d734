import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { calendarOf } from '#lib/language/language.ts';
import type { Calendar, Unit } from '#lib/time/calendar.ts';
import type { Window } from '#lib/time/window.ts';
import type { View } from '#lib/view/view.ts';
import { contextOf, type SheetOptions } from './context.ts';
import { boundsOf } from './extent.ts';
import type { GroundOf } from './ground.ts';
import { periodsIn, stepsIn, type Span } from './panels.ts';
import { selectEvents } from './select.ts';
import { drawSheet, makeSheet, type Sheet } from './sheet.ts';

/** Maps of equal periods on one sheet, or a sheet for each place or year. */
export const seriesNames = ['months', 'years', 'decades', 'by-place', 'by-year'] as const;
export type SeriesName = (typeof seriesNames)[number];

export interface SeriesOptions extends Omit<SheetOptions, 'address' | 'periods'> {
	series?: SeriesName;
	/** A second period, whose map stands beside the view's own. */
	versus?: Window;
	/** The address of a view, or of its comparison with another period. */
	addressOf(view: View, versus?: Window): string;
}

/** A book of more sheets than this is made in parts. */
const MOST_SHEETS = 400;

const units = { months: 'month', years: 'year', decades: 'decade' } as const satisfies Record<string, Unit>;

/**
 * Makes the sheets of a view: one, one with several maps, or a book of them. Of a book the counts are sums over its sheets.
 *
 * @throws RangeError where the view has more periods than one sheet can hold
 */
export function makeSeries(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	{ series, versus, addressOf, ...options }: SeriesOptions
): Sheet {
	const make = (periods?: readonly Window[]): Sheet =>
		makeSheet(catalogue, view, groundOf, { ...options, periods, address: addressOf(view, versus) });
	if (versus) return make([view.window, versus]);
	if (series === undefined) return make();
	const calendar = view.calendar ?? calendarOf(options.language);
	const { span } = catalogue;
	if (series === 'months' || series === 'years' || series === 'decades')
		return make(periodsIn(view.window, span, units[series], calendar));
	const views = series === 'by-place' ? byPlace(catalogue, view) : byYear(catalogue, view, span, calendar);
	if (views.length === 0) return make();
	if (views.length > MOST_SHEETS)
		throw new RangeError(
			`invalid series: ${views.length} sheets, expected at most ${MOST_SHEETS}; choose a shorter period or fewer kinds`
		);
	// Years are compared with each other: they have one frame. A place has its own.
	const whole = contextOf(catalogue, view, { ...options, address: '' });
	const { events, undated } = selectEvents(catalogue, view);
	const bounds = options.bounds ?? (series === 'by-year' ? boundsOf(whole, events) : undefined);
	const sheets = views.map((own) =>
		drawSheet(catalogue, own, groundOf, { ...options, bounds, address: addressOf(own) })
	);
	const all = sheets.reduce((sum, { length }) => sum + length, 0);
	let before = 0;
	const pages = sheets.flatMap((sheet) => {
		const drawn = sheet.pages(before, all);
		before += sheet.length;
		return drawn;
	});
	const sum = (of: 'numbered' | 'unplaced' | 'outside'): number =>
		sheets.reduce((total, sheet) => total + sheet[of], 0);
	return {
		pages,
		title: whole.title,
		numbered: sum('numbered'),
		unplaced: sum('unplaced'),
		outside: sum('outside'),
		undated
	};
}

/** A view of each place at which anything happened, the one with most first. */
function byPlace(catalogue: Catalogue, view: View): View[] {
	const counts = new Map<number, number>();
	for (const { entry } of selectEvents(catalogue, view).events)
		for (const place of entry.happenedAt) counts.set(place, (counts.get(place) ?? 0) + 1);
	return [...counts]
		.sort(([a, many], [b, others]) => others - many || a - b)
		.map(([place]): View => {
			const { id } = catalogue.places[place]!;
			return { ...view, selection: { kind: 'place', id } };
		});
}

/** A view of each year in which anything surely or possibly happened. */
function byYear(catalogue: Catalogue, view: View, span: Span, calendar: Calendar): View[] {
	return [...stepsIn(view.window, span, 'year', calendar)]
		.map((window): View => ({ ...view, window }))
		.filter((own) => selectEvents(catalogue, own).events.length > 0);
}
