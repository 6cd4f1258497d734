import { noFilters, type Filters } from '#lib/dataset/filter.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import type { Window } from '#lib/time/window.ts';

export type Camera =
	{ kind: 'centre'; lon: number; lat: number; zoom: number } | { kind: 'bounds'; bounds: Bounds };

export type Selection = { kind: 'place' | 'event'; id: string };

export const modes = ['window', 'cumulative', 'event'] as const;
export type Mode = (typeof modes)[number];

/** What a second of playback is: the same time by the calendar, or the same number of events. */
export const paces = ['calendar', 'even'] as const;
export type Pace = (typeof paces)[number];

export const speedUnits = ['d', 'w', 'm', 'q', 'y'] as const;
export type SpeedUnit = (typeof speedUnits)[number];
/** Calendar time that passes in one second of playback: `{count: 3, unit: 'm'}` is three months a second. */
export interface Speed {
	count: number;
	unit: SpeedUnit;
}

/** The ground that pictures stand on. */
export type Theme = 'light' | 'dark';

/** What the reader sees, as one plain value: it drives page, embed, sheet, shared link and command line. */
export interface View {
	/** Half-open, on day boundaries; both ends null is the whole atlas. */
	window: Window;
	/** Null: fit what is shown. */
	camera: Camera | null;
	selection: Selection | null;
	filters: Filters;
	/** Whether events that possibly lie in the window are shown. */
	possible: boolean;
	/** Whether list, counts and histogram are of all events or only of those in the map's view. */
	basis: 'all' | 'view';
	/** Null: the calendar of the reader's language. */
	calendar: Calendar | null;
	mode: Mode;
	pace: Pace;
	speed: Speed;
	/** Whether playback leaves out the stretches in which nothing is shown. */
	skip: boolean;
	/** Whether playback starts over at the end. */
	loop: boolean;
	/** Whether the map keeps, faded, what playback has just passed. */
	trail: boolean;
}

export const defaultView: View = {
	window: { from: null, to: null },
	camera: null,
	selection: null,
	filters: noFilters,
	possible: true,
	basis: 'all',
	calendar: null,
	mode: 'window',
	pace: 'calendar',
	speed: { count: 3, unit: 'm' },
	skip: false,
	loop: false,
	trail: true
};
