import { readWhen } from '#lib/time/when.ts';
import { tagDates, type DateMention } from './dates/tag.ts';
import { proposeEvents, type ProposedEvent } from './events/propose.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';
import type { Model } from './places/filter.ts';
import { homeOf, type Home } from './places/home.ts';
import { explainPlaces, findPlaces, type PlaceProposal } from './places/places.ts';

/** A document on its way in. */
export interface InputDocument {
	id: string | number;
	text: string;
	/** When it was published: EDTF, a time stamp, or a date in words. */
	published?: string;
	/** Name or address of who published it. */
	publisher?: string;
}

/** What is proposed of a document, for a person to decide. */
export interface Proposals {
	id: string | number;
	places: PlaceProposal[];
	dates: Told<DateMention>[];
	events: Told<ProposedEvent>[];
}

/** Reasons are told where they are asked for. */
type Told<Proposal> = Omit<Proposal, 'reason' | 'reasons'> & Partial<Proposal>;

/** Publishers whose homes are remembered. */
const REMEMBERED = 1000;

/** Proposes what documents say, one at a time; the same document always gives the same. */
export class Extractor {
	readonly #gazetteer: Gazetteer;
	readonly #model: Model;
	readonly #explain: boolean;
	readonly #homes = new Map<string, Home | null>();

	/** @param options.explain tell candidates and reasons, too */
	constructor(gazetteer: Gazetteer, model: Model, { explain = false } = {}) {
		this.#gazetteer = gazetteer;
		this.#model = model;
		this.#explain = explain;
	}

	extract({ id, text, published: stated, publisher }: InputDocument): Proposals {
		const options = { gazetteer: this.#gazetteer, model: this.#model, home: this.#home(publisher) };
		const published = publicationOf(stated);
		const places = (this.#explain ? explainPlaces : findPlaces)(text, options);
		const dates = tagDates(text, { published });
		const tagged = places.map(({ gazetteerId, ...place }) => ({ ...place, id: gazetteerId }));
		const events = proposeEvents({ text, places: tagged, dates, published });
		if (this.#explain) return { id, places, dates, events };
		return {
			id,
			places,
			dates: dates.map(({ reason: _, ...date }) => date),
			events: events.map(({ reasons: _, ...event }) => event)
		};
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

/** EDTF of a publication date as sources state it; null where it cannot be told. */
function publicationOf(stated: string | undefined): string | null {
	if (stated === undefined) return null;
	// Of a time stamp the day, where it was published.
	const day = stated.trim().replace(/^(\d{4}-\d\d-\d\d)[T ].*$/u, '$1');
	return readWhen(day) ? day : (tagDates(day)[0]?.edtf ?? null);
}
