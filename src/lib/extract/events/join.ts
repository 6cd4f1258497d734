import { readWhen } from '#lib/time/when.ts';
import type { ProposedEvent } from './propose.ts';

/** An event with all passages that tell of it. */
export interface JoinedEvent extends Omit<ProposedEvent, 'start' | 'end' | 'trigger'> {
	citations: { source: string; start: number; end: number }[];
}

/**
 * Events of several texts, each once: of the same kind, with the same bounds in time and the same place where it happened. Those without a date or
 * without such a place are not joined: too little says that they are the same. The surest telling gives what is kept.
 */
export function joinEvents(
	told: readonly { source: string; events: readonly ProposedEvent[] }[]
): JoinedEvent[] {
	const joined = new Map<string, JoinedEvent>();
	let alone = 0;
	for (const { source, events } of told) {
		for (const { start, end, trigger: _, ...event } of events) {
			const key = keyOf(event) ?? `alone ${alone++}`;
			const known = joined.get(key);
			const citation = { source, start, end };
			if (!known) joined.set(key, { ...event, citations: [citation] });
			else {
				const surer = event.confidence > known.confidence ? event : known;
				joined.set(key, { ...surer, citations: [...known.citations, citation] });
			}
		}
	}
	return [...joined.values()];
}

function keyOf({ kind, when, places }: Omit<ProposedEvent, 'start' | 'end' | 'trigger'>): string | null {
	const scene = places.find(({ role }) => role === 'venue' || role === 'area');
	const read = when === null ? null : readWhen(when);
	return scene && read ? [kind, read.earliest, read.latest, scene.id].join(' ') : null;
}
