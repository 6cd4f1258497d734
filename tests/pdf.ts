import { getDocumentProxy } from 'unpdf';

/** A line of a page as it stands there; without spaces, which every reader of PDFs guesses. */
export interface PrintedLine {
	page: number;
	/** Points from the foot of the page. */
	baseline: number;
	fromLeft: string;
	/** As an eye reads it that begins at the right. */
	fromRight: string;
}

export interface ReadPdf {
	/** Width and height of each page in points. */
	sizes: number[][];
	/** All text as it comes. */
	text: string;
	lines: PrintedLine[];
	title: string | undefined;
	language: string | undefined;
}

/** What a PDF has for a reader: pages, text, title and language. */
export async function readPdf(pdf: Buffer): Promise<ReadPdf> {
	const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
	const sizes: number[][] = [];
	let text = '';
	const lines: PrintedLine[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const [left, bottom, right, top] = page.view as [number, number, number, number];
		sizes.push([Math.round(right - left), Math.round(top - bottom)]);
		const { items } = await page.getTextContent();
		lines.push(
			...linesOf(items.flatMap((item) => ('str' in item ? [item] : []))).map((line) => ({
				page: number,
				...line
			}))
		);
		text += ` ${items.map((item) => ('str' in item ? item.str : '')).join(' ')}`;
	}
	const info = (await document.getMetadata()).info as { Title?: string; Language?: string };
	await document.loadingTask.destroy();
	return { sizes, text: text.replaceAll(/\s+/gu, ' '), lines, title: info.Title, language: info.Language };
}

/** Letters by baseline; what is drawn twice, for a halo, once. */
function linesOf(items: { str: string; transform: number[] }[]): Omit<PrintedLine, 'page'>[] {
	const lines = new Map<number, Map<string, { x: number; text: string }>>();
	for (const { str, transform } of items) {
		const [x, y] = [transform[4]!, Math.round(transform[5]!)];
		const text = bare(str);
		const line = lines.get(y) ?? new Map<string, { x: number; text: string }>();
		if (text) line.set(`${x.toFixed(1)} ${text}`, { x, text });
		lines.set(y, line);
	}
	return [...lines].map(([baseline, line]) => {
		const sorted = [...line.values()].sort((a, b) => a.x - b.x).map(({ text }) => text);
		return { baseline, fromLeft: sorted.join(''), fromRight: sorted.toReversed().join('') };
	});
}

/** Text without space and signs of direction, its letters in their plain form; a font draws heh with hamza as one sign. */
export const bare = (text: string): string =>
	text
		.normalize('NFKC')
		.replaceAll(/[\s\u200B-\u200F\u202A-\u202E]/gu, '')
		.replaceAll('\u0647\u0654', '\u06C0');
