import type { CustomRenderMethodInput } from 'maplibre-gl';
import type { Shape } from '#lib/dataset/schema.ts';
import type { Palette } from '#lib/marks/palette.ts';
import type { Order } from './order.ts';

/** How marks are drawn: colours for one ground, shapes of the categories, digits of the numbers. */
export interface MarkLook {
	palette: Palette;
	shapes: readonly Shape[];
	language: string;
}

/** What the graphics need for one frame. */
export interface MarkData {
	look: MarkLook;
	mercator: Float64Array;
	counts: Uint32Array;
	order: Order;
	flags: Uint8Array | null;
	hovered: number;
	selected: number;
}

/** How the map stands in a frame. */
export type Frame = Pick<CustomRenderMethodInput, 'shaderData' | 'defaultProjectionData'>;
