/** PDF by a browser: text to select and to search, in the order in which it is read, its fonts inside. */
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { directionOf } from '#lib/language/language.ts';
import { MM } from '#lib/sheet/paper.ts';
import { escape } from '#lib/sheet/svg.ts';
import { findBrowser } from '../browser.ts';
import { fontFiles } from '../fonts.ts';
import { Failure } from '../print.ts';
import type { MadeSheet } from './make.ts';
import { outlinedOf } from './raster.ts';

/** A browser that prints one sheet after another. It starts with the first. */
export class Printer {
	#browser: Promise<Browser> | null = null;
	#faces: string | null = null;

	async print({ pages, title, language, paper }: MadeSheet): Promise<Buffer> {
		const size = `${paper.width / MM}mm ${paper.height / MM}mm`;
		const page = await (await (this.#browser ??= start())).newPage();
		try {
			await page.setContent(
				`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escape(title)}</title><style>${(this.#faces ??= faces())}
@page { size: ${size}; margin: 0 } html, body { margin: 0 }
section { inline-size: ${paper.width / MM}mm; block-size: ${paper.height / MM}mm; overflow: hidden; break-after: page }
section:last-child { break-after: auto } svg { display: block }</style></head>
<body>${pages.map((svg) => `<section dir="ltr">${withOutlinedHalos(svg)}</section>`).join('')}</body></html>`
			);
			await page.evaluate(async () => {
				await Promise.all([...document.fonts].map((face) => face.load()));
			});
			return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
		} finally {
			await page.close();
		}
	}

	async close(): Promise<void> {
		const browser = this.#browser;
		this.#browser = null;
		await (await browser?.catch(() => null))?.close();
	}
}

async function start(): Promise<Browser> {
	try {
		const { executablePath, env, args } = await findBrowser();
		return await chromium.launch({ executablePath, env, args });
	} catch (error) {
		throw new Failure(
			`no browser to print with (${(error as Error).message.split('\n')[0]}); "--engine svg" makes a PDF without one, its letters as outlines`
		);
	}
}

const faces = (): string =>
	Object.values(fontFiles)
		.map(
			({ file, family, weight, style }) =>
				`@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: ${style}; src: url(data:font/ttf;base64,${readFileSync(file).toString('base64')}) }`
		)
		.join('\n');

/**
 * A browser writes text with a halo twice, and who copies it has it twice: halos are drawn as outlines, and the text over
 * them once. Where a text gives no outline, all keep their halos.
 */
function withOutlinedHalos(svg: string): string {
	const halo = /<g (stroke="[^"]*" [^>]*paint-order="stroke")>((?:<text\b[^>]*>[^<]*<\/text>)+)<\/g>/gu;
	const groups = [...svg.matchAll(halo)];
	if (groups.length === 0) return svg;
	const texts = groups.map(([, , inner]) => inner!.replaceAll(/ fill="[^"]*"/gu, ' fill="#000"')).join('');
	const head = svg.slice(0, svg.indexOf('>') + 1);
	const paths = [...outlinedOf(`${head}${texts}</svg>`).matchAll(/<path [^>]*\bd="([^"]*)"/gu)].map(
		([, d]) => d!
	);
	if (paths.length !== texts.split('<text').length - 1) return svg;
	let at = 0;
	return svg.replaceAll(halo, (_, attributes: string, inner: string) => {
		const count = inner.split('<text').length - 1;
		const own = paths.slice(at, at + count).join('');
		at += count;
		return `<path fill="none" ${attributes.replace(' paint-order="stroke"', '')} d="${own}"/>${inner}`;
	});
}
