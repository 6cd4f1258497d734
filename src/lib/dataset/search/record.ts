/** What can be found, in the order in which equally good hits stand. */
export const kinds = ['place', 'person', 'source', 'event'] as const;
export type Kind = (typeof kinds)[number];

/** A record as it is put into the index. */
export interface SearchRecord {
	kind: Kind;
	/** The record's id; a person's name. */
	id: string;
	/** Every name that it is known by, in any language. */
	names: string[];
	/** Words beside the names by which it may be looked for. */
	text: string;
	/** How a hit is shown. */
	shown: Shown;
}

/** A hit as a reader of one language sees it. It is kept in the index. */
export interface Shown {
	label: string;
	/** The label's language, where it is not the reader's. */
	lang?: string;
	/** What it is, when and where. */
	meta: string;
	/** An event's row in the columns. */
	row?: number;
	/** Names of a place beside the label. */
	also?: string[];
	/** Of a publisher or an author: the ids of their sources. */
	sources?: string[];
}
