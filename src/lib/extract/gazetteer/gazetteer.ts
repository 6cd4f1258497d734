import { kinds, type Kind } from './kinds.ts';
import { readColumns, type Columns } from './layout.ts';
import { findString, stringAt, type Strings } from './strings.ts';

/**
 * The table of names and places. Places are numbers here, rows of the columns; a buffer that is shared between threads
 * is read where it lies.
 */
export class Gazetteer {
	readonly columns: Columns;
	readonly #keys: Strings;
	readonly #words: Strings;
	readonly #decoder = new TextDecoder();

	/** @throws if the buffer holds no table of this form */
	constructor(buffer: ArrayBuffer | SharedArrayBuffer) {
		const columns = readColumns(buffer);
		this.columns = columns;
		this.#keys = { starts: columns.keyStarts, bytes: columns.keyBytes, slots: columns.keySlots };
		this.#words = { starts: columns.wordStarts, bytes: columns.wordBytes, slots: columns.wordSlots };
	}

	/** Number of places. */
	get size(): number {
		return this.columns.lon.length;
	}

	/** The row of a key as `nameKey` makes it, or -1. */
	key(key: string): number {
		return findString(this.#keys, key);
	}

	/** The key of a row. */
	keyText(row: number): string {
		return stringAt(this.#keys.starts, this.#keys.bytes, row);
	}

	/** Where the places of a key lie in `leadPlaces` and `leadFlags`: `[from, to)`. */
	leads(row: number): [from: number, to: number] {
		return [this.columns.leadStarts[row]!, this.columns.leadStarts[row + 1]!];
	}

	/** Bits of `wordFlags`; 0 for an unknown word. */
	word(key: string): number {
		const row = findString(this.#words, key);
		return row < 0 ? 0 : this.columns.wordFlags[row]!;
	}

	kind(place: number): Kind {
		return kinds[this.columns.kind[place]!]!;
	}

	/** ISO 3166-1 alpha-2, or '' where the place lies in several countries or in none. */
	country(place: number): string {
		const code = this.columns.country[place]!;
		return code === 0 ? '' : String.fromCharCode(code >> 8, code & 255);
	}

	name(place: number): string {
		return this.#text(this.columns.nameStarts, this.columns.nameBytes, place);
	}

	/** As `geonames:112931`, `iso:IR`, `iso:US-TX` or `own:persian-gulf`. */
	id(place: number): string {
		return this.#text(this.columns.idStarts, this.columns.idBytes, place);
	}

	#text(starts: Uint32Array, bytes: Uint8Array, row: number): string {
		// Bytes of a shared buffer must be copied before they are decoded.
		return this.#decoder.decode(bytes.slice(starts[row]!, starts[row + 1]!));
	}
}

/** A country's code as the column has it. */
export function countryCode(iso: string): number {
	return /^[A-Z]{2}$/u.test(iso) ? (iso.charCodeAt(0) << 8) | iso.charCodeAt(1) : 0;
}
