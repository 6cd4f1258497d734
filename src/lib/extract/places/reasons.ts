import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Evidence } from './evidence.ts';
import type { Mention } from './mention.ts';

/** What evidence says, in words; what is not here goes without saying. */
const sentences: Record<string, string> = {
	located: 'stands elsewhere in the text where only a place stands',
	locative: 'follows a word of place',
	often: 'is named often',
	again: 'is named more than once',
	frequent: 'is also an ordinary word',
	common: 'is also an ordinary word',
	'common-large': 'is also an ordinary word',
	'common-large-first': 'is also an ordinary word',
	small: 'is also written with a small letter here',
	given: 'is also a given name',
	'given-big': 'is also a given name',
	family: 'is also a family name',
	'family-big': 'is also a family name',
	surname: 'follows a given name or a title elsewhere in the text',
	'full-name': 'may be a person’s whole name',
	title: 'follows a title',
	'after-given': 'follows a given name',
	initial: 'follows an initial',
	speech: 'is followed by a word of speech',
	body: 'is followed by the name of a body',
	other: 'is another name of it',
	people: 'is its adjective or people',
	short: 'is a short form of its name',
	heard: 'is written as its name sounds, after a word for a town',
	misspelt: 'is spelt otherwise, one or two letters off',
	'near=2': 'other places of the text lie within 100 km',
	'near=3': 'several other places of the text lie within 100 km',
	'country=2': 'most other places of the text lie in the same country',
	'country=3': 'all other places of the text lie in the same country',
	'region=2': 'most other places of the text lie in the same region',
	'region=3': 'all other places of the text lie in the same region',
	'home-near': 'the publisher is at home near it',
	'lead=none': 'another place of that name fits as well',
	'small-alone': 'is small, and nothing else of the text is near'
};

/** Why a mention is taken for that place, for a person who decides. */
export function reasons(
	mention: Mention,
	mentions: readonly Mention[],
	evidence: Evidence,
	gazetteer: Gazetteer
): string[] {
	const { place } = mention.candidates[mention.chosen]!;
	const found: string[] = [];
	if (mention.within >= 0) {
		const outer = mentions[mention.within]!;
		found.push(`is named with “${gazetteer.name(outer.candidates[outer.chosen]!.place)}”, which holds it`);
	}
	if (mention.qualifies >= 0) {
		const inner = mentions[mention.qualifies]!;
		found.push(`says where “${gazetteer.name(inner.candidates[inner.chosen]!.place)}” lies`);
	}
	if (mention.candidates.length === 1) found.push('is the only place of that name');
	else {
		const { population } = gazetteer.columns;
		const rank = mention.candidates.filter((other) => population[other.place]! > population[place]!).length;
		found.push(
			rank === 0
				? `is the most populous of ${mention.candidates.length} places of that name`
				: `is one of ${mention.candidates.length} places of that name`
		);
	}
	for (const name of evidence) if (Object.hasOwn(sentences, name)) found.push(sentences[name]!);
	return [...new Set(found)];
}
