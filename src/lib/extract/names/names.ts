import type { Span } from '#lib/dataset/passage.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { wordFlags } from '../gazetteer/kinds.ts';
import { codePointCounter } from '../offsets.ts';
import { functionWords, titles } from '../places/vocabulary.ts';
import { tokens, type Token } from '../text/tokens.ts';

/** A person or an organisation that a text names. Offsets are code points, half-open. */
export interface Named extends Span {
	/** As the text gives it in full. */
	name: string;
	kind: 'person' | 'organisation';
	/** In words: why it is taken for one. */
	reason: string;
}

/** Words of the longest name. */
const LONGEST = 10;
/** Small words within names of organisations, and within those of persons. */
const small = new Set(['of', 'for', 'and', 'the', 'against', 'on']);
const ofPersons = new Set(['al', 'bin', 'ibn', 'de', 'da', 'la', 'van', 'von', 'der', 'el', 'du', 'di']);

/** Words that make a name that of an organisation. */
const organising =
	/^(?:organi[sz]ation|committee|commission|association|council|party|front|institute|foundation|federation|ministry|department|agency|league|union|university|college|court|tribunal|parliament|assembly|senate|congress|police|army|guards?|brigades?|international|watch|nations|movement|coalition|alliance|authority|corporation|company|bank|group|club|network|office|embassy|church|interpol)$/u;

/** “The People's Party”, “Women's Council”. */
const groups = /^(?:people|peoples|women|workers|children|teachers|students|mothers|peasants|youth)$/u;

/** The persons and organisations of a text, in its order: those that their own words or the text give away, and no others. */
export function namesIn(text: string, gazetteer: Gazetteer, places: readonly Span[]): Named[] {
	const toPoints = codePointCounter(text);
	const families = new Map<string, string>();
	const written = (words: readonly Token[]) => {
		const last = words.at(-1)!;
		return text.slice(words[0]!.start, last.start + last.text.length).replaceAll(/\s+/gu, ' ');
	};
	return runsOf(tokens(text)).flatMap((run): Named[] => {
		const found = organisation(run, gazetteer, written) ?? person(run, gazetteer, families, written);
		if (!found) return [];
		const words = found.words;
		const span = { start: toPoints(words[0]!.start), end: toPoints(words.at(-1)!.end) };
		const isPlace =
			found.kind === 'person' && places.some(({ start, end }) => start < span.end && span.start < end);
		return isPlace ? [] : [{ ...span, name: found.name, kind: found.kind, reason: found.reason }];
	});
}

interface Found extends Pick<Named, 'name' | 'kind' | 'reason'> {
	words: readonly Token[];
}

/** Words with capitals, and small ones between them, with nothing but space or a hyphen between. */
function runsOf(words: readonly Token[]): Token[][] {
	const runs: Token[][] = [];
	let run: Token[] = [];
	const close = () => {
		while (run.length > 0 && !run.at(-1)!.capital) run.pop();
		if (run.length > 0) runs.push(run);
		run = [];
	};
	words.forEach((word, at) => {
		const joins = word.gap === 'space' || word.gap === 'hyphen' || (word.gap === 'stop' && !word.first);
		const owns = run.at(-1)?.possessive && !groups.test(run.at(-1)!.key);
		if (!joins || owns || run.length >= LONGEST) close();
		const isSmall = run.length > 0 && (small.has(word.key) || ofPersons.has(word.key)) && !word.capital;
		const leads =
			isSmall && [words[at + 1], words[at + 2]].some((next) => next?.capital && next.gap === 'space');
		if (word.capital && !functionWords.has(word.key)) run.push(word);
		else if (leads) run.push(word);
		else close();
	});
	close();
	return runs;
}

type Written = (words: readonly Token[]) => string;

function organisation(run: readonly Token[], gazetteer: Gazetteer, written: Written): Found | null {
	if (run.length < 2 || !run.some(({ key, capital }) => capital && organising.test(key))) return null;
	// A title before it is not of its name, nor an office in it: “Chair of the Harbour Committee”.
	let from = run.findIndex(({ key, capital }) => capital && !titles.has(key));
	if (run[from + 1]?.key === 'of' && !organising.test(run[from]!.key))
		from = run.findIndex(({ capital }, at) => at > from + 1 && capital);
	const isGiven = ({ key }: Token) =>
		(gazetteer.word(key) & wordFlags.given) !== 0 && (gazetteer.word(key) & wordFlags.common) === 0;
	const head = run.findIndex(({ key }) => organising.test(key));
	// “The Harbour Authority Jane Doe”: a person's name ends it.
	const next = run.findIndex(
		(word, at) => at > head && isGiven(word) && run[at - 1]!.capital && run[at + 1]?.capital
	);
	const words = run.slice(Math.max(0, from), next < 0 ? run.length : next);
	if (words.length < 2 || !words.some(({ key }) => organising.test(key))) return null;
	const name = written(words);
	return {
		words,
		name,
		kind: 'organisation',
		reason: `“${words.find(({ key }) => organising.test(key))!.text}” names a body`
	};
}

/** A title and a name, a given name and another, or the family name of one who was named so before. */
function person(
	run: readonly Token[],
	gazetteer: Gazetteer,
	families: Map<string, string>,
	written: Written
): Found | null {
	const from = run.findIndex(({ key }) => !titles.has(key));
	if (from < 0) return null;
	const words = run.slice(from, from + 5);
	const last = words.at(-1)!;
	const name = written(words);
	if (words.some(({ key, capital }) => !capital && !ofPersons.has(key))) return null;
	if (words.length === 1) {
		const whole = families.get(last.key);
		if (whole) return { words, name: whole, kind: 'person', reason: 'named in full before' };
		if (from === 0 || last.text.length < 3 || isOrdinary(last, gazetteer)) return null;
		families.set(last.key, name);
		return { words, name, kind: 'person', reason: `follows “${run[from - 1]!.text}”` };
	}
	const known = gazetteer.word(words[0]!.key);
	const isGiven = (known & wordFlags.given) !== 0 && !(known & wordFlags.frequent);
	if (!isGiven && from === 0) return null;
	if (words.slice(1).every((word) => isOrdinary(word, gazetteer))) return null;
	if (!families.has(last.key)) families.set(last.key, name);
	const reason = from > 0 ? `follows “${run[from - 1]!.text}”` : `“${words[0]!.text}” is a given name`;
	return { words, name, kind: 'person', reason };
}

const isOrdinary = ({ key }: Token, gazetteer: Gazetteer): boolean =>
	functionWords.has(key) ||
	((gazetteer.word(key) & wordFlags.common) !== 0 && (gazetteer.word(key) & wordFlags.family) === 0);
