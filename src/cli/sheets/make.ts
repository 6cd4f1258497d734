import type { Bounds } from '#lib/geo/bounds.ts';
import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import { sheetMessagesOf } from '#lib/language/sheet.ts';
import { paperOf, type Paper } from '#lib/sheet/paper.ts';
import { makeSeries } from '#lib/sheet/series.ts';
import type { Sheet } from '#lib/sheet/sheet.ts';
import { parseWindow, type Window } from '#lib/time/window.ts';
import { parseView, printView } from '#lib/view/codec.ts';
import { printComparison } from '#lib/view/comparison.ts';
import { knownOf } from '#lib/view/known.ts';
import type { View } from '#lib/view/view.ts';
import { Failure } from '../print.ts';
import type { SheetAtlas } from './atlas.ts';
import type { SheetRequest } from './request.ts';

/** A sheet with all that a file of it is to say. */
export interface MadeSheet extends Sheet {
	paper: Paper;
	language: Language;
}

/** @throws Failure where the request names what the atlas does not have, or what no sheet can be */
export function makeOf(atlas: SheetAtlas, request: SheetRequest): MadeSheet {
	const { catalogue, groundOf, edition } = atlas;
	const url = request.url === undefined ? null : read(() => new URL(request.url!));
	const language = request.lang ?? url?.pathname.split('/').find(isLanguage) ?? languages[0];
	const view = viewOf(atlas, request, url);
	const paper = read(() => paperOf(request.paper, request.orientation));
	const sheet = read(() =>
		makeSeries(catalogue, view, groundOf, {
			paper,
			style: request.style,
			language,
			title: request.title,
			subtitle: request.subtitle,
			bothCalendars: request.bothCalendars,
			bounds: request.bbox === undefined ? undefined : boundsOf(request.bbox),
			scale: request.scale,
			projection: request.projection,
			series: request.series,
			versus: request.versus === undefined ? undefined : versusOf(request.versus),
			addressOf: (own, versus) => {
				const query = printView(own, atlas.base);
				return versus
					? addressOf(atlas.home, printComparison(query, versus), language, 'compare/')
					: addressOf(atlas.home, query, language);
			},
			edition: sheetMessagesOf(language).sheet.data(edition)
		})
	);
	return { ...sheet, paper, language };
}

/** The view of a shared link, and on it what the options say. A link or an option that cannot be read is no sheet. */
export function viewOf(
	{ catalogue, base }: SheetAtlas,
	{ window, place, event, filter }: SheetRequest,
	url: URL | null
): View {
	const given = new Map([
		...pairsOf(url?.search ?? ''),
		...pairsOf(filter ?? ''),
		...(window === undefined ? [] : [['t', window] as const]),
		...(place === undefined ? [] : [['sel', `place:${place}`] as const]),
		...(event === undefined ? [] : [['sel', `event:${event}`] as const])
	]);
	const query = [...given].map(([key, value]) => `${key}=${value}`).join('&');
	const { view, bad } = parseView(query, knownOf(catalogue), base);
	if (bad.length > 0)
		throw new Failure(
			`invalid ${bad.map(({ key, value }) => `${key}=${value}`).join(', ')}: the atlas has no such id, or the value cannot be read`
		);
	return view;
}

/** Keys and values of a query as they stand: a view's own reader decodes them. */
const pairsOf = (query: string): (readonly [string, string])[] =>
	query
		.replace(/^\?/u, '')
		.split('&')
		.filter(Boolean)
		.map((pair) => {
			const [key, ...value] = pair.split('=');
			return [key!, value.join('=')] as const;
		});

function versusOf(text: string): Window {
	const window = parseWindow(text);
	if (!window) throw new Failure(`invalid versus ${text}: expected a period such as 1988/1992`);
	return window;
}

export function boundsOf(text: string): Bounds {
	const numbers = text.split(',').map(Number);
	const [west, south, east, north] = numbers as [number, number, number, number];
	const isBox =
		numbers.length === 4 &&
		numbers.every(Number.isFinite) &&
		west < east &&
		south < north &&
		west >= -180 &&
		east <= 180 &&
		south >= -90 &&
		north <= 90;
	if (!isBox) throw new Failure(`invalid box ${text}: expected west,south,east,north in degrees`);
	return [west, south, east, north];
}

/** Where the same view stands on the web. */
export function addressOf(home: string, query: string, language: Language, route = ''): string {
	const page = new URL(
		`./${language === languages[0] ? '' : `${language}/`}${route}`,
		home.endsWith('/') ? home : `${home}/`
	);
	return query ? `${page.href}?${query}` : page.href;
}

/** What a value's reader complains of is all that a user needs. */
export function read<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof RangeError || error instanceof TypeError) throw new Failure(error.message);
		throw error;
	}
}
