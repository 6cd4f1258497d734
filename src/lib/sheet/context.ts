import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { inReadersLanguage, placeName, type Wording } from '#lib/dataset/wording.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { calendarOf, directionOf, type Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { sheetMessagesOf, type SheetMessages } from '#lib/language/sheet.ts';
import type { Window } from '#lib/time/window.ts';
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
	/** Several periods, each with a map of its own, in place of the view's one. */
	periods?: readonly Window[];
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
	/** The one place or event that the sheet is of; null where it is of all that the view shows. */
	subject: string | null;
	atlasTitle: string;
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
	const wording: Wording = {
		catalogue,
		language,
		messages: messagesOf(language),
		calendar: view.calendar ?? calendarOf(language)
	};
	const subject = subjectOf(wording, view.selection);
	const atlasTitle = inReadersLanguage(wording, atlas.title).text;
	return {
		catalogue,
		view,
		options,
		wording,
		style,
		words: sheetMessagesOf(language).sheet,
		title: options.title ?? subject ?? atlasTitle,
		subject,
		atlasTitle,
		rtl,
		left,
		width,
		start: rtl ? left + width : left,
		type: (face, size, fill = 'ink') => ({ face, size, fill: style.palette[fill] })
	};
}

/** What a view is of, where it is of one place or one event alone. */
function subjectOf(wording: Wording, selection: View['selection']): string | null {
	if (!selection) return null;
	const { placeById, entries } = wording.catalogue;
	if (selection.kind === 'place') {
		const place = placeById.get(selection.id);
		return place === undefined ? null : placeName(wording, place).text;
	}
	const entry = entries.get(entries.rowOf(selection.id) ?? -1);
	return entry ? inReadersLanguage(wording, entry.event.title).text : null;
}
