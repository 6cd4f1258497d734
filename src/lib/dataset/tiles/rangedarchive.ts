import { PMTiles, tileIdToZxy } from 'pmtiles';

/** A PMTiles archive on a host. The library keeps what failed as it keeps what it has read: after a failure it is opened anew. */
export class RangedArchive {
	readonly #address: string;
	#archive: PMTiles;

	constructor(address: string) {
		this.#address = address;
		this.#archive = new PMTiles(address);
	}

	/**
	 * The bytes of a tile, undefined where there is none.
	 *
	 * @throws Error where the host does not give them
	 */
	async tile(z: number, x: number, y: number): Promise<Uint8Array | undefined> {
		const archive = this.#archive;
		try {
			const found = await archive.getZxy(z, x, y);
			return found && new Uint8Array(found.data);
		} catch (error) {
			if (this.#archive === archive) this.#archive = new PMTiles(this.#address);
			throw error;
		}
	}

	/**
	 * The text of a part of an archive whose parts are numbered.
	 *
	 * @throws Error where there is none, or the host does not give it
	 */
	async part(number: number): Promise<string> {
		const bytes = await this.tile(...tileIdToZxy(number));
		if (!bytes) throw new Error(`missing part ${number} of ${this.#address}`);
		return new TextDecoder().decode(bytes);
	}
}
