import Supercluster from 'supercluster';
import type { Position } from './uncertainty.ts';

/** Marks nearer than this many pixels on screen stand together. */
const RADIUS = 34;
const DEEPEST = 14;

/**
 * Which positions stand together at each whole zoom level. Computed from all positions once, so that groups stay put
 * while time moves; counts are summed over a group's members.
 */
export class Clusters {
	#tree: Supercluster<{ at: number }>;
	#groups = new Map<number, number[][]>();

	/** `members` are the caller's own numbers for the positions, given back in groups. */
	constructor(positions: readonly Position[], members: readonly number[]) {
		this.#tree = new Supercluster<{ at: number }>({ radius: RADIUS, extent: 512, maxZoom: DEEPEST });
		this.#tree.load(
			positions.map((coordinates, i) => ({
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [...coordinates] },
				properties: { at: members[i]! }
			}))
		);
	}

	/** Groups of members, each in ascending order, at a zoom level of a map with 512 px tiles (rounded down). */
	at(zoom: number): number[][] {
		const level = Math.max(0, Math.min(DEEPEST + 1, Math.floor(zoom)));
		let groups = this.#groups.get(level);
		if (!groups) {
			groups = this.#tree.getClusters([-180, -90, 180, 90], level).map((feature) => {
				const { properties } = feature;
				if (!('cluster_id' in properties)) return [properties.at];
				const leaves = this.#tree.getLeaves(properties.cluster_id, Infinity);
				return leaves.map((leaf) => leaf.properties.at).sort((a, b) => a - b);
			});
			this.#groups.set(level, groups);
		}
		return groups;
	}
}
