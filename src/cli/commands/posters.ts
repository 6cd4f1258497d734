import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { pictureSizes } from '#lib/dataset/exports/oembed.ts';
import { languages } from '#lib/language/language.ts';
import type { View } from '#lib/view/view.ts';
import { count, exitCodes } from '../print.ts';
import { withProgress } from '../progress.ts';
import { openAtlas } from '../sheets/atlas.ts';
import type { Drawn, PictureJob, PictureMade, PictureSetup } from '../sheets/posterworker.ts';
import { inThreads } from '../threads.ts';
import { isLeft } from '../unfinished.ts';
import { writeWhole } from '../write.ts';

/** What stands for the map where there is none. */
const MAP = { width: 1200, height: 800, hasHead: false };
/** What a link shows elsewhere, where there is room and where there is less. */
const LINKS = pictureSizes.map(({ folder, width, height }) => ({
	folder,
	size: { width, height, hasHead: true }
}));

/** The pictures by file; those of places and events are in folders of their own. */
type Known = Record<string, Drawn>;

/** Writes the pictures of an atlas's pages, places and events in each language of the pages, which need not be those of the atlas; those that would be the same stay, those of records that are no longer there go. */
export async function posters(
	directory: string,
	{ out, redact }: { out: string; redact?: string }
): Promise<number> {
	const { catalogue, base } = await openAtlas(directory, { redact });
	const path = join(out, 'posters.json');
	const before = known(path);
	const jobs = [...picturesOf(catalogue, base)].map((job): PictureJob => ({
		...job,
		kept: before[job.file]
	}));
	clear(out, new Set(jobs.map(({ file }) => file)));
	const made: PictureMade[] = [];
	await withProgress(`Pictures in ${out}`, (told) =>
		inThreads<PictureJob, PictureMade>(
			{
				module: new URL('../sheets/posterworker.ts', import.meta.url),
				setup: { directory, redact, folder: out } satisfies PictureSetup,
				threads: availableParallelism()
			},
			jobs,
			(one) => {
				made.push(one);
				told(made.length, jobs.length, 'pictures');
			}
		)
	);
	made.sort((a, b) => (a.file < b.file ? -1 : 1));
	const now: Known = Object.fromEntries(
		made.map(({ file, drawing, picture }) => [file, { drawing, picture }])
	);
	await writeWhole(path, `${JSON.stringify(now, null, '\t')}\n`);
	const written = made.filter((one) => one.written).length;
	process.stdout.write(
		`${out}: ${count(written, 'picture')} written, ${made.length - written} kept as they were\n`
	);
	return exitCodes.ok;
}

function* picturesOf(
	{ places, entries, columns, happened }: Catalogue,
	base: View
): Generator<Omit<PictureJob, 'kept'>> {
	const of = (kind: 'place' | 'event', id: string): View => ({
		...base,
		window: { from: null, to: null },
		selection: { kind, id }
	});
	for (const language of languages) {
		yield { file: `map-${language}.png`, view: base, language, size: MAP };
		for (const { folder, size } of LINKS) {
			const fileOf = (name: string): string => `${folder}${name}-${language}.png`;
			yield { file: fileOf('social'), view: base, language, size };
			for (const [place, { id }] of places.entries())
				if (happened[place]! > 0)
					yield { file: fileOf(`place/${id}`), view: of('place', id), language, size };
			for (let row = 0; row < columns.events; row++) {
				const { event, happenedAt } = entries.get(row)!;
				if (happenedAt.length > 0)
					yield { file: fileOf(`event/${event.id}`), view: of('event', event.id), language, size };
			}
		}
	}
}

/** Removes pictures that are not of the atlas as it is now, and halves of pictures: the folder is published as it stands. */
function clear(folder: string, wanted: ReadonlySet<string>): void {
	if (!existsSync(folder)) return;
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		const file = relative(folder, path).split(sep).join('/');
		const isPicture = /^(?:small\/)?(?:(?:map|social)|(?:place|event)\/[^/]+)-[a-z]{2}\.png$/u.test(file);
		if (entry.isFile() && ((isPicture && !wanted.has(file)) || isLeft(path))) rmSync(path);
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
