import { getExplorer } from '#lib/state/explorer.svelte.ts';
import { formatNumber } from '#lib/language/language.ts';
import { tileMessagesOf } from '#lib/language/tiles.ts';
import type { TileFault } from '#lib/dataset/tiles/fault.ts';
import { dateOptions } from '#lib/dataset/wording.ts';
import { formatWindow } from '#lib/time/format.ts';
import { TiledExplorer } from '#lib/state/tiles/tiledexplorer.svelte.ts';

/** The explorer of a page whose atlas is in tiles. */
export function getTiledExplorer(): TiledExplorer {
	const explorer = getExplorer();
	if (!(explorer instanceof TiledExplorer)) throw new Error('this atlas is not in tiles');
	return explorer;
}

/** What was counted: "Counted by whole months: March 1988 to May 1990." */
export function countedText(explorer: TiledExplorer): string {
	const { language } = explorer;
	const words = tileMessagesOf(language);
	const { unit, step } = explorer.source.atlas.grid;
	const by = step === 1 ? words.by[unit] : words.bySteps(formatNumber(step, language));
	if (!explorer.isWidened) return words.exactly(by);
	return words.widened(by, formatWindow(explorer.counted, dateOptions(explorer)));
}

/** What could not be loaded, why, and what to do. */
export function faultText({ language }: TiledExplorer, { what, why, file }: TileFault): string {
	const words = tileMessagesOf(language);
	return words.fault(words.faults[what], words.why[why](file));
}
