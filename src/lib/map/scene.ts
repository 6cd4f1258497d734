import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import { localised } from '#lib/language/language.ts';
import type { Row } from '#lib/dataset/listing.ts';
import type { PlaceFeature } from '#lib/dataset/schema.ts';
import type { Shown } from '#lib/state/shown.ts';
import type { Grouping } from '#lib/state/grouping.ts';
import { countGroups, tallyOf, type GroupTally } from './tally.ts';

/** A place, or places close together, that one mark stands for. */
export interface MarkItem extends GroupTally {
	/** The group of places. */
	group: number;
	/** The place that the mark stands at and is named after. */
	place: number;
	id: string;
	name: string;
	/** Every place of the group, those without events now included. */
	members: readonly number[];
	/** Those of them that have events now; of what has just passed, all. */
	present: readonly number[];
	position: Position;
	/** Radius in km within which the place lies; 0 where the mark stands for several places. */
	uncertaintyKm: number;
}

/** A country or region with events, drawn as a tint. */
export interface AreaItem extends GroupTally {
	place: number;
	id: string;
	name: string;
}

export interface Scene {
	/** Longitude and latitude of each group of marks in turn, where it stands while it has no events. */
	standing: Float64Array;
	marks: MarkItem[];
	/** What playback has just passed, where nothing else is shown: drawn faded. */
	passed: MarkItem[];
	passedAreas: AreaItem[];
	areas: AreaItem[];
}

/**
 * What the map shows of the events in the window. A mark stands at the place of its group that has most events over all
 * time among those that have any now, so that it never names a place where nothing happened.
 *
 * @param passed events that have just left the window
 */
export function sceneOf(
	{ places, happened, dataset, columns }: Catalogue,
	{ grouping, counts, everywhere }: Pick<Shown, 'grouping' | 'counts'> & { everywhere: Iterable<Row> },
	language: string,
	passed: readonly number[] = []
): Scene {
	const { groups, marks: points, groupOf } = grouping;
	const first = dataset.atlas.languages[0]!;
	const nameOf = (place: number): string => localised(places[place]!.properties.names, language, first).text;
	const most = (members: readonly number[]): number =>
		members.reduce((best, other) => (happened[other]! > happened[best]! ? other : best));

	const markOf = (group: number, tally: GroupTally, present: readonly number[]): MarkItem => {
		const place = most(present);
		const { id, geometry, properties } = places[place]!;
		return {
			...tally,
			group,
			place,
			id,
			name: nameOf(place),
			members: groups[group]!,
			present,
			position: labelPoint(geometry),
			uncertaintyKm: present.length === 1 ? properties.uncertaintyKm : 0
		};
	};
	const isPresent = new Uint8Array(places.length);
	for (const { event } of everywhere)
		for (let at = columns.placeStart[event]!; at < columns.placeStart[event + 1]!; at++)
			isPresent[columns.place[at]!] = 1;
	const left = passed.length > 0 ? countGroups(columns, passed, groupOf, groups.length) : null;
	const scene: Scene = {
		standing: standingOf(grouping, places, most),
		marks: [],
		passed: [],
		areas: [],
		passedAreas: []
	};
	groups.forEach((members, group) => {
		const tally = tallyOf(counts, group, columns.categories);
		if (group < points) {
			if (tally.events > 0) {
				const present = members.length === 1 ? members : members.filter((place) => isPresent[place]);
				scene.marks.push(markOf(group, tally, present));
			} else if (left) {
				const gone = tallyOf(left, group, columns.categories);
				if (gone.events > 0) scene.passed.push(markOf(group, gone, members));
			}
		} else {
			const place = members[0]!;
			const areaOf = (counted: GroupTally): AreaItem => ({
				...counted,
				place,
				id: places[place]!.id,
				name: nameOf(place)
			});
			if (tally.events > 0) scene.areas.push(areaOf(tally));
			else if (left) {
				const gone = tallyOf(left, group, columns.categories);
				if (gone.events > 0) scene.passedAreas.push(areaOf(gone));
			}
		}
	});
	// Fewer events later, so that a small mark is drawn over a large one; names in the same order of rank.
	const byCount = (a: GroupTally, b: GroupTally): number => b.events - a.events;
	for (const items of [scene.marks, scene.passed, scene.areas]) items.sort(byCount);
	return scene;
}

const standing = new WeakMap<Grouping, Float64Array>();

/** Made once a grouping: there may be thousands. */
function standingOf(
	grouping: Grouping,
	places: readonly PlaceFeature[],
	most: (members: readonly number[]) => number
): Float64Array {
	let positions = standing.get(grouping);
	if (!positions) {
		positions = new Float64Array(grouping.marks * 2);
		for (let group = 0; group < grouping.marks; group++)
			positions.set(labelPoint(places[most(grouping.groups[group]!)]!.geometry), 2 * group);
		standing.set(grouping, positions);
	}
	return positions;
}
