import type { Catalogue } from '#lib/dataset/catalogue.ts';
import type { PlaceFeature, Source } from '#lib/dataset/schema.ts';
import { pointPlace } from '#lib/dataset/tiles/chunk.ts';
import type { TileMark } from '#lib/dataset/tiles/tilestore.ts';
import { positionOf } from '#lib/dataset/tiles/world.ts';
import type { Position } from '#lib/geo/uncertainty.ts';

/** What the id of a cell begins with: no place has such a one. */
const CELL = 'cell:';

export const isCell = (id: string): boolean => id.startsWith(CELL);

/**
 * Puts places and sources to a catalogue as they become known, each once, at an index that it keeps. Cells of several places, of which every
 * view has others, share indices from one view to the next.
 */
export class PlaceBook {
	readonly #catalogue: Catalogue;
	readonly #byId = new Map<string, number>();
	readonly #sourceById = new Map<string, number>();
	readonly #cells: number[] = [];
	#used = 0;

	constructor(catalogue: Catalogue) {
		this.#catalogue = catalogue;
		for (const [id, index] of catalogue.placeById) this.#byId.set(id, index);
		catalogue.placeById = this.#byId;
		catalogue.sourceById = this.#sourceById;
	}

	/** The index of a place. What was known of it first stands: the outline of an area. */
	place(feature: PlaceFeature): number {
		return this.#byId.get(feature.id) ?? this.#put(feature);
	}

	source(source: Source): void {
		if (!this.#sourceById.has(source.id))
			this.#sourceById.set(source.id, this.#catalogue.sources.push(source) - 1);
	}

	/** The index of a cell, which no cell of the same view has. */
	cell(at: Position, names: Record<string, string>): number {
		const number = this.#used++;
		const feature = pointPlace(`${CELL}${number}`, at, { names, kind: 'city' });
		const index = this.#cells[number];
		if (index === undefined) return (this.#cells[number] = this.#put(feature));
		this.#catalogue.places[index] = feature;
		return index;
	}

	/** The index of where a mark stands, for good: its place or, for several, the cell of this number of the whole world's tile. */
	fixed(at: number, { place, names, x, y }: TileMark): number {
		const position = positionOf(x, y);
		if (!place) return this.place(pointPlace(`${CELL}world-${at}`, position, { names, kind: 'city' }));
		const { id, kind, country, uncertaintyKm } = place;
		return this.place(pointPlace(id, position, { names, kind, country, uncertaintyKm }));
	}

	/** Cells of the view before are none any more. */
	freeCells(): void {
		this.#used = 0;
	}

	#put(feature: PlaceFeature): number {
		const { places, happened } = this.#catalogue;
		const index = places.push(feature) - 1;
		this.#byId.set(feature.id, index);
		if (happened.length < places.length) {
			const larger = new Uint32Array(2 * places.length).fill(1);
			this.#catalogue.happened = larger;
		}
		return index;
	}
}
