import type { AddressOf } from '#lib/dataset/exports/excerpt.ts';
import { escapeXml, element as markup, textElement } from '#lib/dataset/exports/xml.ts';
import type { Text } from '#lib/dataset/schema.ts';
import { dateText, DOT, inReadersLanguage, whereText } from '#lib/dataset/wording.ts';
import { directionOf, formatNumber } from '#lib/language/language.ts';
import { drawSign } from '#lib/marks/mark.ts';
import { pagePalette } from '#lib/marks/palette.ts';
import { UNIT } from '#lib/marks/shape.ts';
import { isEndless } from '#lib/time/window.ts';
import type { Context } from './context.ts';
import { drawDrawing } from './drawing.ts';
import { sayersOf, sourceNumbersOf, sourceParts } from './list.ts';
import type { Listed } from './select.ts';

/** The sign of an event, in a box of 16 px; pale where it is only possible. */
function signOf({ wording }: Context, category: number, possible = false): string {
	const { categories } = wording.catalogue.dataset.atlas;
	const { categories: colours, paper } = pagePalette(categories);
	const { shape } = categories[category]!;
	const drawn = drawDrawing(drawSign(shape, colours[category]!, possible, paper, UNIT), [0, 0]);
	return markup('svg', { viewBox: '-8 -8 16 16', width: '16', height: '16', 'aria-hidden': 'true' }, drawn);
}

/** Text for readers; marked with its language where that is not the reader's. */
function localisedOf({ wording }: Context, written: Text): string {
	const { text, lang } = inReadersLanguage(wording, written);
	return lang === wording.language
		? escapeXml(text)
		: textElement('span', text, { lang, dir: directionOf(lang) });
}

/** The kinds of events that are shown, by their shapes. */
export function legendOf(context: Context, events: readonly Listed[], possibly: string): string {
	const { categories } = context.wording.catalogue.dataset.atlas;
	const shown = categories
		.map((_, at) => at)
		.filter((at) => events.some(({ entry }) => entry.category === at));
	const [first] = shown;
	if (first === undefined) return '';
	const rows = shown.map((at) => signOf(context, at) + localisedOf(context, categories[at]!.label));
	if (events.some(({ possible }) => possible)) rows.push(signOf(context, first, true) + escapeXml(possibly));
	return markup('ul', { class: 'legend' }, ...rows.map((row) => markup('li', {}, row)));
}

/** Events under a head. */
interface Group {
	title: string;
	listed: readonly Listed[];
}

/** The events surely in the period and those possibly in it, as on a sheet. */
export function groupsOf({ words, view }: Context, events: readonly Listed[]): Group[] {
	const isWhole = isEndless(view.window);
	return [
		{ title: isWhole ? words.events : words.dated, listed: events.filter(({ possible }) => !possible) },
		{ title: words.possibly, listed: events.filter(({ possible }) => possible) }
	];
}

export function listsOf(context: Context, groups: readonly Group[], addressOf: AddressOf): string[] {
	const numbers = sourceNumbersOf(groups.flatMap(({ listed }) => listed));
	return groups
		.filter(({ listed }) => listed.length > 0)
		.map(({ title, listed }) =>
			markup(
				'section',
				{},
				textElement('h2', title),
				markup(
					'ul',
					{ class: 'events' },
					...listed.map((one) => `\n${rowOf(context, one, numbers, addressOf)}`)
				)
			)
		);
}

/** Sign, title, date and place, who says so; and of a page that is of one event, what is reported. */
function rowOf(
	context: Context,
	{ entry, possible }: Listed,
	numbers: ReadonlyMap<number, number>,
	addressOf: AddressOf
): string {
	const { wording, view } = context;
	const { id, title, when, summary } = entry.event;
	return markup(
		'li',
		{ 'data-event': id },
		signOf(context, entry.category, possible),
		markup(
			'div',
			{},
			linkTo(addressOf('event', id), localisedOf(context, title)),
			textElement('p', `${dateText(wording, when)}${DOT}${whereText(wording, entry)}`),
			view.selection?.kind === 'event'
				? markup('p', { class: 'summary' }, localisedOf(context, summary))
				: '',
			markup(
				'p',
				{},
				sayersOf(context, entry.sources, numbers, (name) => textElement('bdi', name))
			)
		)
	);
}

/** The sources by the numbers that the list gives them. */
export function sourcesOf(context: Context, events: readonly Listed[]): string {
	const numbers = sourceNumbersOf(events);
	if (numbers.size === 0) return '';
	const { sources } = context.wording.catalogue;
	const rows = [...numbers].map(([source, number]) => {
		const { url } = sources[source]!;
		const written = formatNumber(number, context.wording.language, { useGrouping: false });
		const parts = sourceParts(context, source).map((part) =>
			textElement('bdi', context.words.sentence(part))
		);
		const link = url && /^https?:/u.test(url) ? [linkTo(url, textElement('bdi', url))] : [];
		return `\n${markup('li', {}, `[${written}] ${[...parts, ...link].join(' ')}`)}`;
	});
	return markup(
		'section',
		{},
		textElement('h2', context.words.sources),
		markup('ul', { class: 'sources' }, ...rows)
	);
}

/** The page may stand in a frame: what it leads to opens beside it. */
export const linkTo = (href: string, inner: string): string =>
	markup('a', { href, target: '_blank', rel: 'noopener noreferrer' }, inner);
