/** A thread that draws pictures of an atlas that it has opened once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '#lib/language/language.ts';
import { makePoster, type PosterOptions } from '#lib/sheet/poster.ts';
import type { View } from '#lib/view/view.ts';
import { writeWhole } from '../write.ts';
import { openAtlas } from './atlas.ts';
import { pngOf } from './raster.ts';
import { fileDigest } from './write.ts';

/** Digests of a picture, and of the drawing that it was made from. */
export interface Drawn {
	drawing: string;
	picture: string;
}
export interface PictureJob {
	file: string;
	view: View;
	language: Language;
	size: Omit<PosterOptions, 'language' | 'style'>;
	/** What an earlier run has left. */
	kept: Drawn | undefined;
}
export interface PictureMade extends Drawn {
	file: string;
	written: boolean;
}
export interface PictureSetup {
	directory: string;
	/** File of a redaction. */
	redact?: string;
	folder: string;
}

const port = parentPort!;
const { directory, redact, folder } = workerData as PictureSetup;
const atlas = openAtlas(directory, { redact });

port.on('message', (job: PictureJob | null) => {
	if (job === null) port.close();
	else void make(job).then((made) => port.postMessage(made));
});

async function make({ file, view, language, size, kept }: PictureJob): Promise<PictureMade> {
	const { catalogue, groundOf } = await atlas;
	const svg = makePoster(catalogue, view, groundOf, { ...size, language, style: 'colour' });
	const drawing = fileDigest(svg);
	const path = join(folder, file);
	const isKept =
		kept?.drawing === drawing && existsSync(path) && fileDigest(readFileSync(path)) === kept.picture;
	if (isKept) return { file, ...kept, written: false };
	const png = pngOf(svg, 96);
	await writeWhole(path, png);
	return { file, drawing, picture: fileDigest(png), written: true };
}
