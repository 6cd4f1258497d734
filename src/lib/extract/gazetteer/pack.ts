import { countryCode } from './gazetteer.ts';
import { nameKey } from './key.ts';
import { kinds, type Kind } from './kinds.ts';
import { layOut, type Head } from './layout.ts';
import { packStrings } from './strings.ts';

/** A place on its way into the table. */
export interface Place {
	id: string;
	name: string;
	/** Names that lead to it, the main one too, with bits of `nameFlags`. */
	names: { text: string; flags: number }[];
	/** Degrees. */
	lon: number;
	lat: number;
	population: number;
	/** Radius within which the true place lies. */
	uncertaintyKm: number;
	kind: Kind;
	/** ISO 3166-1 alpha-2, or ''. */
	country: string;
	/** As `US.TX`, or ''. */
	admin1: string;
}

/** Packs places and words (with bits of `wordFlags`) into the binary table. The same input gives the same bytes. */
export function packGazetteer(
	places: readonly Place[],
	words: ReadonlyMap<string, number>,
	about: Omit<Head, 'sections'>
): Uint8Array {
	const leads = new Map<string, Map<number, number>>();
	places.forEach(({ names }, place) => {
		for (const { text, flags } of names) {
			const key = nameKey(text);
			if (key === '') continue;
			const found = leads.get(key) ?? new Map<number, number>();
			leads.set(key, found);
			// A place that a name leads to twice is led to by the stronger one.
			found.set(place, Math.min(found.get(place) ?? 255, flags));
		}
	});
	const keys = [...leads.keys()].sort(byCode);
	const leadStarts = new Uint32Array(keys.length + 1);
	keys.forEach((key, row) => (leadStarts[row + 1] = leadStarts[row]! + leads.get(key)!.size));
	const leadPlaces = new Uint32Array(leadStarts[keys.length]!);
	const leadFlags = new Uint8Array(leadPlaces.length);
	keys.forEach((key, row) => {
		let at = leadStarts[row]!;
		for (const [place, flags] of leads.get(key)!) {
			leadPlaces[at] = place;
			leadFlags[at++] = flags;
		}
	});
	const ofKeys = packStrings(keys);
	const known = [...words.keys()].filter((word) => /^[\0-\x7f]+$/u.test(word)).sort(byCode);
	const ofWords = packStrings(known);
	const admin1 = new Map<string, number>([['', 0]]);
	for (const place of places) if (!admin1.has(place.admin1)) admin1.set(place.admin1, admin1.size);
	const names = texts(places.map((place) => place.name));
	const ids = texts(places.map((place) => place.id));
	return layOut(
		{
			keyStarts: ofKeys.starts,
			keyBytes: ofKeys.bytes,
			keySlots: ofKeys.slots,
			leadStarts,
			leadPlaces,
			leadFlags,
			lon: Float32Array.from(places, (place) => place.lon),
			lat: Float32Array.from(places, (place) => place.lat),
			population: Uint32Array.from(places, (place) => place.population),
			uncertaintyKm: Uint16Array.from(places, (place) => Math.ceil(place.uncertaintyKm)),
			kind: Uint8Array.from(places, (place) => kinds.indexOf(place.kind)),
			country: Uint16Array.from(places, (place) => countryCode(place.country)),
			admin1: Uint16Array.from(places, (place) => admin1.get(place.admin1)!),
			nameStarts: names.starts,
			nameBytes: names.bytes,
			idStarts: ids.starts,
			idBytes: ids.bytes,
			wordStarts: ofWords.starts,
			wordBytes: ofWords.bytes,
			wordSlots: ofWords.slots,
			wordFlags: Uint8Array.from(known, (word) => words.get(word)!)
		},
		about
	);
}

function texts(list: readonly string[]): { starts: Uint32Array; bytes: Uint8Array } {
	const encoder = new TextEncoder();
	const encoded = list.map((text) => encoder.encode(text));
	const starts = new Uint32Array(list.length + 1);
	encoded.forEach((bytes, index) => (starts[index + 1] = starts[index]! + bytes.length));
	const bytes = new Uint8Array(starts[list.length]!);
	encoded.forEach((part, index) => bytes.set(part, starts[index]!));
	return { starts, bytes };
}

function byCode(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
