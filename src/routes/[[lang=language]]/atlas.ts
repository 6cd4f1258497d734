import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { asset } from '$app/paths';
import { bringMessages } from '#lib/language/bring.ts';
import { isLanguage, languages, type Tongue } from '#lib/language/language.ts';
import { loadManifest, loadPacked, type Atlas } from '#lib/state/loadpacked.ts';
import type { TiledPage } from '#lib/events/tiles/tiledpage.ts';
import { startWorker } from '#lib/state/packedapart.ts';
import { readFile } from '#lib/state/reading.ts';

/** The pages of a path in every language. */
export const inEveryLanguage = (): { lang?: string }[] => [
	{},
	...languages.slice(1).map((lang) => ({ lang }))
];

/** The pages of things, each in every language. */
export const ofEach = (ids: readonly string[]): { lang?: string; id: string }[] =>
	inEveryLanguage().flatMap((lang) => ids.map((id) => ({ ...lang, id })));

/** An event that the address opens: its record is to come with the page. */
const SELECTED = /^event:(.+)$/u;

/** The atlas of the site, and the language of a page with its words. */
export async function loadAtlas(
	lang: string | undefined
): Promise<Tongue & { atlas: Atlas & { tiles?: TiledPage } }> {
	const language = lang ?? languages[0];
	if (!isLanguage(language)) error(404);
	// The build has no address: there files are read by their path alone.
	const base = new URL(asset('/published/atlas/manifest.json'), browser ? location.href : 'file:///');
	const folder = new URL('.', base);
	if (SITE_IS_TILED) {
		const { openTiled } = await import('#lib/events/tiles/tiledpage.ts');
		const [messages, atlas] = await Promise.all([
			bringMessages(language),
			openTiled(folder, readFile, browser ? new URLSearchParams(location.search).get('sel') : null)
		]);
		return { language, messages, atlas };
	}
	const wanted = browser
		? (SELECTED.exec(new URLSearchParams(location.search).get('sel') ?? '')?.[1] ?? null)
		: null;
	const [messages, atlas] = await Promise.all([
		bringMessages(language),
		loadManifest(folder, readFile).then((manifest) =>
			loadPacked(folder, manifest, readFile, { wanted, start: startWorker })
		)
	]);
	return { language, messages, atlas };
}
