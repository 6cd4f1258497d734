import { readWhen } from '#lib/time/when.ts';
import type { Kind } from './triggers.ts';

/** What of an event says whether it is the same as another. */
export interface Telling {
	kind: Kind;
	when: string | null;
	places: readonly { gazetteerId: string; role: string }[];
	/** Who speaks. */
	agent?: string | null;
	citation: { digest?: string | undefined };
}

/**
 * Tellings of the same event, together: of the same kind, with the same bounds in time and the same place where it happened, and by the same
 * speaker where something is said; or the same words, where time and place are not known. Both are in the order in which they come.
 */
export function joinEvents<T extends Telling>(tellings: Iterable<T>): [T, ...T[]][] {
	return [...Map.groupBy(tellings, keyOf).values()] as [T, ...T[]][];
}

function keyOf({ kind, when, places, agent, citation }: Telling): string {
	const scene = places.find(({ role }) => role === 'venue' || role === 'area');
	const read = when === null ? null : readWhen(when);
	return scene && read
		? [kind, read.earliest, read.latest, scene.gazetteerId, kind === 'statement' ? agent : null].join(' ')
		: [kind, when, scene?.gazetteerId, citation.digest].join(' ');
}
