import { expect, test } from 'vitest';
import { hostile, kept, site, whole, wholes, withEvent } from '#tests/excerpts.ts';
import { parseXml, textsOf } from '#tests/xml.ts';
import { dearLaw } from '#tests/dearlaws.ts';
import { atomFeed } from './atom.ts';

const feed = (excerpt = whole) => parseXml(atomFeed(excerpt, 'en', `${site}feed.atom`));

test.each(wholes)('%s has an entry an event, with what the form asks for', (_, excerpt) => {
	const entries = [...feed(excerpt).getElementsByTagName('entry')];
	expect(entries.map((entry) => textsOf(entry, 'id')[0])).toEqual(
		excerpt.entries.map(({ event }) => excerpt.addressOf('event', event.id))
	);
	for (const entry of entries)
		for (const name of ['id', 'title', 'updated', 'summary']) expect(textsOf(entry, name)).toHaveLength(1);
	const { updated = '1970-01-01' } = excerpt.catalogue.dataset.atlas;
	expect(new Set(textsOf(feed(excerpt), 'updated'))).toEqual(new Set([`${updated}T00:00:00Z`]));
});

dearLaw(
	'any text reads back the same, signs apart that XML cannot hold',
	hostile,
	hostile,
	(title, summary) => {
		const [entry] = feed(withEvent({ title: { en: title }, summary: { en: summary } })).getElementsByTagName(
			'entry'
		);
		expect(textsOf(entry!, 'title')).toEqual([kept(title)]);
		expect(textsOf(entry!, 'summary')).toEqual([kept(summary)]);
	}
);
