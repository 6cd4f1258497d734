import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { labelPoint } from '#lib/geo/label.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import { localised } from '#lib/language/language.ts';
import type { Row } from '#lib/state/explorer.svelte.ts';
import { isArea } from './outline.ts';
import { tallyGroups, type GroupTally } from './tally.ts';

/** A place, or places close together, that one mark stands for. */
export interface MarkItem extends GroupTally {
	/** The place that the mark stands at and is named after. */
	place: number;
	id: string;
	name: string;
	/** Every place of the group, those without events now included. */
	members: readonly number[];
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
	marks: MarkItem[];
	/** What playback has just passed, where nothing else is shown: drawn faded. */
	passed: MarkItem[];
	areas: AreaItem[];
}

/**
 * What the map shows of the events in the window. Countries and regions leave the groups that they may have come in:
 * they are tints. A mark stands at the place of its group that has most events over all time among those that have any
 * now, so that it never names a place where nothing happened.
 *
 * @param groups places (indices) that stand together, of those with points
 * @param passed rows that have just left the window
 */
export function sceneOf(
	catalogue: Catalogue,
	rows: readonly Row[],
	groups: readonly (readonly number[])[],
	language: string,
	passed: readonly Row[] = []
): Scene {
	const { places, eventsAt, dataset } = catalogue;
	const first = dataset.atlas.languages[0]!;
	const nameOf = (place: number): string => localised(places[place]!.properties.names, language, first).text;
	const kindOf = (place: number) => places[place]!.properties.kind;

	const grouped = new Set(groups.flat());
	const pointed = groups.map((group) => group.filter((place) => !isArea(kindOf(place))));
	const areas: number[] = [];
	places.forEach((_, place) => {
		if (eventsAt[place]!.length === 0) return;
		if (isArea(kindOf(place))) areas.push(place);
		// A site known by its outline still gets a mark.
		else if (!grouped.has(place)) pointed.push([place]);
	});

	const markOf = (tally: GroupTally, at: number): MarkItem[] => {
		if (tally.events === 0) return [];
		const place = tally.present.reduce((most, other) =>
			eventsAt[other]!.length > eventsAt[most]!.length ? other : most
		);
		const { id, geometry, properties } = places[place]!;
		return [
			{
				...tally,
				place,
				id,
				name: nameOf(place),
				members: pointed[at]!,
				position: labelPoint(geometry),
				uncertaintyKm: tally.present.length === 1 ? properties.uncertaintyKm : 0
			}
		];
	};
	const tallies = tallyGroups(rows, pointed, places.length);
	const marks = tallies.flatMap(markOf);
	const left =
		passed.length === 0
			? []
			: tallyGroups(passed, pointed, places.length).flatMap((tally, at) =>
					tallies[at]!.events === 0 ? markOf(tally, at) : []
				);
	const tinted = tallyGroups(
		rows,
		areas.map((place) => [place]),
		places.length
	).flatMap((tally, at): AreaItem[] => {
		const place = areas[at]!;
		return tally.events === 0 ? [] : [{ ...tally, place, id: places[place]!.id, name: nameOf(place) }];
	});
	// Fewer events later, so that a small mark is drawn over a large one; names in the same order of rank.
	const byCount = (a: GroupTally, b: GroupTally): number => b.events - a.events;
	return { marks: marks.sort(byCount), passed: left.sort(byCount), areas: tinted.sort(byCount) };
}
