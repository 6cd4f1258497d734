import { asOneWord, wordsOf } from '#lib/language/fold.ts';
import type { Kind } from './record.ts';
import type { Hit } from './searchindex.ts';

/** The hits of one kind. */
export interface HitGroup {
	kind: Kind;
	/** As many as are shown, the best first. */
	hits: Hit[];
	/** How many there are. */
	count: number;
}

/** Hits by kind, the kind with the best one first. */
export function groupHits(hits: readonly Hit[], most: number): HitGroup[] {
	const groups = new Map<Kind, Hit[]>();
	for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
	return [...groups].map(([kind, all]) => ({ kind, hits: all.slice(0, most), count: all.length }));
}

/** The name of a place that answered a search, where it is another than the one shown. */
export function otherName({ label, also = [] }: Hit, query: string): string | null {
	const [words, whole] = [wordsOf(query), asOneWord(query)];
	const answers = (name: string): boolean => {
		const own = wordsOf(name);
		return (
			asOneWord(name).startsWith(whole) || words.every((word) => own.some((one) => one.startsWith(word)))
		);
	};
	if (answers(label)) return null;
	return also.find((name) => asOneWord(name) === whole) ?? also.find(answers) ?? null;
}
