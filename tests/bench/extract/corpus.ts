import { readFileSync } from 'node:fs';

/** A marked place; offsets are code points, half-open. */
export interface Gold {
	start: number;
	end: number;
	text: string;
	/** Null where the corpus gives no coordinates. */
	lat: number | null;
	lon: number | null;
	type?: string | null;
}

export interface Document {
	id: string;
	text: string;
	published?: string;
	publisher?: string;
	gold: Gold[];
}

/** Reads a corpus: one `{id, text, gold, pub?, domain?, published?, publisher?}` a line. */
export function readCorpus(path: string): Document[] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => {
			const { id, text, gold, pub, domain, published, publisher } = JSON.parse(line);
			return {
				id,
				text,
				gold,
				published: published ?? pub ?? undefined,
				publisher: publisher ?? domain ?? undefined
			};
		});
}
