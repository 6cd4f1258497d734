import { faker } from '@faker-js/faker';
import { Chance } from '#lib/dataset/chance.ts';

/** Made-up news in own words, the same for the same seed: to measure and to break things with. */
export interface NewsItem {
	id: number;
	text: string;
	published: string;
	publisher: string;
}

/** `P` a place, `Q` the place of the document, `N` a person, `D` a date, `O` a body, `#` a number. */
const sentences = [
	'The O in Q met on D to hear what had been promised to the families, and put off the vote.',
	'Police arrested # people in P on D, a spokesman for the O said.',
	'N, who grew up in P, told reporters that the road would not be open before the winter.',
	'"We were never asked," said N. "They came with their papers, and by the evening it was done."',
	'Protesters marched through P, and # of them were detained near the old station.',
	'A court in P sentenced two former officers on D; the O has said that it will appeal.',
	'The river had risen by two metres above P, and trains were late until the next day.',
	'According to the O, the figures for the first half of the year are higher than those of the last three.',
	'N was born in P and taught at the University of P until D.',
	'There was little to see but a fence, a dog and a row of empty buses with their engines running.',
	'An explosion in P killed # workers, and the inquiry that followed has not been published.',
	'The ministers of P and P signed an agreement that leaves the fishing grounds as they are.',
	'Asked about the letter, N of the O declined to comment, and closed the door.',
	'It was the third strike at the mill since D, and it ended as the two before it had ended.',
	'Mayor N said Tuesday that the money for the bridge will have to come from elsewhere.',
	'Some of the children walk an hour and a half; others stay with relatives in P during the week.',
	'The festival, which draws visitors from P and P, opens next Friday with a concert in the park.',
	'The company said it would close its plant, with the loss of # jobs.',
	'Nobody in the room had read the report, which runs to # pages and has no summary.',
	'What is left of the fund, N said, would not pay for the paint.',
	'Her brother keeps the shop now, and the sign above the door has not been changed.',
	'The engineers want another year; the O wants the water by the spring.',
	'He had kept the letters in a biscuit tin, in the order in which they came.',
	'They wait until the office opens, and then they wait until it closes.',
	'The new rules say that a well must be as deep as a house is high, and nobody could say why.',
	'It is a long way to come for a form, and a longer one to come for a stamp.'
];
const bodies =
	'Council|Ministry of Works|Human Rights Committee|Farmers Union|Port Authority|Supreme Court|Red Cross|Students Association'.split(
		'|'
	);
const papers = 'Post|Times|Herald|Courier|Gazette|Observer'.split('|');
const months = 'January February March April May June July August September October November December'.split(
	' '
);

const BYTES = 2000;

/** The item of a number; its places are of these names. */
export function newsItem(id: number, seed: number, names: readonly string[]): NewsItem {
	const chance = new Chance(seed, id);
	const of = <T>(list: readonly T[]): T => list[chance.below(list.length)]!;
	const { person } = faker.definitions;
	const name = (): string =>
		`${of(person.first_name.generic ?? ['Maria'])} ${of(person.last_name.generic ?? ['Henry'])}`;
	const home = of(names);
	// News is of few places, which it names again.
	const places = Array.from({ length: 4 }, () => of(names));
	const day = () => 1 + chance.below(28);
	const date = (): string =>
		of([
			() => `${day()} ${of(months)} ${1970 + chance.below(50)}`,
			() => `${of(months)} ${day()}, ${1970 + chance.below(50)}`,
			() => `${of(months)} ${1970 + chance.below(50)}`,
			() => `the summer of ${1970 + chance.below(50)}`
		])();
	const parts: Record<string, () => string> = {
		P: () => (chance.below(3) === 0 ? of(names) : of(places)),
		Q: () => home,
		N: name,
		D: date,
		O: () => of(bodies),
		'#': () => String(2 + chance.below(60))
	};
	let text = `${home.toUpperCase()}, ${of(months)} ${day()} -`;
	while (text.length < BYTES) {
		const sentence = of(sentences).replaceAll(/\b[PQNDO]\b|#/gu, (part) => parts[part]!());
		text += text.length > 0 && chance.below(4) === 0 ? `\n\n${sentence}` : ` ${sentence}`;
	}
	return {
		id,
		text,
		published: `${1990 + chance.below(30)}-${String(1 + chance.below(12)).padStart(2, '0')}-${String(day()).padStart(2, '0')}`,
		publisher: `${home} ${of(papers)}`
	};
}
