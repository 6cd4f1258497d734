import { SMALL, type Context } from './context.ts';
import { flow, type Block, type Region } from './flow.ts';
import type { Foot } from './foot.ts';
import type { Layout } from './layout.ts';
import { HEAD } from './list.ts';
import type { DrawnMap } from './map.ts';
import { inUnit } from './paper.ts';
import { element, escape, round } from './svg.ts';
import { drawLine, wrap } from './text.ts';

/** What the pages of a sheet are put together from. */
export interface Parts {
	head: Block;
	layout: Layout;
	/** In the places that the layout has for them. */
	maps: readonly DrawnMap[];
	legend: Block;
	foot: Foot;
	list: readonly Block[];
}

/** Room above the list of every page but the first, where the title runs. */
const RUNNING = 24;

/** Lays a sheet out on as many pages as its list takes. */
export function pagesOf(
	context: Context,
	parts: Parts
): { length: number; pages: (before: number, all: number) => string[] } {
	const { layout, legend, foot, list } = parts;
	const { margin, height } = context.options.paper;
	const legendTop = layout.bottom + 8;
	const isBeside = layout.columns.taken > 0;
	const listTop = isBeside ? layout.maps[0]!.box.y : legendTop + legend.height + 12;
	const bottom = height - margin.foot - foot.height - 8;
	const regionOf = (page: number): Region => {
		const y = page === 0 ? listTop : margin.top + RUNNING;
		const column = page === 0 ? layout.columns.taken : 0;
		return { y, height: Math.max(0, bottom - y), column, columns: layout.columns.count - column };
	};
	const pages = flow(list, regionOf);
	const lists = pages.map((columns, page) => listOf(context, layout, columns, regionOf(page)));
	return {
		length: pages.length,
		pages: (before, all) =>
			lists.map((drawn, page) =>
				pageOf(
					context,
					[
						page === 0 ? firstOf(context, parts, legendTop) : runningHead(context),
						drawn,
						rule(context, height - margin.foot - foot.height, 0.75, 'ink'),
						foot.draw(before + page, all)
					].join('')
				)
			)
	};
}

function firstOf(context: Context, { head, layout, maps, legend }: Parts, legendTop: number): string {
	const { margin } = context.options.paper;
	return [
		rule(context, margin.top, 2, 'ink'),
		head.draw(context.start, margin.top),
		...layout.maps.map(({ box, caption }, at) => {
			const { ground, signs } = maps[at]!;
			return (
				(caption ? caption.block.draw(caption.x, caption.y) : '') +
				element(
					'svg',
					{ ...box, 'data-map': '', overflow: 'visible' },
					element('svg', { width: box.width, height: box.height, overflow: 'hidden' }, ground),
					signs
				)
			);
		}),
		legend.draw(layout.left, legendTop),
		layout.columns.taken > 0 ? '' : rule(context, legendTop + legend.height + 4, 0.75, 'rule')
	].join('');
}

function runningHead(context: Context): string {
	const { margin } = context.options.paper;
	const style = context.type('bold', SMALL.size);
	const title = wrap([{ text: context.title, style }], context.width)[0];
	return (
		(title ? drawLine(title, context.start, margin.top + 10, context.options.language) : '') +
		rule(context, margin.top + 16, 0.75, 'rule')
	);
}

function listOf(context: Context, { columns }: Layout, blocks: readonly Block[][], region: Region): string {
	const drawn = blocks.map((own, at) => {
		const column = region.column + at;
		const x = context.rtl
			? context.left + context.width - column * columns.step
			: context.left + column * columns.step;
		let y = region.y;
		return own
			.map((block, index) => {
				// A head at the top of a column has nothing to be parted from.
				const above = block.head && index === 0 ? HEAD.above : 0;
				const markup = block.draw(x, y - above);
				y += block.height - above;
				return markup;
			})
			.join('');
	});
	return element('g', { 'data-list': '' }, ...drawn);
}

const rule = (context: Context, y: number, width: number, ink: 'ink' | 'rule'): string =>
	element('path', {
		d: `M${round(context.left)} ${round(y)}h${round(context.width)}`,
		stroke: context.style.palette[ink],
		'stroke-width': width
	});

/** A page as a drawing of its own. */
export function pageOf(context: Context, content: string): string {
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
