import { TimeIndex } from '#lib/dataset/timeindex.ts';
import { Clusters } from '#lib/geo/clusters.ts';
import type { Window } from '#lib/time/window.ts';
import { MarkStage } from './markstage.ts';
import { START, type Data, type Technique } from './technique.ts';

/** The time index and the layer of marks, as the product uses them: places close together stand as one mark. */
export class Ours extends MarkStage implements Technique {
	#index!: TimeIndex;

	async load({ columns, positions }: Data, window: Window): Promise<void> {
		await this.open();
		const at = (place: number): [number, number] => [positions[place * 2]!, positions[place * 2 + 1]!];
		const places = Array.from({ length: columns.places }, (_, place) => place);
		const groups = this.groupsOf(places.map(at), places);
		const groupOf = new Int32Array(columns.places).fill(-1);
		groups.forEach((members, group) => members.forEach((place) => (groupOf[place] = group)));
		this.#index = new TimeIndex(columns, { groupOf, groups: groups.length });
		this.lay(Float64Array.from(groups.flatMap(([first]) => at(first!))));
		this.step(window);
		await this.settled();
	}

	step(window: Window): void {
		this.#index.setWindow(window);
		this.layer.setCounts(this.#index.counts);
	}

	protected groupsOf(positions: [number, number][], places: number[]): number[][] {
		return new Clusters(positions, places).at(START.zoom);
	}
}

/** The same with a mark for every place, however close. */
export class OursOfPlaces extends Ours {
	protected override groupsOf(_: [number, number][], places: number[]): number[][] {
		return places.map((place) => [place]);
	}
}
