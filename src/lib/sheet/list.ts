import { dateText, whereText } from '#lib/dataset/wording.ts';
import { formatNumber, localised } from '#lib/language/language.ts';
import { drawSign } from '#lib/marks/mark.ts';
import { isEndless } from '#lib/time/window.ts';
import { SMALL, TEXT, type Context } from './context.ts';
import type { Block } from './flow.ts';
import { drawDrawing } from './drawing.ts';
import type { Key } from './map.ts';
import { rangesOf } from './numbers.ts';
import type { Listed } from './select.ts';
import { element } from './svg.ts';
import { drawLine, wrap, type Run } from './text.ts';

/** Heads of the list, in pixels. */
export const HEAD = { size: 12, above: 10, line: 18 };
/** Room for the number and the sign of a row. */
const NUMBER = 22;
const SIGN = 16;

/** What a list tells: events on the map by their numbers, and those that the map does not have. */
export interface Listing {
	shown: readonly Listed[];
	unplaced: readonly Listed[];
	outside: readonly Listed[];
	undated: number;
}

/** The whole text of a sheet, to flow through its columns: numbers beside the map, events, notes, sources. */
export function blocksOf(
	context: Context,
	keys: readonly Key[],
	{ shown, unplaced, outside, undated }: Listing,
	width: number
): Block[] {
	const { messages, language } = context.wording;
	const { words } = context;
	const sure = shown.filter(({ possible }) => !possible);
	const possibly = shown.filter(({ possible }) => possible);
	const sources = sourceNumbersOf([...shown, ...outside, ...unplaced]);
	const rows = (listed: readonly Listed[], first: number | null): Block[] =>
		listed.map((event, at) => rowOf(context, event, first === null ? null : first + at, sources, width));
	const group = (title: string, blocks: Block[]): Block[] =>
		blocks.length === 0 ? [] : [headingOf(context, title, width), ...blocks];
	const { window } = context.view;
	const isWhole = !context.options.periods && isEndless(window);
	const notes = [
		...(undated > 0 ? [words.undated(undated, formatNumber(undated, language))] : []),
		...(unplaced.length > 0
			? [words.unplaced(unplaced.length, formatNumber(unplaced.length, language))]
			: []),
		...(outside.length > 0 ? [words.outside(outside.length, formatNumber(outside.length, language))] : [])
	];
	return [
		...group(
			words.key,
			keys.map(({ letter, name, numbers }) =>
				paragraphOf(
					context,
					[
						{ text: letter, style: context.type('bold', TEXT.size) },
						{ text: ` ${name} `, style: context.type('sans', TEXT.size) },
						{ text: numbers, style: context.type('bold', TEXT.size) }
					],
					width,
					{ 'data-key': letter, 'data-numbers': numbers }
				)
			)
		),
		...group(isWhole ? words.events : words.dated, rows(sure, 1)),
		...group(words.possibly, rows(possibly, sure.length + 1)),
		...group(words.outsideTitle, rows(outside, null)),
		...group(messages.list.drawers.unplaced, rows(unplaced, null)),
		...(shown.length + outside.length + unplaced.length === 0
			? [
					paragraphOf(
						context,
						[{ text: messages.list.emptyTitle, style: context.type('sans', TEXT.size) }],
						width
					)
				]
			: []),
		...notes.map((text) =>
			paragraphOf(context, [{ text, style: context.type('sans', TEXT.size, 'ink2') }], width, {
				'data-note': ''
			})
		),
		...group(
			words.sources,
			[...sources].map(([source, number]) => sourceOf(context, source, number, width))
		)
	];
}

/** Numbers of the sources in the order in which the list names them. */
export function sourceNumbersOf(listed: readonly Listed[]): Map<number, number> {
	const numbers = new Map<number, number>();
	for (const { entry } of listed)
		for (const source of entry.sources) if (!numbers.has(source)) numbers.set(source, numbers.size + 1);
	return numbers;
}

function headingOf(context: Context, text: string, width: number): Block {
	const { language } = context.wording;
	const lines = wrap([{ text, style: context.type('bold', HEAD.size) }], width);
	return {
		height: HEAD.above + lines.length * HEAD.line,
		head: true,
		draw: (x, y) =>
			lines.map((line, at) => drawLine(line, x, y + HEAD.above + at * HEAD.line + 12, language)).join('')
	};
}

/** Number, sign, title, date and place, and who says so. */
function rowOf(
	context: Context,
	{ entry, possible }: Listed,
	number: number | null,
	sources: Map<number, number>,
	width: number
): Block {
	const { language, catalogue } = context.wording;
	const { palette } = context.style;
	const { atlas } = catalogue.dataset;
	const { words } = context;
	const text = (one: Record<string, string>): string => localised(one, language, atlas.languages[0]!).text;
	const plain = context.type('sans', TEXT.size);
	const quiet = context.type('sans', TEXT.size, 'ink2');
	const runs: Run[] = [
		{ text: `${words.sentence(text(entry.event.title))} `, style: plain },
		{
			text: `${words.whenWhere(dateText(context.wording, entry.event.when), whereText(context.wording, entry))} ${sayersOf(context, entry.sources, sources)}`,
			style: quiet
		}
	];
	const lines = wrap(runs, width - NUMBER - SIGN);
	const side = context.rtl ? -1 : 1;
	const shape = atlas.categories[entry.category]!.shape;
	return {
		height: lines.length * TEXT.line + 3,
		draw: (x, y) => {
			const bold = context.type('bold', TEXT.size);
			const label = number === null ? '' : formatNumber(number, language, { useGrouping: false });
			const line = wrap([{ text: label, style: bold }], Infinity)[0];
			const at = x + side * (NUMBER - 6 - (line?.width ?? 0));
			return element(
				'g',
				{ 'data-event': entry.event.id, 'data-number': number ?? undefined },
				line ? drawLine(line, at, y + 11, language) : '',
				drawDrawing(
					drawSign(shape, palette.categories[entry.category]!, possible, palette.paper, possible ? 7 : 8),
					[x + side * (NUMBER + 4), y + 7]
				),
				...lines.map((each, index) =>
					drawLine(each, x + side * (NUMBER + SIGN), y + index * TEXT.line + 11, language)
				)
			);
		}
	};
}

/**
 * "NCRI [3, 4]; Newsweek [7]": who published what reports the event.
 *
 * @param named how a publisher is written
 */
export function sayersOf(
	context: Context,
	cited: readonly number[],
	numbers: ReadonlyMap<number, number>,
	named = (publisher: string): string => publisher
): string {
	const { language, messages, catalogue } = context.wording;
	const byPublisher = new Map<string, number[]>();
	for (const source of cited) {
		const { publisher } = catalogue.sources[source]!;
		byPublisher.set(publisher, [...(byPublisher.get(publisher) ?? []), numbers.get(source)!]);
	}
	const comma = messages.list.comma;
	return context.words.sayers(
		[...byPublisher].map(
			([publisher, own]) =>
				`${named(publisher)} [${rangesOf(
					own.sort((a, b) => a - b),
					language
				).join(comma)}]`
		)
	);
}

/** Author, publisher, title and date of a source, as far as they are known. */
export function sourceParts({ wording }: Context, source: number): string[] {
	const { publisher, author, title, published } = wording.catalogue.sources[source]!;
	const date = published === null ? wording.messages.when.undated : dateText(wording, published);
	return [author, publisher, title, date].filter((part) => part !== undefined);
}

function sourceOf(context: Context, source: number, number: number, width: number): Block {
	const { language, catalogue } = context.wording;
	const { url } = catalogue.sources[source]!;
	const parts = [...sourceParts(context, source), ...(url === undefined ? [] : [url])];
	return paragraphOf(
		context,
		[
			{
				text: `[${formatNumber(number, language, { useGrouping: false })}] `,
				style: context.type('bold', SMALL.size)
			},
			{
				text: parts.map((part) => context.words.sentence(part)).join(' '),
				style: context.type('sans', SMALL.size)
			}
		],
		width,
		{ 'data-source': catalogue.sources[source]!.id }
	);
}

function paragraphOf(
	context: Context,
	runs: readonly Run[],
	width: number,
	attributes: Record<string, string> = {}
): Block {
	const { language } = context.wording;
	const lines = wrap(runs, width);
	return {
		height: lines.length * SMALL.line + 3,
		draw: (x, y) =>
			element(
				'g',
				attributes,
				...lines.map((line, at) => drawLine(line, x, y + at * SMALL.line + 11, language))
			)
	};
}
