import type { Component } from 'svelte';
import type { Language, Tongue } from '#lib/language/language.ts';
import { tileMessagesOf } from '#lib/language/tiles.ts';
import type { Atlas } from '#lib/state/loadpacked.ts';
import type { ReadFile } from '#lib/state/reading.ts';
import { TiledExplorer } from '#lib/state/tiles/tiledexplorer.svelte.ts';
import { TiledSource } from '#lib/state/tiles/tiledsource.ts';
import { editionOf } from '#lib/dataset/manifest.ts';
import TiledList from './TiledList.svelte';
import TiledOpened from './TiledOpened.svelte';
import TiledPopup from './TiledPopup.svelte';

/** What the map's page is made of where its atlas is in tiles. */
export interface TiledPage {
	explorer(tongue: Tongue): TiledExplorer;
	/** What stands without a script. */
	noScript(language: Language): string;
	/** In place of the list of all events. */
	List: Component;
	/** What the card on the map says. */
	Popup: Component;
	/** On a phone, what is opened. */
	Page: Component<{ opener: Element | null }>;
}

/** A place or event in the address. */
const SELECTED = /^(?:place|event):/u;

/**
 * Opens the atlas in tiles in a folder.
 *
 * @param selected what the address opens, as it stands there; null in a build, where no archive is asked
 * @throws Error where its manifest or head cannot be had
 */
export async function openTiled(
	folder: URL,
	read: ReadFile,
	selected: string | null
): Promise<Atlas & { tiles: TiledPage }> {
	const wanted = SELECTED.test(selected ?? '')
		? {
				kind: selected!.startsWith('place') ? ('place' as const) : ('event' as const),
				id: selected!.slice(6)
			}
		: null;
	const source = await TiledSource.open(folder, read, selected === null ? null : (wanted ?? 'nothing'));
	const { head, texts } = source.atlas.manifest;
	return {
		catalogue: source.catalogue,
		edition: editionOf({ head: head.digest, texts: String(texts.bytes) }),
		bring: (event) => source.bring(event),
		bringIndex: () => Promise.reject(new Error('an atlas in tiles has no search index')),
		tiles: {
			explorer: (tongue) => new TiledExplorer(source, tongue),
			noScript: (language) => tileMessagesOf(language).noScript,
			List: TiledList,
			Popup: TiledPopup,
			Page: TiledOpened
		}
	};
}
