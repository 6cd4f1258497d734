import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { countText } from '#lib/dataset/wording.ts';
import type { Calendar } from '#lib/time/calendar.ts';
import { formatWindow } from '#lib/time/format.ts';
import type { View } from '#lib/view/view.ts';
import { contextOf, SMALL, type Context, type SheetOptions } from './context.ts';
import { boundsOf, isIn } from './extent.ts';
import { flow, type Block, type Region } from './flow.ts';
import { footOf } from './foot.ts';
import { levelFor, type Ground } from './ground.ts';
import { legendOf } from './legend.ts';
import { blocksOf, HEAD, type Listing } from './list.ts';
import { drawMap, type DrawnMap } from './map.ts';
import type { Numbered } from './mapoptions.ts';
import { inUnit } from './paper.ts';
import { aspectOf, frameOn, type Framed } from './projection.ts';
import { selectEvents, type Listed } from './select.ts';
import { element, escape, round } from './svg.ts';
import { drawLine, wrap } from './text.ts';

export type { SheetOptions };

/** A sheet's pages as SVG, and what they show. */
export interface Sheet {
	pages: string[];
	title: string;
	/** Numbered events, on the map and in the list alike. */
	numbered: number;
	unplaced: number;
	/** Events whose places lie outside the map's frame. */
	outside: number;
	undated: number;
}

/** The ground in steps of generalisation: gives the level that a map needs. */
export type GroundOf = (level: number) => Ground;

const TITLE = { size: 24, line: 29 };
const SUBTITLE = { size: 14, line: 18 };
/** Columns of the list are at least so wide, and so far apart. */
const COLUMN = { least: 270, gap: 24 };
/** How high a map is: at least and at most so much of its width, and at most so much of the page's height. */
const MAP = { least: 0.4, ofWidth: 0.506, ofHeight: 0.5 };
/** What stands below a map that has the list beside it: legend and foot. */
const BELOW = 180;

/** Makes the sheet of a view: the same input gives the same bytes, in any place, zone and system. */
export function makeSheet(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	options: SheetOptions
): Sheet {
	const context = contextOf(catalogue, view, options);
	const { bounds, scale = null, projection } = context.options;
	const { events, undated } = selectEvents(context.catalogue, context.view);
	const placed = events.filter(({ entry }) => entry.happenedAt.length > 0);
	const unplaced = events.filter(({ entry }) => entry.happenedAt.length === 0);
	const head = headOf(context, events);
	const box = bounds ?? boundsOf(context, placed);
	const most = mapSize(context, head.height);
	const wanted = scale === null ? most.width / aspectOf(box, projection) : most.height;
	const size = { ...most, height: Math.min(most.height, Math.max(wanted, most.width * MAP.least)) };
	const framed = frameOn(box, size, { kind: projection, scale });
	const inFrame = (listed: Listed): readonly number[] =>
		listed.entry.happenedAt.filter((place) => isIn(context, place, framed, size));
	const shown = placed.filter((listed) => inFrame(listed).length > 0);
	const outside = placed.filter((listed) => inFrame(listed).length === 0);
	const numbered = shown.map((listed, at): Numbered => ({
		number: at + 1,
		category: listed.entry.category,
		possible: listed.possible,
		places: inFrame(listed)
	}));
	const ground = groundOf(levelFor(framed.pixelsPerKm * 111.2));
	const { language, messages } = context.wording;
	const map = drawMap({
		catalogue: context.catalogue,
		ground,
		framed,
		size,
		events: numbered,
		style: context.style,
		language,
		messages
	});
	const counts = { numbered: shown.length, unplaced: unplaced.length, outside: outside.length, undated };
	const pages = paginate(context, map, framed, size, head, { shown, unplaced, outside, undated });
	return { pages, title: context.title, ...counts };
}

/** "January 1988 to December 1992. 23 events, 8 of them possibly in this period." */
function subtitleOf(context: Context, events: readonly Listed[]): string {
	const { messages, calendar } = context.wording;
	if (context.options.subtitle !== undefined) return context.options.subtitle;
	const possible = events.filter((listed) => listed.possible).length;
	const other: Calendar = calendar === 'gregorian' ? 'persian' : 'gregorian';
	const own = periodIn(context, calendar);
	const period =
		context.options.bothCalendars && context.view.window.from !== null
			? messages.when.inBrackets(own, periodIn(context, other))
			: own;
	return context.words.subtitle(period, countText(context.wording, events.length, possible));
}

function periodIn(context: Context, calendar: Calendar): string {
	const { language, messages } = context.wording;
	return formatWindow(context.view.window, { language, calendar, words: messages.when });
}

function paginate(
	context: Context,
	map: DrawnMap,
	framed: Framed,
	size: { width: number; height: number },
	head: Block,
	listed: Listing
): string[] {
	const { paper, language } = context.options;
	const { margin, height } = paper;
	const columns = columnsOf(context);
	const columnWidth = columnWidthOf(context);
	const legend = legendOf(context, map, listed.shown, size.width);
	const foot = footOf(context, framed);
	const mapTop = margin.top + head.height + 14;
	const legendTop = mapTop + size.height + 8;
	const isBeside = size.width < context.width;
	const listTop = isBeside ? mapTop : legendTop + legend.height + 12;
	const bottom = height - margin.foot - foot.height - 8;
	const laterTop = margin.top + 24;
	const regionOf = (page: number): Region => {
		const y = page === 0 ? listTop : laterTop;
		const column = page === 0 && isBeside ? mapColumnsOf(context) : 0;
		return { y, height: Math.max(0, bottom - y), column, columns: columns - column };
	};
	const blocks = blocksOf(context, map, listed, columnWidth);
	const pages = flow(blocks, regionOf);
	const rule = (y: number, width: number, stroke: string): string =>
		element('path', {
			d: `M${round(context.left)} ${round(y)}h${round(context.width)}`,
			stroke,
			'stroke-width': width
		});
	const { palette } = context.style;
	const mapLeft = context.rtl ? context.left + context.width - size.width : context.left;
	return pages.map((flowing, page) => {
		const { y: top, column: first } = regionOf(page);
		const body = flowing.map((blocksOfColumn, column) => {
			const at = context.rtl ? columns - 1 - first - column : first + column;
			const x = context.left + at * (columnWidth + COLUMN.gap) + (context.rtl ? columnWidth : 0);
			let y = top;
			return blocksOfColumn
				.map((block, index) => {
					const drawn = block.draw(x, y - (block.head && index === 0 ? HEAD.above : 0));
					y += block.height - (block.head && index === 0 ? HEAD.above : 0);
					return drawn;
				})
				.join('');
		});
		const running = wrap(
			[{ text: context.title, style: context.type('bold', SMALL.size) }],
			context.width
		)[0];
		return pageOf(
			context,
			[
				...(page === 0
					? [
							rule(margin.top, 2, palette.ink),
							head.draw(context.start, margin.top),
							element('svg', { x: mapLeft, y: mapTop, ...size, 'data-map': '', overflow: 'hidden' }, map.svg),
							legend.draw(mapLeft, legendTop),
							isBeside ? '' : rule(legendTop + legend.height + 4, 0.75, palette.rule)
						]
					: [
							running ? drawLine(running, context.start, margin.top + 10, language) : '',
							rule(margin.top + 16, 0.75, palette.rule)
						]),
				element('g', { 'data-list': '' }, ...body),
				rule(height - margin.foot - foot.height, 0.75, palette.ink),
				foot.draw(page, pages.length)
			].join('')
		);
	});
}

function pageOf(context: Context, content: string): string {
	const { paper, language } = context.options;
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width: inUnit(paper.width, paper),
			height: inUnit(paper.height, paper),
			viewBox: `0 0 ${round(paper.width)} ${round(paper.height)}`,
			'text-rendering': 'geometricPrecision',
			'xml:lang': language
		},
		element('title', {}, escape(context.title)),
		element('defs', {}, context.style.defs),
		element('rect', { width: paper.width, height: paper.height, fill: context.style.palette.paper }),
		content
	);
}

function mapSize(context: Context, headHeight: number): { width: number; height: number } {
	const { paper } = context.options;
	const columns = mapColumnsOf(context);
	if (columns === 0)
		return {
			width: context.width,
			height: Math.min(context.width * MAP.ofWidth, paper.height * MAP.ofHeight)
		};
	const width = columns * columnWidthOf(context) + (columns - 1) * COLUMN.gap;
	const room = paper.height - paper.margin.top - paper.margin.foot - headHeight - BELOW;
	return { width, height: Math.max(room, paper.height * 0.35) };
}

function headOf(context: Context, events: readonly Listed[]): Block {
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

function columnsOf(context: Context): number {
	return Math.max(1, Math.floor((context.width + COLUMN.gap) / (COLUMN.least + COLUMN.gap)));
}

function columnWidthOf(context: Context): number {
	return (context.width - (columnsOf(context) - 1) * COLUMN.gap) / columnsOf(context);
}

/** On a wide page so many columns are the map's, and the list stands beside it. */
function mapColumnsOf(context: Context): number {
	const { width, height } = context.options.paper;
	return width > height * 1.15 ? Math.min(columnsOf(context) - 1, Math.ceil(columnsOf(context) * 0.6)) : 0;
}
