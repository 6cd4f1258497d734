/** What the review page and its server tell each other, as JSON. */
import type { RecordKind } from '../files.ts';
import type { Problem } from '../problem.ts';
import type { Atlas, Text } from '../schema.ts';
import type { PlaceKind } from '../terms.ts';
import type { Decision } from './decide.ts';
import type { Raw } from './records.ts';

/** The header with the token, which every request for data carries. */
export const TOKEN_HEADER = 'x-chronotope-token';
/** Largest body of a request, in bytes. */
export const MOST_BODY = 1024 * 1024;

/** The dataset at a glance. */
export interface Overview {
	atlas: Pick<Atlas, 'title' | 'languages' | 'categories' | 'hemisphere'>;
	/** Ids of the proposed events in the order of the documents. */
	queue: string[];
	events: EventBrief[];
	places: PlaceBrief[];
	sources: SourceBrief[];
	/** Decisions of this session that stand. */
	decided: number;
	/** What `undo` would take back: what was decided, of which record. */
	undo: { kind: Decision['kind']; id: string } | null;
	/** Whether names can be looked up: the table of the gazetteer may still be on its way. */
	gazetteer: 'coming' | 'here' | 'none';
	/** Whether there is a folder of documents. */
	hasDocuments: boolean;
}

export interface EventBrief {
	id: string;
	title: Text;
	when: string | null;
	category: string;
	places: string[];
	proposed: boolean;
}
export interface PlaceBrief {
	id: string;
	names: Text;
	kind: PlaceKind;
	country: string | null;
	/** Degrees; of an area a point in it. */
	lon: number;
	lat: number;
	proposed: boolean;
}
export interface SourceBrief {
	id: string;
	title: string;
	publisher: string;
	proposed: boolean;
}

/** One record with what is needed to decide on it. */
export interface Detail {
	of: RecordKind;
	record: Raw;
	/** Digest of the record: a decision on another state of it is refused. */
	version: string;
	/** Of an event: the places that it links to, and what its sources say. */
	places: Raw[];
	readings: Reading[];
}

/** What one source says, around what is cited of it. */
export interface Reading {
	source: { id: string; title: string; publisher: string; published: string | null; language: string };
	/** The text in pieces that follow each other; null where it is not at hand. */
	pieces: ReadPiece[] | null;
	/** Whether every cited passage stands where it is said to: else some stand elsewhere, or nowhere. */
	state: 'resolved' | 'moved' | 'lost';
	/** Whether there is more of the text before and after. */
	cut: boolean;
	mentions: Mention[];
}

export interface ReadPiece {
	text: string;
	/** Whether the record cites it. */
	cited: boolean;
	mark: 'place' | 'date' | 'trigger' | null;
	/** Index into `mentions` of a place. */
	mention?: number;
	/** EDTF of a date. */
	edtf?: string;
}

/** A place as the text names it. */
export interface Mention {
	text: string;
	cited: boolean;
	role: string;
	/** 0 to 1. */
	score: number;
	candidates: Candidate[];
	reasons: string[];
}

/** A place of the gazetteer that a name may mean. */
export interface Candidate {
	gazetteerId: string;
	name: string;
	/** What tells it from others of its name: what it is, ISO country. */
	kind: string;
	country: string;
	/** Degrees. */
	lon: number;
	lat: number;
	/** 0 to 1; null where it was searched for. */
	score: number | null;
	/** The dataset's own place for it. */
	known: string | null;
}

/** What is sent to decide: on which state of the record. */
export interface DecideRequest {
	decision: Decision;
	/** Left out for a record that is new. */
	version?: string;
}

/** What comes of a decision. */
export type DecideAnswer =
	| { done: Overview }
	| { refused: 'unknown' | 'taken' | 'changed' | 'unreadable'; id: string; detail?: string }
	| { problems: Problem[] };
