import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { nameFlags } from '../gazetteer/kinds.ts';
import type { Token } from '../text/tokens.ts';
import type { Mention } from './mention.ts';
import { cityKinds } from './prior.ts';
import { bodies, speech } from './vocabulary.ts';

/**
 * What a place is to its sentence: where it happened (a spot or an area), where it was reported from, what it is about, where
 * someone belongs, a part of another name, or a government called by its seat.
 */
export type Role = 'venue' | 'area' | 'dateline' | 'subject' | 'affiliation' | 'name' | 'metonym';

const set = (words: string) => new Set(words.split(' '));

/** Words before a place where something happens. */
const where = set(
	'in at near inside outside around across throughout within off along north south east west northern southern eastern western central downtown'
);

/** Parts and surroundings of a place, before “of”. */
const parts = set(
	'outskirts suburb suburbs vicinity outside heart centre center middle edge edges streets parts area areas part east west north south'
);

/** What a government does. */
const governs = set(
	'says accused accuses announced announces denied denies agreed agrees wants insists warned warns rejected rejects signed signs imposed condemned condemns urged urges vowed vows decided refuses refused called demanded demands threatened expelled recognised recognized'
);

/** What a place does where something happens in it. */
const hosts = set('held hosted hosts saw witnessed');

/** Offices and ties that name a place after “of”, “to”, “for” or “from”. */
const offices = set(
	'mayor governor president minister ambassador king queen prince bishop archbishop sheriff senator representative resident residents native natives citizen citizens people son daughter mp member members man woman delegation envoy consul students'
);

/** The role of a mention, by the words around it. */
export function roleOf(
	mention: Mention,
	mentions: readonly Mention[],
	words: readonly Token[],
	text: string,
	gazetteer: Gazetteer
): Role {
	const { place, flags } = mention.candidates[mention.chosen]!;
	const whole = (): Role => {
		const kind = gazetteer.kind(place);
		return cityKinds.has(kind) || kind === 'site' || kind === 'district' ? 'venue' : 'area';
	};
	if (isDateline(mention, mentions, words, text)) return 'dateline';
	const after = words[mention.to];
	const before = words[mention.from - 1];
	const first = words[mention.from]!;
	if (isPartOfName(mention, words)) return 'name';
	if (flags & nameFlags.people) return 'affiliation';
	if (mention.qualifies >= 0) {
		const inner = roleOf({ ...mentions[mention.qualifies]!, within: -1 }, mentions, words, text, gazetteer);
		return inner === 'venue' ? 'area' : inner;
	}
	if (after && after.gap === 'hyphen' && (after.key === 'based' || after.key === 'born'))
		return 'affiliation';
	if (after && after.gap === 'space' && (governs.has(after.key) || speech.has(after.key))) return 'metonym';
	const chain = before && first.gap === 'space' ? before.key : '';
	const farther = words[mention.from - 2]?.key ?? '';
	const preposition = chain === 'the' ? farther : chain;
	const tied = chain === 'the' ? (words[mention.from - 3]?.key ?? '') : farther;
	if (/^(?:of|to|for|from)$/u.test(preposition) && offices.has(tied)) return 'affiliation';
	if (where.has(preposition)) return whole();
	if (after && after.gap === 'space' && hosts.has(after.key)) return whole();
	if (preposition === 'of' && (where.has(tied) || parts.has(tied))) return whole();
	if (preposition === 'from' && /^(?:kilometers|kilometres|km|miles|mile)$/u.test(tied)) return whole();
	return 'subject';
}

/** “TEHRAN, Iran (AP) —”, “Geneva, 4 June –” and the like at the start of a line. */
function isDateline(
	mention: Mention,
	mentions: readonly Mention[],
	words: readonly Token[],
	text: string
): boolean {
	const opener = mention.qualifies >= 0 ? mentions[mention.qualifies]! : mention;
	const { gap } = words[opener.from]!;
	if (gap !== 'start' && gap !== 'line') return false;
	const rest = text.slice(words[mention.to - 1]!.end, words[mention.to - 1]!.end + 80);
	return /^(?:,\s+\p{Lu}[\p{L}.]+){0,2}(?:\s*[([][^)\]\n]{2,40}[)\]])?(?:,?\s+(?:\d{1,2}\s+)?\p{L}{3,9}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?\s*(?:[–—:]|--|-\s)/u.test(
		rest
	);
}

/** “Tehran University”, “University of Tehran”, “Bank of England”. */
function isPartOfName(mention: Mention, words: readonly Token[]): boolean {
	const first = words[mention.from]!;
	const last = words[mention.to - 1]!;
	if (!last.possessive) {
		for (let at = mention.to; at < mention.to + 3; at++) {
			const word = words[at];
			if (!word?.capital || word.gap !== 'space') break;
			if (bodies.has(word.key)) return true;
		}
	}
	const of = words[mention.from - 1];
	const head = words[mention.from - 2];
	return (
		of?.key === 'of' &&
		first.gap === 'space' &&
		of.gap === 'space' &&
		head?.capital === true &&
		bodies.has(head.key)
	);
}
