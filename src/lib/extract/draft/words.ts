import type { Kind } from '../events/triggers.ts';
import type { PlaceDraft } from './document.ts';

/** What a draft's words are made from; none of them is a sentence of a document. */
export interface ToldEvent {
	kind: Kind;
	/** The word that tells of it. */
	word: string;
	when: string | null;
	place: PlaceDraft | null;
	participants: readonly string[];
}

/** The words of a draft in one language. */
export interface DraftWords {
	/** Labels of the categories. */
	kinds: Record<Kind, string>;
	title: (told: ToldEvent) => string;
	summary: (word: string) => string;
}
