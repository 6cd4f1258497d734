import { geoCircle, type GeoPermissibleObjects } from 'd3-geo';
import type { Shape } from '#lib/dataset/schema.ts';
import type { Tally } from '#lib/dataset/timeindex.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { drawMark, type Drawing } from '#lib/marks/mark.ts';
import type { Palette } from '#lib/marks/palette.ts';
import { boxAround, overlap, type Point } from './boxes.ts';
import type { MapOptions, Numbered } from './mapoptions.ts';

/** What of an event's places is drawn as one. */
export interface Spot {
	places: number[];
	/** Where the mark stands, and how far it reaches. */
	at: Point;
	half: { x: number; y: number };
	events: Numbered[];
	drawing: Drawing;
	/** At which the mark is drawn: smaller on a small map. */
	scale: number;
	/** Within which the place lies, where that is wider than the mark. */
	disc: GeoPermissibleObjects | null;
}

/** Marks stand at least so far apart. */
const APART = 2;
/** A map so wide, in pixels, has marks of full size; none are smaller than the least. */
const FULL = { width: 640, least: 0.6 };

/** Places whose marks would touch stand together, where most of them happened. */
export function spotsOf(
	places: readonly number[],
	used: ReadonlyMap<number, Numbered[]>,
	options: MapOptions
): Spot[] {
	const { catalogue, framed, style, language } = options;
	const scale = Math.max(FULL.least, Math.min(1, options.size.width / FULL.width));
	const shapes: Shape[] = catalogue.dataset.atlas.categories.map(({ shape }) => shape);
	const make = (group: readonly number[]): Spot | null => {
		const events = [...new Set(group.flatMap((place) => used.get(place)!))];
		const main = group.reduce((best, place) =>
			used.get(place)!.length > used.get(best)!.length ? place : best
		);
		const { geometry, properties } = catalogue.places[main]!;
		const position = labelPoint(geometry);
		const at = framed.project(position);
		if (!at) return null;
		const tallies = talliesOf(events);
		const radius = properties.uncertaintyKm * framed.pixelsPerKm;
		const { uncertaintyKm } = properties;
		const plain = { palette: style.palette, shapes, language };
		let drawing = drawMark(tallies, plain) ?? drawBare(style.palette);
		const wide = group.length === 1 && radius > scale * Math.max(drawing.halfWidth, drawing.halfHeight) + 3;
		if (!wide && group.length === 1 && uncertaintyKm > 0)
			drawing = drawMark(tallies, { ...plain, inexact: true }) ?? drawing;
		// Numbers on a sheet are those of the list.
		if (options.hasNumbers) delete drawing.label;
		// On the rim of the disc within which it lies, not at a false centre.
		const rim: Point = wide ? [at[0], at[1] - radius] : at;
		const disc = wide
			? geoCircle()
					.center(position)
					.radius(uncertaintyKm / 111.195)()
			: null;
		const half = { x: scale * drawing.halfWidth, y: scale * drawing.halfHeight };
		return { places: [...group], at: rim, half, events, drawing, scale, disc };
	};
	let spots = places.flatMap((place) => make([place]) ?? []);
	for (;;) {
		const [a, b] = touching(spots) ?? [];
		if (!a || !b) return spots.sort((one, other) => one.events.length - other.events.length);
		const joined = make([...a.places, ...b.places].sort((one, other) => one - other));
		spots = [...spots.filter((spot) => spot !== a && spot !== b), ...(joined ? [joined] : [])];
	}
}

function touching(spots: readonly Spot[]): [Spot, Spot] | null {
	const boxes = spots.map(({ at, half }) => boxAround(...at, half.x + APART / 2, half.y + APART / 2));
	for (let one = 0; one < spots.length; one++)
		for (let other = one + 1; other < spots.length; other++)
			if (overlap(boxes[one]!, boxes[other]!)) return [spots[one]!, spots[other]!];
	return null;
}

/** Events by category, in the order of the categories. */
export function talliesOf(events: readonly Numbered[]): Tally[] {
	const tallies = new Map<number, Tally>();
	for (const { category, possible } of events) {
		const tally = tallies.get(category) ?? { category, sure: 0, possible: 0 };
		tally[possible ? 'possible' : 'sure']++;
		tallies.set(category, tally);
	}
	return [...tallies.values()].sort((a, b) => a.category - b.category);
}

/** The sign of a place where nothing is reported to have happened: a small open circle. */
function drawBare({ paper, ink }: Palette): Drawing {
	const path = 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z';
	return { pieces: [{ path, fill: paper, stroke: ink, strokeWidth: 1.5 }], halfWidth: 5, halfHeight: 5 };
}
