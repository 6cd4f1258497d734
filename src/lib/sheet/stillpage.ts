import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { escapeXml, element as markup, textElement } from '#lib/dataset/exports/xml.ts';
import type { AddressOf } from '#lib/dataset/exports/excerpt.ts';
import { dateText, DOT, inReadersLanguage, whereText } from '#lib/dataset/wording.ts';
import type { Text } from '#lib/dataset/schema.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { embedMessagesOf } from '#lib/language/embed.ts';
import { directionOf, formatNumber, type Language } from '#lib/language/language.ts';
import { drawSign } from '#lib/marks/mark.ts';
import { pagePalette } from '#lib/marks/palette.ts';
import { UNIT } from '#lib/marks/shape.ts';
import type { View } from '#lib/view/view.ts';
import { contextOf, type Context } from './context.ts';
import { drawDrawing } from './drawing.ts';
import type { GroundOf } from './ground.ts';
import { subtitleOf } from './head.ts';
import { sayersOf, sourceNumbersOf, sourceParts } from './list.ts';
import { makePagePicture, pagePicture } from './pagepicture.ts';
import { paperOf } from './paper.ts';
import { selectEvents, type Listed } from './select.ts';

export interface StillPageOptions {
	language: Language;
	/** In place of the atlas's own, as on a sheet. */
	title?: string;
	subtitle?: string;
	bothCalendars?: boolean;
	/** What the picture frames; left out: what the view does. */
	bounds?: Bounds;
	/** Absolute addresses: of the same view on the site and in its page for frames, and of what is said about the atlas. */
	full: string;
	live: string;
	about: string;
	addressOf: AddressOf;
}

/** What a page says of the program that wrote it, by which the program knows it again. */
export const GENERATOR = 'Chronotope snapshot --embed';

/** The page runs nothing and asks nobody but its own folder. */
const POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * A view as a page of its own: picture, legend, list with who says so, sources, and links to the atlas. It needs a stylesheet
 * `style.css` beside it, and nothing else. It is well-formed as XML, too.
 */
export function makeStillPage(
	catalogue: Catalogue,
	view: View,
	groundOf: GroundOf,
	options: StillPageOptions
): string {
	const { language, full, bounds } = options;
	const context = contextOf(catalogue, view, {
		...options,
		paper: paperOf(`${pagePicture.width}x${pagePicture.height}px`),
		style: 'colour',
		address: full,
		edition: ''
	});
	const { events, undated } = selectEvents(catalogue, view);
	const frame = embedMessagesOf(language).frame;
	const subtitle = subtitleOf(context, events);
	return `<!DOCTYPE html>\n${markup(
		'html',
		{ lang: language, dir: directionOf(language) },
		markup(
			'head',
			{},
			markup('meta', { charset: 'utf-8' }),
			markup('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
			...Object.entries({
				viewport: 'width=device-width, initial-scale=1',
				'color-scheme': 'light dark',
				referrer: 'no-referrer',
				generator: GENERATOR,
				description: subtitle
			}).map(([name, content]) => markup('meta', { name, content })),
			textElement('title', context.title),
			markup('link', { rel: 'canonical', href: full }),
			markup('link', { rel: 'stylesheet', href: 'style.css' })
		),
		'\n',
		markup(
			'body',
			{},
			markup('header', {}, textElement('h1', context.title), textElement('p', subtitle)),
			'\n',
			markup(
				'main',
				{},
				markup(
					'div',
					{ class: 'picture', role: 'img', 'aria-label': frame.map(context.title), dir: 'ltr' },
					makePagePicture(catalogue, view, groundOf, { language, bounds, ...pagePicture })
				),
				'\n',
				legendOf(context, events, frame.possibly),
				...listsOf(context, events, options),
				events.length === 0 ? textElement('p', context.wording.messages.list.emptyTitle) : '',
				undated > 0 ? textElement('p', context.words.undated(undated, formatNumber(undated, language))) : '',
				sourcesOf(context, events)
			),
			'\n',
			footOf(context, options)
		)
	)}\n`;
}

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
function legendOf(context: Context, events: readonly Listed[], possibly: string): string {
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

/** The events surely in the period and those possibly in it, as on a sheet. */
function listsOf(context: Context, events: readonly Listed[], options: StillPageOptions): string[] {
	const { words, view } = context;
	const isWhole = view.window.from === null && view.window.to === null;
	const numbers = sourceNumbersOf(events);
	return [
		{ title: isWhole ? words.events : words.dated, listed: events.filter(({ possible }) => !possible) },
		{ title: words.possibly, listed: events.filter(({ possible }) => possible) }
	]
		.filter(({ listed }) => listed.length > 0)
		.map(({ title, listed }) =>
			markup(
				'section',
				{},
				textElement('h2', title),
				markup(
					'ul',
					{ class: 'events' },
					...listed.map((one) => `\n${rowOf(context, one, numbers, options)}`)
				)
			)
		);
}

/** Sign, title, date and place, who says so; and of a page that is of one event, what is reported. */
function rowOf(
	context: Context,
	{ entry, possible }: Listed,
	numbers: ReadonlyMap<number, number>,
	{ addressOf }: StillPageOptions
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
function sourcesOf(context: Context, events: readonly Listed[]): string {
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

/** Credits and licence, and the ways into the atlas. */
function footOf({ words, wording }: Context, { full, live, about, language }: StillPageOptions): string {
	const { atlas } = wording.catalogue.dataset;
	const frame = embedMessagesOf(language).frame;
	return markup(
		'footer',
		{},
		textElement('p', `${frame.credit}. ${words.licence(atlas.licence)} ${words.ours}`),
		markup(
			'nav',
			{ 'aria-label': wording.messages.product },
			linkTo(full, escapeXml(frame.full)),
			linkTo(live, escapeXml(frame.start)),
			linkTo(about, escapeXml(frame.data))
		)
	);
}

/** The page may stand in a frame: what it leads to opens beside it. */
const linkTo = (href: string, inner: string): string =>
	markup('a', { href, target: '_blank', rel: 'noopener noreferrer' }, inner);
