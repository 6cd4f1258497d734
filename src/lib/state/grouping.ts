import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { isArea } from '#lib/dataset/terms.ts';
import { Clusters } from '#lib/geo/clusters.ts';
import { labelPoint } from '#lib/geo/label.ts';

/** Places with events, as the map shows them at one zoom: groups that one mark stands for, and areas. */
export interface Grouping {
	/** Places (indices): first those that stand together at points, then every area by itself. */
	groups: readonly (readonly number[])[];
	/** So many groups, the first ones, are marks; the rest are areas. */
	marks: number;
	/** The group of each place; -1 where nothing happened. */
	groupOf: Int32Array;
}

/** The groupings of an atlas's places, made where they are asked for: they depend on places alone, and stay put while time moves. */
export class Groupings {
	#places: number;
	#clusters: Clusters;
	#areas: number[];
	#known = new Map<number, Grouping>();

	constructor({ places, happened }: Catalogue) {
		const used = places.map((_, place) => place).filter((place) => happened[place]! > 0);
		const isTint = (place: number): boolean => isArea(places[place]!.properties.kind);
		const points = used.filter((place) => !isTint(place));
		this.#places = places.length;
		this.#areas = used.filter(isTint);
		this.#clusters = new Clusters(
			points.map((place) => labelPoint(places[place]!.geometry)),
			points
		);
	}

	/** The grouping at a whole zoom level. */
	at(zoom: number): Grouping {
		let grouping = this.#known.get(zoom);
		if (!grouping) {
			const marks = this.#clusters.at(zoom);
			const groups = [...marks, ...this.#areas.map((place) => [place])];
			const groupOf = new Int32Array(this.#places).fill(-1);
			groups.forEach((group, at) => group.forEach((place) => (groupOf[place] = at)));
			this.#known.set(zoom, (grouping = { groups, marks: marks.length, groupOf }));
		}
		return grouping;
	}
}
