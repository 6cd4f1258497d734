import { Passages, type Span } from '#lib/dataset/passage.ts';
import type { Event } from '#lib/dataset/schema.ts';
import { roles, type Role } from '#lib/dataset/terms.ts';
import type { Extractor } from '../document.ts';
import type { ProposedEvent } from '../events/propose.ts';
import { splitItems, type Item } from '../items/split.ts';
import { digestOf } from './digest.ts';
import type { DocumentDraft, DraftInput, EventDraft, ItemDraft } from './document.ts';
import { placesOf } from './place.ts';
import { latestOf, NO_PUBLISHER, sourceOf, type Page } from './source.ts';
import { whoOf, type Who } from './who.ts';

/** Proposes the sources, places and events of one document. The same input always gives the same; nothing throws for any text. */
export function draftOf(input: DraftInput, extractor: Extractor): DocumentDraft {
	const passages = new Passages(input.text);
	const items = splitItems(input.text, { isPlace: (name) => extractor.isPlace(name) });
	const latest = latestOf(items);
	const isAlone = items.length === 1;
	return {
		file: input.file,
		items: items.map((item) => itemDraft(item, { input, passages, extractor, latest, isAlone }))
	};
}

function itemDraft(item: Item, page: Page): ItemDraft {
	const { passages, extractor, latest } = page;
	const source = sourceOf(item, page);
	const told = extractor.understand({
		text: passages.slice(item),
		published: source.published ?? undefined,
		publisher: source.publisher === NO_PUBLISHER ? undefined : source.publisher,
		body: item.body - item.start,
		latest
	});
	const cite = ({ start, end }: Span): Event['citations'][number] => {
		const span = { start: start + item.start, end: end + item.start };
		return { source: source.id, ...span, digest: digestOf(passages.slice(span)) };
	};
	const title = item.title ? item.title.end - item.start : 0;
	// Words of a headline have capitals without being names.
	const names = told.names.filter(({ start }) => start >= title);
	const between = ({ start, end }: Span) =>
		passages.slice({ start: start + item.start, end: end + item.start });
	let last: string | null = null;
	const events = told.events.flatMap((event): EventDraft[] => {
		const who = whoOf(event, names, between, last);
		last = event.kind === 'statement' ? (who.agent ?? last) : last;
		return isWorthIt(event, who) ? [eventDraft(event, who, between(event.trigger), cite(event))] : [];
	});
	return { source, places: placesOf(told.places, events), events };
}

/** Without time, place or people there is nothing to put on a map; and what someone unnamed said of no place is no event. */
function isWorthIt({ kind, when, places, isOwn }: ProposedEvent, { isNamed }: Who): boolean {
	const hasScene = places.some(({ role }) => role === 'venue' || role === 'area');
	if (when === null && !hasScene && !isNamed) return false;
	return kind !== 'statement' || isOwn || places.length > 0 || isNamed;
}

function eventDraft(
	{ kind, when, whenBasis, confidence, reasons, places }: ProposedEvent,
	{ agent, participants, reasons: told }: Who,
	word: string,
	citation: EventDraft['citation']
): EventDraft {
	return {
		kind,
		word,
		when,
		whenBasis,
		...(whenBasis === 'inferred' && { whenReason: reasons[1]! }),
		places: places.flatMap(({ id, role }) => (isRole(role) ? [{ gazetteerId: id, role }] : [])),
		agent,
		participants,
		confidence,
		reasons: [...reasons, ...told],
		citation
	};
}

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);
