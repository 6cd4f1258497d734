import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguage } from '#lib/language/language.ts';
import { makePoster, type PosterOptions } from '#lib/sheet/poster.ts';
import { count, exitCodes } from '../print.ts';
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

/** Writes the pictures of an atlas's pages; those that would be the same stay. */
export async function posters(directory: string, { out }: { out: string }): Promise<number> {
	const { catalogue, base, groundOf } = await openAtlas(directory);
	const path = join(out, 'posters.json');
	const before = known(path);
	const now: Known = {};
	let written = 0;
	for (const language of catalogue.dataset.atlas.languages.filter(isLanguage))
		for (const [name, options] of Object.entries(pictures)) {
			const file = `${name}-${language}.png`;
			const svg = makePoster(catalogue, base, groundOf, { ...options, language, style: 'colour' });
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
		}
	await writeWhole(path, `${JSON.stringify(now, null, '\t')}\n`);
	process.stdout.write(
		`${out}: ${count(written, 'picture')} written, ${Object.keys(now).length - written} kept as they were\n`
	);
	return exitCodes.ok;
}

/** What an earlier run has written; nothing where that cannot be read. */
function known(path: string): Known {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Known;
	} catch {
		return {};
	}
}
