import { encode } from 'uqr';
import { dateText } from '#lib/dataset/wording.ts';
import { formatNumber } from '#lib/language/language.ts';
import { SMALL, type Context } from './context.ts';
import type { Framed } from './projection.ts';
import { element, round } from './svg.ts';
import { drawLine, wrap, type Line } from './text.ts';

/** The side of the code, in pixels: 2 cm. */
const QR = 74;

/** What stands at the foot of every page. */
export interface Foot {
	height: number;
	draw(page: number, pages: number): string;
}

/** Projection, credits, licence, address, edition and code. */
export function footOf(context: Context, framed: Framed): Foot {
	const { paper, address, edition } = context.options;
	const { language, messages, catalogue } = context.wording;
	const { atlas } = catalogue.dataset;
	const { words } = context;
	const data = [
		...(atlas.updated === undefined ? [] : [words.updated(dateText(context.wording, atlas.updated))]),
		edition
	].join(' · ');
	const latitude = formatNumber(Math.round(Math.abs(framed.latitude)), language);
	const width = context.width - QR - 16;
	const small = context.type('sans', SMALL.size);
	const quiet = context.type('sans', SMALL.size, 'ink2');
	const paragraphs: Line[] = [
		...wrap(
			[
				{ text: `${words.mapTitle} `, style: context.type('bold', SMALL.size) },
				{
					text: `${words.projections[framed.kind]} ${words.scaleAt(latitude, framed.latitude >= 0)} ${words.ground}`,
					style: small
				}
			],
			width
		),
		...wrap([{ text: `${words.licence(atlas.licence)} ${words.ours}`, style: small }], width),
		...wrap([{ text: address, style: quiet }], width)
	];
	const lineOf = (page: number, pages: number): Line =>
		wrap(
			[
				{
					text: words.sheetOf(
						messages.product,
						data,
						formatNumber(page + 1, language),
						formatNumber(pages, language)
					),
					style: quiet
				}
			],
			width
		)[0]!;
	const height = Math.max(QR + 10, (paragraphs.length + 1) * SMALL.line + 10);
	const top = paper.height - paper.margin.foot - height;
	return {
		height,
		draw: (page, pages) =>
			[
				...[...paragraphs, lineOf(page, pages)].map((line, at) =>
					drawLine(line, context.start, top + 10 + at * SMALL.line + 10, language)
				),
				codeOf(address, context.rtl ? context.left : context.left + context.width - QR, top + 10)
			].join('')
	};
}

/** The address as a QR code. */
function codeOf(address: string, x: number, y: number): string {
	const { size, data } = encode(address, { ecc: 'L', border: 0 });
	const path = data
		.flatMap((row, line) =>
			row.flatMap((dark, column) =>
				dark && !row[column - 1] ? [`M${column} ${line}h${runOf(row, column)}v1H${column}z`] : []
			)
		)
		.join('');
	return element(
		'g',
		{
			transform: `translate(${round(x)} ${round(y)}) scale(${(QR / size).toFixed(5)})`,
			'data-code': address
		},
		element('rect', { x: -2, y: -2, width: size + 4, height: size + 4, fill: '#FFFFFF' }),
		element('path', { d: path, fill: '#000000', 'shape-rendering': 'crispEdges' })
	);
}

/** How many dark squares follow each other. */
function runOf(row: readonly boolean[], from: number): number {
	let end = from;
	while (row[end]) end++;
	return end - from;
}
