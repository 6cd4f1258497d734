import { edits, editsAllowed } from './edits.ts';
import { kinds, type Kind } from './record.ts';

/** What was asked, folded. */
export interface Question {
	words: readonly string[];
	/** All of it as one word. */
	whole: string;
}

/** Index terms that were matched, with the fields that hold them. */
export type Match = Readonly<Record<string, readonly string[]>>;

/** How well a record answers: smaller is better. */
export interface Rank {
	/** See `EXACT` and what follows. */
	level: number;
	/** Letters that differ from what was typed. */
	edits: number;
}

/** A whole name is what was typed. */
export const EXACT = 0;
/** A whole name begins so. */
const BEGINS = 1;
/** Every word typed is a word of the names, or begins one. */
const NAMED = 2;
/** The same but for a slip or two. */
const NEARLY_NAMED = 3;
/** The words are found with it, though not all in its names. */
const MENTIONED = 4;
const NEARLY_MENTIONED = 5;

/** Whether a hit is written otherwise than what was typed. */
export const isNear = ({ level }: Rank): boolean => level === NEARLY_NAMED || level === NEARLY_MENTIONED;

/** Ranks a record by what of it matched in one search or several; null where it only seems to. */
export function bestRank(matches: readonly Match[], { words, whole }: Question): Rank | null {
	return matches
		.flatMap((match) => [rankOfWhole(match, whole), rankOfWords(match, words)])
		.reduce((best, rank) => (rank ? better(best, rank) : best), null);
}

function rankOfWhole(match: Match, whole: string): Rank | null {
	let best: Rank | null = null;
	for (const [term, fields] of Object.entries(match)) {
		if (!fields.includes('whole')) continue;
		const away = distance(term, whole);
		if (away === null) continue;
		const level = term === whole ? EXACT : away === 0 ? BEGINS : NEARLY_NAMED;
		best = better(best, { level, edits: away });
	}
	return best;
}

function rankOfWords(match: Match, words: readonly string[]): Rank | null {
	const all: Rank = { level: NAMED, edits: 0 };
	for (const word of words) {
		let best: Rank | null = null;
		for (const [term, fields] of Object.entries(match)) {
			const away = fields.some((field) => field !== 'whole') ? distance(term, word) : null;
			if (away === null) continue;
			const named = fields.includes('name');
			const level = away === 0 ? (named ? NAMED : MENTIONED) : named ? NEARLY_NAMED : NEARLY_MENTIONED;
			best = better(best, { level, edits: away });
		}
		if (!best) return null;
		// A slip in one word and another beside the names: nearly mentioned.
		const near = isNear(all) || isNear(best);
		const mentioned = all.level >= MENTIONED || best.level >= MENTIONED;
		all.level = mentioned ? (near ? NEARLY_MENTIONED : MENTIONED) : near ? NEARLY_NAMED : NAMED;
		all.edits += best.edits;
	}
	return words.length > 0 ? all : null;
}

/** Edits from what was typed to a term, none where the term begins with it; null: they are different words. */
function distance(term: string, typed: string): number | null {
	if (term.startsWith(typed)) return 0;
	const most = editsAllowed(typed);
	const away = most === 0 ? Infinity : edits(term, typed);
	return away <= most ? away : null;
}

const byRank = (a: Rank, b: Rank): number => a.level - b.level || a.edits - b.edits;
const better = (a: Rank | null, b: Rank): Rank => (a && byRank(a, b) <= 0 ? a : b);

interface Ranked {
	rank: Rank;
	kind: Kind;
	/** By how rare and how many the matched words are; larger is better. */
	score: number;
	label: string;
}

/** The order of hits: rank, then kind, then score, then name. */
export const byStanding = (a: Ranked, b: Ranked): number =>
	byRank(a.rank, b.rank) ||
	kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
	b.score - a.score ||
	(a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

/** Leaves near misses out where anything as good is written as it was typed. */
export function withoutNeedlessGuesses<T extends { rank: Rank }>(hits: readonly T[]): T[] {
	const written = Math.min(...hits.filter(({ rank }) => !isNear(rank)).map(({ rank }) => rank.level));
	return hits.filter(({ rank }) => !isNear(rank) || rank.level < written);
}
