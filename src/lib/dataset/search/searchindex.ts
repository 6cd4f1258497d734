import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import { asOneWord, wordsAndParts, wordsOf } from '#lib/language/fold.ts';
import { editsAllowed } from './edits.ts';
import { bestRank, byStanding, withoutNeedlessGuesses, type Match, type Rank } from './rank.ts';
import type { Kind, SearchRecord, Shown } from './record.ts';

/** Version of the index's form. A page reads this one only; it is built with the page. */
const VERSION = 1;
/** Longer queries are read no further than this many characters. */
export const LONGEST_QUERY = 100;
/** What goes by a name; the others have titles. */
const named: ReadonlySet<Kind> = new Set(['place', 'person']);
/** No name has a line break. */
const BREAK = '\n';

export interface Hit extends Shown {
	kind: Kind;
	id: string;
	rank: Rank;
	score: number;
	/** Folded words of the index that answered. */
	terms: string[];
}

/** What the index answers for one record. */
interface Found {
	score: number;
	terms: string[];
	shown: Shown;
	matches: Match[];
}

const shownFields = ['label', 'lang', 'meta', 'row', 'also', 'sources'] as const satisfies (keyof Shown)[];

const options: Options<SearchRecord> = {
	idField: 'key',
	fields: ['whole', 'name', 'text'],
	storeFields: [...shownFields],
	extractField: (record, field) => {
		if (field === 'key') return `${record.kind}/${record.id}`;
		if (field === 'text') return record.text;
		// Nobody asks for a title by all of it.
		if (field === 'whole') return named.has(record.kind) ? record.names.join(BREAK) : '';
		if (field === 'name') return record.names.join(BREAK);
		return record.shown[field as keyof Shown];
	},
	tokenize: (text, field) =>
		field === 'whole' ? text.split(BREAK).map(asOneWord).filter(Boolean) : wordsAndParts(text),
	processTerm: (term) => term
};

/**
 * Records as the text of an index. The same records give the same text.
 *
 * @param hasEvents whether the atlas's events are among them
 */
export function printSearchIndex(records: readonly SearchRecord[], hasEvents: boolean): string {
	const index = new MiniSearch(options);
	index.addAll(records);
	return JSON.stringify({ chronotope: VERSION, hasEvents, index });
}

/** Finds records of an atlas. */
export class SearchIndex {
	/** Whether events are among what is searched. */
	readonly hasEvents: boolean;
	readonly #index: MiniSearch<SearchRecord>;

	/** @throws Error when the text is no index of this version */
	constructor(text: string) {
		const { chronotope, hasEvents, index } = JSON.parse(text) as Record<string, unknown>;
		if (chronotope !== VERSION) throw new Error(`invalid search index: expected {chronotope: ${VERSION}}`);
		this.hasEvents = hasEvents === true;
		this.#index = MiniSearch.loadJS(index as never, options);
	}

	/** All hits, the best first. Near misses are among them only where nothing as good is written as typed. */
	find(query: string): Hit[] {
		const cut = query.slice(0, LONGEST_QUERY);
		const question = { words: wordsOf(cut), whole: asOneWord(cut) };
		if (question.whole === '') return [];
		// Swapped letters are two edits for the index; which of its guesses are near enough, the rank tells.
		const fuzzy = (term: string): number | false => (editsAllowed(term) > 0 ? 2 : false);
		const found = new Map<string, Found>();
		// Asked apart: of a term that both questions match, the answer to one would hide the other's.
		const ask = (search: SearchOptions): void => {
			for (const { id, score, match, terms, ...shown } of this.#index.search(cut, search)) {
				const known = found.get(id as string);
				if (!known) found.set(id as string, { score, terms, shown: shown as never, matches: [match] });
				else {
					known.score += score;
					known.terms.push(...terms);
					known.matches.push(match);
				}
			}
		};
		ask({ fields: ['whole'], tokenize: () => [question.whole], prefix: true, fuzzy });
		ask({
			fields: ['name', 'text'],
			tokenize: () => [...question.words],
			combineWith: 'AND',
			prefix: true,
			fuzzy,
			boost: { name: 3 }
		});
		const hits = [...found].flatMap(([key, { score, terms, shown, matches }]): Hit[] => {
			const rank = bestRank(matches, question);
			if (!rank) return [];
			const at = key.indexOf('/');
			return [{ ...shown, kind: key.slice(0, at) as Kind, id: key.slice(at + 1), rank, score, terms }];
		});
		return withoutNeedlessGuesses(hits).sort(byStanding);
	}
}
