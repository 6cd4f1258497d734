import type { Geometry } from 'geojson';
import { drawStrip, tintOf, type Tint } from '#lib/marks/area.ts';
import type { Drawing } from '#lib/marks/mark.ts';
import { circlePath } from '#lib/marks/shape.ts';
import { areaCaption, captionSize, NAME_SIZE, spokenLabel } from './caption.ts';
import { signature, type Image, type Look, type MarkState } from './look.ts';
import { outlineOf } from '#lib/marks/outline.ts';
import { featureOf, type Picture, type Sketch } from './sketch.ts';
import type { AreaItem } from './scene.ts';
import { seatedBox, seatOf, type LabelSize, type Seat } from './seat.ts';

/** Pixels between an area's name and its strip. */
const GAP = 3;

export function areaFeatures(areas: readonly AreaItem[], sketch: Sketch): void {
	for (const area of areas) addArea(area, sketch);
}

/** Areas of what has just been passed: no name, and nothing to point at. */
export function passedAreaFeatures(areas: readonly AreaItem[], sketch: Sketch): void {
	for (const { id, place, tallies } of areas) {
		const { geometry } = outlineOf(sketch.catalogue.places[place]!);
		addTint({ id, geometry, tint: tintOf(tallies)!, state: 'passed' }, sketch.picture);
	}
}

function addArea(area: AreaItem, { catalogue, look, level, stateOf, picture, taken }: Sketch): void {
	const place = catalogue.places[area.place]!;
	const outline = outlineOf(place);
	const tint = tintOf(area.tallies);
	const strip = drawStrip(area.tallies, look.palette, look.shapes);
	if (!tint || !strip) return;
	const state = stateOf([area.place]);
	addTint({ id: area.id, geometry: outline.geometry, tint, state }, picture);

	const { kind, country } = place.properties;
	if (kind === 'country' && country) picture.named.push(country);
	const caption = areaCaption(area, kind, look);
	const words = captionSize(caption);
	const label: LabelSize = {
		width: Math.max(words.width, 2 * strip.halfWidth),
		height: words.height + GAP + 2 * strip.halfHeight
	};
	const seat = seatOf(outline, label, taken, level);
	taken.push(seatedBox(seat, label, level));
	// The label's middle is the seat: the strip stands below it, the words above the strip.
	const stripAt = seat.dy + label.height / 2 - strip.halfHeight;
	const wordsAt = stripAt - strip.halfHeight - GAP;
	if (seat.dx !== 0 || seat.dy !== 0) {
		const leader = leaderImage(seat, label, stripAt, strip, look);
		picture.images.set(leader.key, leader);
		picture.features.leaders.push(
			featureOf({ type: 'Point', coordinates: seat.position }, { image: leader.key })
		);
	}
	const key = signature('strip', area.tallies, look);
	picture.images.set(key, { key, drawing: strip });
	picture.features['area-names'].push(
		featureOf(
			{ type: 'Point', coordinates: seat.position },
			{
				id: area.id,
				image: key,
				iconOffset: [seat.dx, stripAt],
				textOffset: [seat.dx / NAME_SIZE, wordsAt / NAME_SIZE],
				name: caption.name,
				second: caption.second === '' ? '' : `\n${caption.second}`,
				spacing: caption.spacing,
				rank: -area.events
			}
		)
	);
	picture.spots.push({
		kind: 'area',
		id: area.id,
		place: area.place,
		members: [area.place],
		label: spokenLabel(area, area.name, look),
		position: seat.position,
		dx: seat.dx,
		dy: seat.dy,
		halfWidth: label.width / 2,
		halfHeight: label.height / 2
	});
}

interface Tinted extends Pick<AreaItem, 'id'> {
	geometry: Geometry;
	tint: Tint;
	state: MarkState | 'passed';
}

function addTint({ id, geometry, tint: { opacity, hatched }, state }: Tinted, picture: Picture): void {
	const shown = state === 'passed' ? opacity / 2 : opacity;
	picture.features.areas.push(featureOf(geometry, { id, opacity: shown, hatched, state }));
}

/**
 * A line from an area's point to the label that stands beside it: to the strip where that is the nearer end, else to
 * the label's edge.
 */
function leaderImage({ dx, dy }: Seat, label: LabelSize, stripAt: number, strip: Drawing, look: Look): Image {
	const above = dy < 0;
	const middle = above ? stripAt : dy;
	const halfWidth = above ? strip.halfWidth : label.width / 2 + 2;
	const halfHeight = above ? strip.halfHeight : label.height / 2 + 2;
	const share = Math.max(0, shareOutside(dx, halfWidth), shareOutside(middle, halfHeight));
	const x = Math.round(dx * share * 10) / 10;
	const y = Math.round(middle * share * 10) / 10;
	const drawing: Drawing = {
		halfWidth: Math.abs(x) + 3,
		halfHeight: Math.abs(y) + 3,
		pieces: [
			{ path: `M0 0L${x} ${y}`, stroke: look.palette.ink2, strokeWidth: 1 },
			{ path: circlePath(1.75), fill: look.palette.ink }
		]
	};
	return { key: `leader|${look.theme}|${x},${y}`, drawing };
}

/** Which share of a way of `length` lies before a box of this half size about its end. */
const shareOutside = (length: number, half: number): number =>
	length === 0 ? 0 : (Math.abs(length) - half) / Math.abs(length);
