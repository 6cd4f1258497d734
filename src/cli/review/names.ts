import type { Candidate } from '#lib/dataset/review/api.ts';
import { accepted, type Raw } from '#lib/dataset/review/records.ts';
import type { Atlas, PlaceFeature } from '#lib/dataset/schema.ts';
import type { PlaceDraft } from '#lib/extract/draft/document.ts';
import { kindOf } from '#lib/extract/draft/place.ts';
import { featureOf, placeId } from '#lib/extract/draft/join.ts';
import { Extractor } from '#lib/extract/document.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { placeOf, placesByPrefix } from '#lib/extract/gazetteer/prefix.ts';
import { readOutlines } from '../draft/outlines.ts';
import { readModel } from '../extract/model.ts';

/** Places that a search tells. */
const TOLD = 12;

/** The gazetteer as the review page asks for it. */
export class Names {
	readonly #gazetteer: Gazetteer;
	readonly extractor: Extractor;
	readonly #outlineOf = readOutlines();

	constructor(table: SharedArrayBuffer) {
		this.#gazetteer = new Gazetteer(table);
		this.extractor = new Extractor(this.#gazetteer, readModel(), { explain: true });
	}

	search(typed: string, places: readonly PlaceFeature[]): Candidate[] {
		return placesByPrefix(this.#gazetteer, typed, TOLD).map((row) => this.#candidate(row, null, places));
	}

	/** One that the text may mean, with what the gazetteer has of it. */
	candidate(
		{ gazetteerId, name, score }: { gazetteerId: string; name: string; score: number },
		places: readonly PlaceFeature[]
	): Candidate | null {
		const row = placeOf(this.#gazetteer, gazetteerId, name);
		return row < 0 ? null : this.#candidate(row, score, places);
	}

	/** A record for a place of the gazetteer, as a person decides for it; null where there is none. */
	record(gazetteerId: string, name: string, atlas: Atlas): Raw | null {
		const row = placeOf(this.#gazetteer, gazetteerId, name);
		if (row < 0) return null;
		const draft = this.#draft(row);
		const feature = featureOf(draft, placeId(draft), { atlas, outlineOf: this.#outlineOf });
		const record = accepted('places', feature as unknown as Raw);
		const { sameAs, ...properties } = record.properties as Raw & { sameAs: string[] };
		return { ...record, properties: { ...properties, ...(sameAs.length > 0 && { sameAs }) } };
	}

	#candidate(row: number, score: number | null, places: readonly PlaceFeature[]): Candidate {
		const draft = this.#draft(row);
		const own = addressOf(draft.gazetteerId);
		const known = places.find(
			({ id, properties }) => id === placeId(draft) || (own !== null && properties.sameAs.includes(own))
		);
		return {
			gazetteerId: draft.gazetteerId,
			name: draft.name,
			kind: draft.kind,
			country: draft.country ?? '',
			lon: draft.lon,
			lat: draft.lat,
			score,
			known: known?.id ?? null
		};
	}

	#draft(row: number): PlaceDraft {
		const { lon, lat, uncertaintyKm } = this.#gazetteer.columns;
		return {
			gazetteerId: this.#gazetteer.id(row),
			gazetteerName: this.#gazetteer.name(row),
			name: this.#gazetteer.name(row),
			kind: kindOf(this.#gazetteer.kind(row)),
			country: this.#gazetteer.country(row) || null,
			lon: degrees(lon[row]!),
			lat: degrees(lat[row]!),
			uncertaintyKm: uncertaintyKm[row]!,
			confidence: 1,
			reasons: []
		};
	}
}

function addressOf(gazetteerId: string): string | null {
	const number = /^geonames:(\d+)$/u.exec(gazetteerId)?.[1];
	return number === undefined ? null : `https://sws.geonames.org/${number}/`;
}

const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;
