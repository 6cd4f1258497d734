import { countText, placeName, precisionText } from '#lib/dataset/wording.ts';
import type { TiledExplorer } from '#lib/state/tiles/tiledexplorer.svelte.ts';
import type { Titled } from '../here.ts';

interface Opened extends Titled {
	/** How many events there are now, where the place is on the map. */
	count: string;
}

/** The head and foot of what the reader has opened; null: nothing is. */
export function openedOf(explorer: TiledExplorer): Opened | null {
	const { selection, selectedPlace, messages, language } = explorer;
	if (selection === null) return null;
	if (selectedPlace === null)
		return { title: messages.list.drawers.unplaced, lang: undefined, precision: '', count: '' };
	const { text, lang } = placeName(explorer, selectedPlace);
	const mark = explorer.tiled.counted.find((counted) => counted.mark.place === selectedPlace);
	return {
		title: text,
		lang: lang === language ? undefined : lang,
		precision: precisionText(explorer, selectedPlace),
		count: mark ? countText(explorer, mark.sure + mark.possible, mark.possible) : ''
	};
}
