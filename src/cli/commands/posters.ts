import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { isLanguage, type Language } from '#lib/language/language.ts';
import { makePoster, type PosterOptions } from '#lib/sheet/poster.ts';
import type { View } from '#lib/view/view.ts';
import { count, exitCodes } from '../print.ts';
import { withProgress } from '../progress.ts';
import { openAtlas } from '../sheets/atlas.ts';
import { pngOf } from '../sheets/raster.ts';
import { fileDigest } from '../sheets/write.ts';
import { writeWhole } from '../write.ts';

/** The pictures of a site in each language: what stands for the map where there is none, and what a link shows elsewhere. */
const pictures: Record<string, Omit<PosterOptions, 'language' | 'style'>> = {
	map: { width: 1200, height: 800, hasHead: false },
	social: { width: 1200, height: 630, hasHead: true }
};

/** Pictures by file, with the digest of the drawing that each was made from. */
type Known = Record<string, { drawing: string; picture: string }>;

export interface PostersOptions {
	out: string;
	/** A picture of every place and every event, too. */
	each?: boolean;
}

/** Writes the pictures of an atlas's pages; those that would be the same stay. */
export async function posters(directory: string, { out, each = false }: PostersOptions): Promise<number> {
	const { catalogue, base, groundOf } = await openAtlas(directory);
	const path = join(out, 'posters.json');
	const before = known(path);
	const now: Known = {};
	let written = 0;
	const wanted = [...picturesOf(catalogue, base, each)];
	await withProgress(`Pictures in ${out}`, async (told) => {
		for (const [at, { name, view, language, options }] of wanted.entries()) {
			const file = `${name}-${language}.png`;
			const svg = makePoster(catalogue, view, groundOf, { ...options, language, style: 'colour' });
			const drawing = fileDigest(svg);
			const kept = before[file];
			const isKept =
				kept?.drawing === drawing &&
				existsSync(join(out, file)) &&
				fileDigest(readFileSync(join(out, file))) === kept.picture;
			if (isKept) now[file] = kept;
			else {
				const png = pngOf(svg, 96);
				await writeWhole(join(out, file), png);
				now[file] = { drawing, picture: fileDigest(png) };
				written++;
			}
			if (each) told(at + 1, wanted.length, 'pictures');
		}
	});
	await writeWhole(path, `${JSON.stringify(now, null, '\t')}\n`);
	process.stdout.write(
		`${out}: ${count(written, 'picture')} written, ${wanted.length - written} kept as they were\n`
	);
	return exitCodes.ok;
}

interface Picture {
	name: string;
	view: View;
	language: Language;
	options: (typeof pictures)[string];
}

function* picturesOf(
	{ dataset, places, entries, columns, happened }: Catalogue,
	base: View,
	each: boolean
): Generator<Picture> {
	const all = { from: null, to: null };
	for (const language of dataset.atlas.languages.filter(isLanguage)) {
		for (const [name, options] of Object.entries(pictures)) yield { name, view: base, language, options };
		if (!each) continue;
		const options = pictures.social!;
		for (const [place, { id }] of places.entries()) {
			const view: View = { ...base, window: all, selection: { kind: 'place', id } };
			if (happened[place]! > 0) yield { name: `place/${id}`, view, language, options };
		}
		for (let row = 0; row < columns.events; row++) {
			const { id } = entries.get(row)!.event;
			const view: View = { ...base, window: all, selection: { kind: 'event', id } };
			if (entries.get(row)!.happenedAt.length > 0) yield { name: `event/${id}`, view, language, options };
		}
	}
}

/** What an earlier run has written; nothing where that cannot be read. */
function known(path: string): Known {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Known;
	} catch {
		return {};
	}
}
