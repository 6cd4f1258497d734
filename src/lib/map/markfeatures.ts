import { destination } from '@turf/destination';
import { pixelsOf, uncertaintyArea, type Position } from '#lib/geo/uncertainty.ts';
import { FADED } from '#lib/marks/mark.ts';
import { boxAbout } from './box.ts';
import { markCaption, NAME_SIZE, spokenLabel } from './caption.ts';
import { markImage } from './look.ts';
import { worldPixel } from './mercator.ts';
import { featureOf, type Sketch } from './sketch.ts';
import type { MarkItem } from './scene.ts';

/** A disc of fewer pixels than this says nothing. */
const LEAST_DISC = 2;
/** Pixels between a mark's edge and its name: room for the hover ring, so that a name does not move under the pointer. */
const NAME_GAP = 5;
const SELECTED_GAP = 8;
/** What the dashed ring about an inexact mark adds to it. */
const RING_GAP = 3;

/** How an inexact place is shown: not at all, as a ring about the mark, or as a disc with the mark on its rim. */
export function exactness(discPixels: number, markPixels: number): 'exact' | 'ring' | 'disc' {
	if (discPixels < LEAST_DISC) return 'exact';
	return discPixels > markPixels ? 'disc' : 'ring';
}

/** The point of a disc's rim to the north-east. */
export function rimOf(centre: Position, km: number): Position {
	return destination(centre, km, 45, { units: 'kilometers' }).geometry.coordinates as Position;
}

export function markFeatures(marks: readonly MarkItem[], sketch: Sketch): void {
	for (const mark of marks) addMark(mark, sketch);
}

/** Marks of what has just been passed: no name, and nothing to point at. */
export function passedFeatures(marks: readonly MarkItem[], { look, picture }: Sketch): void {
	for (const mark of marks) {
		const image = markImage(mark.tallies, look, 'none', false);
		if (!image) continue;
		picture.images.set(image.key, image);
		const point = { type: 'Point' as const, coordinates: mark.position };
		const properties = { id: mark.id, image: image.key, label: '', reach: 0, rank: 1, opacity: FADED };
		picture.features.marks.push(featureOf(point, properties));
	}
}

function addMark(mark: MarkItem, { look, level, stateOf, picture, taken }: Sketch): void {
	const plain = markImage(mark.tallies, look, 'none', false);
	if (!plain) return;
	const { halfWidth, halfHeight } = plain.drawing;
	const disc = mark.uncertaintyKm > 0 ? pixelsOf(mark.uncertaintyKm, mark.position[1], level) : 0;
	const shown = exactness(disc, Math.max(halfWidth, halfHeight));
	const position = shown === 'disc' ? rimOf(mark.position, mark.uncertaintyKm) : mark.position;
	const image = markImage(mark.tallies, look, stateOf(mark.members), shown === 'ring')!;
	const ring = shown === 'ring' ? RING_GAP : 0;
	const gap = stateOf(mark.members) === 'selected' ? SELECTED_GAP : NAME_GAP;
	const reach = Math.max(halfWidth, halfHeight) + ring + gap;
	const label = markCaption(mark, look);

	if (shown === 'disc') {
		const { palette } = look;
		const colour = mark.tallies.length === 1 ? palette.categories[mark.tallies[0]!.category]! : palette.ink2;
		picture.features.discs.push(featureOf(uncertaintyArea(mark.position, mark.uncertaintyKm), { colour }));
	}
	picture.images.set(image.key, image);
	picture.features.marks.push(
		featureOf(
			{ type: 'Point', coordinates: position },
			{ id: mark.id, image: image.key, label, reach: reach / NAME_SIZE, rank: -mark.events }
		)
	);
	picture.spots.push({
		kind: 'mark',
		id: mark.id,
		place: mark.place,
		members: mark.members,
		label: spokenLabel(mark, label, look),
		position,
		dx: 0,
		dy: 0,
		halfWidth: image.drawing.halfWidth,
		halfHeight: image.drawing.halfHeight
	});
	taken.push(boxAbout(worldPixel(position, level), halfWidth + 3, halfHeight + 3));
}
