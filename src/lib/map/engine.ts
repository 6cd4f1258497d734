import type * as MapLibre from 'maplibre-gl';
import type { ErrorEvent, GeoJSONSource, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { Messages } from '#lib/language/language.ts';
import type { Shape } from '#lib/dataset/schema.ts';
import type { Palette } from '#lib/marks/palette.ts';
import type { Theme } from '#lib/view/view.ts';
import type { Centre } from './fit.ts';
import { groundLayers, hatchKey, markLayers, MARKS } from './layers.ts';
import { mapLibrary } from './library.ts';
import type { Image } from './look.ts';
import type { MarkLook } from './marklayer/data.ts';
import { MarkLayer } from './marklayer/marklayer.ts';
import { FADED } from './marklayer/vertex.ts';
import type { Point } from './mercator.ts';
import { collectionOf, sources, type Marks, type Picture } from './sketch.ts';
import { hatchOf, rasterOf } from './raster.ts';
import { COUNTRY_NAMES, countryFilter } from './style.ts';

/** Images beyond this many are given back, those that nothing names first. */
const MOST_IMAGES = 600;

export interface Stage {
	container: HTMLElement;
	/** The basemap of a theme, without the events. */
	ground(theme: Theme, unnamed: readonly string[]): StyleSpecification;
	palette(theme: Theme): Palette;
	/** Shapes of the categories. */
	shapes: readonly Shape[];
	/** Digits of the numbers in marks. */
	language: string;
	theme: Theme;
	camera: Centre;
	/** Whether the page keeps the wheel and one finger. */
	cooperative: boolean;
	messages: Messages['map'];
	/** Some of the basemap could not be loaded. */
	onGroundError(): void;
	/** The browser took the graphics context away, or gave it back with everything in it. */
	onContext(lost: boolean): void;
}

/**
 * The map engine with the events' layers over the basemap. It holds what it shows, so that a change of theme or a lost
 * graphics context brings everything back.
 */
export class Engine {
	readonly map: MapLibreMap;
	#stage: Stage;
	#theme: Theme;
	#images = new Map<string, Image>();
	#picture: Picture | null = null;
	#marks: MarkLayer;
	/** Where the marks stand, as the layer has it. */
	#positions: Float64Array = new Float64Array(0);
	/** Without its graphics context the map has no style to change. */
	#lost = false;
	/** Countries that the ground leaves unnamed, joined by spaces. */
	#named = '';

	/** Loads the engine and opens the map. Throws where the browser gives no WebGL 2. */
	static async start(stage: Stage): Promise<Engine> {
		return new Engine(await mapLibrary(`A1${stage.messages.label}`), stage);
	}

	private constructor(maplibre: typeof MapLibre, stage: Stage) {
		this.#stage = stage;
		this.#theme = stage.theme;
		// An article may frame a dozen maps, and browsers end the oldest graphics contexts of a page that has more than they give.
		this.#marks = new MarkLayer(MARKS, this.#look(), { own: !stage.cooperative });
		const { lon, lat, zoom } = stage.camera;
		this.map = new maplibre.Map({
			container: stage.container,
			style: this.#style(),
			center: [lon, lat],
			zoom,
			minZoom: 0,
			maxZoom: 9,
			attributionControl: false,
			dragRotate: false,
			touchPitch: false,
			pitchWithRotate: false,
			rollEnabled: false,
			maxPitch: 0,
			fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
			cooperativeGestures: stage.cooperative,
			locale: {
				'Map.Title': stage.messages.label,
				'CooperativeGesturesHandler.WindowsHelpText': stage.messages.gestures.wheel,
				'CooperativeGesturesHandler.MacHelpText': stage.messages.gestures.wheelMac,
				'CooperativeGesturesHandler.MobileHelpText': stage.messages.gestures.touch
			}
		});
		this.map.touchZoomRotate.disableRotation();
		this.map.keyboard.disableRotation();
		this.map.setMissingStyleImageResolver((key) => this.#add(key));
		this.map.on('error', (event) => this.#tell(event));
		// A picture that came while a style was loading found nothing to change.
		this.map.on('style.load', () => {
			this.map.addLayer(this.#marks);
			this.#draw();
		});
		this.map.on('webglcontextlost', () => this.#lose(true));
		this.map.on('webglcontextrestored', () => this.#lose(false));
	}

	/** Shows a picture in place of the one before, on the ground of a theme. */
	show(picture: Picture, theme: Theme): void {
		this.#picture = picture;
		for (const [key, image] of picture.images) {
			this.#images.delete(key);
			this.#images.set(key, image);
		}
		const turned = theme !== this.#theme;
		this.#theme = theme;
		if (turned) this.#marks.setLook(this.#look());
		this.#drawMarks(picture.marks);
		if (this.#lost) return;
		if (turned) this.map.setStyle(this.#style(), { diff: true });
		this.#draw();
	}

	/** Other counts for the groups of the last picture, at once: what else there is to show of them may follow. */
	count(counts: Uint32Array): void {
		const last = this.#picture?.marks;
		if (counts.length === last?.counts.length) this.#marks.setCounts(...recounted(counts, last));
	}

	/** The group whose mark stands at a point of the map, in CSS pixels; null for none. */
	pick(point: Point): number | null {
		return this.#marks.pick(point);
	}

	destroy(): void {
		this.map.remove();
		this.#marks.destroy();
	}

	#draw(): void {
		if (!this.#picture) return;
		const { features, images, named } = this.#picture;
		this.#leaveNames(named);
		for (const key of images.keys()) this.#add(key);
		this.#prune(images);
		for (const name of sources)
			void this.map.getSource<GeoJSONSource>(name)?.setData(collectionOf(features[name]));
	}

	#drawMarks({ positions, counts, flags, hovered, selected }: Marks): void {
		if (!isSame(positions, this.#positions)) {
			this.#marks.setGroups(positions);
			this.#positions = positions;
		}
		this.#marks.setCounts(counts, flags);
		this.#marks.setStates(hovered, selected);
	}

	#look(): MarkLook {
		const { shapes, language } = this.#stage;
		return { palette: this.#stage.palette(this.#theme), shapes, language };
	}

	#lose(lost: boolean): void {
		this.#lost = lost;
		// The theme may be another than the one that the map remembers.
		if (!lost) this.map.setStyle(this.#style(), { diff: false });
		this.#stage.onContext(lost);
	}

	/** The ground does not name the countries that the picture names. */
	#leaveNames(named: readonly string[]): void {
		const now = named.join(' ');
		if (now === this.#named) return;
		this.#named = now;
		if (this.map.getLayer(COUNTRY_NAMES)) this.map.setFilter(COUNTRY_NAMES, countryFilter(named));
	}

	#style(): StyleSpecification {
		const ground = this.#stage.ground(this.#theme, this.#named.split(' '));
		const palette = this.#stage.palette(this.#theme);
		const names = ground.layers.findIndex(({ type }) => type === 'symbol');
		const at = names < 0 ? ground.layers.length : names;
		const own = sources.map((name) => [
			name,
			{
				type: 'geojson',
				data: collectionOf(this.#picture?.features[name] ?? []),
				tolerance: name === 'areas' ? 0.375 : 0
			}
		]);
		return {
			...ground,
			sources: { ...ground.sources, ...Object.fromEntries(own) },
			layers: [
				...ground.layers.slice(0, at),
				...groundLayers(palette, this.#theme),
				...ground.layers.slice(at),
				...markLayers(palette)
			]
		};
	}

	#add(key: string): void {
		if (this.map.hasImage(key)) return;
		const ratio = Math.min(3, Math.max(1, devicePixelRatio));
		if (key === hatchKey(this.#theme)) {
			const hatch = hatchOf(this.#stage.palette(this.#theme), ratio);
			this.map.addImage(key, hatch, { pixelRatio: ratio });
			return;
		}
		const image = this.#images.get(key);
		if (image) this.map.addImage(key, rasterOf(image.drawing, ratio), { pixelRatio: ratio });
	}

	#prune(shown: ReadonlyMap<string, Image>): void {
		for (const key of this.#images.keys()) {
			if (this.#images.size <= MOST_IMAGES) return;
			if (shown.has(key)) continue;
			this.#images.delete(key);
			if (this.map.hasImage(key)) this.map.removeImage(key);
		}
	}

	#tell(event: ErrorEvent & { sourceId?: string }): void {
		if ((sources as readonly string[]).includes(event.sourceId ?? '')) console.error(event.error);
		else this.#stage.onGroundError();
	}
}

/** The counts of now in place of those of a picture; what is faded there stays so where nothing is counted now. */
function recounted(counts: Uint32Array, last: Marks): [Uint32Array, Uint8Array] {
	const [now, flags] = [counts.slice(), last.flags.slice()];
	const kinds = counts.length / flags.length;
	for (let group = 0; group < flags.length; group++) {
		if ((flags[group]! & FADED) === 0) continue;
		const own = now.subarray(group * kinds, (group + 1) * kinds);
		if (own.some(Boolean)) flags[group]! &= ~FADED;
		else own.set(last.counts.subarray(group * kinds, (group + 1) * kinds));
	}
	return [now, flags];
}

const isSame = (a: Float64Array, b: Float64Array): boolean =>
	a.length === b.length && a.every((value, at) => value === b[at]);
