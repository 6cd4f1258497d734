import { asset } from '$app/paths';
import { catalogue } from '#lib/dataset/catalogue.ts';
import { excerptOf, type Excerpt } from '#lib/dataset/exports/excerpt.ts';
import { entriesIn } from '#lib/dataset/exports/part.ts';
import { CHUNK_ROWS } from '#lib/dataset/packedheader.ts';
import { readPublished } from '#lib/dataset/published.ts';
import type { Explorer } from '#lib/state/explorer.svelte.ts';
import { isEndless } from '#lib/time/window.ts';

/** Of a large atlas no more parts than this are fetched for a download: some 25,000 events that follow each other. */
export const MOST_PARTS = 100;
/** Parts that are on their way at a time. */
const AT_ONCE = 6;

/** Rows of the events that a download holds: those shown and, where the period has no limit, those without a date. */
export function rowsWanted({ shown, view: { window } }: Explorer): number[] {
	return [...Array.from(shown.rows, ({ event }) => event), ...(isEndless(window) ? shown.undated : [])];
}

/** The parts of a large atlas that hold records which are not here; none of an atlas that is here. */
export const partsMissing = ({ catalogue: { entries } }: Explorer, rows: readonly number[]): number[] => [
	...new Set(rows.filter((row) => !entries.get(row)).map((row) => Math.floor(row / CHUNK_ROWS)))
];

/**
 * What the reader sees, with all that goes out of it. Of a whole site the dataset itself is fetched, for the page's own
 * copy has no outlines and digests that it does not show; of a packed one, the records that are not here.
 *
 * @param tell hears how many parts of how many have come
 * @throws Error where something could not be fetched
 */
export async function gather(explorer: Explorer, tell: (come: number, of: number) => void): Promise<Excerpt> {
	const { view, language, sightMask } = explorer;
	const { atlas } = explorer.catalogue.dataset;
	const home = (SITE_ADDRESS ?? atlas.url ?? 'http://localhost:4173/').replace(/\/?$/u, '/');
	if (SITE_IS_WHOLE) {
		const response = await fetch(asset('/published/atlas.json'));
		if (!response.ok) throw new Error(`missing atlas.json: status ${response.status}`);
		const whole = catalogue(readPublished(await response.json()));
		const entries = entriesIn(whole, view).filter(({ index }) => sightMask?.[index] !== 0);
		return excerptOf(whole, home, language, entries);
	}
	const rows = rowsWanted(explorer);
	const { entries } = explorer.catalogue;
	const parts = partsMissing(explorer, rows);
	let come = 0;
	const waiting = parts.map((part) => rows.find((row) => Math.floor(row / CHUNK_ROWS) === part)!);
	const bringNext = async (): Promise<void> => {
		for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
			await explorer.records.fetch(row);
			if (!entries.get(row)) throw new Error(`missing record of event ${row}`);
			tell(++come, parts.length);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, bringNext));
	return excerptOf(
		explorer.catalogue,
		home,
		language,
		rows.map((row) => entries.get(row)!)
	);
}
