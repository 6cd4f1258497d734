import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureAtlas } from '#tests/fixtures/files.ts';

const venues = ['lisbon', 'porto', 'brest', 'bergen', 'algiers', 'luxembourg-city'];
const categories = ['survey', 'closure', 'storm', 'hearing'];
const two = (n: number): string => String(n).padStart(2, '0');

/** Dates of many kinds, one after the other: days, months, years, spans, one of two, and none. */
function whenOf(at: number): string | null {
	const year = 1980 + ((at * 7) % 38);
	const month = two(1 + ((at * 5) % 12));
	switch (at % 8) {
		case 0:
			return `${year}`;
		case 1:
			return `${year}-${month}`;
		case 2:
			return `${year}-03-05/${year + 2}-${month}`;
		case 3:
			return at % 40 === 3 ? null : `[${year}-02-01,${year}-${month}-20]`;
		default:
			return `${year}-${month}-${two(1 + ((at * 3) % 28))}`;
	}
}

/** The fixture atlas and so many more events at its places, in parts, as a dataset of its own. The same number gives the same bytes. */
export function writeManyEvents(folder: string, more: number): void {
	mkdirSync(join(folder, 'events'), { recursive: true });
	for (const name of ['atlas.json', 'places.geojson', 'sources.json'])
		copyFileSync(join(fixtureAtlas, name), join(folder, name));
	const known = JSON.parse(readFileSync(join(fixtureAtlas, 'events.json'), 'utf8')) as unknown[];
	const made = Array.from({ length: more }, (_, at) => ({
		id: `made-${at}`,
		title: { en: `Made event ${at}`, fa: `رویداد ساختگی ${at}` },
		summary: { en: 'It is invented for a test.' },
		when: whenOf(at),
		places: [{ id: venues[(at * 5 + (at >> 3)) % venues.length], role: 'venue' }],
		category: categories[at % categories.length],
		citations: [{ source: 'bulletin' }]
	}));
	const lines = [...known, ...made].map((event) => `${JSON.stringify(event)}\n`);
	writeFileSync(join(folder, 'events/all.jsonl'), lines.join(''));
}
