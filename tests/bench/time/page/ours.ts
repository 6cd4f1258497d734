import { palette } from '#lib/marks/palette.ts';
import { shapes } from '#lib/dataset/terms.ts';
import { TimeIndex } from '#lib/dataset/timeindex.ts';
import { Clusters } from '#lib/geo/clusters.ts';
import { MarkLayer } from '#lib/map/marklayer/marklayer.ts';
import type { Window } from '#lib/time/window.ts';
import { categories } from './kinds.ts';
import { MapLibreStage } from './stage.ts';
import { START, type Data, type Technique } from './technique.ts';

/** The time index and the layer of marks, as the product uses them: places close together stand as one mark. */
export class Ours extends MapLibreStage implements Technique {
	#index!: TimeIndex;
	#layer!: MarkLayer;

	async load({ columns, positions }: Data, window: Window): Promise<void> {
		const map = await this.open();
		const at = (place: number): [number, number] => [positions[place * 2]!, positions[place * 2 + 1]!];
		const places = Array.from({ length: columns.places }, (_, place) => place);
		const groups = this.groupsOf(places.map(at), places);
		const groupOf = new Int32Array(columns.places).fill(-1);
		groups.forEach((members, group) => members.forEach((place) => (groupOf[place] = group)));
		this.#index = new TimeIndex(columns, { groupOf, groups: groups.length });
		this.#layer = new MarkLayer('marks', { palette: palette('light', categories), shapes, language: 'en' });
		this.#layer.setGroups(Float64Array.from(groups.flatMap(([first]) => at(first!))));
		map.addLayer(this.#layer);
		this.step(window);
		await this.settled();
	}

	step(window: Window): void {
		this.#index.setWindow(window);
		this.#layer.setCounts(this.#index.counts);
	}

	/** The layer has asked for its frame before this one is asked for. */
	override async settled(): Promise<void> {
		await new Promise(requestAnimationFrame);
	}

	override finish(): void {
		super.finish(document.querySelector<HTMLCanvasElement>('canvas[data-marks]')!);
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
