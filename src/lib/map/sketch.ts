import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { Position } from '#lib/geo/uncertainty.ts';
import type { Box } from './box.ts';
import type { Image, Look, MarkState } from './look.ts';

/** A mark or an area's label as the reader points at it: where it stands and how far it reaches, in pixels. */
export interface Spot {
	kind: 'mark' | 'area';
	id: string;
	place: number;
	/** The places that it stands for. */
	members: readonly number[];
	label: string;
	position: Position;
	/** From the position to the spot's middle. */
	dx: number;
	dy: number;
	halfWidth: number;
	halfHeight: number;
}

export const sources = ['areas', 'discs', 'marks', 'leaders', 'area-names'] as const;
export type SourceName = (typeof sources)[number];

/** Everything that the map draws of the events: features by source, the images that they name, and spots. */
export interface Picture {
	features: Record<SourceName, Feature[]>;
	images: Map<string, Image>;
	spots: Spot[];
	marks: Marks;
	/** ISO codes of the countries that it names, sorted. */
	named: string[];
}

/** The marks as the layer of marks draws them, a row a group of the grouping. */
export interface Marks {
	/** Longitude and latitude of each group in turn. */
	positions: Float64Array;
	/** `[(group * categories + category) * 2 + (0 sure | 1 possible)]`. */
	counts: Uint32Array;
	/** `INEXACT`, `FADED`. */
	flags: Uint8Array;
	hovered: number | null;
	selected: number | null;
}

/** What one kind of item adds to a picture. */
export interface Sketch {
	catalogue: Catalogue;
	look: Look;
	/** Zoom to which sizes on the ground are measured; steps of a quarter, so that labels do not creep while zooming. */
	level: number;
	stateOf(members: readonly number[]): MarkState;
	picture: Picture;
	/** World pixels that marks and labels take at this level. */
	taken: Box[];
}

export const featureOf = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
	type: 'Feature',
	geometry,
	properties
});

export const collectionOf = (features: Feature[]): FeatureCollection => ({
	type: 'FeatureCollection',
	features
});
