import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameFlags } from '../gazetteer/kinds.ts';
import type { Token } from '../text/tokens.ts';
import type { Candidate, Mention } from './mention.ts';
import { functionWords, particles } from './vocabulary.ts';

/** Words of the longest name that is looked for. */
const LONGEST = 8;

/** Words that may be parted from the next by a dot: St. Louis, Mt. Hood. */
const dottedStarts = new Set(['saint', 'mount', 'fort', 'sainte']);

/** What a city has: “Springfield City Council” names Springfield. */
const cityBodies = new Set(
	'council councillor councilman councilwoman manager hall police attorney schools school commission clerk planning'.split(
		' '
	)
);

/** All stretches that the gazetteer knows, the longest at each place, from left to right. */
export function recognise(words: readonly Token[], gazetteer: Gazetteer): Mention[] {
	const mentions: Mention[] = [];
	for (let from = 0; from < words.length; from++) {
		const word = words[from]!;
		if (!word.capital) continue;
		const found = longest(words, from, gazetteer, mentions.at(-1));
		if (!found) continue;
		mentions.push(found);
		from = found.to - 1;
	}
	addCounties(words, mentions, gazetteer);
	mentions.forEach((mention, index) => qualify(mention, index, mentions, words, gazetteer));
	return mentions;
}

function longest(
	words: readonly Token[],
	from: number,
	gazetteer: Gazetteer,
	previous: Mention | undefined
): Mention | null {
	const keys: string[] = [words[from]!.key];
	let lasts = 1;
	for (let at = from + 1; at < words.length && at < from + LONGEST; at++) {
		const { gap, capital, key, first } = words[at]!;
		const before = words[at - 1]!;
		const joined =
			gap === 'space' || gap === 'hyphen' || (gap === 'stop' && !first && dottedStarts.has(before.key));
		if (!joined || before.possessive || (!capital && !particles.has(key))) break;
		keys.push(key);
		if (capital) lasts = keys.length;
	}
	for (let length = lasts; length > 0; length--) {
		if (!words[from + length - 1]!.capital) continue;
		if (length === 1 && functionWords.has(keys[0]!) && !words[from]!.capitals) return null;
		// The council of a city is not of a place called City.
		if (length > 1 && keys[length - 1] === 'city' && cityBodies.has(words[from + length]?.key ?? ''))
			continue;
		const key = length === 1 ? keys[0]! : keys.slice(0, length).join(' ');
		const row = gazetteer.key(key);
		if (row < 0) continue;
		const candidates = usable(words, from, length, row, gazetteer, previous);
		if (candidates.length > 0)
			return {
				from,
				to: from + length,
				key,
				candidates,
				...blank
			};
	}
	return null;
}

/** The places that a name leads to, as it is written here. */
function usable(
	words: readonly Token[],
	from: number,
	length: number,
	row: number,
	gazetteer: Gazetteer,
	previous: Mention | undefined
): Candidate[] {
	const word = words[from]!;
	const { leadFlags, leadPlaces } = gazetteer.columns;
	const afterPlace = word.gap === 'comma' && (previous?.to === from || words[from - 1]?.capital === true);
	const dots = word.text.includes('.');
	const candidates: Candidate[] = [];
	const [start, end] = gazetteer.leads(row);
	for (let lead = start; lead < end; lead++) {
		const flags = leadFlags[lead]!;
		if (flags & nameFlags.postal && !(word.capitals && !dots && afterPlace)) continue;
		if (flags & nameFlags.capitals && !word.capitals) continue;
		if (
			flags & nameFlags.short &&
			!((word.dotted && afterPlace) || dots || (word.dotted && word.text.length > 4))
		)
			continue;
		// Two or three capitals are an acronym, unless the name is known as one.
		if (
			length === 1 &&
			word.capitals &&
			word.text.length < 4 &&
			!(flags & (nameFlags.capitals | nameFlags.short))
		)
			continue;
		candidates.push({ place: leadPlaces[lead]!, flags, prior: 0, score: 0 });
	}
	return candidates;
}

/** In “Clarke and Oconee counties” each name means a county too. */
function addCounties(words: readonly Token[], mentions: Mention[], gazetteer: Gazetteer): void {
	words.forEach((word, index) => {
		const head = word.key === 'counties' ? 'county' : word.key === 'parishes' ? 'parish' : null;
		if (!head) return;
		for (let at = index - 1; at >= 0 && at > index - 16; at--) {
			const { capital, key } = words[at]!;
			if (!capital && key !== 'and') break;
			if (!capital) continue;
			const row = gazetteer.key(`${key} ${head}`);
			if (row < 0) continue;
			const [from, to] = gazetteer.leads(row);
			const counties: Candidate[] = [];
			for (let lead = from; lead < to; lead++)
				counties.push({ place: gazetteer.columns.leadPlaces[lead]!, flags: 0, prior: 0, score: 0 });
			const known = mentions.findIndex((mention) => mention.from <= at && at < mention.to);
			if (known >= 0 && mentions[known]!.to - mentions[known]!.from > 1) continue;
			const mention = { ...blank, from: at, to: at + 1, key: `${key} ${head}`, candidates: counties };
			if (known >= 0) mentions[known] = mention;
			else mentions.push(mention);
		}
	});
	mentions.sort((a, b) => a.from - b.from);
}

const blank = { chosen: 0, within: -1, qualifies: -1, chance: 0 };

/** Notes “X, Y” and “X (Y)” where Y may hold X. */
function qualify(
	mention: Mention,
	index: number,
	mentions: readonly Mention[],
	words: readonly Token[],
	gazetteer: Gazetteer
): void {
	const next = mentions[index + 1];
	if (!next || next.from !== mention.to) return;
	const { gap } = words[next.from]!;
	if (gap !== 'comma' && gap !== 'bracket') return;
	if (
		!mention.candidates.some((inner) =>
			next.candidates.some((outer) => holds(gazetteer, outer.place, inner.place))
		)
	)
		return;
	mention.within = index + 1;
	next.qualifies = index;
}

/** Whether a country or region holds a place. */
export function holds(gazetteer: Gazetteer, outer: number, inner: number): boolean {
	if (outer === inner) return false;
	const { country, admin1 } = gazetteer.columns;
	switch (gazetteer.kind(outer)) {
		case 'country':
			return country[outer] === country[inner] && gazetteer.kind(inner) !== 'country';
		case 'admin1':
			return admin1[outer] !== 0 && admin1[outer] === admin1[inner] && gazetteer.kind(inner) !== 'admin1';
		case 'region':
			// Parts of a kingdom and the like: near enough is within.
			return (
				country[outer] !== 0 &&
				country[outer] === country[inner] &&
				apartKm(gazetteer, outer, inner) < 2 * gazetteer.columns.uncertaintyKm[outer]!
			);
		case 'county':
			return admin1[outer] === admin1[inner] && apartKm(gazetteer, outer, inner) < 60;
		default:
			return false;
	}
}

/** Great-circle distance in km, on a sphere of 6371.0088 km. */
export function apartKm(gazetteer: Gazetteer, a: number, b: number): number {
	const { lon, lat } = gazetteer.columns;
	return distanceKm(lon[a]!, lat[a]!, lon[b]!, lat[b]!);
}

const RADIAN = Math.PI / 180;

/** Haversine distance in km of two positions in degrees. */
export function distanceKm(lonA: number, latA: number, lonB: number, latB: number): number {
	const x = Math.sin(((latB - latA) * RADIAN) / 2);
	const y = Math.sin(((lonB - lonA) * RADIAN) / 2);
	const square = x * x + Math.cos(latA * RADIAN) * Math.cos(latB * RADIAN) * y * y;
	return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(square)));
}
