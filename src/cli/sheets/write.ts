import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { withFonts } from '#lib/sheet/webfonts.ts';
import { writeWhole } from '../write.ts';
import type { MadeSheet } from './make.ts';
import { outlinedPdf } from './outlines.ts';
import type { Printer } from './printer.ts';
import { pngOf } from './raster.ts';
import { formatOf, type SheetRequest } from './request.ts';

/** A file of a sheet, as a manifest names it. */
export interface WrittenFile {
	file: string;
	bytes: number;
	/** `sha256-` and hex. */
	digest: string;
}

export const fileDigest = (content: string | Buffer): string =>
	`sha256-${createHash('sha256').update(content).digest('hex')}`;

const { resolve } = createRequire(import.meta.url);
const fontOf = (file: string): string => readFileSync(resolve(file)).toString('base64');

/** Writes a sheet: a PDF with all pages, or a picture a page, of which the second is `name-2.svg`. */
export async function writeSheet(
	sheet: MadeSheet,
	{ out, dpi, engine }: SheetRequest,
	printer: Printer
): Promise<WrittenFile[]> {
	const format = formatOf(out);
	const written: WrittenFile[] = [];
	const keep = async (file: string, content: string | Buffer): Promise<void> => {
		await writeWhole(file, content);
		written.push({ file, bytes: Buffer.byteLength(content), digest: fileDigest(content) });
	};
	if (format === 'pdf')
		await keep(out, engine === 'svg' ? await outlinedPdf(sheet) : await printer.print(sheet));
	else
		for (const [at, svg] of sheet.pages.entries()) {
			const ending = format.length + 1;
			const file = at === 0 ? out : `${out.slice(0, -ending)}-${at + 1}${out.slice(-ending)}`;
			await keep(file, format === 'svg' ? `${await withFonts(svg, fontOf)}\n` : pngOf(svg, dpi));
		}
	return written;
}
