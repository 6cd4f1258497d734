import { geoGraticule, geoPath } from 'd3-geo';
import type { MultiLineString } from 'geojson';
import { isArea } from '#lib/dataset/terms.ts';
import { sheetMessagesOf } from '#lib/language/sheet.ts';

import { tintOf } from '#lib/marks/area.ts';
import { outlineOf } from '#lib/marks/outline.ts';
import { boxAround, type Box } from './boxes.ts';
import { drawDrawing, written } from './drawing.ts';
import { groundNames, northArrow, scaleBar } from './furniture.ts';
import { areaItem, drawLabel, keyLabel, letterOf, spotItem, type Item } from './labels.ts';
import type { MapOptions, Numbered } from './mapoptions.ts';
import { groundNear } from './near.ts';
import { placeLabels } from './placing.ts';
import { spotsOf, talliesOf } from './spots.ts';
import { wound } from './wound.ts';
import { element, round } from './svg.ts';

/** Numbers for which there is no room on the map stand beside it, under a letter that is on the map. */
export interface Key {
	letter: string;
	name: string;
	numbers: string;
}

export interface DrawnMap {
	/** What ends at the frame. */
	ground: string;
	/** What is never cut: a mark at the edge reaches over it. */
	signs: string;
	keys: Key[];
	/** What of the signs the legend has to tell. */
	used: UsedSigns;
}
export type UsedSigns = Record<'area' | 'hatched' | 'inexact' | 'many', boolean>;

/** Draws a map of a sheet: ground, tints, marks and their numbers. */
export function drawMap(options: MapOptions): DrawnMap {
	const { size, style, framed, catalogue } = options;
	const near = groundNear(options.ground, framed, size);
	const path = geoPath(framed.projection).digits(1);
	const { palette } = style;
	const frame: Box = { x: 0, y: 0, ...size };
	const used = new Map<number, Numbered[]>();
	for (const event of options.events)
		for (const place of event.places) used.set(place, [...(used.get(place) ?? []), event]);
	for (const place of options.named ?? []) if (!used.has(place)) used.set(place, []);
	const kindOf = (place: number) => catalogue.places[place]!.properties.kind;
	const areas = [...used.keys()].filter((place) => isArea(kindOf(place))).sort((a, b) => a - b);
	const points = [...used.keys()].filter((place) => !isArea(kindOf(place))).sort((a, b) => a - b);
	const signs: UsedSigns = { area: false, hatched: false, inexact: false, many: false };

	const tints = areas.map((place) => {
		const tint = tintOf(talliesOf(used.get(place)!)) ?? { opacity: 0, hatched: false };
		signs[tint.hatched ? 'hatched' : 'area'] = true;
		return element('path', {
			d: path(wound(outlineOf(catalogue.places[place]!).geometry)) ?? '',
			fill: tint.hatched ? style.hatch : palette.ink,
			'fill-opacity': tint.hatched ? undefined : tint.opacity,
			stroke: palette.ink2,
			'stroke-dasharray': tint.hatched ? '1 2' : undefined
		});
	});

	const spots = spotsOf(points, used, options);
	signs.inexact = spots.some(
		({ places: [place, other] }) =>
			other === undefined && catalogue.places[place!]!.properties.uncertaintyKm > 0
	);
	signs.many = spots.some(({ events }) => events.length > 1);
	const marks = spots.map(({ at, half }) => boxAround(...at, half.x, half.y));
	const bar = options.hasBar ? scaleBar(options, marks) : null;
	const north = options.hasBar ? northArrow(options, marks) : null;
	const taken = [...marks, ...(bar ? [bar.box] : []), ...(north ? [north.box] : [])];

	const items: Item[] = [
		...areas.map((place) => areaItem(place, used.get(place)!, options)),
		...spots.map((spot) => spotItem(spot, options))
	];
	const { letters } = sheetMessagesOf(options.language).sheet;
	const inner = { x: 3, y: 3, width: size.width - 6, height: size.height - 6 };
	const keys: Key[] = [];
	const placed = placeLabels(
		items.map(({ labelled }) => labelled),
		inner,
		taken
	);
	const labels = placed.map((at, index) => {
		const item = items[index]!;
		const drawn = at && item.labels[at.label]!;
		if (drawn && drawn.lines) return drawLabel(drawn, at, options, item.labelled.at[0]);
		if (!options.hasNumbers) return '';
		const letter = at ? letterOf(options.keysBefore + keys.length, letters) : '';
		keys.push({ letter, name: item.name, numbers: item.numbers.join(options.messages.list.comma) });
		return at ? drawLabel(keyLabel(letter, options), at, options, item.labelled.at[0]) : '';
	});
	const leaders = placed.flatMap((at) =>
		at?.leader
			? [
					element('path', {
						d: `M${at.leader.map((point) => point.map(round).join(' ')).join('L')}`,
						stroke: palette.ink2,
						'stroke-width': 0.75,
						fill: 'none'
					})
				]
			: []
	);
	const named = new Set(areas.map((place) => catalogue.places[place]!.properties.country ?? ''));
	const names = groundNames(options, inner, taken, named);

	const ground = [
		element('rect', { ...size, fill: palette.paper }),
		element('path', { d: path({ type: 'Sphere' }) ?? '', fill: palette.water }),
		lines(path, geoGraticule().step([10, 10])(), { stroke: palette.rule, 'stroke-width': 0.5 }),
		element('path', { d: path(near.land) ?? '', fill: palette.land }),
		element('path', { d: path(near.lakes) ?? '', fill: palette.water }),
		lines(path, near.coast, { stroke: palette.coast, 'stroke-width': 0.6 }),
		lines(path, near.borders, { stroke: palette.border, 'stroke-width': 0.8 }),
		lines(path, near.disputed, {
			stroke: palette.border,
			'stroke-width': 0.8,
			'stroke-dasharray': '3 2'
		}),
		...tints,
		...spots.flatMap(({ disc }) =>
			disc
				? [
						element('path', {
							d: path(disc) ?? '',
							fill: palette.ink,
							'fill-opacity': 0.09,
							stroke: palette.ink2,
							'stroke-width': 0.8,
							'stroke-dasharray': '3 2'
						})
					]
				: []
		),
		element('rect', { ...frame, fill: 'none', stroke: palette.rule2 })
	].join('');
	const drawn = [
		element('g', { 'data-names': '' }, ...names),
		...leaders,
		...spots.map(({ at, drawing, places, scale }, index) => {
			const ids = places.map((place) => catalogue.places[place]!.id).join(' ');
			return drawDrawing(drawing, at, { 'data-mark': ids, 'data-box': written(marks[index]!) }, scale);
		}),
		...labels,
		bar?.svg ?? '',
		north?.svg ?? ''
	].join('');
	return { ground, signs: drawn, keys, used: signs };
}

function lines(
	path: ReturnType<typeof geoPath>,
	geometry: MultiLineString,
	attributes: Record<string, string | number>
): string {
	return element('path', { d: path(geometry) ?? '', fill: 'none', ...attributes });
}
