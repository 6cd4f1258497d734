import type { Shape } from '#lib/dataset/schema.ts';
import type { Language, Messages } from '#lib/language/language.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import type { Drawing, MarkOptions } from '#lib/marks/mark.ts';
import type { Palette } from '#lib/marks/palette.ts';
import type { Theme } from '#lib/view/view.ts';

/** How a picture is drawn: ground, colours, shapes of the categories, words. */
export interface Look {
	theme: Theme;
	palette: Palette;
	shapes: readonly Shape[];
	language: Language;
	messages: Messages;
}

export type MarkState = NonNullable<MarkOptions['state']>;

/** A drawing under a name that tells all that it is drawn from: two of one name are the same picture. */
export interface Image {
	key: string;
	drawing: Drawing;
}

const countsOf = (tallies: readonly Tally[]): string =>
	tallies.map(({ category, sure, possible }) => `${category}:${sure}:${possible}`).join(',');

/** The name under which a drawing of these tallies is kept. */
export function signature(kind: string, tallies: readonly Tally[], look: Look, ...more: string[]): string {
	return [kind, look.theme, look.language, countsOf(tallies), ...more].join('|');
}
