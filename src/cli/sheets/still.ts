/** A view as a folder that any site can serve: a page, its stylesheet and its fonts. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { addressesUnder, homeIn } from '#lib/dataset/exports/excerpt.ts';
import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import { pagePalette } from '#lib/marks/palette.ts';
import { GENERATOR, makeStillPage } from '#lib/sheet/stillpage.ts';
import { webFonts } from '#lib/sheet/webfonts.ts';
import { printView } from '#lib/view/codec.ts';
import { Failure } from '../print.ts';
import { writeWhole } from '../write.ts';
import type { SheetAtlas } from './atlas.ts';
import { addressOf, boundsOf, read, viewOf } from './make.ts';
import type { SheetRequest } from './request.ts';

const { resolve } = createRequire(import.meta.url);

/** What an address of a site names: the site's root, and the language and the record of its page. */
interface Named {
	root: string;
	language?: Language;
	record?: { place?: string; event?: string };
}

/** Whether the folder may be written: it is empty, or what stands in it is such a page. @throws Failure */
export function checkFolder(folder: string): void {
	if (!existsSync(folder)) return;
	if (!statSync(folder).isDirectory()) throw new Failure(`invalid folder ${folder}: it is a file`);
	if (readdirSync(folder).length === 0) return;
	const page = join(folder, 'index.html');
	if (!existsSync(page) || !readFileSync(page, 'utf8').includes(`content="${GENERATOR}"`))
		throw new Failure(`invalid folder ${folder}: it holds something else than such a page`);
}

/** Makes the files of a page, by their names in its folder. @throws Failure where the atlas has no such view */
export function makeStill(atlas: SheetAtlas, request: SheetRequest): Map<string, string | Buffer> {
	const { catalogue, base, groundOf } = atlas;
	const url = request.url === undefined ? null : read(() => new URL(request.url!));
	const named: Named = url ? namedBy(url) : { root: atlas.home };
	const asked = { ...((request.place ?? request.event) ? {} : named.record), ...request };
	const language = request.lang ?? named.language ?? languages[0];
	const view = viewOf(atlas, asked, url);
	const query = printView(view, base);
	const home = homeIn(named.root.endsWith('/') ? named.root : `${named.root}/`, language);
	// Of one place or event the picture shows that, unless the link has a map of its own.
	const isOwn = !view.selection || view.camera !== base.camera;
	const page = makeStillPage(catalogue, isOwn ? view : { ...view, camera: null }, groundOf, {
		language,
		title: request.title,
		subtitle: request.subtitle,
		bothCalendars: request.bothCalendars,
		bounds: request.bbox === undefined ? undefined : boundsOf(request.bbox),
		full: addressOf(named.root, query, language),
		live: addressOf(named.root, query, language, 'embed/'),
		about: `${home}about/`,
		addressOf: addressesUnder(home)
	});
	return new Map<string, string | Buffer>([
		['index.html', page],
		['style.css', stylesheet(atlas)],
		...fontFiles()
	]);
}

export async function writeStill(folder: string, files: ReadonlyMap<string, string | Buffer>): Promise<void> {
	// The page comes last: without it the folder of a cut run is empty, or the page before.
	for (const [name, content] of [...files].reverse()) await writeWhole(join(folder, name), content);
}

/** @throws Failure where it is no address of a page on the web */
function namedBy(url: URL): Named {
	if (!/^https?:$/u.test(url.protocol)) throw new Failure(`invalid url ${url.href}: expected http or https`);
	const steps = url.pathname.split('/').filter((step) => step !== '' && step !== 'index.html');
	const named: Named = { root: '' };
	const [kind, id] = steps.slice(-2);
	if (id !== undefined && (kind === 'place' || kind === 'event')) {
		named.record = { [kind]: id };
		steps.splice(-2);
	}
	if (['embed', 'print', 'compare'].includes(steps.at(-1) ?? '')) steps.pop();
	const last = steps.at(-1) ?? '';
	if (isLanguage(last)) {
		named.language = last;
		steps.pop();
	}
	return { ...named, root: `${url.origin}/${steps.map((step) => `${step}/`).join('')}` };
}

/** Colours for light and dark, the faces of the fonts beside it, and the rest. */
function stylesheet({ catalogue }: SheetAtlas): string {
	const { categories: _, ...tokens } = pagePalette([...catalogue.dataset.atlas.categories]);
	const colours = Object.entries(tokens).map(([name, colour]) => `\t--${name}: ${colour as string};\n`);
	const faces = webFonts.map(
		({ family, weight, style, file, range }) =>
			`@font-face {\n\tfont-family: '${family}';\n\tfont-weight: ${weight};\n\tfont-style: ${style};\n\tfont-display: swap;\n\tsrc: url('fonts/${basename(file)}') format('woff2');\n\tunicode-range: ${range};\n}\n`
	);
	const rest = readFileSync(join(import.meta.dirname, 'still.css'), 'utf8');
	return `:root {\n${colours.join('')}}\n${faces.join('')}${rest}`;
}

/** The fonts of sheets, each family with its licence, which goes where they go. */
function fontFiles(): [string, Buffer][] {
	const fonts = webFonts.map(({ file }): [string, Buffer] => [
		`fonts/${basename(file)}`,
		readFileSync(resolve(file))
	]);
	const licences = new Map(
		webFonts.map(({ family, file }): [string, Buffer] => [
			`fonts/${family.replaceAll(' ', '-')}-LICENSE.txt`,
			readFileSync(join(dirname(dirname(resolve(file))), 'LICENSE'))
		])
	);
	return [...fonts, ...licences];
}
