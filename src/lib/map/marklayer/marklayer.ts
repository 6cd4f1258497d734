import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import type { Point } from '../mercator.ts';
import type { Frame, MarkData, MarkLook } from './data.ts';
import { MarkGraphics } from './graphics.ts';
import { Order } from './order.ts';
import { pickMark, reachOf } from './pick.ts';
import { copiesShown, mercatorOf } from './places.ts';
import { Surface } from './surface.ts';

/**
 * Marks of groups of places, drawn from the counts of the time index in one call: one small quad a mark, no work for a
 * group without events, nothing at all for a frame in which only the camera moves. Add it to a map again when a style
 * has been loaded in place of another, also after the graphics context was lost: all that it draws from is kept here.
 *
 * It draws on a surface of its own over the whole map, where it may have one: then other counts cost no frame of the map. Without
 * one, or once that is lost, it draws as a layer of the map.
 */
export class MarkLayer implements CustomLayerInterface {
	readonly id: string;
	readonly type = 'custom';
	readonly renderingMode = '2d';
	#data: MarkData;
	#map: MapLibreMap | null = null;
	/** The graphics context of the map. */
	#gl: WebGL2RenderingContext | null = null;
	/** Null where it draws as a layer of the map; undefined before it was asked for. */
	#surface: Surface | null | undefined;
	#graphics: MarkGraphics | null = null;
	/** That of the map drawn last. */
	#frame: Frame | null = null;
	/** A frame of the surface that is asked for. */
	#request: number | null = null;

	/** @param options.own whether it may have a graphics context of its own, of which browsers give a page about 16 */
	constructor(id: string, look: MarkLook, { own = true } = {}) {
		this.id = id;
		if (!own) this.#surface = null;
		this.#data = {
			look,
			mercator: new Float64Array(0),
			counts: new Uint32Array(0),
			order: new Order(0),
			flags: null,
			hovered: -1,
			selected: -1
		};
	}

	/** Colours, shapes or digits change. */
	setLook(look: MarkLook): void {
		this.#data.look = look;
		this.#graphics?.forget();
		this.#renew();
	}

	/**
	 * Other groups: longitude and latitude of each in turn. All of them count nothing until `setCounts`. Hovered and
	 * selected are forgotten.
	 */
	setGroups(positions: Float64Array): void {
		const groups = positions.length / 2;
		this.#data.mercator = mercatorOf(positions);
		this.#data.order = new Order(groups);
		this.#data.counts = new Uint32Array(groups * this.#kinds);
		this.#data.flags = null;
		this.#data.hovered = this.#data.selected = -1;
		this.#graphics?.forget();
		this.#renew();
	}

	/**
	 * The counts of the time index, `[(group * categories + category) * 2 + (0 sure | 1 possible)]`, and flags (`INEXACT`,
	 * `FADED`) for each group. The arrays are read now and when the next frame is drawn: the same ones may come again with
	 * other numbers.
	 *
	 * @throws where there are not two numbers a category for every group
	 */
	setCounts(counts: Uint32Array, flags: Uint8Array | null = null): void {
		const { order } = this.#data;
		const expected = order.totals.length * this.#kinds;
		if (counts.length !== expected)
			throw new Error(`invalid counts: expected ${expected} numbers, found ${counts.length}`);
		this.#data.counts = counts;
		this.#data.flags = flags;
		order.sort(counts, this.#kinds);
		this.#graphics?.recount();
		this.#renew();
	}

	/** The groups under the pointer and chosen, or null. */
	setStates(hovered: number | null, selected: number | null): void {
		this.#data.hovered = hovered ?? -1;
		this.#data.selected = selected ?? -1;
		this.#renew();
	}

	/** The group whose mark was drawn at a point of the map, in CSS pixels from its corner; null for none. */
	pick(point: Point): number | null {
		if (!this.#map || !this.#frame) return null;
		const { mainMatrix } = this.#frame.defaultProjectionData;
		return pickMark(point, this.#drawn, mainMatrix, sizeOf(this.#map), this.#copies(this.#map));
	}

	/** Half width and half height in CSS pixels of a group's mark; null where the group has no event. */
	reach(group: number): Point | null {
		return this.#data.order.totals[group] ? reachOf(group, this.#drawn) : null;
	}

	onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
		this.#map = map;
		this.#gl = gl;
		if (this.#surface === undefined)
			this.#surface = Surface.over(map, gl.getContextAttributes(), () => this.#fall());
		this.#graphics ??= new MarkGraphics(this.#surface?.gl ?? gl);
	}

	onRemove(): void {
		// What a surface draws from is in a context that goes on without the map's style.
		if (this.#surface) this.#surface.clear();
		else this.#forget();
		this.#map = this.#gl = this.#frame = null;
	}

	/** The map has gone: gives back the surface, too. */
	destroy(): void {
		this.#forget();
		this.#surface?.remove();
		this.#surface = null;
	}

	render(_: WebGL2RenderingContext, { shaderData, defaultProjectionData }: CustomRenderMethodInput): void {
		// Its matrices are the map's own, and move with it.
		this.#frame = structuredClone({ shaderData, defaultProjectionData });
		this.#draw();
	}

	#draw(): void {
		if (this.#request !== null) cancelAnimationFrame(this.#request);
		this.#request = null;
		const [map, frame] = [this.#map, this.#frame];
		if (!map || !frame) return;
		const { lng, lat } = map.getCenter();
		const [x, y] = mercatorOf(Float64Array.of(lng, lat));
		const copies = frame.shaderData.define.includes('GLOBE') ? [0] : this.#copies(map);
		this.#surface?.clear();
		this.#graphics?.draw(this.#data, frame, { origin: [x!, y!], copies, ...sizeOf(map) });
	}

	/** Something is to be drawn otherwise. Where the map draws a frame before, that is the one. */
	#renew(): void {
		if (this.#surface && this.#frame) this.#request ??= requestAnimationFrame(() => this.#draw());
		else this.#map?.triggerRepaint();
	}

	/** The surface is lost: from now on the marks are drawn by the map. */
	#fall(): void {
		if (!this.#surface) return;
		this.destroy();
		if (this.#gl) this.#graphics = new MarkGraphics(this.#gl);
		this.#map?.triggerRepaint();
	}

	#forget(): void {
		if (this.#request !== null) cancelAnimationFrame(this.#request);
		this.#request = null;
		this.#graphics?.free();
		this.#graphics = null;
	}

	get #kinds(): number {
		return this.#data.look.shapes.length * 2;
	}

	get #drawn() {
		return { ...this.#data, shapes: this.#data.look.shapes };
	}

	#copies(map: MapLibreMap): number[] {
		if (!map.getRenderWorldCopies()) return [0];
		const { width, height } = sizeOf(map);
		const diagonal = map.getBearing() === 0 && map.getPitch() === 0 ? width : 2 * Math.hypot(width, height);
		return copiesShown(map.getCenter().lng / 360 + 0.5, diagonal, 512 * 2 ** map.getZoom());
	}
}

/** The map's size in CSS pixels. */
function sizeOf(map: MapLibreMap): { width: number; height: number } {
	const { width, height } = map.getCanvas();
	const ratio = map.getPixelRatio();
	return { width: width / ratio, height: height / ratio };
}
