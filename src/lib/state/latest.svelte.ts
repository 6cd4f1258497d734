import type { Explorer } from './explorer.svelte.ts';
import type { Shown } from './shown.ts';

/** What is drawn with care: names, outlines, buttons. */
export interface Drawn {
	shown: Shown;
	passed: readonly number[];
}

/** Names are placed anew no oftener than this, in ms, while the window of a large atlas is on its way. */
const PAUSE_MS = 200;

/** What is shown now; of a large atlas on its way, what was shown a moment ago. Call it while a component is made. */
export function latest(explorer: Explorer): { readonly now: Drawn } {
	let drawn = $state.raw<Drawn>({ shown: explorer.shown, passed: explorer.passed });
	let last = 0;
	$effect.pre(() => {
		const { shown, passed, moving } = explorer;
		const time = performance.now();
		if (moving && time - last < PAUSE_MS && shown.grouping === drawn.shown.grouping) return;
		last = time;
		drawn = { shown, passed };
	});
	return {
		get now() {
			return drawn;
		}
	};
}
