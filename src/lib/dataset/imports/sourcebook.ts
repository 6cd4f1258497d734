import { folded } from '#lib/language/fold.ts';
import type { Source } from '../schema.ts';
import { digestOf, isId, slug } from './ids.ts';
import type { SourceDraft } from './table.ts';
import { unnamed } from './words.ts';

/** The sources of a dataset while others are added: each is found again by its id, its address, or its title and publisher. */
export class Sourcebook {
	readonly added: Source[] = [];
	readonly #byId = new Map<string, Source>();
	readonly #byKey = new Map<string, Source>();
	readonly #language: string;

	constructor(own: readonly Source[], language: string) {
		this.#language = language;
		for (const source of own) this.#learn(source);
	}

	#learn(source: Source): void {
		this.#byId.set(source.id, source);
		for (const key of keysOf(source)) if (!this.#byKey.has(key)) this.#byKey.set(key, source);
	}

	get(id: string): Source | undefined {
		return this.#byId.get(id);
	}

	/** Takes a source as it is, if its id is free. */
	add(source: Source): boolean {
		if (this.#byId.has(source.id)) return false;
		this.#learn(source);
		this.added.push(source);
		return true;
	}

	/** The source that a draft means: one that is there, or a new one of which nothing is said that the file does not say. */
	source(draft: SourceDraft): Source {
		const given = draft.id === undefined ? undefined : this.#byId.get(draft.id);
		// Another file may mean another source by the same id.
		const isMeant =
			draft.title === undefined ||
			given?.title === draft.title ||
			(draft.url !== undefined && given?.url === draft.url);
		if (given && isMeant) return given;
		const address = draft.url === undefined ? null : new URL(draft.url);
		const title = draft.title ?? (address ? readable(address) : unnamed(this.#language));
		const publisher =
			draft.publisher ?? (address ? address.hostname.replace(/^www\./u, '') : unnamed(this.#language));
		const known = keysOf({ title, publisher, url: draft.url }).flatMap(
			(key) => this.#byKey.get(key) ?? []
		)[0];
		if (known && (draft.id === undefined || given)) return known;
		const words = slug(draft.id ?? draft.title ?? readable(address!));
		const digest = digestOf([title, publisher, draft.url ?? null]);
		const source: Source = {
			id:
				draft.id !== undefined && isId(draft.id) && !given
					? draft.id
					: words === ''
						? `source-${digest}`
						: this.#byId.has(words)
							? `${words}-${digest}`
							: words,
			title,
			publisher,
			published: null,
			publishedBasis: 'unknown',
			...(draft.url !== undefined && { url: draft.url }),
			language: 'und',
			rights: 'citation-only',
			...(draft.document !== undefined && { document: draft.document as NonNullable<Source['document']> })
		};
		this.add(source);
		return source;
	}
}

/** By its address; without one by its words. */
const keysOf = ({
	title,
	publisher,
	url
}: Pick<Source, 'title' | 'publisher'> & { url?: string | undefined }): string[] =>
	url === undefined
		? [`words ${folded(title)} ${folded(publisher)}`]
		: [`address ${url.replace(/\/$/u, '')}`];

/** An address as a reader may take it in: host and path, decoded where that is text. */
function readable(address: URL): string {
	const host = address.hostname.replace(/^www\./u, '');
	let path = address.pathname.replace(/\/$/u, '');
	try {
		path = decodeURIComponent(path);
	} catch {
		// Stays as it is written.
	}
	return `${host}${path.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')}${address.search.length > 60 ? '' : address.search}`
		.slice(0, 300)
		.trim();
}
