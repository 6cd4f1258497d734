import { tick } from 'svelte';
import type { Hit } from '#lib/dataset/search/searchindex.ts';
import { isArea } from '#lib/dataset/terms.ts';
import { labelPoint } from '#lib/geo/label.ts';
import { extentOf } from '#lib/marks/outline.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import type { Camera } from '#lib/view/view.ts';
import { narrow } from './narrow.ts';

/** How near the map comes to a site or a city, unless it is nearer already. */
const CLOSE_ZOOM = 7;

/** A part of what can be found. */
export interface Scope {
	kinds: readonly Hit['kind'][];
	/** Says what it is. */
	hint: string;
}

/** Of a large atlas, whose records are not all here, events cannot be filtered by source or person. */
export const canShow = ({ catalogue }: Explorer, { kind }: Hit): boolean =>
	kind === 'place' || kind === 'event' || catalogue.entries.complete;

/**
 * Brings what was found before the reader: map, list and period go to it. An event or a place is opened and gets the
 * focus; a source or a person becomes a filter. The period gives way where nothing of it would be shown, and to a source
 * or a person the other filters do.
 */
export async function show(explorer: Explorer, hit: Hit, field: HTMLElement): Promise<void> {
	const { catalogue } = explorer;
	if (hit.kind === 'event') explorer.open(hit.row!);
	else if (hit.kind === 'place') {
		const place = catalogue.placeById.get(hit.id);
		if (place === undefined) return;
		const has = catalogue.happened[place]! > 0;
		if (has) makeRoom(explorer, () => explorer.shown.at([place]).length > 0);
		explorer.setCamera(cameraOn(explorer, place));
		explorer.select({ kind: 'place', id: hit.id });
	} else {
		const filter = hit.kind === 'source' ? { sources: [hit.id] } : peopleFilter(hit);
		explorer.select(null);
		explorer.setFilters(filter);
		const some = (): boolean => explorer.shown.rows.length + explorer.shown.undated.length > 0;
		makeRoom(explorer, some);
		if (!some()) {
			explorer.clearFilters();
			explorer.setFilters(filter);
		}
		field.blur();
		return;
	}
	await tick();
	if (!narrow.current) document.querySelector<HTMLElement>('[data-popup]')?.focus({ preventScroll: true });
}

const peopleFilter = ({ id, sources }: Hit): { people: string[] } | { sources: string[] } =>
	sources ? { sources } : { people: [id] };

/** Lets the period give way until something is shown, then the wish to leave out what is only possible. */
function makeRoom(explorer: Explorer, isShown: () => boolean): void {
	if (!isShown()) explorer.setWindow({ from: null, to: null });
	if (!isShown()) explorer.setPossible(true);
}

function cameraOn({ catalogue, settings }: Explorer, place: number): Camera {
	const { geometry, properties } = catalogue.places[place]!;
	if (isArea(properties.kind) && geometry.type !== 'Point')
		return { kind: 'bounds', bounds: extentOf(catalogue.places[place]!) };
	const [lon, lat] = labelPoint(geometry) as [number, number];
	const zoom = settings.camera?.kind === 'centre' ? settings.camera.zoom : 0;
	return { kind: 'centre', lon, lat, zoom: Math.max(zoom, CLOSE_ZOOM) };
}
