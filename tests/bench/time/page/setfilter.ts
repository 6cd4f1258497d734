import type { FilterSpecification } from 'maplibre-gl';
import type { Window } from '#lib/time/window.ts';
import { daysOf, featuresOf } from './features.ts';
import { colourOfKind } from './kinds.ts';
import { MapLibreStage } from './stage.ts';
import type { Data, Technique } from './technique.ts';

/** All events in a GeoJSON source, a circle layer, and a filter on time that each step sets anew. */
export class SetFilter extends MapLibreStage implements Technique {
	async load(data: Data, window: Window): Promise<void> {
		const map = await this.open();
		map.addSource('events', {
			type: 'geojson',
			data: { type: 'FeatureCollection', features: featuresOf(data) }
		});
		map.addLayer({
			id: 'events',
			type: 'circle',
			source: 'events',
			filter: filterOf(window),
			paint: { 'circle-radius': 5, 'circle-color': colourOfKind }
		});
		await this.settled();
	}

	step(window: Window): void {
		this.map.setFilter('events', filterOf(window));
	}
}

function filterOf(window: Window): FilterSpecification {
	const { first, end } = daysOf(window);
	return ['all', ['<', ['get', 'from'], end], ['>', ['get', 'to'], first]];
}
