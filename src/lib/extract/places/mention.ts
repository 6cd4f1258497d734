/** A place that a name may mean. */
export interface Candidate {
	/** Row of the gazetteer. */
	place: number;
	/** Bits of `nameFlags` of the name that led here. */
	flags: number;
	/** How well it fits by itself: population and kind. */
	prior: number;
	/** How well it fits here; without unit, higher is better. */
	score: number;
}

/** A stretch of words that the gazetteer knows. */
export interface Mention {
	/** Index of the first word. */
	from: number;
	/** Index after the last word. */
	to: number;
	key: string;
	candidates: Candidate[];
	/** The candidate that the resolver chose, an index into `candidates`. */
	chosen: number;
	/** Index of the mention that names what this one lies in, as in “Paris, Texas”, or -1. */
	within: number;
	/** Index of the mention that this one qualifies, or -1. */
	qualifies: number;
	/** The chance that it is a place and resolved rightly, 0 to 1. */
	chance: number;
	/** The name is not spelt as the gazetteer has it. */
	misspelt?: boolean;
	/** It is written as the gazetteer's name sounds. */
	heard?: boolean;
}
