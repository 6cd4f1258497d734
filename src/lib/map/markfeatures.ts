import { destination } from '@turf/destination';
import { pixelsOf, uncertaintyArea, type Position } from '#lib/geo/uncertainty.ts';
import { halfOf, OUTLINE, shapeOf } from '#lib/marks/mark.ts';
import { boxAbout } from './box.ts';
import { markCaption, NAME_SIZE, spokenLabel } from './caption.ts';
import type { Image } from './look.ts';
import { FADED, INEXACT } from './marklayer/vertex.ts';
import { worldPixel } from './mercator.ts';
import { featureOf, type Marks, type Sketch } from './sketch.ts';
import type { MarkItem } from './scene.ts';

/** A disc of fewer pixels than this says nothing. */
const LEAST_DISC = 2;
/** Pixels between a mark's edge and its name: room for the hover ring, so that a name does not move under the pointer. */
const NAME_GAP = 5;
const SELECTED_GAP = 8;
/** Pixels about a mark that belong to it. */
const MARGIN = 1.5;
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
export function passedFeatures(marks: readonly MarkItem[], { picture }: Sketch): void {
	for (const mark of marks) put(mark, mark.position, FADED, picture.marks);
}

function addMark(mark: MarkItem, { look, level, stateOf, picture, taken }: Sketch): void {
	const half = halfOf(mark.events, shapeOf(mark.tallies, look.shapes));
	const edge = Math.max(half.x, half.y) + OUTLINE + MARGIN;
	const disc = mark.uncertaintyKm > 0 ? pixelsOf(mark.uncertaintyKm, mark.position[1], level) : 0;
	const shown = exactness(disc, edge);
	const position = shown === 'disc' ? rimOf(mark.position, mark.uncertaintyKm) : mark.position;
	const ring = shown === 'ring' ? RING_GAP : 0;
	const state = stateOf(mark.members);
	const reach = edge + ring + (state === 'selected' ? SELECTED_GAP : NAME_GAP);
	const label = markCaption(mark, look);

	if (shown === 'disc') {
		const { palette } = look;
		const colour = mark.tallies.length === 1 ? palette.categories[mark.tallies[0]!.category]! : palette.ink2;
		picture.features.discs.push(featureOf(uncertaintyArea(mark.position, mark.uncertaintyKm), { colour }));
	}
	put(mark, position, shown === 'ring' ? INEXACT : 0, picture.marks);
	if (state !== 'none') picture.marks[state] = mark.group;
	const room = roomImage(edge + ring);
	picture.images.set(room.key, room);
	picture.features.marks.push(
		featureOf(
			{ type: 'Point', coordinates: position },
			{ id: mark.id, image: room.key, label, reach: reach / NAME_SIZE, rank: -mark.events }
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
		halfWidth: edge + ring,
		halfHeight: edge + ring
	});
	taken.push(boxAbout(worldPixel(position, level), edge + 3, edge + 3));
}

/** What the layer of marks is told of one: where it stands, what it counts, how it looks. */
function put({ group, tallies }: MarkItem, [lon, lat]: Position, flag: number, marks: Marks): void {
	marks.positions[2 * group] = lon;
	marks.positions[2 * group + 1] = lat;
	marks.flags[group] = flag;
	const kinds = marks.counts.length / marks.flags.length;
	for (const { category, sure, possible } of tallies)
		marks.counts.set([sure, possible], group * kinds + 2 * category);
}

/** An image without ink: the room that a mark takes, for names to keep clear of. */
function roomImage(half: number): Image {
	const size = Math.ceil(half);
	return { key: `room|${size}`, drawing: { halfWidth: size, halfHeight: size, pieces: [] } };
}
