import type { Span } from '#lib/dataset/passage.ts';
import type { ProposedEvent } from '../events/propose.ts';
import { triggerOf } from '../events/triggers.ts';
import type { Named } from '../names/names.ts';

/** Who takes part in an event: the one who acts first, where that can be told. */
export interface Who {
	agent: string | null;
	participants: string[];
	/** In words: how they were found. */
	reasons: string[];
	/** Whether the sentence names anyone. */
	isNamed: boolean;
}

/** Most names of one event. */
const MOST = 8;
/** Code points between a word and its subject, and a name that follows it at once. */
const BEFORE = 160;
const AFTER = 4;
/** Code points between a word and others who take part. */
const BESIDE = 60;

/**
 * Who takes part, from the names of the sentence: of what is said, the name before the word that depends on no other, or the one that follows it at once;
 * of what was done, the one after “by”, and those that stand beside the word. “He” and “she” are the one who spoke last.
 */
export function whoOf(
	{ start, end, kind, trigger }: ProposedEvent,
	names: readonly Named[],
	between: (span: Span) => string,
	last: string | null
): Who {
	const here = names.filter((name) => name.start >= start && name.end <= end);
	const isNamed = here.length > 0;
	if (kind !== 'statement') {
		const doer = here.find((name) =>
			by.test(between({ start: trigger.end, end: Math.max(name.start, trigger.end) }))
		);
		const beside = here.filter((name) => isBeside(name, trigger, between));
		return { agent: doer?.name ?? null, isNamed, ...listed(doer ? [doer, ...beside] : beside) };
	}
	const agent = speaker(here, trigger, between, start);
	if (agent) return { agent: agent.name, isNamed, ...listed([agent]) };
	if (last === null || !pronoun.test(between({ start, end: trigger.start })))
		return { agent: null, isNamed, participants: [], reasons: [] };
	return {
		agent: last,
		isNamed: true,
		participants: [last],
		reasons: [`${last}: spoke last before “he” or “she”`]
	};
}

/** “He”, “she” before a word, or at the beginning of its sentence. */
const pronoun = /(?:\b(?:he|she)\s+(?:\p{Ll}+\s+){0,2}$)|^(?:He|She)\s/u;

const by = /^[^.,;:“”"]{0,60}\bby\s+(?:the\s+)?$/iu;

function listed(names: readonly Named[]): Pick<Who, 'participants' | 'reasons'> {
	const reasons = new Map(names.map(({ name, reason }) => [name, `${name}: ${reason}`]));
	return { participants: [...reasons.keys()].slice(0, MOST), reasons: [...reasons.values()].slice(0, MOST) };
}

/** Words before a name that make it depend on another: “a member of the council”. */
const depends = /\b(?:of|to|for|in|from|with|by|at|on|against|and)\s+(?:the\s+)?(?:\p{Lu}\p{Ll}*\.?\s+)?$/u;

function speaker(
	names: readonly Named[],
	trigger: Span,
	between: (span: Span) => string,
	from: number
): Named | null {
	const after = names.find(({ start }) => start >= trigger.end && start - trigger.end <= AFTER);
	if (after && /^\s$/u.test(between({ start: trigger.end, end: after.start }))) return after;
	for (const name of names.filter(({ end }) => end <= trigger.start).toReversed()) {
		const words = between({ start: name.end, end: trigger.start });
		// Another clause, or something of theirs: someone else speaks.
		if (words.length > BEFORE || /^['’]s|[.;:“”"]|\bthat\b/u.test(words) || tells(words)) return null;
		if (!depends.test(between({ start: Math.max(from, name.start - 30), end: name.start }))) return name;
	}
	return null;
}

/** Whether a name stands near a word, in the same clause. */
function isBeside({ start, end }: Named, trigger: Span, between: (span: Span) => string): boolean {
	const [first, second] = start < trigger.start ? [end, trigger.start] : [trigger.end, start];
	const words = second > first ? between({ start: first, end: second }) : '';
	return words.length <= BESIDE && !/[.,;:“”"]/u.test(words) && !tells(words);
}

/** Whether something is said in some words. */
const tells = (words: string): boolean =>
	(words.match(/\p{L}+/gu) ?? []).some((word) => {
		const trigger = triggerOf(word.toLowerCase());
		return trigger?.form === 'verb' && trigger.manner === 'saying';
	});
