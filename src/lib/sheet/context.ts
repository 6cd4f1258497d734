import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Wording } from '#lib/dataset/wording.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { calendarOf, directionOf, localised, messagesOf, type Language } from '#lib/language/language.ts';
import { sheetMessagesOf, type SheetMessages } from '#lib/language/sheet.ts';
import type { View } from '#lib/view/view.ts';
import type { Paper } from './paper.ts';
import type { ProjectionKind } from './projection.ts';
import { styleOf, type SheetStyle, type StyleName } from './styles.ts';
import type { Style } from './text.ts';

export interface SheetOptions {
	paper: Paper;
	style: StyleName;
	language: Language;
	/** In place of the atlas's own. */
	title?: string;
	subtitle?: string;
	/** The period in both calendars. */
	bothCalendars?: boolean;
	/** What the map frames; left out: the view's own box, else all places of the events shown. */
	bounds?: Bounds;
	/** 1:n of the map's middle, in place of what fits. */
	scale?: number;
	projection?: ProjectionKind;
	/** The address of the same view. */
	address: string;
	/** What the data is known by: a version or a digest. */
	edition: string;
}

/** Sizes of type and steps of lines, in pixels. */
export const TEXT = { size: 11, line: 14.5 };
export const SMALL = { size: 10.5, line: 14 };

/** What every part of a sheet is drawn from: the view, its words and colours, and the page's content box. */
export interface Context {
	catalogue: Catalogue;
	view: View;
	options: SheetOptions;
	wording: Wording;
	style: SheetStyle;
	words: SheetMessages['sheet'];
	title: string;
	rtl: boolean;
	/** Left edge and width of the content, and where its lines begin. */
	left: number;
	width: number;
	start: number;
	type(face: Style['face'], size: number, fill?: 'ink' | 'ink2'): Style;
}

export function contextOf(catalogue: Catalogue, view: View, options: SheetOptions): Context {
	const { language, paper } = options;
	const { atlas } = catalogue.dataset;
	const style = styleOf(options.style, atlas.categories);
	const rtl = directionOf(language) === 'rtl';
	const left = paper.margin.side;
	const width = paper.width - 2 * left;
	return {
		catalogue,
		view,
		options,
		wording: {
			catalogue,
			language,
			messages: messagesOf(language),
			calendar: view.calendar ?? calendarOf(language)
		},
		style,
		words: sheetMessagesOf(language).sheet,
		title: options.title ?? localised(atlas.title, language, atlas.languages[0]!).text,
		rtl,
		left,
		width,
		start: rtl ? left + width : left,
		type: (face, size, fill = 'ink') => ({ face, size, fill: style.palette[fill] })
	};
}
