/** Queries with the hit that a reader wants first: over the invented atlas of the tests, and places of the atlas itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDirectory } from '#cli/directory.ts';
import { packedAtlas } from '#lib/dataset/packedatlas.ts';
import { searchFiles } from '#lib/dataset/search/searchfiles.ts';
import { SearchIndex } from '#lib/dataset/search/searchindex.ts';
import { languages, type Language } from '#lib/language/language.ts';

const filesOf = (directory: string, redact?: string): Record<Language, string> => {
	const dataset = loadDirectory(resolve(import.meta.dirname, directory), { redact }).dataset!;
	return searchFiles(packedAtlas(dataset).catalogue, dataset.places);
};
const open = (files: Record<Language, string>): Record<Language, SearchIndex> => ({
	en: new SearchIndex(files.en),
	fa: new SearchIndex(files.fa)
});
const fixtureFiles = filesOf('fixtures/atlas');
const fixture = open(fixtureFiles);
const geodata = open(filesOf('../geodata'));

const firstOf = (index: SearchIndex, query: string): string => {
	const [first] = index.find(query);
	return first ? `${first.kind}/${first.id}` : 'nothing';
};

describe.each(languages)('a reader of %s finds first', (language) => {
	test.each([
		// As it is written, in part, in capitals, without accents.
		['Lisbon', 'place/lisbon'],
		['BERGEN', 'place/bergen'],
		['monte', 'place/montevideo'],
		['luxembourg', 'place/luxembourg'],
		['luxembourg city', 'place/luxembourg-city'],
		['city luxembourg', 'place/luxembourg-city'],
		['signal hall', 'place/lisbon-signal-hall'],
		['chart house', 'place/bergen-chart-house'],
		['lightship', 'place/north-bank-lightship'],
		['Harbour League', 'person/Harbour League'],
		['pilots of brest', 'person/Pilots of Brest'],
		['algiers office', 'person/Algiers office'],
		['bergen harbour board', 'person/Bergen Harbour Board'],
		['a. keeper', 'person/A. Keeper'],
		['report on the gale', 'source/gale-report'],
		['minutes', 'source/brest-minutes'],
		['gale november', 'event/gale'],
		['lantern festival', 'event/porto-lanterns'],
		['draft of the charter', 'event/charter-draft'],
		['last assembly', 'event/last-assembly'],
		['radio code', 'event/radio-code'],
		// Slips of the finger.
		['Lisbno', 'place/lisbon'],
		['bergem', 'place/bergen'],
		['Montevidio', 'place/montevideo'],
		['motnevideo', 'place/montevideo'],
		['yokahama', 'place/yokohama'],
		['luxembuorg', 'place/luxembourg'],
		['britany', 'place/brittany'],
		['lightshp', 'place/north-bank-lightship'],
		['harbuor leage', 'person/Harbour League'],
		['lanturn festval', 'event/porto-lanterns'],
		['delegats heard', 'event/luxembourg-delegates'],
		// Names in other languages, of the dataset and of the runtime.
		['Lissabon', 'place/lisbon'],
		['Lisboa', 'place/lisbon'],
		['lisbonne', 'place/lisbon'],
		['Лиссабон', 'place/lisbon'],
		['لشبونة', 'place/lisbon'],
		['Oporto', 'place/porto'],
		['Bretagne', 'place/brittany'],
		['breizh', 'place/brittany'],
		['Argel', 'place/algiers'],
		['algier', 'place/algiers'],
		['横浜', 'place/yokohama'],
		['Algérie', 'place/algeria'],
		['algerie', 'place/algeria'],
		['Algerien', 'place/algeria'],
		['Алжир', 'place/algeria'],
		['Lëtzebuerg', 'place/luxembourg'],
		['letzebuerg', 'place/luxembourg'],
		// Persian, by Persian and Arabic keyboards, with and without what joins a compound.
		['لیسبون', 'place/lisbon'],
		['ليسبون', 'place/lisbon'],
		['برگن', 'place/bergen'],
		['برتاني', 'place/brittany'],
		['لوكزامبورگ', 'place/luxembourg'],
		['مونته‌ویدئو', 'place/montevideo'],
		['مونته ویدئو', 'place/montevideo'],
		['مونتهویدئو', 'place/montevideo'],
		['مونته‌ویدیو', 'place/montevideo'],
		['كشتي فانوس', 'place/north-bank-lightship'],
		['نقشه خانه', 'place/bergen-chart-house'],
		['پيش نويس منشور', 'event/charter-draft'],
		['پیش‌نویس', 'event/charter-draft'],
		['توفان ۱۹۸۷', 'event/gale'],
		['توفان 1987', 'event/gale'],
		['توفان ١٩٨٧', 'event/gale'],
		['جشن فانوسهای پورتو', 'event/porto-lanterns'],
		['قطعنامه', 'event/luxembourg-resolution'],
		['یوکوهما', 'place/yokohama']
	])('%s: %s', (query, wanted) => {
		expect(firstOf(fixture[language], query)).toBe(wanted);
	});

	test.each([
		['Genf', 'place/geneva'],
		['ژنو', 'place/geneva'],
		['Ginevra', 'place/geneva'],
		['geneve', 'place/geneva'],
		['جنيف', 'place/geneva'],
		['Teheran', 'place/tehran'],
		['طهران', 'place/tehran'],
		['Tehrna', 'place/tehran'],
		['Ahwaz', 'place/ahvaz'],
		['اهواز', 'place/ahvaz'],
		['Bruxelles', 'place/brussels'],
		['Londra', 'place/london'],
		['رام الله', 'place/ramallah'],
		['رام‌الله', 'place/ramallah'],
		['Allemagne', 'place/germany'],
		['سوييس', 'place/switzerland'],
		['Piemonte', 'place/piedmont'],
		['Buenosaires', 'place/buenos-aires'],
		['iran', 'place/iran'],
		['ايران', 'place/iran'],
		['Naher Osten', 'place/middle-east']
	])('in the atlas itself, %s: %s', (query, wanted) => {
		expect(firstOf(geodata[language], query)).toBe(wanted);
	});
});

describe('what is found', () => {
	test('is a place before what only mentions it, whatever else holds its name', () => {
		const kinds = fixture.en.find('porto').map(({ kind }) => kind);
		expect(kinds[0]).toBe('place');
		expect(kinds.filter((kind) => kind === 'event').length).toBeGreaterThan(1);
	});
	test('is no near miss where something is written as typed', () => {
		const found = fixture.en.find('Brest');
		expect(found.map(({ id }) => id)).toContain('brest');
		expect(found.every(({ rank }) => rank.edits === 0)).toBe(true);
	});
	test('is nothing for what the atlas does not have, and for no words', () => {
		for (const query of ['', '  ', '…', 'zzzzzz', 'Reykjavík', '1066'])
			expect(fixture.en.find(query), query).toEqual([]);
	});
	test('is every place, event and source by its own name', () => {
		const { dataset } = loadDirectory(resolve(import.meta.dirname, 'fixtures/atlas'));
		for (const [kind, names] of [
			...dataset!.places.map(({ id, properties }) => [`place/${id}`, properties.names] as const),
			...dataset!.events.map(({ id, title }) => [`event/${id}`, title] as const),
			...dataset!.sources.map(({ id, title, language }) => [`source/${id}`, { [language]: title }] as const)
		])
			for (const name of Object.values(names))
				expect(
					fixture.fa.find(name).map((hit) => `${hit.kind}/${hit.id}`),
					name
				).toContain(kind);
	});
	test('is the same at each build', () => {
		expect(filesOf('fixtures/atlas')).toEqual(fixtureFiles);
	});
	test('is nothing that a redaction leaves out', () => {
		const folder = mkdtempSync(join(tmpdir(), 'chronotope-search-'));
		try {
			const redact = join(folder, 'redact.json');
			writeFileSync(redact, JSON.stringify({ strings: ['Lissabon', 'Pilots of Brest'] }));
			expect(fixtureFiles.en).toMatch(/lissabon.*pilots|pilots.*lissabon/isu);
			for (const text of Object.values(filesOf('fixtures/atlas', redact)))
				expect(text).not.toMatch(/lissabon|pilots of brest/iu);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
