import { readWhen } from '#lib/time/when.ts';
import { tagDates, type DateMention } from './dates/tag.ts';
import { datesUpTo } from './dates/upto.ts';
import { proposeEvents, type ProposedEvent } from './events/propose.ts';
import type { Gazetteer } from './gazetteer/gazetteer.ts';
import type { Model } from './places/filter.ts';
import { namesIn, type Named } from './names/names.ts';
import { homeOf, type Home } from './places/home.ts';
import { nameKey } from './gazetteer/key.ts';
import { nameFlags } from './gazetteer/kinds.ts';
import {
	explainPlaces,
	findPlaces,
	type Explained,
	type PlaceOptions,
	type PlaceProposal
} from './places/places.ts';

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

/** One text of a page. */
export interface ItemText extends Omit<InputDocument, 'id'> {
	/** Code point at which its own words begin, after headline and head. */
	body?: number;
	/** The latest day on which a text of its page was published, where it does not say so itself. */
	latest?: string | null;
}

/** All of it, with the reasons. */
export interface Understood {
	places: Explained[];
	dates: DateMention[];
	events: ProposedEvent[];
	names: Named[];
	/** EDTF of the publication date, where it could be told. */
	published: string | null;
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

	/** What one line of a pipeline is answered with. */
	extract(document: InputDocument): Proposals {
		const { id } = document;
		const { places, dates, events } = this.#propose(document, this.#explain ? explainPlaces : findPlaces);
		if (this.#explain) return { id, places, dates, events };
		return {
			id,
			places,
			dates: dates.map(({ reason: _, ...date }) => date),
			events: events.map(({ reasons: _, ...event }) => event)
		};
	}

	/** All that is proposed of a text, with candidates and reasons. */
	understand(document: ItemText): Understood {
		const found = this.#propose(document, (text, options) => meantThroughout(explainPlaces, text, options));
		return { ...found, names: namesIn(document.text, this.#gazetteer, found.places) };
	}

	/** Whether a name is that of a place in the gazetteer. */
	isPlace(name: string): boolean {
		const row = this.#gazetteer.key(nameKey(name));
		if (row < 0) return false;
		const [from, to] = this.#gazetteer.leads(row);
		return this.#gazetteer.columns.leadFlags.subarray(from, to).some((flags) => !(flags & nameFlags.people));
	}

	#propose<Place extends PlaceProposal>(
		{ text, published: stated, publisher, body = 0, latest }: ItemText,
		find: (text: string, options: PlaceOptions) => Place[]
	) {
		const published = publicationOf(stated);
		const places = find(text, {
			gazetteer: this.#gazetteer,
			model: this.#model,
			home: this.#home(publisher)
		});
		// The day of publication, where it stands over a text, is no day that the text tells of.
		const dates = (
			latest && published === null ? datesUpTo(text, latest) : tagDates(text, { published })
		).filter(({ start, edtf }) => start >= body || edtf !== published);
		const tagged = places.map(({ gazetteerId, ...place }) => ({ ...place, id: gazetteerId }));
		return { places, dates, events: proposeEvents({ text, places: tagged, dates, published }), published };
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

/** A place that is proposed once in a text is meant by its name elsewhere in it too, if that is at all likely. */
const LIKELY = 0.1;
/** Of a person who decides on events, a little more is asked than of a pipeline. */
const PROPOSED = 0.2;

function meantThroughout(find: typeof explainPlaces, text: string, options: PlaceOptions): Explained[] {
	const found = find(text, { ...options, model: { ...options.model, threshold: LIKELY } });
	const sure = new Set(
		found.filter(({ score }) => score >= options.model.threshold).map(({ gazetteerId }) => gazetteerId)
	);
	return found.filter(({ score, gazetteerId }) => score >= PROPOSED || sure.has(gazetteerId));
}

/** EDTF of a publication date as sources state it; null where it cannot be told. */
export function publicationOf(stated: string | undefined): string | null {
	if (stated === undefined) return null;
	// Of a time stamp the day, where it was published.
	const day = stated.trim().replace(/^(\d{4}-\d\d-\d\d)[T ].*$/u, '$1');
	return readWhen(day) ? day : (tagDates(day)[0]?.edtf ?? null);
}
