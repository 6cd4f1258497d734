/** A framed page with its atlas: the map itself, and pictures of views that the build has not drawn. */
import { mount } from 'svelte';
import Live from './[[lang=language]]/embed/Live.svelte';
import { tell } from '#lib/embed/frame.ts';
import type { Command } from '#lib/embed/messages.ts';
import { bringMessages } from '#lib/language/bring.ts';
import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import { bareGround, Grounds } from '#lib/print/grounds.ts';
import { makePagePicture, pagePicture } from '#lib/sheet/pagepicture.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { loadManifest, loadPacked, type Atlas } from '#lib/state/loadpacked.ts';
import { readFile } from '#lib/state/reading.ts';
import { parseWindow } from '#lib/time/window.ts';
import { parseView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import type { EmbedOptions } from '#lib/view/embedoptions.ts';

const { lang } = document.documentElement;
const language: Language = isLanguage(lang) ? lang : languages[0];

let coming: Promise<Atlas> | undefined;

const absolute = (address: string): string => new URL(address, location.href).href;

async function atlasOf(still: HTMLElement): Promise<Atlas> {
	const folder = new URL(`${absolute(still.dataset.root!)}published/atlas/`);
	return loadPacked(folder, await loadManifest(folder, readFile), readFile, {});
}
const atlasFor = (still: HTMLElement): Promise<Atlas> => (coming ??= atlasOf(still));

/** A link's view, over what the page is of: all of the time at a place, or of an event. */
const queryOf = ({ dataset: { selection } }: HTMLElement, view: string): string =>
	selection ? [view, 't=../..', `sel=${selection}`].filter(Boolean).join('&') : view;

/** Puts the map in place of the picture; resolves when it stands, or cannot. */
export async function goLive(still: HTMLElement, options: EmbedOptions, view: string): Promise<Explorer> {
	const [atlas, messages] = await Promise.all([atlasFor(still), bringMessages(language)]);
	const heading = still.querySelector<HTMLElement>('[data-title]')!;
	const focused = document.activeElement?.getAttributeNames().find((name) => name.startsWith('data-'));
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
					query: queryOf(still, view),
					options,
					title: { text: heading.textContent, lang: heading.lang || language },
					picture: still.querySelector('[data-picture] > svg'),
					listed: still.querySelector('[data-events-list]')!.hasAttribute('data-open'),
					onready: resolve,
					onwindow: (window) => options.api && tell({ type: 'chronotope:window', window }),
					onselect: (selection) => options.api && tell({ type: 'chronotope:select', selection })
				}
			});
			still.remove();
			delete document.documentElement.dataset.framed;
			if (focused) document.querySelector<HTMLElement>(`[${focused}]`)?.focus();
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

/** Puts the picture of a view in place of the one that the build has drawn. */
export async function drawView(still: HTMLElement, view: string): Promise<void> {
	const { catalogue } = await atlasFor(still);
	const known = knownOf(catalogue);
	const base = parseView(catalogue.dataset.atlas.view, known).view;
	const shown = parseView(queryOf(still, view), known, base).view;
	const grounds = new Grounds((level) => `${absolute(still.dataset.root!)}basemap/ground-${level}.json`);
	let wanted = 0;
	const draw = (): string =>
		makePagePicture(catalogue, shown, (level) => grounds.get((wanted = level)) ?? bareGround, {
			language,
			...pagePicture
		});
	draw();
	await grounds.fetch(wanted);
	const drawing = new DOMParser().parseFromString(draw(), 'image/svg+xml').documentElement;
	const picture = still.querySelector<HTMLElement>('[data-picture]');
	picture?.replaceChildren(document.importNode(drawing, true));
	picture?.setAttribute('data-drawn', '');
}
