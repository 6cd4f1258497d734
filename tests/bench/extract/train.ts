import type { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import type { Evidence } from '#lib/extract/places/evidence.ts';
import type { Filter, Model } from '#lib/extract/places/filter.ts';
import { judge, type Judged } from '#lib/extract/places/judge.ts';
import { codePointCounter } from '#lib/extract/offsets.ts';
import { homeOf } from '#lib/extract/places/home.ts';
import type { Document } from './corpus.ts';
import { isHit, pairs, type Found } from './score.ts';

/** An evidence must hold this often, and in so many documents, to have a weight. */
const LEAST_USES = 10;
const LEAST_DOCUMENTS = 6;

/** A weight nearer to nothing than this is left out. */
const LEAST_WEIGHT = 0.08;

/** Strength of the ridge, per weight. */
const RIDGE = 1;
const ROUNDS = 300;

interface Example {
	document: number;
	names: Evidence;
	right: boolean;
}

/**
 * Trains both passes on corpora: the first tells places from what is none, the second tells places that are resolved
 * rightly. The second learns from chances that a first pass gave which had not seen the document. No chance is drawn:
 * the same corpora give the same weights.
 */
export function train(corpora: readonly (readonly Document[])[], gazetteer: Gazetteer): Model {
	const documents = corpora.flat();
	const homes = new Map(documents.map(({ publisher }) => [publisher, homeOf(publisher, gazetteer)] as const));
	const look = (model: Model | null, of: readonly Document[]) =>
		of.map((document) => judge(document.text, gazetteer, model, homes.get(document.publisher) ?? null));
	const plain = look(null, documents);
	const ofFirst = plain.flatMap((judged, index) =>
		examples(judged, documents[index]!, index, gazetteer, false)
	);
	const first = fit(ofFirst);
	const none: Filter = { bias: 0, weights: {} };
	const folds = [0, 1, 2, 3];
	const ofSecond = folds.flatMap((fold) => {
		const held = fit(ofFirst.filter(({ document }) => document % folds.length !== fold));
		return documents.flatMap((document, index) => {
			if (index % folds.length !== fold) return [];
			const [judged] = look({ first: held, second: none, threshold: 0 }, [document]);
			return examples(judged!, document, index, gazetteer, true);
		});
	});
	return { first, second: fit(ofSecond), threshold: THRESHOLD };
}

/** F1 is greatest where what is proposed is right with a chance of half of it. */
const THRESHOLD = 0.3;

function examples(
	{ words, mentions, first, second }: Judged,
	{ text, gold }: Document,
	document: number,
	gazetteer: Gazetteer,
	resolved: boolean
): Example[] {
	const at = codePointCounter(text);
	const found: Found[] = mentions.map(({ from, to, candidates, chosen }) => ({
		start: at(words[from]!.start),
		end: at(words[to - 1]!.end),
		lon: gazetteer.columns.lon[candidates[chosen]!.place]!,
		lat: gazetteer.columns.lat[candidates[chosen]!.place]!
	}));
	const right = new Set(
		pairs(found, gold)
			.filter((pair) => (resolved ? isHit(pair) : pair.gold.lat !== null))
			.map((pair) => pair.found)
	);
	return found.map((one, index) => ({
		document,
		names: (resolved ? second : first)[index]!,
		right: right.has(one)
	}));
}

/** Logistic regression with a ridge, by descent with steps of their own for each weight (AdaGrad over all examples). */
export function fit(examples: readonly Example[]): Filter {
	const uses = new Map<string, { count: number; documents: Set<number> }>();
	for (const { names, document } of examples) {
		for (const name of names) {
			const use = uses.get(name) ?? { count: 0, documents: new Set<number>() };
			uses.set(name, use);
			use.count++;
			use.documents.add(document);
		}
	}
	const names = [...uses]
		.filter(([, { count, documents }]) => count >= LEAST_USES && documents.size >= LEAST_DOCUMENTS)
		.map(([name]) => name)
		.sort();
	const index = new Map(names.map((name, at) => [name, at]));
	const rows = examples.map((example) =>
		example.names.map((name) => index.get(name)).filter((at) => at !== undefined)
	);
	const weights = new Float64Array(names.length);
	const squares = new Float64Array(names.length);
	let bias = 0;
	let biasSquares = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const slopes = new Float64Array(names.length);
		let biasSlope = 0;
		rows.forEach((row, at) => {
			let score = bias;
			for (const name of row) score += weights[name]!;
			const error = 1 / (1 + Math.exp(-score)) - (examples[at]!.right ? 1 : 0);
			biasSlope += error;
			for (const name of row) slopes[name]! += error;
		});
		biasSquares += biasSlope ** 2;
		bias -= (0.5 * biasSlope) / Math.sqrt(biasSquares + 1e-9);
		for (let at = 0; at < weights.length; at++) {
			const slope = slopes[at]! + RIDGE * weights[at]!;
			squares[at]! += slope ** 2;
			weights[at]! -= (0.3 * slope) / Math.sqrt(squares[at]! + 1e-9);
		}
	}
	return {
		bias: rounded(bias),
		weights: Object.fromEntries(
			names
				.map((name, at) => [name, rounded(weights[at]!)] as const)
				.filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
		)
	};
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
