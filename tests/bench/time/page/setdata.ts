import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import type { Window } from '#lib/time/window.ts';
import { featuresOf, shownIn } from './features.ts';
import { colourOfKind } from './kinds.ts';
import { MapLibreStage } from './stage.ts';
import type { Data, Technique } from './technique.ts';

/** The events of the window in a clustered GeoJSON source, put there anew by each step. */
export class SetData extends MapLibreStage implements Technique {
	#features: Feature[] = [];

	async load(data: Data, window: Window): Promise<void> {
		const map = await this.open();
		this.#features = featuresOf(data);
		map.addSource('events', { type: 'geojson', data: this.#shown(window), cluster: true });
		map.addLayer({
			id: 'events',
			type: 'circle',
			source: 'events',
			paint: {
				'circle-radius': ['case', ['has', 'point_count'], 14, 5],
				'circle-color': ['case', ['has', 'point_count'], '#FFFFFF', colourOfKind]
			}
		});
		await this.settled();
	}

	step(window: Window): void {
		void this.map.getSource<GeoJSONSource>('events')!.setData(this.#shown(window));
	}

	#shown(window: Window): FeatureCollection {
		const features = shownIn(this.#features, window).map((at) => this.#features[at]!);
		return { type: 'FeatureCollection', features };
	}
}
