import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { tokens, type Token } from '../text/tokens.ts';
import { cues } from './cues.ts';
import { agreement } from './agreement.ts';
import { understood } from './context.ts';
import { evidence, surroundings, type Evidence } from './evidence.ts';
import { chanceOf, type Model } from './filter.ts';
import type { Mention } from './mention.ts';
import { misspelt } from './misspelling.ts';
import { recognise } from './recognise.ts';
import type { Home } from './home.ts';
import { resolve } from './resolve.ts';

/** A document with its mentions, each resolved and with its chance. */
export interface Judged {
	words: Token[];
	mentions: Mention[];
	/** The evidence of each mention in both passes. */
	first: Evidence[];
	second: Evidence[];
}

/** Finds, resolves and weighs every mention of a text; a model of null gives each an even chance (for training). */
export function judge(text: string, gazetteer: Gazetteer, model: Model | null, home: Home | null): Judged {
	const words = tokens(text);
	const mentions = recognise(words, gazetteer);
	const hints = { home, cues: cues(words) };
	for (const mention of mentions) mention.chance = 0.5;
	resolve(mentions, gazetteer, hints);
	const strange = misspelt(words, mentions, countriesOf(mentions, gazetteer), gazetteer);
	if (strange.length > 0) {
		insert(mentions, strange);
		resolve(mentions, gazetteer, hints);
	}
	const around = surroundings(words, mentions, gazetteer);
	const first = mentions.map((mention) => evidence(mention, around));
	mentions.forEach((mention, index) => {
		mention.chance = model ? chanceOf(model.first, first[index]!) : 0.5;
	});
	resolve(mentions, gazetteer, hints);
	const names = understood(Map.groupBy(mentions, (mention) => mention.key));
	const second = mentions.map((mention) => [
		...evidence(mention, around),
		...agreement(mention, names, gazetteer, home?.places ?? [])
	]);
	const chances = second.map((names) => (model ? chanceOf(model.second, names) : 0.5));
	mentions.forEach((mention, index) => (mention.chance = chances[index]!));
	return { words, mentions, first, second };
}

/** Countries that the names of the text lead to, as they are understood so far. */
function countriesOf(mentions: readonly Mention[], gazetteer: Gazetteer): Set<number> {
	return new Set(
		mentions.map(({ candidates, chosen }) => gazetteer.columns.country[candidates[chosen]!.place]!)
	);
}

/** Puts mentions in their place; what points at others by index follows. */
function insert(mentions: Mention[], more: readonly Mention[]): void {
	const before = [...mentions];
	const targets = before.map(({ within, qualifies }) => [before[within], before[qualifies]] as const);
	mentions.push(...more);
	mentions.sort((a, b) => a.from - b.from);
	const at = new Map(mentions.map((mention, index) => [mention, index]));
	before.forEach((mention, index) => {
		const [within, qualifies] = targets[index]!;
		mention.within = within ? at.get(within)! : -1;
		mention.qualifies = qualifies ? at.get(qualifies)! : -1;
	});
}
