import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Language, Messages } from '#lib/language/language.ts';
import type { Ground } from './ground.ts';
import type { Framed } from './projection.ts';
import type { SheetStyle } from './styles.ts';

/** An event's number in the list, for the map to show where it happened. */
export interface Numbered {
	number: number;
	category: number;
	possible: boolean;
	/** Places on the map. */
	places: readonly number[];
}

export interface MapOptions {
	catalogue: Catalogue;
	ground: Ground;
	framed: Framed;
	size: { width: number; height: number };
	events: readonly Numbered[];
	style: SheetStyle;
	language: Language;
	messages: Messages;
	/** Places that are shown although no event is. */
	named?: readonly number[];
	/** Whether labels tell the numbers of a list; a picture without a list has the places' names, and counts in its marks. */
	hasNumbers: boolean;
	/** Whether the map has the scale bar. */
	hasBar: boolean;
	/** Letters that other maps of the sheet have taken. */
	keysBefore: number;
}
