import type * as MapLibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { loadFonts } from './fonts.ts';

/** Asked for early, the libraries come while the page is made. A failure is told where the map is started. */
export const libraries = () => Promise.all([import('maplibre-gl'), import('pmtiles')]);

let protocolAdded = false;

/** The map library, ready for maps on the basemap, once the letters of a sample are there to be drawn. */
export async function mapLibrary(sample: string): Promise<typeof MapLibre> {
	const [[maplibre, { Protocol }]] = await Promise.all([libraries(), loadFonts(sample)]);
	maplibre.setWorkerUrl(workerUrl);
	if (!protocolAdded) maplibre.addProtocol('pmtiles', new Protocol().tile);
	protocolAdded = true;
	return maplibre;
}
