import type { Kind } from '../events/triggers.ts';
import type { PlaceDraft } from './document.ts';
import type { Noun } from './nouns.ts';

/** What a draft's words are made from; none of them is a sentence of a document. */
export interface ToldEvent {
	kind: Kind;
	/** The word that tells of it. */
	word: string;
	when: string | null;
	place: PlaceDraft | null;
	/** Who speaks or acts. */
	agent: string | null;
	participants: readonly string[];
}

/** The words of a draft in one language. */
export interface DraftWords {
	/** Labels of the categories. */
	kinds: Record<Kind, string>;
	/** What happened, in a title. */
	nouns: Record<Noun, string>;
	/** “Statement by Jane Doe”. */
	by: (what: string, who: string) => string;
	/** Stands between the parts of a title. */
	comma: string;
	/** Figures of a year. */
	year: (year: number) => string;
	summary: (word: string) => string;
	/** What stands in its place once a person has accepted it and said nothing else. */
	reported: string;
	/** Before how a date was found. */
	whenNote: (reason: string) => string;
	atlas: { title: string; description: string };
	/** For a source without a headline. */
	untitled: string;
}
