import { hash } from 'node:crypto';
import type { Atlas, Dataset } from '#lib/dataset/schema.ts';
import type { InParts } from './freshlines.ts';
import type { PartFacts } from './judgedpart.ts';

/** What of an atlas has no say in how an event is judged or published. All that is not named here has. */
const SILENT = ['$schema', 'title', 'description', 'licence', 'updated', 'url', 'contact', 'view'] as const;

/** What events are judged by beside their own lines, as digests. */
export class Ruling {
	readonly #all: string;
	readonly #records: Record<'places' | 'sources', Map<string, string>>;

	constructor({ head, redactionText }: Pick<InParts, 'head' | 'redactionText'>) {
		this.#all = JSON.stringify([withoutSilent(head.atlas), redactionText ?? null]);
		this.#records = { places: digestsOf(head.places), sources: digestsOf(head.sources) };
	}

	/** The name of what is kept of a part, whatever its events refer to. @param digest of its file */
	nameOf(file: string, digest: string): string {
		return hash('sha256', JSON.stringify([file, digest, this.#all]), 'hex').slice(0, 40);
	}

	/** What is said of the places and sources that a part's events refer to. */
	referredTo({ places, sources }: Pick<PartFacts, 'places' | 'sources'>): string {
		const found = [
			...places.map((id) => this.#records.places.get(id) ?? ''),
			'',
			...sources.map((id) => this.#records.sources.get(id) ?? '')
		];
		return hash('sha256', found.join(' '), 'hex');
	}
}

const digestsOf = (records: Dataset['places'] | Dataset['sources']): Map<string, string> =>
	new Map(
		records.map((record) => [record.id, hash('sha256', JSON.stringify(record), 'base64').slice(0, 24)])
	);

const withoutSilent = (atlas: Atlas): Partial<Atlas> =>
	Object.fromEntries(Object.entries(atlas).filter(([key]) => !(SILENT as readonly string[]).includes(key)));
