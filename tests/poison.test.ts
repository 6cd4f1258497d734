import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { catalogue as catalogueOf, type Catalogue } from '#lib/dataset/catalogue.ts';
import { excerptOf } from '#lib/dataset/exports/excerpt.ts';
import { placesGeoJson } from '#lib/dataset/exports/geojson.ts';
import { oembedJson, oembedOf, oembedXml } from '#lib/dataset/exports/oembed.ts';
import { writers } from '#lib/dataset/exports/writers.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { languages } from '#lib/language/language.ts';
import { makeLocator } from '#lib/sheet/locator.ts';
import { paperOf } from '#lib/sheet/paper.ts';
import { makePoster } from '#lib/sheet/poster.ts';
import { makeSheet } from '#lib/sheet/sheet.ts';
import { makeStillPage } from '#lib/sheet/stillpage.ts';
import { defaultView, type View } from '#lib/view/view.ts';
import { CALL, MARK, payloads, poisonedFiles } from './fixtures/poison.ts';
import { ground } from './sheetatlas.ts';

function atlasOf(told?: (payload: string) => string): Catalogue {
	const { dataset, problems, counts } = readDataset(poisonedFiles(told));
	expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
	expect(counts.refused).toEqual({ events: 0, places: 0, sources: 0 });
	return catalogueOf(dataset!);
}

const poisoned = atlasOf();
/** The same atlas with a word in place of each payload. */
const harmless = atlasOf(() => 'word');
const site = 'https://example.org/poisoned/';
const all: View = { ...defaultView, window: { from: null, to: null } };

interface Markup {
	names: Set<string>;
	attributes: Set<string>;
	links: string[];
}

/** Names of the elements and attributes of a text, and where its links lead. @throws Error where it is not well-formed */
function markupOf(text: string): Markup {
	const found: Markup = { names: new Set(), attributes: new Set(), links: [] };
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		found.names.add(name);
		for (const [key, value] of Object.entries(attributes)) {
			found.attributes.add(`${name} ${key}`);
			if (/(?:^|:)(?:href|src|action)$/u.test(key)) found.links.push(String(value));
		}
	});
	parser.write(text).close();
	return found;
}

/** Nothing in what is made of the poisoned atlas is an element or attribute that the harmless one does not have. */
function expectOnlyText(make: (atlas: Catalogue) => string): void {
	const [found, wanted] = [markupOf(make(poisoned)), markupOf(make(harmless))];
	expect([...found.names].filter((name) => !wanted.names.has(name))).toEqual([]);
	expect([...found.attributes].filter((name) => !wanted.attributes.has(name))).toEqual([]);
	expect(found.links.filter((link) => !/^(?:https?:\/\/example\.org\/|#|[\w./-]+$)/u.test(link))).toEqual([]);
}

const written = (
	atlas: Catalogue,
	form: keyof typeof writers,
	language: (typeof languages)[number]
): string => writers[form](excerptOf(atlas, site, language), language);

test('there are at least 120 payloads, all different', () => {
	expect(new Set(payloads).size).toBe(payloads.length);
	expect(payloads.length).toBeGreaterThanOrEqual(120);
});

describe.each(languages)('poisoned text in every field stays text (%s)', (language) => {
	test.each(['kml', 'atom'] as const)('in %s', (form) => {
		expectOnlyText((atlas) => written(atlas, form, language));
	});

	test.each(['geojson', 'lpf', 'annotations'] as const)('in %s', (form) => {
		const value = JSON.parse(written(poisoned, form, language)) as Record<string, unknown>;
		expect(Object.keys(value)).toEqual(Object.keys(JSON.parse(written(harmless, form, language)) as object));
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
	});

	test('in the places as GeoJSON', () => {
		const { features } = JSON.parse(placesGeoJson(excerptOf(poisoned, site, language))) as {
			features: { properties: { names: Record<string, string> } }[];
		};
		expect(features.map(({ properties }) => properties.names.en)).toEqual(payloads);
	});

	test('in a table, where no cell is a formula', () => {
		const rows: string[][] = parse(written(poisoned, 'csv', language), { bom: true });
		expect(rows).toHaveLength(payloads.length + 1);
		for (const cell of rows.slice(1).flat())
			expect(Number.isFinite(Number(cell)) || !/^[=+\-@\t\r]/u.test(cell), cell).toBe(true);
	});

	test('in a calendar, which has as many events as the atlas', () => {
		const calendar = new ICAL.Component(ICAL.parse(written(poisoned, 'ics', language)) as unknown[]);
		const events = calendar.getAllSubcomponents('vevent');
		expect(events).toHaveLength(payloads.length);
		const plain = (text: unknown) => String(text).replaceAll(/\s+/gu, ' ').trim();
		const told = new Set([...poisoned.entries].map(({ event }) => plain(event.title[language])));
		for (const event of events) expect(told).toContain(plain(event.getFirstPropertyValue('summary')));
	});

	test('in oEmbed, as JSON and as XML', () => {
		const answerTo = (title: string) =>
			oembedOf({
				title,
				page: site,
				frame: `${site}embed/`,
				provider: { name: title, url: site },
				thumbnails: []
			});
		const shownBy = (title: string) => markupOf(`<page>${answerTo(title).html}</page>`);
		const wanted = shownBy('word');
		for (const title of payloads) {
			const answer = answerTo(title);
			expect(shownBy(title)).toEqual(wanted);
			expect(JSON.parse(oembedJson(answer))).toEqual({ ...answer });
			expect([...markupOf(oembedXml(answer)).names]).toEqual([
				...markupOf(oembedXml(answerTo('word'))).names
			]);
		}
	});

	test('on a sheet of many pages', () => {
		for (const style of ['colour', 'grey'] as const) {
			const pages = (atlas: Catalogue) =>
				makeSheet(atlas, all, () => ground, {
					paper: paperOf('a4', 'portrait'),
					language,
					style,
					address: site,
					edition: ''
				}).pages;
			expectOnlyText((atlas) => `<pages>${pages(atlas).join('')}</pages>`);
		}
	});

	test('in pictures and locator maps', () => {
		expectOnlyText((atlas) =>
			makePoster(atlas, all, () => ground, {
				width: 1200,
				height: 630,
				hasHead: true,
				language,
				style: 'colour'
			})
		);
		for (let place = 0; place < payloads.length; place += 7)
			expectOnlyText((atlas) =>
				makeLocator(atlas, [place], [...atlas.entries], {
					language,
					groundOf: () => ground,
					width: 640,
					height: 320,
					closeHeight: 200
				})
			);
	});

	test('on a page of one view', () => {
		expectOnlyText((atlas) =>
			makeStillPage(atlas, all, () => ground, {
				language,
				full: site,
				live: `${site}embed/`,
				about: `${site}about/`,
				addressOf: (kind, id) => `${site}${kind}/${id}/`
			})
		);
		// An atlas's own title and subtitle are text, too.
		for (const title of payloads.slice(0, 20)) {
			const page = makeStillPage(harmless, all, () => ground, {
				language,
				title,
				subtitle: title,
				full: site,
				live: site,
				about: site,
				addressOf: () => site
			});
			expect([...markupOf(page).attributes].filter((name) => name.includes(MARK))).toEqual([]);
			expect([...markupOf(page).names]).not.toContain('script');
		}
	});
});

test('a text that is taken for more is caught', () => {
	for (const at of [0, 4, 40])
		expect(() => expectOnlyText((atlas) => `<p>${atlas.places[at]!.properties.names.en!}</p>`)).toThrow();
	expect(() => expectOnlyText(({ places }) => `<p title="${places[85]!.properties.names.en!}"/>`)).toThrow(
		MARK
	);
	expect(() => expectOnlyText(({ places }) => `<a href="${places[80]!.properties.names.en!}"/>`)).toThrow(
		CALL
	);
});
