import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datasetOf, lostPassages } from '#tests/drafts.ts';
import { fixtureTable } from '#tests/fixtures/gazetteer.ts';
import { filesOf, fixtureAtlas } from '#tests/fixtures/files.ts';
import { readDataset } from '#lib/dataset/read.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { law } from '#tests/laws.ts';
import { Extractor } from '../document.ts';
import { Gazetteer } from '../gazetteer/gazetteer.ts';
import model from '../places/model.json' with { type: 'json' };
import { draftOf } from './draft.ts';
import { idOf, kebab } from './ids.ts';
import { joinDrafts } from './join.ts';

const extractor = new Extractor(new Gazetteer(fixtureTable().buffer), model);
const draft = (texts: Record<string, string>) =>
	joinDrafts(Object.entries(texts).map(([file, text]) => draftOf({ file, text }, extractor)));

const words = fc.constantFrom(
	...'arrested said hearing in on Paris Shiraz Iranian regime executed killed the 3 May 1988 2017 . , \n 🙂 Maria Poole by The Post - June 5, 2017 Henry Doe met “ ” Read more'.split(
		' '
	),
	'\n',
	'1 June 2017, ',
	'The Valley Post, 5 June 2017 - '
);
const text = fc
	.array(fc.oneof({ weight: 6, arbitrary: words }, fc.string({ unit: 'binary', maxLength: 3 })), {
		maxLength: 40
	})
	.map((parts) => parts.join(' '));

describe('the draft of any texts', () => {
	dearLaw(
		'is valid, cites passages that are there under their digests, and has ids of its own, in any order',
		fc.array(text, { minLength: 1, maxLength: 4 }),
		(texts) => {
			const documents = new Map(texts.map((one, at) => [`${at}.txt`, one]));
			const drafts = [...documents].map(([file, one]) => draftOf({ file, text: one }, extractor));
			const joined = joinDrafts(drafts);
			expect(datasetOf(joined).errors).toEqual([]);
			expect(lostPassages(joined, documents)).toEqual([]);
			const { places, events, sources } = joined;
			for (const records of [places.features, events, sources])
				expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
			const asJson = JSON.parse(JSON.stringify(drafts)) as typeof drafts;
			expect(joinDrafts(asJson.toReversed())).toEqual(joined);
		}
	);

	dearLaw('keeps an id when other documents come to it', text, text, (one, other) => {
		const ids = (texts: Record<string, string>) => draft(texts).sources.map(({ id }) => id);
		expect(ids({ 'b.txt': one, 'c.txt': other })).toEqual(expect.arrayContaining(ids({ 'b.txt': one })));
	});
});

describe('a draft', () => {
	test('has titles in its own words, with who and where', () => {
		const { events } = draft({
			'a.txt': 'Maria Poole said that two men were arrested in Shiraz on 3 May 1988.'
		});
		expect(events.map(({ title, participants, when }) => [title.en, participants, when])).toEqual([
			['Statement by Maria Poole', ['Maria Poole'], null],
			['Arrest, Shiraz', [], '1988-05-03']
		]);
		expect(
			events.every(({ status, proposal }) => status === 'proposed' && proposal!.reasons.length > 0)
		).toBe(true);
	});

	test('has an event once that several documents tell of, and a statement once for each who speaks', () => {
		const { events } = draft({
			'a.txt': 'On 3 May 1988 two men were arrested in Shiraz.',
			'b.txt':
				'Police arrested two men in Shiraz on 3 May 1988. Maria Poole spoke in Shiraz on 3 May 1988. Henry Doe spoke in Shiraz on 3 May 1988.'
		});
		expect(events.map(({ title, citations }) => [title.en, citations.length])).toEqual([
			['Arrest, Shiraz', 2],
			['Statement by Maria Poole, Shiraz', 1],
			['Statement by Henry Doe, Shiraz', 1]
		]);
	});

	test('goes to the categories of an atlas by id or label, and adds those that it lacks', () => {
		const { atlas } = readDataset(filesOf(fixtureAtlas)).dataset!;
		const named = {
			...atlas,
			categories: [{ ...atlas.categories[0]!, id: 'courts', label: { en: 'In court', fa: 'در دادگاه' } }]
		};
		const told = 'A hearing was held in Shiraz on 3 May 1988. Two men were arrested in Shiraz on 4 May 1988.';
		const joined = joinDrafts([draftOf({ file: 'a.txt', text: told }, extractor)], { atlas: named });
		expect(joined.events.map(({ category }) => category)).toEqual(['courts', 'detention']);
		expect(joined.atlas.categories.map(({ id }) => id)).toEqual(['courts', 'detention']);
		expect(Object.keys(joined.events[0]!.title)).toEqual(
			atlas.languages.filter((language) => /^(?:en|fa)$/u.test(language))
		);
	});

	test('takes publisher, title and day from the file where the text has none', () => {
		const input = {
			file: 'a.html',
			text: 'Two men were arrested in Shiraz.',
			title: 'Two Arrested',
			publisher: 'The Post'
		};
		const { sources, events } = joinDrafts([
			draftOf({ ...input, published: '1988-05-04T10:00:00Z' }, extractor)
		]);
		expect(sources[0]).toMatchObject({
			title: 'Two Arrested',
			publisher: 'The Post',
			published: '1988-05-04',
			status: 'proposed'
		});
		expect(events[0]).toMatchObject({ when: '1988-05-04~', whenBasis: 'inferred' });
		expect(events[0]!.whenNote!.en).toContain('publication');
		const bare = { ...input, title: ' ', publisher: '', language: 'en_US' };
		expect(datasetOf(joinDrafts([draftOf(bare, extractor)])).errors).toEqual([]);
	});
});

law(
	'ids are of small letters, figures and hyphens, at most 100, with the end kept',
	fc.array(fc.string({ unit: 'binary' })),
	(parts) => {
		const id = idOf([...parts, 'end']);
		expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
		expect(id.length).toBeLessThanOrEqual(100);
		expect(id.endsWith('end')).toBe(true);
		expect(kebab(id)).toBe(id);
	}
);

test('an id keeps its words, without their accents', () => {
	expect(idOf(['Émile’s Post', '2017-06-05', 'ab12'])).toBe('emiles-post-2017-06-05-ab12');
});
