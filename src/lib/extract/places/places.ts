import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { codePointCounter } from '../offsets.ts';
import { nameFlags, type Kind } from '../gazetteer/kinds.ts';
import type { Model } from './filter.ts';
import type { Home } from './home.ts';
import { judge, type Judged } from './judge.ts';
import type { Mention } from './mention.ts';
import { reasons } from './reasons.ts';
import { roleOf, type Role } from './role.ts';

/** A place that a text names, as proposed to a person. */
export interface PlaceProposal {
	/** Code points of the text, half-open. */
	start: number;
	end: number;
	text: string;
	/** Degrees. */
	lon: number;
	lat: number;
	/** Radius within which the true place lies. */
	uncertaintyKm: number;
	gazetteerId: string;
	role: Role;
	/** The chance that this is a place and this one, 0 to 1. */
	score: number;
}

/** What a person wants to know before deciding. */
export interface Explained extends PlaceProposal {
	name: string;
	kind: Kind;
	/** ISO 3166-1 alpha-2, or ''. */
	country: string;
	/** Places of that name, the likeliest first, with their shares of the chance. */
	candidates: { gazetteerId: string; name: string; lon: number; lat: number; score: number }[];
	reasons: string[];
	/** Whether it is written as a name of the place, and is no adjective, short form or slip. */
	isName: boolean;
}

export interface PlaceOptions {
	gazetteer: Gazetteer;
	model: Model;
	/** Where the publisher is at home. */
	home?: Home | null;
}

/** Most candidates that are told. */
const TOLD = 5;

/** The places of a text, in its order. */
export function findPlaces(text: string, options: PlaceOptions): PlaceProposal[] {
	return places(text, options, proposal);
}

/** The places of a text with their candidates and the reasons in words. */
export function explainPlaces(text: string, options: PlaceOptions): Explained[] {
	return places(text, options, (mention, judged, part, at, gazetteer) => {
		const { place, flags } = mention.candidates[mention.chosen]!;
		return {
			...proposal(mention, judged, part, at, gazetteer),
			isName: !mention.misspelt && !(flags & (nameFlags.people | nameFlags.short | nameFlags.postal)),
			name: gazetteer.name(place),
			kind: gazetteer.kind(place),
			country: gazetteer.country(place),
			candidates: shares(mention, gazetteer),
			reasons: reasons(mention, judged.mentions, judged.second[judged.mentions.indexOf(mention)]!, gazetteer)
		};
	});
}

type Tell<T> = (
	mention: Mention,
	judged: Judged,
	part: string,
	at: (offset: number) => number,
	gazetteer: Gazetteer
) => T;

function places<T>(text: string, { gazetteer, model, home = null }: PlaceOptions, tell: Tell<T>): T[] {
	const at = codePointCounter(text);
	return parts(text).flatMap(([from, to]) => {
		const part = text.slice(from, to);
		const judged = judge(part, gazetteer, model, home);
		return judged.mentions
			.filter(({ chance }) => chance >= model.threshold)
			.map((mention) => tell(mention, judged, part, (offset) => at(from + offset), gazetteer));
	});
}

/** UTF-16 units of the longest stretch that is understood as one document. */
const LONGEST = 50_000;

/** A very long text is understood in parts, cut at the ends of lines or words: `[from, to)`. */
function parts(text: string): [number, number][] {
	const found: [number, number][] = [];
	for (let from = 0; from < text.length;) {
		let to = Math.min(text.length, from + LONGEST);
		if (to < text.length) {
			const line = text.lastIndexOf('\n', to);
			const space = text.lastIndexOf(' ', to);
			if (line > from + LONGEST / 2) to = line;
			else if (space > from) to = space;
		}
		found.push([from, to]);
		from = to;
	}
	return found;
}

function proposal(
	mention: Mention,
	{ words, mentions }: Judged,
	text: string,
	at: (offset: number) => number,
	gazetteer: Gazetteer
): PlaceProposal {
	const { place, flags } = mention.candidates[mention.chosen]!;
	const start = words[mention.from]!.start;
	const last = words[mention.to - 1]!;
	// The dot of “Calif.” belongs to it.
	const end = flags & nameFlags.short && text[last.end] === '.' ? last.end + 1 : last.end;
	const { lon, lat, uncertaintyKm } = gazetteer.columns;
	return {
		start: at(start),
		end: at(end),
		text: text.slice(start, end),
		lon: degrees(lon[place]!),
		lat: degrees(lat[place]!),
		uncertaintyKm: uncertaintyKm[place]!,
		gazetteerId: gazetteer.id(place),
		role: roleOf(mention, mentions, words, text, gazetteer),
		score: Math.round(mention.chance * 1000) / 1000
	};
}

/** The candidates' shares of the mention's chance: a tenfold population is about an e-fold. */
function shares(mention: Mention, gazetteer: Gazetteer): Explained['candidates'] {
	const best = mention.candidates[mention.chosen]!.score;
	const weights = mention.candidates.map(({ score }) => Math.exp(score - best));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const { lon, lat } = gazetteer.columns;
	return mention.candidates
		.map(({ place }, index) => ({
			gazetteerId: gazetteer.id(place),
			name: gazetteer.name(place),
			lon: degrees(lon[place]!),
			lat: degrees(lat[place]!),
			score: Math.round((mention.chance * 1000 * weights[index]!) / total) / 1000
		}))
		.sort((a, b) => b.score - a.score || (a.gazetteerId < b.gazetteerId ? -1 : 1))
		.slice(0, TOLD);
}

function degrees(value: number): number {
	return Math.round(value * 1e5) / 1e5;
}
