import { nearest, type Found, type Sentence, type TaggedPlace } from './sentence.ts';

/** Where a verb happens is mostly said after it. */
const BEFORE_VERB = 4;

/** Whether something happened there, and it is not only spoken of. */
export const isScene = ({ role }: TaggedPlace): boolean => role === 'venue' || role === 'area';

/** Where it happened: in the sentence, or else in the one before where that names but one place. */
export function sceneOf(
	{ places }: Sentence,
	trigger: Found,
	before: Sentence | null,
	reasons: string[]
): { place: TaggedPlace; confidence: number } | null {
	const scenes = places.filter(isScene);
	const venues = scenes.filter(({ role }) => role === 'venue');
	const own = nearest(
		trigger,
		venues.length > 0 ? venues : scenes,
		trigger.form === 'verb' ? BEFORE_VERB : 1
	);
	if (own) {
		reasons.push(`place of the sentence, ${own.role}`);
		return { place: own, confidence: own.score };
	}
	const earlier = before?.places.filter(isScene) ?? [];
	if (new Set(earlier.map(({ id }) => id)).size !== 1) return null;
	reasons.push('place of the sentence before');
	return { place: earlier[0]!, confidence: earlier[0]!.score * 0.6 };
}
