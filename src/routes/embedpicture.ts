/**
 * The picture of a view that the build has not drawn, in place of the one in a framed page. One file by itself: it comes
 * before anything of the map, and is the lighter for it.
 */
import { countText, type Wording } from '#lib/dataset/wording.ts';
import { groundFromTiles } from '#lib/embed/tileground.ts';
import { calendarOf, isLanguage, languages, type Language } from '#lib/language/language.ts';
import { messagesOf } from '#lib/language/messages.ts';
import { makePagePicture, pagePicture } from '#lib/sheet/pagepicture.ts';
import { bareGround, type Ground, type GroundNames } from '#lib/sheet/ground.ts';
import { picturedEvents } from '#lib/sheet/select.ts';
import { loadManifest, loadPacked } from '#lib/state/loadpacked.ts';
import { readFile } from '#lib/state/reading.ts';
import { parseView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';

const { lang } = document.documentElement;
const language: Language = isLanguage(lang) ? lang : languages[0];

/** The names of the ground in the page's language. */
async function namesIn(root: URL): Promise<GroundNames> {
	const response = await readFile(new URL(`basemap/names-${language}.json`, root));
	if (!response.ok) throw new Error(`missing names of the ground: status ${response.status}`);
	return (await response.json()) as GroundNames;
}

/**
 * Draws a view, counts its events, and leaves the others out of the list.
 *
 * @param still the page's own part
 * @param query of the view
 * @throws Error where the atlas or its ground cannot be had, or the atlas does not come whole
 */
export async function drawView(still: HTMLElement, query: string): Promise<void> {
	const root = new URL(still.dataset.root!, location.href);
	const folder = new URL('published/atlas/', root);
	const { catalogue } = await loadPacked(folder, await loadManifest(folder, readFile), readFile);
	if (!catalogue.entries.complete) throw new Error('no picture of a large atlas');
	const known = knownOf(catalogue);
	const base = parseView(catalogue.dataset.atlas.view, known).view;
	const { view } = parseView(query, known, base);
	let coming: Promise<Ground> | undefined;
	const tiles = new URL('basemap/world.pmtiles', root).href;
	const draw = (ground: Ground | null): string =>
		makePagePicture(
			catalogue,
			view,
			(_, framed, size) => {
				coming ??= Promise.all([groundFromTiles(tiles, framed, size), namesIn(root)]).then(
					([lines, names]) => ({ ...lines, names })
				);
				return ground ?? bareGround;
			},
			{ language, ...pagePicture }
		);
	draw(null);
	const drawing = new DOMParser().parseFromString(draw(await coming!), 'image/svg+xml').documentElement;
	const picture = still.querySelector<HTMLElement>('[data-picture]')!;
	picture.replaceChildren(document.importNode(drawing, true));

	const calendar = view.calendar ?? calendarOf(language);
	const wording: Wording = { catalogue, language, messages: messagesOf(language), calendar };
	const events = picturedEvents(catalogue, view);
	const possible = events.filter((event) => event.possible).length;
	const count = still.querySelector('[data-count]');
	if (count) count.textContent = countText(wording, events.length, possible);
	const left = new Set(events.map(({ entry }) => entry.event.id));
	for (const row of still.querySelectorAll<HTMLElement>('[data-events-list] [data-event]'))
		row.hidden = !left.delete(row.dataset.event!);
	// The page's own list is that of the view as built: another one may have more.
	still.toggleAttribute('data-more', left.size > 0);
	picture.setAttribute('data-drawn', '');
}
