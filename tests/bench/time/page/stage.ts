import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { START, type Technique } from './technique.ts';

/** A MapLibre map of nothing but a ground colour. What stands on it, each technique adds. */
export abstract class MapLibreStage implements Pick<Technique, 'settled' | 'finish'> {
	protected map!: MapLibreMap;

	protected async open(): Promise<MapLibreMap> {
		setWorkerUrl(workerUrl);
		this.map = new MapLibreMap({
			container: 'map',
			center: [START.lon, START.lat],
			zoom: START.zoom,
			attributionControl: false,
			fadeDuration: 0,
			style: {
				version: 8,
				sources: {},
				layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#DDE6EA' } }]
			}
		});
		await this.map.once('load');
		return this.map;
	}

	/** `idle`: the frame is drawn, every tile is there and nothing is under way. */
	async settled(): Promise<void> {
		await this.map.once('idle');
	}

	/** For what is drawn with the next frame: that frame has been handed to the graphics card. */
	protected async rendered(): Promise<void> {
		await this.map.once('render');
	}

	finish(canvas = this.map.getCanvas()): void {
		const gl = canvas.getContext('webgl2')!;
		gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
	}
}
