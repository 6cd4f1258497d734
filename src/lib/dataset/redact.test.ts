import { describe, expect, test } from 'vitest';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { publish } from './published.ts';
import { readDataset } from './read.ts';
import { readRedaction, type Redaction } from './redact.ts';
import { distanceKm } from '#lib/geo/uncertainty.ts';

const files = filesOf(fixtureAtlas);

function redacted(redaction: Partial<Redaction>) {
	const { redaction: whole } = readRedaction(JSON.stringify(redaction), 'redaction.json');
	const { dataset, problems, counts } = readDataset(files, { redaction: whole! });
	return { dataset: dataset!, problems, counts, text: publish(dataset!) };
}

describe('a redaction of strings', () => {
	test('leaves none of them in any published byte, in any case and with any white space', () => {
		const { text, problems } = redacted({ strings: ['SIGNAL   hall', 'فانوس‌های'] });
		expect(files.places).toContain('Signal hall');
		expect(text).not.toMatch(/signal\s+hall/iu);
		expect(text).not.toContain('فانوس‌های');
		expect(text).toContain('[…]');
		expect(problems).toEqual([]);
	});

	test('takes them out of ids, too, the same way wherever a record is named', () => {
		const { dataset, text, problems } = redacted({ strings: ['Signal Hall'] });
		expect(problems).toEqual([]);
		expect(text).not.toMatch(/signal[\s_-]*hall/iu);
		const hall = dataset.places.find(({ id }) => id === 'lisbon-withheld')!;
		expect(dataset.events.some(({ places }) => places.some(({ id }) => id === hall.id))).toBe(true);
	});

	test('finds them as another keyboard writes them', () => {
		const parsed = JSON.parse(files.atlas) as { title: Record<string, string> };
		const atlas = JSON.stringify({ ...parsed, title: { ...parsed.title, fa: 'كتاب علي\u200cرضا' } });
		const { redaction } = readRedaction(JSON.stringify({ strings: ['کتاب علی رضا'] }), 'redaction.json');
		const { dataset } = readDataset({ ...files, atlas }, { redaction: redaction! });
		expect(dataset!.atlas.title.fa).toBe('[…]');
	});

	test('takes signs of regular expressions as they are', () => {
		expect(redacted({ strings: ['.*'] }).text).toBe(publish(readDataset(files).dataset!));
	});
});

describe('a redaction of ids', () => {
	test('withholds a source with every citation and claim that rests on it', () => {
		const { dataset, text, counts } = redacted({ ids: ['gale-report'] });
		expect(text).not.toContain('gale-report');
		expect(counts.withheld.sources).toBe(1);
		const gale = dataset.events.find(({ id }) => id === 'gale')!;
		expect(gale.citations).toHaveLength(1);
		expect(gale.claims).toMatchObject([{ value: 9, citation: 0 }]);
	});

	test('withholds a place with every link to it', () => {
		const { dataset, text } = redacted({ ids: ['brittany', 'bergen-chart-house'] });
		expect(text).not.toMatch(/"brittany"|bergen-chart-house/u);
		expect(dataset.places.find(({ id }) => id === 'brest')!.properties.partOf).toBeUndefined();
		expect(dataset.events.find(({ id }) => id === 'bergen-lamp-relit')!.places).toHaveLength(1);
	});

	test('leaves them out of the view in which the atlas opens', () => {
		const atlas = JSON.stringify({
			...(JSON.parse(files.atlas) as object),
			view: 't=1979/2003&sel=place:brest&in=bergen,brest'
		});
		const { redaction } = readRedaction('{"ids":["brest"]}', 'redaction.json');
		expect(readDataset({ ...files, atlas }, { redaction: redaction! }).dataset!.atlas.view).toBe(
			't=1979/2003'
		);
	});

	test('withholds an event; its parts stay', () => {
		const { dataset, counts } = redacted({ ids: ['brest-inquiry'] });
		expect(dataset.events.find(({ id }) => id === 'brest-pilots-heard')!.partOf).toBeUndefined();
		expect(counts).toMatchObject({ events: 25, refused: { events: 0 }, withheld: { events: 1 } });
	});
});

describe('a redaction of fields', () => {
	test('leaves a field out everywhere, or in one file', () => {
		const { dataset } = redacted({ fields: ['author', 'events.participants', 'events.claims.qualifier'] });
		expect(dataset.sources.some(({ author }) => author !== undefined)).toBe(false);
		expect(dataset.events.every(({ participants }) => participants.length === 0)).toBe(true);
		expect(dataset.events.flatMap(({ claims }) => claims)).toHaveLength(3);
		expect(dataset.events.flatMap(({ claims }) => claims).some(({ qualifier }) => qualifier)).toBe(false);
	});

	test('refuses the records that cannot do without it', () => {
		expect(redacted({ fields: ['places.geometry'] }).counts).toMatchObject({
			places: 0,
			refused: { places: 14 }
		});
	});
});

describe('a coarsened place', () => {
	const before = readDataset(files).dataset!;

	test.each([0.5, 5, 50, 400])(
		'of %d km holds the true one within its radius, and not at its centre',
		(km) => {
			const coarsenKm = Object.fromEntries(
				before.places.filter(({ geometry }) => geometry.type === 'Point').map(({ id }) => [id, km])
			);
			for (const place of redacted({ coarsenKm }).dataset.places) {
				const original = before.places.find(({ id }) => id === place.id)!;
				if (place.geometry.type !== 'Point' || original.geometry.type !== 'Point') continue;
				const moved = distanceKm(
					place.geometry.coordinates as [number, number],
					original.geometry.coordinates as [number, number]
				);
				expect(moved).toBeGreaterThan(0);
				expect(moved + original.properties.uncertaintyKm).toBeLessThanOrEqual(place.properties.uncertaintyKm);
			}
		}
	);

	test('loses what would lead back to it', () => {
		const known = before.places.find(
			({ geometry, properties }) => geometry.type === 'Point' && properties.sameAs.length > 0
		)!;
		const { dataset } = redacted({ coarsenKm: { [known.id]: 20 } });
		const { properties } = dataset.places.find(({ id }) => id === known.id)!;
		expect([properties.sameAs, properties.note]).toEqual([[], undefined]);
	});

	test('with a polygon is refused rather than let out', () => {
		expect(
			redacted({ coarsenKm: { luxembourg: 50 } }).dataset.places.some(({ id }) => id === 'luxembourg')
		).toBe(false);
	});
});

describe('a redaction file', () => {
	test.each([
		'',
		'[]',
		'{"string":["x"]}',
		'{"strings":"x"}',
		'{"coarsenKm":{"lisbon":-1}}',
		'{"fields":["a..b"]}'
	])('that reads %s is no redaction at all', (text) => {
		const { redaction, problems } = readRedaction(text, 'redaction.json');
		expect(redaction).toBeNull();
		expect(problems.length).toBeGreaterThan(0);
	});
});
