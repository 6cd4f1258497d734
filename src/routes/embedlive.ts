/** A framed page with its map. */
import { mount } from 'svelte';
import Live from './[[lang=language]]/embed/Live.svelte';
import { tell } from '#lib/embed/frame.ts';
import type { Command } from '#lib/embed/messages.ts';
import { bringMessages } from '#lib/language/bring.ts';
import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { loadManifest, loadPacked, type Atlas } from '#lib/state/loadpacked.ts';
import { startWorker } from '#lib/state/packedapart.ts';
import { readFile } from '#lib/state/reading.ts';
import { parseWindow } from '#lib/time/window.ts';
import { parseView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import type { EmbedOptions } from '#lib/view/embedoptions.ts';

const { lang } = document.documentElement;
const language: Language = isLanguage(lang) ? lang : languages[0];

/** @param query of the view: of a large atlas, the record of an event that it opens is to come too */
async function atlasOf(still: HTMLElement, query: string): Promise<Atlas> {
	const folder = new URL('published/atlas/', new URL(still.dataset.root!, location.href));
	const wanted = /(?:^|&)sel=event:([^&]+)/u.exec(query)?.[1] ?? null;
	return loadPacked(folder, await loadManifest(folder, readFile), readFile, { wanted, start: startWorker });
}

/** The map itself, which has the focus of keys that move it. */
const MAP = '[data-map] canvas';

/** Where the focus goes that a part of the picture's page has: to the same part of the map's. */
function focusIn(still: HTMLElement): string | null {
	const had = document.activeElement;
	if (!had || !still.contains(had)) return null;
	if (had.matches('[data-start=""]')) return MAP;
	if (had.matches('[data-start="play"]')) return '[data-window] .play';
	const same = ['data-list', 'data-full'].find((name) => had.hasAttribute(name));
	return same ? `[${same}]` : `footer [href="${CSS.escape(had.getAttribute('href') ?? '')}"]`;
}

const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

/** Puts the map in place of the picture; resolves when it stands, or cannot. */
export async function goLive(still: HTMLElement, options: EmbedOptions, query: string): Promise<Explorer> {
	const [atlas, messages] = await Promise.all([atlasOf(still, query), bringMessages(language)]);
	const heading = still.querySelector<HTMLElement>('[data-title]')!;
	const focused = focusIn(still);
	return new Promise((resolve, reject) => {
		try {
			mount(Live, {
				target: still.parentElement!,
				props: {
					atlas,
					language,
					messages,
					home: still.dataset.home!,
					root: still.dataset.root!,
					query,
					options,
					title: { text: heading.textContent, lang: heading.lang || language },
					picture: still.querySelector('[data-picture] > svg'),
					listed: still.hasAttribute('data-listed'),
					searching: still.hasAttribute('data-searching'),
					onready(explorer) {
						// It is there only now.
						if (focused === MAP && document.activeElement === document.body) focus(MAP);
						resolve(explorer);
					},
					onwindow: (window) => options.api && tell({ type: 'chronotope:window', window }),
					onselect: (selection) => options.api && tell({ type: 'chronotope:select', selection })
				}
			});
			still.remove();
			delete document.documentElement.dataset.framed;
			if (focused !== null) focus(focused);
		} catch (error) {
			reject(error as Error);
		}
	});
}

/** Does what the page around the map asks; what cannot be read is left. */
export function act(command: Command, explorer: Explorer): void {
	if (command.type === 'chronotope:play') {
		if (!explorer.player?.playing) explorer.player?.toggle();
	} else if (command.type === 'chronotope:pause') {
		if (explorer.player?.playing) explorer.player.toggle();
	} else if (command.type === 'chronotope:setWindow') {
		const window = parseWindow(command.window);
		if (window) explorer.setWindow(window);
	} else if (command.selection === null) explorer.select(null);
	else {
		const { view, bad } = parseView(`sel=${command.selection}`, knownOf(explorer.catalogue));
		if (bad.length === 0) explorer.select(view.selection);
	}
}
