/** The search of a page that needs no script: what finds and shows, loaded when the field first has the focus. */
import { mount } from 'svelte';
import { SearchIndex, type Hit } from '#lib/dataset/search/searchindex.ts';
import { sha256 } from '#lib/dataset/sha256.ts';
import SearchHits from '#lib/events/SearchHits.svelte';
import type { Language } from '#lib/language/language.ts';
import { hashOf } from '#lib/view/sought.ts';

/** What the page hands to its script. */
export interface Finder {
	/** The index's address, which changes with it, and its digest. */
	index: string;
	digest: string;
	/** The address of the map's page. */
	home: string;
	language: Language;
	/** The id of the list that the field says it opens. */
	list: string;
}

/** Shows below a field what is found for it; a hit leads to its page. */
export function offerHits(input: HTMLInputElement, { index, digest, home, language, list }: Finder): void {
	mount(SearchHits, {
		target: input.parentElement!,
		props: {
			input,
			list,
			language,
			async load() {
				const response = await fetch(index);
				if (!response.ok) throw new Error(`missing search index: status ${response.status}`);
				const text = await response.text();
				if (`sha256-${sha256(new TextEncoder().encode(text))}` !== digest)
					throw new Error(`invalid search index: expected the digest ${digest}`);
				return new SearchIndex(text);
			},
			choose: (hit) => location.assign(home + pathOf(hit))
		}
	});
}

/** People have no page of their own: they are looked for on the map, in a hash, which no server is sent. */
const pathOf = ({ kind, id }: Hit): string =>
	kind === 'person' ? hashOf(id) : `${kind}/${encodeURIComponent(id)}/`;
