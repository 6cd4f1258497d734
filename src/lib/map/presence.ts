import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { MarkState } from './look.ts';
import type { Spot } from './sketch.ts';

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
