import type { Span } from '#lib/dataset/passage.ts';
import { readWhen } from '#lib/time/when.ts';
import type { Found, TaggedDate, TaggedPlace } from './found.ts';

/** Code points between a date and the word that it belongs to. */
const CLOSE = 24;
/** And at most so many between a place and the word before it. */
const FAR = 140;
/** Code points from the beginning of a sentence within which a date leads it. */
const LEADING = 14;
/** Words beside a date that may be its own. */
const NEAR = 2;
/** Code points between a place and the event that it names. */
const NAMING = 28;
/** “said in Geneva”; farther off the place belongs to what was said. */
const SAID = 16;

/** Text between two offsets of the sentence. */
export type Between = (start: number, end: number) => string;

/** Each date with the word that it belongs to: the nearest, or the one beyond it. */
export function boundDates(
	triggers: readonly Found[],
	dates: readonly TaggedDate[],
	between: Between,
	start: number
): Map<Found, TaggedDate> {
	const bound = new Map<Found, TaggedDate>();
	for (const date of dates) {
		const near = [...triggers]
			.sort((a, b) => gap(a, date) - gap(b, date) || a.start - b.start)
			.slice(0, NEAR);
		const owner = near.find((trigger) => belongs(date, trigger, between, start));
		if (owner && !bound.has(owner)) bound.set(owner, date);
	}
	return bound;
}

/** “At Lune (September 1992)”: the date belongs to the word to which the place before it belongs. */
export function datesOfScenes(
	bound: Map<Found, TaggedDate>,
	scenes: ReadonlyMap<Found, TaggedPlace>,
	dates: readonly TaggedDate[],
	between: Between
): void {
	for (const date of dates) {
		if ([...bound.values()].includes(date)) continue;
		for (const [trigger, place] of scenes)
			if (
				!bound.has(trigger) &&
				place.end < date.start &&
				/^\s?[(,]\s?(?:in\s|on\s)?$/u.test(between(place.end, date.start))
			)
				bound.set(trigger, date);
	}
}

/** Whether no stop and at most a few words stand between a date and a word, or the date leads the sentence. */
function belongs(date: TaggedDate, trigger: Found, between: Between, start: number): boolean {
	const [first, second] = trigger.start < date.start ? [trigger, date] : [date, trigger];
	const words = between(first.end, second.start);
	// “On 3 June after a rally”: what was before or after has another date.
	if (first === date && /^\s(?:after|before|following|since|until|despite|amid)\b/u.test(words)) return false;
	const isClose = words.length <= CLOSE && /^[^.,;:()"“”]*$/u.test(words);
	// “On 1 February, a hearing was held”.
	const leads = first === date && date.start - start <= LEADING && /^,\s[^.,;:()"“”]{0,30}$/u.test(words);
	return isClose || leads;
}

/** The dates of a sentence, where “28 years ago, on 15 August 1988” is one: the shorter time. */
export function apposed(dates: readonly TaggedDate[], between: Between): TaggedDate[] {
	return dates.filter(
		(date, at) =>
			![dates[at - 1], dates[at + 1]].some((other) => {
				if (!other) return false;
				const [first, second] = other.start < date.start ? [other, date] : [date, other];
				return (
					/^\s?,?\s(?:on\s)?$/u.test(between(first.end, second.start)) && lengthOf(other) < lengthOf(date)
				);
			})
	);
}

function lengthOf({ edtf }: TaggedDate): number {
	const when = edtf === null ? null : readWhen(edtf);
	return when ? (when.latest ?? Infinity) - (when.earliest ?? -Infinity) : Infinity;
}

/** What of a state acts in it: a name of it in an adjective, with or without words between, comes before. */
const state =
	/^\.?(?:['’]s?)?\s+(?:\p{L}[\p{L}-]*\s+){0,2}?(?:regime|government|authorities|officials?|courts?|judges?|magistrates?|prosecutors?|police|army|military|troops|forces|soldiers|prisons?|jails?|intelligence|parliament|congress|senate|house|assembly|cabinet|ministry|dissidents|protesters|prisoners|leaders|rulers|republic|president|people|politics|security|council|opponents?|opposition|state)\b/iu;

/** What of a town or county acts in it. */
const local =
	/^\.?(?:['’]s?)?\s+(?:\p{L}[\p{L}-]*\s+){0,2}?(?:police|sheriff|courts?|courthouse|jail|prison|council|hospital|firefighters|magistrates?|fire department|medical examiner)\b/iu;

/** Whether something happened there, and it is not only spoken of. */
export const isScene = ({ role }: TaggedPlace): boolean => role === 'venue' || role === 'area';

/** A country or a region by its own code. */
export const isCountry = ({ id }: { id: string }): boolean => /^iso:[A-Z]{2}$/u.test(id);

/** Which word each place belongs to; places that follow none; and states that act. */
export function attached(
	triggers: readonly Found[],
	places: readonly TaggedPlace[],
	between: Between,
	end: number
): { scenes: Map<Found, TaggedPlace>; free: TaggedPlace[]; states: TaggedPlace[] } {
	const scenes = new Map<Found, TaggedPlace>();
	const free: TaggedPlace[] = [];
	const states: TaggedPlace[] = [];
	const take = (trigger: Found, place: TaggedPlace) => {
		const known = scenes.get(trigger);
		// A spot says more than the area that it lies in, and what is nearer more than what is not.
		if (!known || (known.role === 'area' && place.role === 'venue')) scenes.set(trigger, place);
	};
	for (const place of places) {
		const outer = places.find((other) => other !== place && qualifies(place, other, between));
		if (outer) continue;
		const named = naming(place, triggers, between);
		const acts = isCountry(place) ? state : local;
		if (acts.test(between(place.end, Math.min(end, place.end + 60))))
			states.push({ ...place, role: /^(?:iso|geonames-admin)/u.test(place.id) ? 'area' : 'venue' });
		else if (named) take(named, { ...place, role: isCountry(place) ? 'area' : 'venue' });
		else if (isScene(place)) {
			const owner = ownerOf(place, triggers, between);
			if (owner === null) free.push(place);
			else if (owner) take(owner, place);
		}
	}
	return { scenes, free, states };
}

/** “Lune city in Ruritania”, “Lune, Ruritania”: the second says where the first is. */
const qualifies = (place: TaggedPlace, other: TaggedPlace, between: Between): boolean =>
	other.end < place.start &&
	place.start - other.end <= 20 &&
	/^(?:\s+\p{Ll}+)?(?:\s+in|,)\s+(?:the\s+)?$/u.test(between(other.end, place.start));

/** “Lune held a short public hearing”. */
const host = /^\s(?:held|hosted|hosts|saw|witnessed)\s(?:[\p{L}-]+\s){0,4}$/u;

/** “The Geneva hearing”, “Iran’s 1988 executions”, “London Gathering”: the place names the event. */
function naming(place: TaggedPlace, triggers: readonly Found[], between: Between): Found | undefined {
	if (place.role === 'name' || place.role === 'dateline') return undefined;
	const hosted = triggers.find(({ start }) => start > place.end);
	if (hosted && host.test(between(place.end, hosted.start))) return hosted;
	return triggers.find(
		({ start, form, manner }) =>
			form === 'noun' &&
			manner !== 'saying' &&
			start >= place.end &&
			start - place.end <= NAMING &&
			/^(?:['’]s?)?\s+(?:\d{4}\s+|(?:[\p{Ll}-]+\s+){1,2})?$/u.test(between(place.end, start))
	);
}

/** The word that a place belongs to: the last one before it; null: there is none; undefined: to what was said, of which nothing is told. */
function ownerOf(place: TaggedPlace, triggers: readonly Found[], between: Between): Found | null | undefined {
	const left = triggers.findLast(({ end }) => end <= place.start);
	if (!left) return null;
	const words = between(left.end, place.start);
	if (left.manner === 'saying' && words.length > SAID) {
		const right = triggers.find(({ start, manner }) => start >= place.end && manner !== 'saying');
		return right && right.start - place.end <= 60 ? right : undefined;
	}
	return words.length <= FAR && !words.includes(';') ? left : null;
}

/** Code points between two spans. */
export const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);

/** The nearest of some spans; those before count as `back` times as far. */
export function nearest<T extends Span>(to: Span, spans: readonly T[], back = 1): T | undefined {
	const distance = (span: T) => gap(span, to) * (span.start < to.start ? back : 1);
	return spans.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start)[0];
}
