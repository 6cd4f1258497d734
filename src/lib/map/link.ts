import type { Map as MapLibreMap, MapLibreEvent } from 'maplibre-gl';
import { isQuiet, jumpTo } from './camera.ts';

/** Maps that move as one: wherever one is taken, the others are at once. */
export class CameraLink {
	readonly #maps = new Set<MapLibreMap>();

	/** Lets a map join, where the others are. Gives what parts it from them again. */
	join(map: MapLibreMap): () => void {
		const follow = (event: MapLibreEvent): void => {
			if (isQuiet(event)) return;
			for (const other of this.#maps) if (other !== map) this.#take(other, map);
		};
		const [first] = this.#maps;
		if (first) this.#take(map, first);
		this.#maps.add(map);
		map.on('move', follow);
		return () => {
			map.off('move', follow);
			this.#maps.delete(map);
		};
	}

	#take(map: MapLibreMap, to: MapLibreMap): void {
		const { lng: lon, lat } = to.getCenter();
		jumpTo(map, { lon, lat, zoom: to.getZoom() });
	}
}
