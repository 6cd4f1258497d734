import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Selection } from '#lib/view/view.ts';
import type { MarkState } from './look.ts';

/** The places that a selection means: the place itself, or where the event happened. */
export function placesOf(selection: Selection | null, catalogue: Catalogue): readonly number[] {
	if (selection === null) return [];
	if (selection.kind === 'event') {
		const event = catalogue.eventById.get(selection.id);
		return event === undefined ? [] : catalogue.entries[event]!.happenedAt;
	}
	const place = catalogue.placeById.get(selection.id);
	return place === undefined ? [] : [place];
}

/** How a mark or area that stands for these places is drawn; selected comes before hovered. */
export function stateOf(
	members: readonly number[],
	selected: number | null,
	hovered: readonly number[]
): MarkState {
	if (selected !== null && members.includes(selected)) return 'selected';
	return hovered.some((place) => members.includes(place)) ? 'hovered' : 'none';
}
