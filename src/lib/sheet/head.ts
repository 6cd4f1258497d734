import { countText, filterNames } from '#lib/dataset/wording.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { formatWindow } from '#lib/time/format.ts';
import { isEndless, type Window } from '#lib/time/window.ts';
import { SMALL, type Context } from './context.ts';
import type { Block } from './flow.ts';
import type { Panel } from './panels.ts';
import type { Listed } from './select.ts';
import { drawLine, wrap, type Line } from './text.ts';

const TITLE = { size: 24, line: 29 };
const SUBTITLE = { size: 14, line: 18 };

/** Title and subtitle. */
export function headOf(context: Context, events: readonly Listed[]): Block {
	const { language } = context.wording;
	const width = context.width;
	const big = Math.min(TITLE.size, Math.max(16, context.width / 26));
	const title = wrap(
		[{ text: context.title, style: context.type(context.rtl ? 'bold' : 'serif', big) }],
		width
	);
	const subtitle = wrap(
		[{ text: subtitleOf(context, events), style: context.type('sans', Math.min(SUBTITLE.size, big - 4)) }],
		width
	);
	const lineOf = (big * TITLE.line) / TITLE.size;
	return {
		height: 12 + title.length * lineOf + subtitle.length * SUBTITLE.line,
		draw: (x, y) =>
			[
				...title.map((line, at) => drawLine(line, x, y + 8 + (at + 0.9) * lineOf, language)),
				...subtitle.map((line, at) =>
					drawLine(line, x, y + 11 + title.length * lineOf + (at + 0.85) * SUBTITLE.line, language)
				)
			].join('')
	};
}

/** What stands over one of several maps: its period, and how many events it has. */
export function captionOf(context: Context, { window, events }: Panel): (width: number) => Block {
	const { language } = context.wording;
	const runs = [
		{ text: `${periodIn(context, window)} `, style: context.type('bold', SMALL.size) },
		{ text: countOf(context, events), style: context.type('sans', SMALL.size, 'ink2') }
	];
	return (width) => {
		const lines: Line[] = wrap(runs, width);
		return {
			height: lines.length * SMALL.line + 5,
			draw: (x, y) => lines.map((line, at) => drawLine(line, x, y + at * SMALL.line + 11, language)).join('')
		};
	};
}

/** "January 1988 to December 1992. 23 events, 8 of them possibly in this period. Only: Killings, Tehran." */
export function subtitleOf(context: Context, events: readonly Listed[]): string {
	const { options, view, wording, words } = context;
	if (options.subtitle !== undefined) return options.subtitle;
	const { comma, drawers } = wording.messages.list;
	// It is in no period; what is told of it alone says so.
	if (events.some(({ entry }) => entry.event.when === null))
		return [context.atlasTitle, drawers.undated].map((part) => words.sentence(part)).join(' ');
	const filters = filterNames(wording, view.filters);
	return [
		...(context.subject === null ? [] : [words.sentence(context.atlasTitle)]),
		words.subtitle(periodsOf(context), countOf(context, events)),
		...(filters.length > 0 ? [words.only(filters.join(comma))] : [])
	].join(' ');
}

const countOf = ({ wording }: Context, events: readonly Listed[]): string =>
	countText(wording, events.length, events.filter(({ possible }) => possible).length);

/** The period of the sheet, or of two that it compares, in the calendars that are asked for. */
function periodsOf(context: Context): string {
	const { periods, bothCalendars } = context.options;
	const { messages, calendar } = context.wording;
	const written = (window: Window): string => {
		const own = periodIn(context, window);
		if (!bothCalendars || isEndless(window)) return own;
		const other: Calendar = calendar === 'gregorian' ? 'persian' : 'gregorian';
		return messages.when.inBrackets(own, periodIn(context, window, other));
	};
	const [first, last] = [periods?.[0], periods?.at(-1)];
	if (!first || !last) return written(context.view.window);
	const isCut = periods!.length > 2 || first.to === last.from;
	return isCut
		? written({ from: first.from, to: last.to })
		: context.words.versus(written(first), written(last));
}

function periodIn(
	{ wording: { language, messages, calendar } }: Context,
	window: Window,
	as: Calendar = calendar
): string {
	return formatWindow(window, { language, calendar: as, words: messages.when });
}
