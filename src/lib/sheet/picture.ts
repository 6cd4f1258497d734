import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { levelFor, type GroundOf } from './ground.ts';
import { drawMap, type DrawnMap } from './map.ts';
import type { MapOptions } from './mapoptions.ts';
import type { Listed } from './select.ts';

export interface PictureOptions extends Pick<
	MapOptions,
	'framed' | 'size' | 'style' | 'language' | 'hasBar' | 'named'
> {
	events: readonly Listed[];
	/** Whether a place is to be on the map. */
	isDrawn(place: number): boolean;
	groundOf: GroundOf;
}

/** Draws a map that stands without a list: places by their names, marks with how many events they have. */
export function drawPicture(
	catalogue: Catalogue,
	{ events, isDrawn, groundOf, ...options }: PictureOptions
): DrawnMap {
	return drawMap({
		...options,
		catalogue,
		ground: groundOf(levelFor(options.framed.pixelsPerKm), options.framed, options.size),
		events: events.map(({ entry: { category, happenedAt }, possible }, at) => ({
			number: at + 1,
			category,
			possible,
			places: happenedAt.filter(isDrawn)
		})),
		messages: messagesOf(options.language),
		hasNumbers: false,
		keysBefore: 0
	});
}
