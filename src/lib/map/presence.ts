import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Selection } from '#lib/view/view.ts';
import type { MarkState } from './look.ts';
import type { Spot } from './sketch.ts';

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

/** A spot at a place of which nothing is drawn, for a card to be joined to. */
export function bareSpot(place: number, { places }: Catalogue): Spot {
	const { id, geometry } = places[place]!;
	const position = labelPoint(geometry);
	const half = 3;
	return {
		kind: 'mark',
		id,
		place,
		members: [place],
		label: '',
		position,
		dx: 0,
		dy: 0,
		halfWidth: half,
		halfHeight: half
	};
}
