import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { editionOf } from '#lib/dataset/manifest.ts';
import { packedAtlas } from '#lib/dataset/packedatlas.ts';
import { digestOf, packTexts } from '#lib/dataset/texts.ts';
import type { Bounds } from '#lib/geo/bounds.ts';
import { isLanguage, languages, type Language } from '#lib/language/language.ts';
import { sheetMessagesOf } from '#lib/language/sheet.ts';
import { groundLevels, unpackGround, type Ground, type PackedGround } from '#lib/sheet/ground.ts';
import { paperOf, type Orientation } from '#lib/sheet/paper.ts';
import type { ProjectionKind } from '#lib/sheet/projection.ts';
import { makeSheet, type Sheet, type SheetOptions } from '#lib/sheet/sheet.ts';
import type { StyleName } from '#lib/sheet/styles.ts';
import { parseView, printView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import type { View } from '#lib/view/view.ts';
import { buildBasemap } from '../basemap/build.ts';
import { groundFile, hasGround } from '../basemap/ground.ts';
import { loadDirectory } from '../directory.ts';
import { count, exitCodes, Failure, problemLines } from '../print.ts';
import { pngOf } from '../raster.ts';
import { writeWhole } from '../write.ts';

export interface SnapshotOptions {
	out: string;
	url?: string;
	window?: string;
	place?: string;
	event?: string;
	filter?: string;
	bbox?: string;
	scale?: number;
	projection?: ProjectionKind;
	paper: string;
	orientation: Orientation;
	style: StyleName;
	lang?: string;
	bothCalendars?: boolean;
	title?: string;
	subtitle?: string;
	dpi: number;
}

/** The project's own, wherever the command is run. */
const BASEMAP = join(import.meta.dirname, '../../../static/basemap');
const formats = ['.svg', '.png'];

/** Writes the sheet of a view: one file, or one a page where it takes several. */
export async function snapshot(directory: string, options: SnapshotOptions): Promise<number> {
	const format = extname(options.out).toLowerCase();
	if (!formats.includes(format))
		throw new Failure(`invalid file ${options.out}: expected a name that ends with ${formats.join(' or ')}`);
	const { dataset, problems } = loadDirectory(directory);
	if (!dataset) {
		process.stderr.write(problemLines(problems));
		throw new Failure(`${directory}: no usable atlas; "chronotope validate ${directory}" tells why`);
	}
	const { catalogue, head, events } = packedAtlas(dataset);
	const url = options.url === undefined ? null : read(() => new URL(options.url!));
	const language = languageOf(options, url);
	const base = parseView(dataset.atlas.view, knownOf(catalogue)).view;
	const view = viewOf(catalogue, base, options, url);
	const paper = read(() => paperOf(options.paper, options.orientation));
	const groundAt = await grounds(dataset.atlas.languages);
	const texts = JSON.stringify([...packTexts(events)].map(digestOf));
	const edition = editionOf({ head: digestOf(head), texts: digestOf(texts) });
	const sheetOptions: SheetOptions = {
		paper,
		style: options.style,
		language,
		title: options.title,
		subtitle: options.subtitle,
		bothCalendars: options.bothCalendars,
		bounds: options.bbox === undefined ? undefined : boundsOf(options.bbox),
		scale: options.scale,
		projection: options.projection,
		address: addressOf(dataset.atlas.url, printView(view, base), language),
		edition: sheetMessagesOf(language).sheet.data(edition)
	};
	const sheet = makeSheet(catalogue, view, groundAt, sheetOptions);
	const files = await write(sheet, options.out, format, options.dpi);
	process.stdout.write(`${files.join('\n')}\n${told(sheet)}\n`);
	return exitCodes.ok;
}

/** "23 events on the map; 2 without a place, 1 outside it, 1 undated". */
const told = ({ numbered, unplaced, outside, undated }: Sheet): string =>
	`${count(numbered, 'event')} on the map; ${unplaced} without a place, ${outside} outside it, ${undated} undated and not shown`;

async function write(sheet: Sheet, out: string, format: string, dpi: number): Promise<string[]> {
	const files: string[] = [];
	for (const [page, svg] of sheet.pages.entries()) {
		const file = page === 0 ? out : `${out.slice(0, -format.length)}-${page + 1}${format}`;
		await writeWhole(file, format === '.svg' ? `${svg}\n` : pngOf(svg, dpi));
		files.push(file);
	}
	return files;
}

function languageOf({ lang }: SnapshotOptions, url: URL | null): Language {
	const inPath = url?.pathname.split('/').find(isLanguage);
	const language = lang ?? inPath ?? languages[0];
	if (!isLanguage(language))
		throw new Failure(`invalid language ${language}: expected ${languages.join(' or ')}`);
	return language;
}

/** The view of a shared link, and on it what the options say. A link or an option that cannot be read is no sheet. */
function viewOf(
	catalogue: Catalogue,
	base: View,
	{ window, place, event, filter }: SnapshotOptions,
	url: URL | null
): View {
	const given = new Map([
		...pairsOf(url?.search ?? ''),
		...pairsOf(filter ?? ''),
		...(window === undefined ? [] : [['t', window] as const]),
		...(place === undefined ? [] : [['sel', `place:${place}`] as const]),
		...(event === undefined ? [] : [['sel', `event:${event}`] as const])
	]);
	const query = [...given].map(([key, value]) => `${key}=${value}`).join('&');
	const { view, bad } = parseView(query, knownOf(catalogue), base);
	if (bad.length > 0)
		throw new Failure(
			`invalid ${bad.map(({ key, value }) => `${key}=${value}`).join(', ')}: the atlas has no such id, or the value cannot be read`
		);
	return view;
}

/** Keys and values of a query as they stand: a view's own reader decodes them. */
const pairsOf = (query: string): (readonly [string, string])[] =>
	query
		.replace(/^\?/u, '')
		.split('&')
		.filter(Boolean)
		.map((pair) => {
			const [key, ...value] = pair.split('=');
			return [key!, value.join('=')] as const;
		});

function boundsOf(text: string): Bounds {
	const numbers = text.split(',').map(Number);
	const [west, south, east, north] = numbers as [number, number, number, number];
	const isBox =
		numbers.length === 4 &&
		numbers.every(Number.isFinite) &&
		west < east &&
		south < north &&
		west >= -180 &&
		east <= 180 &&
		south >= -90 &&
		north <= 90;
	if (!isBox) throw new Failure(`invalid box ${text}: expected west,south,east,north in degrees`);
	return [west, south, east, north];
}

/** Where the same view stands on the web. */
function addressOf(home: string | undefined, query: string, language: Language): string {
	const site = process.env.CHRONOTOPE_URL ?? home ?? 'http://localhost:4173/';
	const page = new URL(
		language === languages[0] ? '.' : `${language}/`,
		site.endsWith('/') ? site : `${site}/`
	);
	return query ? `${page.href}?${query}` : page.href;
}

/** The ground in its levels, made with the basemap where it is not there yet. */
async function grounds(names: string[]): Promise<(level: number) => Ground> {
	if (!hasGround(BASEMAP)) {
		process.stderr.write('building the basemap, once\n');
		await buildBasemap({ languages: names, output: join(BASEMAP, 'world.pmtiles') });
	}
	const read = new Map<number, Ground>();
	return (level) => {
		const at = Math.min(level, groundLevels.length - 1);
		let ground = read.get(at);
		if (!ground) {
			const file = groundFile(BASEMAP, at);
			if (!existsSync(file)) throw new Failure(`missing ${file}: run "chronotope basemap --force"`);
			read.set(at, (ground = unpackGround(JSON.parse(readFileSync(file, 'utf8')) as PackedGround)));
		}
		return ground;
	};
}

/** What a value's reader complains of is all that a user needs. */
function read<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw new Failure((error as Error).message);
	}
}
