import type { PlaceKind } from '#lib/dataset/schema.ts';
import { formatNumber } from '#lib/language/language.ts';
import type { Look } from './look.ts';
import type { AreaItem, MarkItem } from './scene.ts';

/** From so many events on a second line says that they are reported for the whole area. */
const SPELLED_OUT = 4;
/** Size in pixels of names on the map, and of the line under an area's name. */
export const NAME_SIZE = 12;
export const SECOND_SIZE = 11;

const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

export interface Caption {
	name: string;
	/** Ems between letters: names of areas in Latin letters are capitals set wide. */
	spacing: number;
	/** The second line, or empty. */
	second: string;
}

/** What stands over an area's strip. */
export function areaCaption(area: AreaItem, kind: PlaceKind, { language, messages }: Look): Caption {
	const latin = isLatin(area.name);
	return {
		name: latin ? area.name.toLocaleUpperCase(language) : area.name,
		spacing: latin ? 0.06 : 0,
		second:
			area.events < SPELLED_OUT ? '' : kind === 'country' ? messages.map.wholeCountry : messages.map.wholeArea
	};
}

/** Pixels that a caption is about wide and high: enough to seat it, without measuring in a browser. */
export function captionSize({ name, spacing, second }: Caption): { width: number; height: number } {
	const letter = isLatin(name) ? 7.6 : 6.4;
	return {
		width: Math.max(name.length * (letter + spacing * NAME_SIZE), second.length * 5.6),
		height: second === '' ? 15 : 29
	};
}

/** The name beside a mark: its place's, with the number of other places that the mark also stands for. */
export function markCaption({ name, present }: MarkItem, { language, messages }: Look): string {
	const others = present.length - 1;
	return others === 0 ? name : messages.map.andOthers(name, formatNumber(others, language));
}

/** What a mark or an area is called where it cannot be seen. */
export function spokenLabel(item: MarkItem | AreaItem, name: string, { language, messages }: Look): string {
	const number = formatNumber(item.events, language);
	const events =
		item.possible === 0
			? messages.count.events(item.events, number)
			: messages.count.eventsPossible(item.events, number, formatNumber(item.possible, language));
	return messages.map.place(name, events);
}
