/** As much of Leaflet as the bench uses: it has no types of its own. */
declare module 'leaflet' {
	export interface Layer {
		addTo(map: unknown): this;
	}
	export interface MarkerClusterGroup extends Layer {
		clearLayers(): void;
		addLayers(layers: readonly Layer[]): void;
	}
	const leaflet: {
		map(container: string, options: object): { setView(centre: [number, number], zoom: number): unknown };
		marker(position: [number, number]): Layer;
		markerClusterGroup(options: object): MarkerClusterGroup;
	};
	export default leaflet;
}

declare module 'leaflet.markercluster';
