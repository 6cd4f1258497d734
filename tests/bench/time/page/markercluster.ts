import type { Feature, Point } from 'geojson';
import leaflet, { type Layer, type MarkerClusterGroup } from 'leaflet';
import type { Window } from '#lib/time/window.ts';
import { featuresOf, shownIn } from './features.ts';
import { START, type Data, type Technique } from './technique.ts';

/** Leaflet.markercluster: each step clears the group and adds the markers of the window, which were made once. */
export class MarkerCluster implements Technique {
	#features: Feature<Point>[] = [];
	#markers: Layer[] = [];
	#group!: MarkerClusterGroup;

	async load(data: Data, window: Window): Promise<void> {
		// The plugin looks for a global.
		Object.assign(globalThis, { L: leaflet });
		await import('leaflet.markercluster');
		const map = leaflet.map('map', {
			maxZoom: 18,
			zoomControl: false,
			attributionControl: false,
			fadeAnimation: false
		});
		// Leaflet's tiles are half as wide as MapLibre's: one zoom level more is the same map.
		map.setView([START.lat, START.lon], START.zoom + 1);
		this.#features = featuresOf(data);
		this.#markers = this.#features.map(({ geometry }) => {
			const [lon, lat] = geometry.coordinates as [number, number];
			return leaflet.marker([lat, lon]);
		});
		this.#group = leaflet.markerClusterGroup({ animate: false, chunkedLoading: false });
		this.#group.addTo(map);
		this.step(window);
		await this.settled();
	}

	step(window: Window): void {
		this.#group.clearLayers();
		this.#group.addLayers(shownIn(this.#features, window).map((at) => this.#markers[at]!));
	}

	/** The step is done when it returns; the page shows it in the frame after. */
	settled(): Promise<void> {
		return new Promise((resolve) => {
			requestAnimationFrame(() => {
				// A message comes after the frame's layout and paint.
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve();
				port2.postMessage(null);
			});
		});
	}

	/** No graphics of its own: the browser paints elements. */
	finish(): void {}
}
