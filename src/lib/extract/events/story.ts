import { readWhen } from '#lib/time/when.ts';
import { isCountry, nearest } from './attach.ts';
import type { Found, TaggedDate, TaggedPlace } from './found.ts';
import type { Sentence } from './sentence.ts';

/** When and where something was that a text has told of. */
export interface Known {
	date: Pick<TaggedDate, 'edtf'> | null;
	place: TaggedPlace | null;
}

/** The occasion at which things are said: the day that the text has last told of, and where people met on it. */
export interface Frame extends Known {
	/** Whether people met: only then is what is said placed there. */
	isOccasion: boolean;
}

/** A text is about a country, or a place, if so much of what it says of countries, or of places, is of it. */
const SHARE = 0.6;
const LEAST = 2;

const isDay = ({ edtf }: TaggedDate): boolean => /^\d{4}-\d\d-\d\d\??$/u.test(edtf!);

/** What a reader remembers of a text so far: its occasion, and when and where each of the things was that it comes back to. */
export class Story {
	/** What was told before a sentence, and what is told anywhere: a text may date only later what it comes back to. */
	readonly #past = new Memory();
	readonly #whole = new Memory();
	#frame: Frame | null = null;
	/** The year that was last told of. */
	lastYear: string | null = null;
	/** The country that the text is about. */
	readonly about: TaggedPlace | null;
	/** The one occasion with a day, for what is told before it. */
	readonly #first: Frame | null;

	constructor(sentences: readonly Sentence[]) {
		this.about = aboutOf(sentences);
		const frames = sentences.flatMap((sentence) => frameOf(sentence) ?? []);
		const occasions = frames.filter(({ date, isOccasion }) => date && isOccasion);
		const days = new Set(occasions.map(({ date }) => date!.edtf));
		this.#first = days.size === 1 ? occasions[0]! : null;
		for (const { triggers, bound, scenes } of sentences)
			for (const trigger of triggers)
				this.#whole.keep(trigger, bound.get(trigger) ?? null, scenes.get(trigger) ?? null);
	}

	/** Takes in what a sentence says of its occasion. */
	pass(sentence: Sentence): void {
		const frame = frameOf(sentence) ?? this.#comesBack(sentence);
		if (!frame) return;
		const known = this.#frame;
		// What is told of another day in passing does not end the occasion.
		if (known?.isOccasion && !frame.isOccasion) return;
		if (known?.isOccasion && !frame.date) this.#frame = { ...known, place: known.place ?? frame.place };
		else this.#frame = frame;
	}

	/** Takes in when and where a thing was found to be. */
	learn(trigger: Found, edtf: string | null, place: TaggedPlace | null): void {
		this.lastYear = /^\d{4}/u.exec(edtf ?? '')?.[0] ?? this.lastYear;
		this.#past.keep(trigger, edtf === null ? null : { edtf }, place);
	}

	/** The occasion at a sentence, as far as it has been told. */
	get frame(): Frame | null {
		return this.#frame;
	}

	/** The occasion at which something is said: the one that has been told of, or the only one that will be. */
	get stage(): Frame | null {
		return this.#frame ?? this.#first;
	}

	/** When and where a thing was that the text comes back to: what it was last told of by this name, or is told later. */
	recall({ stem, form }: Found): Known | null {
		if (form !== 'noun') return null;
		return this.#past.byStem.get(stem) ?? this.#whole.byStem.get(stem) ?? null;
	}

	/** The same of the only thing of its kind that the text dates. */
	recallKind({ kind }: Found): Known | null {
		if (kind !== 'killing' && kind !== 'attack') return null;
		const only = this.#past.byKind.get(kind) ?? this.#whole.byKind.get(kind);
		return only === undefined || only === 'several' ? null : only;
	}

	/** “The hearing”, where a hearing was told of with its day. */
	#comesBack({ triggers }: Sentence): Frame | null {
		for (const trigger of triggers) {
			if (trigger.manner !== 'occasion') continue;
			const known = this.#past.byStem.get(trigger.stem);
			if (known?.date) return { ...known, isOccasion: true };
		}
		return null;
	}
}

class Memory {
	readonly byStem = new Map<string, Known>();
	readonly byKind = new Map<string, Known | 'several'>();

	keep({ stem, kind, form }: Found, date: Known['date'], place: TaggedPlace | null): void {
		if (!date && !place) return;
		const known = form === 'noun' ? this.byStem.get(stem) : undefined;
		if (form === 'noun')
			this.byStem.set(stem, { date: date ?? known?.date ?? null, place: place ?? known?.place ?? null });
		const ofKind = this.byKind.get(kind);
		if (ofKind === 'several') return;
		const isOther = date && ofKind?.date && !meet(date.edtf!, ofKind.date.edtf!);
		this.byKind.set(
			kind,
			isOther ? 'several' : { date: ofKind?.date ?? date, place: ofKind?.place ?? place }
		);
	}
}

/** Whether two dates have a time in common. */
function meet(a: string, b: string): boolean {
	const [first, second] = [readWhen(a), readWhen(b)];
	if (!first || !second) return false;
	return (
		(first.earliest ?? -Infinity) < (second.latest ?? Infinity) &&
		(second.earliest ?? -Infinity) < (first.latest ?? Infinity)
	);
}

/** The occasion that a sentence sets: a day that it names, or a meeting with its place. */
function frameOf({ triggers, dates, bound, scenes, free }: Sentence): Frame | null {
	const day = dates.findLast(isDay) ?? null;
	const owner = day && ([...bound].find(([, date]) => date === day)?.[0] ?? nearest(day, triggers));
	const isOccasion = (trigger: Found | null | undefined) => trigger?.manner === 'occasion';
	const meeting = isOccasion(owner)
		? owner
		: triggers.find((trigger) => isOccasion(trigger) && scenes.has(trigger));
	const venue = meeting ? (scenes.get(meeting) ?? free.find(({ role }) => role === 'venue') ?? null) : null;
	if (owner?.manner === 'act' && !bound.has(owner) && triggers.length > 1 && !meeting) return null;
	if (day && owner?.manner !== 'act') return { date: day, place: venue, isOccasion: isOccasion(owner) };
	if (day && !meeting) return { date: day, place: null, isOccasion: false };
	return meeting && venue?.role === 'venue' ? { date: null, place: venue, isOccasion: true } : null;
}

/** The country that a text is mostly about; else the one place in it that most of its places are. */
function aboutOf(sentences: readonly Sentence[]): TaggedPlace | null {
	// A state that acts says more than one that is named.
	const places = sentences.flatMap(({ places, states }) => [...places, ...states]);
	const country = mostOf(places.filter(isCountry));
	if (country) return { ...country, role: 'area' };
	const spot = mostOf(places.filter((place) => !isCountry(place) && place.role !== 'name'));
	return spot ? { ...spot, role: /^(?:iso|geonames-admin)/u.test(spot.id) ? 'area' : 'venue' } : null;
}

function mostOf(places: readonly TaggedPlace[]): TaggedPlace | null {
	const [most] = [...Map.groupBy(places, ({ id }) => id).values()].sort(
		(a, b) => b.length - a.length || (a[0]!.id < b[0]!.id ? -1 : 1)
	);
	if (!most || most.length < LEAST || most.length < SHARE * places.length) return null;
	return most[0]!;
}
