import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { escapeXml, element as markup, textElement } from '#lib/dataset/exports/xml.ts';
import type { AddressOf } from '#lib/dataset/exports/excerpt.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { embedMessagesOf } from '#lib/language/embed.ts';
import { directionOf, formatNumber, type Language } from '#lib/language/language.ts';
import type { View } from '#lib/view/view.ts';
import { contextOf, type Context } from './context.ts';
import type { GroundOf } from './ground.ts';
import { subtitleOf } from './head.ts';
import { makePagePicture, pagePicture } from './pagepicture.ts';
import { paperOf } from './paper.ts';
import { selectEvents, undatedSubject } from './select.ts';
import { groupsOf, legendOf, linkTo, listsOf, sourcesOf } from './stilllist.ts';

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
	const selected = selectEvents(catalogue, view);
	const lone = selected.undated > 0 ? undatedSubject(catalogue, view) : null;
	const events = lone ? [lone] : selected.events;
	const undated = lone ? 0 : selected.undated;
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
				...listsOf(
					context,
					lone
						? [{ title: context.wording.messages.list.drawers.undated, listed: events }]
						: groupsOf(context, events),
					options.addressOf
				),
				events.length === 0 ? textElement('p', context.wording.messages.list.emptyTitle) : '',
				undated > 0 ? textElement('p', context.words.undated(undated, formatNumber(undated, language))) : '',
				sourcesOf(context, events)
			),
			'\n',
			footOf(context, options)
		)
	)}\n`;
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
