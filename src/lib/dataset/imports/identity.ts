import { digestOf, idOf, isId, slug } from './ids.ts';
import type { EventDraft } from './table.ts';

export interface Identity {
	id: string;
	/** Why it is another one than the file gives. */
	told?: string;
}

/**
 * The id of each draft. One that the file gives is kept where it can be one; else it is made of the title and a digest of title,
 * time and place, so that the same row has the same id on any day and in any order, and no other row ever gets it. Rows that
 * agree in these and not in the rest have a digest of all that they say.
 */
export function identify(drafts: readonly EventDraft[], language: string): Map<EventDraft, Identity> {
	const keys = new Map<EventDraft, { key: string; whole: string }>();
	const byKey = new Map<string, Set<string>>();
	const byGiven = new Map<string, Set<string>>();
	for (const draft of drafts) {
		const { title, when, whenNote, places, ...rest } = draft;
		const key = digestOf(
			[title, when, whenNote ?? null, places.map(({ names, geometry }) => [names, geometry])],
			64
		);
		const whole = digestOf([key, rest.summary, rest.category ?? null, rest.citations, rest.participants], 64);
		keys.set(draft, { key, whole });
		byKey.set(key, (byKey.get(key) ?? new Set()).add(whole));
		if (draft.id !== undefined) byGiven.set(draft.id, (byGiven.get(draft.id) ?? new Set()).add(whole));
	}
	return new Map(
		drafts.map((draft) => {
			const { key, whole } = keys.get(draft)!;
			const words = draft.title[language] ?? Object.values(draft.title)[0] ?? '';
			if (draft.id === undefined)
				return [draft, { id: idOf('event', words, (byKey.get(key)!.size > 1 ? whole : key).slice(0, 6)) }];
			const { id } = draft;
			if (byGiven.get(id)!.size > 1)
				return [
					draft,
					{
						id: idOf('event', `${slug(words)} ${slug(id)}`, whole.slice(0, 6)),
						told: 'several rows have this id: each got one of its own'
					}
				];
			// A running number is no name: in another file the same one means something else.
			if (/^\d+(?:\.0+)?$/u.test(id)) return [draft, { id: `${slug(words) || 'event'}-${Number(id)}` }];
			if (isId(id)) return [draft, { id }];
			// Two that differ in case or signs alone must not become one.
			return [draft, { id: idOf('event', id, digestOf(id)) }];
		})
	);
}
