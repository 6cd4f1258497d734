import type { Event, Source } from '#lib/dataset/schema.ts';
import type { PlaceKind, Role } from '#lib/dataset/terms.ts';
import type { Kind } from '../events/triggers.ts';

/** A document as it is read: its text, and what its file says of it. */
export interface DraftInput {
	/** Where the text is found, as `document.file` of a source has it: a path below the folder of documents. */
	file: string;
	text: string;
	title?: string | null | undefined;
	publisher?: string | null | undefined;
	/** EDTF, a time stamp, or a date in words. */
	published?: string | null | undefined;
	/** BCP 47. */
	language?: string | null | undefined;
}

/** What is proposed of one document, as plain JSON: small, and without a sentence of it. */
export interface DocumentDraft {
	file: string;
	/** In the order of the document. */
	items: ItemDraft[];
}

/** One text of a page, or the whole of a document that is one text. */
export interface ItemDraft {
	source: Source;
	/** Places that the events refer to, by id of the gazetteer. */
	places: PlaceDraft[];
	events: EventDraft[];
}

/** A place of the gazetteer, as it is named in one item. */
export interface PlaceDraft {
	gazetteerId: string;
	gazetteerName: string;
	/** As the text has it, where that is a name of it. */
	name: string;
	kind: PlaceKind;
	/** ISO 3166-1 alpha-2. */
	country: string | null;
	lon: number;
	lat: number;
	uncertaintyKm: number;
	confidence: number;
	reasons: string[];
}

/** An event as one passage tells of it. */
export interface EventDraft {
	kind: Kind;
	/** The word that tells of it, as it is written. */
	word: string;
	when: string | null;
	whenBasis: 'stated' | 'inferred' | null;
	/** How the date was found, where it is inferred. */
	whenReason?: string;
	places: { gazetteerId: string; role: Role }[];
	/** Who speaks or acts, where that can be told. */
	agent: string | null;
	participants: string[];
	confidence: number;
	reasons: string[];
	citation: Event['citations'][number];
}
