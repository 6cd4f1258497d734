import { shapes } from '#lib/dataset/terms.ts';
import { MarkLayer } from '#lib/map/marklayer/marklayer.ts';
import { palette } from '#lib/marks/palette.ts';
import { categories } from './kinds.ts';
import { MapLibreStage } from './stage.ts';

/** A map with the product's layer of marks. */
export abstract class MarkStage extends MapLibreStage {
	protected layer!: MarkLayer;

	/** @param positions longitude and latitude of each mark in turn */
	protected lay(positions: Float64Array): void {
		this.layer = new MarkLayer('marks', { palette: palette('light', categories), shapes, language: 'en' });
		this.layer.setGroups(positions);
		this.map.addLayer(this.layer);
	}

	/** The layer has asked for its frame before this one is asked for. */
	override async settled(): Promise<void> {
		await new Promise(requestAnimationFrame);
	}

	override finish(): void {
		super.finish(document.querySelector<HTMLCanvasElement>('canvas[data-marks]')!);
	}
}
