import type { Gazetteer } from './gazetteer/gazetteer.ts';
import type { Model } from './places/filter.ts';
import { homeOf, type Home } from './places/home.ts';
import { explainPlaces, findPlaces, type PlaceProposal } from './places/places.ts';

/** A document on its way in. */
export interface InputDocument {
	id: string | number;
	text: string;
	/** When it was published, as its source says. */
	published?: string;
	/** Name or address of who published it. */
	publisher?: string;
}

/** What is proposed of a document, for a person to decide. */
export interface Proposals {
	id: string | number;
	places: PlaceProposal[];
}

/** Publishers whose homes are remembered. */
const REMEMBERED = 1000;

/** Proposes what documents say, one at a time; the same document always gives the same. */
export class Extractor {
	readonly #gazetteer: Gazetteer;
	readonly #model: Model;
	readonly #find: typeof findPlaces;
	readonly #homes = new Map<string, Home | null>();

	/** @param options.explain tell candidates and reasons, too */
	constructor(gazetteer: Gazetteer, model: Model, { explain = false } = {}) {
		this.#gazetteer = gazetteer;
		this.#model = model;
		this.#find = explain ? explainPlaces : findPlaces;
	}

	extract({ id, text, publisher }: InputDocument): Proposals {
		const options = { gazetteer: this.#gazetteer, model: this.#model, home: this.#home(publisher) };
		return { id, places: this.#find(text, options) };
	}

	#home(publisher: string | undefined): Home | null {
		if (publisher === undefined) return null;
		let home = this.#homes.get(publisher);
		if (home === undefined) {
			if (this.#homes.size >= REMEMBERED) this.#homes.clear();
			home = homeOf(publisher, this.#gazetteer);
			this.#homes.set(publisher, home);
		}
		return home;
	}
}
