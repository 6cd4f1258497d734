import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { Listing, type Row } from '#lib/dataset/listing.ts';
import { IN, OUT } from '#lib/dataset/answers.ts';

/** How many events there are, of which none is told one by one; of an event whose record is here, whether it is one of them. */
export class TiledListing extends Listing {
	readonly #answer: (event: number) => number;

	/** @param answer of an event whose record is here; `OUT` for all others */
	constructor(
		{ dated }: Catalogue,
		counted: { length: number; possible: number },
		answer: (event: number) => number = () => OUT
	) {
		super(dated, { mask: new Uint8Array(0), from: 0, to: 0, least: IN }, counted);
		this.#answer = answer;
	}

	override row(event: number): Row | undefined {
		const answer = this.#answer(event);
		return answer === OUT ? undefined : { event, possible: answer !== IN };
	}
}
