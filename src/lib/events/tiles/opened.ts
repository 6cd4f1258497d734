import { placeName, precisionText } from '#lib/dataset/wording.ts';
import type { TiledExplorer } from '#lib/state/tiles/tiledexplorer.svelte.ts';

/** The head of what the reader has opened; null: nothing is. */
export function openedOf(
	explorer: TiledExplorer
): { title: string; lang: string | undefined; precision: string } | null {
	const { selection, selectedPlace, messages, language } = explorer;
	if (selection === null) return null;
	if (selectedPlace === null)
		return { title: messages.list.drawers.unplaced, lang: undefined, precision: '' };
	const { text, lang } = placeName(explorer, selectedPlace);
	return {
		title: text,
		lang: lang === language ? undefined : lang,
		precision: precisionText(explorer, selectedPlace)
	};
}
