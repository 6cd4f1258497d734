import { Passages, normalisePassage, type Span } from '#lib/dataset/passage.ts';
import type { Event, Source } from '#lib/dataset/schema.ts';
import { sha256 } from '#lib/dataset/sha256.ts';
import { roles, type PlaceKind, type Role } from '#lib/dataset/terms.ts';
import { publicationOf, type Extractor, type Understood } from '../document.ts';
import type { ProposedEvent } from '../events/propose.ts';
import type { Kind } from '../gazetteer/kinds.ts';
import { splitItems, type Item } from '../items/split.ts';
import type { Explained } from '../places/places.ts';
import type { DocumentDraft, DraftInput, EventDraft, ItemDraft, PlaceDraft } from './document.ts';
import { digestPart, idOf } from './ids.ts';

/** What stands for a publisher that no one names. */
const NO_PUBLISHER = 'Not named in the document';

/** Proposes the sources, places and events of one document. The same input always gives the same; nothing throws for any text. */
export function draftOf(input: DraftInput, extractor: Extractor): DocumentDraft {
	const passages = new Passages(input.text);
	const items = splitItems(input.text, { isPlace: (name) => extractor.isPlace(name) });
	return {
		file: input.file,
		items: items.map((item) => itemDraft(item, items.length === 1, input, passages, extractor))
	};
}

function itemDraft(
	item: Item,
	isAlone: boolean,
	input: DraftInput,
	passages: Passages,
	extractor: Extractor
): ItemDraft {
	const source = sourceOf(item, isAlone, input, passages);
	const told = extractor.understand({
		text: passages.slice(item),
		published: source.published ?? undefined,
		publisher: source.publisher === NO_PUBLISHER ? undefined : source.publisher
	});
	const cite = ({ start, end }: Span): Event['citations'][number] => {
		const span = { start: start + item.start, end: end + item.start };
		return { source: source.id, ...span, digest: digestOf(passages.slice(span)) };
	};
	const events = told.events.map((event) => eventDraft(event, item, passages, cite));
	return { source, places: placesOf(told, events), events };
}

function eventDraft(
	event: ProposedEvent,
	item: Item,
	passages: Passages,
	cite: (span: Span) => Event['citations'][number]
): EventDraft {
	const { kind, when, whenBasis, confidence, reasons, trigger } = event;
	return {
		kind,
		word: passages.slice({ start: trigger.start + item.start, end: trigger.end + item.start }),
		when,
		whenBasis,
		...(whenBasis === 'inferred' && { whenReason: reasons[1]! }),
		places: event.places.flatMap(({ id, role }) => (isRole(role) ? [{ gazetteerId: id, role }] : [])),
		participants: [],
		confidence,
		reasons,
		citation: cite(event)
	};
}

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

function sourceOf(item: Item, isAlone: boolean, input: DraftInput, passages: Passages): Source {
	const given = isAlone && input.published ? publicationOf(input.published) : null;
	const published = item.published ?? given;
	const publisher = item.publisher ?? input.publisher ?? NO_PUBLISHER;
	const title = item.title ? passages.slice(item.title) : isAlone ? input.title : null;
	const { start, end } = item;
	const digest = digestOf(passages.slice(item));
	return {
		id: idOf([
			publisher === NO_PUBLISHER ? 'item' : publisher,
			published ?? '',
			digestPart(`${input.file}\n${start}\n${digest}`)
		]),
		title: title?.trim().slice(0, 500) || `Item without a title, ${input.file}`.slice(0, 500),
		publisher,
		...(item.author && { author: item.author }),
		published,
		publishedBasis: published === null ? 'unknown' : (item.published && item.publishedBasis) || 'stated',
		...(item.published && item.reason && { note: { en: item.reason } }),
		language: input.language ?? 'en',
		rights: 'citation-only',
		document: { file: input.file, start, end, digest }
	};
}

/** The places that events refer to. */
function placesOf({ places }: Understood, events: readonly EventDraft[]): PlaceDraft[] {
	const used = new Set(events.flatMap(({ places }) => places.map(({ gazetteerId }) => gazetteerId)));
	const best = new Map<string, Explained>();
	for (const place of places) {
		if (!used.has(place.gazetteerId)) continue;
		const known = best.get(place.gazetteerId);
		if (!known || place.score > known.score) best.set(place.gazetteerId, place);
	}
	return [...best.values()].map((place) => ({
		gazetteerId: place.gazetteerId,
		name: place.name,
		kind: kindOf(place.kind),
		country: place.country || null,
		lon: place.lon,
		lat: place.lat,
		uncertaintyKm: place.uncertaintyKm,
		confidence: Math.round(place.score * 100) / 100,
		reasons: place.reasons
	}));
}

const placeKinds: Record<Kind, PlaceKind> = {
	place: 'city',
	seat: 'city',
	'regional-seat': 'city',
	capital: 'city',
	section: 'city',
	county: 'region',
	admin1: 'region',
	country: 'country',
	region: 'region',
	continent: 'multi',
	state: 'region',
	sea: 'region',
	river: 'region',
	lake: 'region',
	water: 'region',
	island: 'region',
	mountain: 'region',
	park: 'region',
	site: 'site',
	district: 'site'
};
const kindOf = (kind: Kind): PlaceKind => placeKinds[kind];

const encoder = new TextEncoder();
const digestOf = (passage: string): string => `sha256-${sha256(encoder.encode(normalisePassage(passage)))}`;
