import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Passages } from '#lib/dataset/passage.ts';
import { tagDates, type DateMention } from '#lib/extract/dates/tag.ts';
import { readWhen } from '#lib/time/when.ts';
import { shared } from '../shared.ts';

interface Citation {
	source: string;
	start?: number;
	end?: number;
}
interface CuratedEvent {
	id: string;
	when: string | null;
	whenBasis?: string;
	citations: Citation[];
}
interface Source {
	id: string;
	published: string | null;
	document: { file: string; start: number; end: number };
}

export type Miss = 'in its item, outside the passages' | 'other bounds' | 'not printed in its items';
export interface Measured {
	/** Distinct dates that the curated atlas has as stated. */
	stated: number;
	/** Those that are proposed with the same bounds within the passages that are cited for them, or as the day of publication. */
	found: number;
	/** Those of the passages alone. */
	inPassages: number;
	/** Distinct dates that are proposed in those passages. */
	proposed: number;
	/** The same by event, where many have a date that stands elsewhere in the item. */
	events: number;
	eventsFound: number;
	/** Each stated date and where it was found. */
	dates: [string, 'passage' | 'publication' | 'none'][];
	misses: { id: string; when: string; miss: Miss; proposed: string[] }[];
	/** Megabytes a second, one thread. */
	speed: number;
}

/** Whether two EDTF texts have the same bounds. */
function sameBounds(a: string, b: string): boolean {
	const [first, second] = [readWhen(a), readWhen(b)];
	return (
		first !== null && second !== null && first.earliest === second.earliest && first.latest === second.latest
	);
}

/** Dates as proposed by item, against those that the curated atlas has as stated; null without the documents. */
export function measureDates(): Measured | null {
	const folder = shared('documents');
	if (folder === null) return null;
	const root = resolve(import.meta.dirname, '../../geodata');
	const read = <T>(name: string): T => JSON.parse(readFileSync(resolve(root, name), 'utf8')) as T;
	const sources = new Map(read<Source[]>('sources.json').map((source) => [source.id, source]));
	const events = read<CuratedEvent[]>('events.json').filter(
		(event) => event.when !== null && event.whenBasis !== 'inferred'
	);
	const texts = new Map<string, Passages>();
	const items = new Map<string, DateMention[]>();
	let characters = 0;
	const began = performance.now();
	for (const { id, published, document } of sources.values()) {
		const passages =
			texts.get(document.file) ?? new Passages(readFileSync(resolve(folder, document.file), 'utf8'));
		texts.set(document.file, passages);
		const text = passages.slice(document);
		characters += text.length;
		items.set(
			id,
			tagDates(text, { published }).map((date) => ({
				...date,
				start: date.start + document.start,
				end: date.end + document.start
			}))
		);
	}
	const seconds = (performance.now() - began) / 1000;
	const inPassage = ({ source, start, end }: Citation) =>
		(items.get(source) ?? []).filter(
			(date) => start !== undefined && date.start >= start && date.end <= end!
		);
	const misses: Measured['misses'] = [];
	const byDate = new Map<string, 'passage' | 'publication' | 'none'>();
	const proposals = new Set<string>();
	let eventsFound = 0;
	for (const { id, when, citations } of events) {
		const cited = citations.flatMap(inPassage).flatMap(({ edtf }) => edtf ?? []);
		cited.forEach((edtf) => proposals.add(edtf));
		const isFound = cited.some((edtf) => sameBounds(edtf, when!));
		const isPublication = citations.some(({ source }) => sources.get(source)?.published === when);
		const known = byDate.get(when!) ?? 'none';
		byDate.set(when!, isFound ? 'passage' : isPublication && known === 'none' ? 'publication' : known);
		if (isFound) {
			eventsFound++;
			continue;
		}
		const around = citations.flatMap(({ source }) => items.get(source) ?? []);
		const isNear = around.some(({ edtf }) => edtf !== null && sameBounds(edtf, when!));
		const miss: Miss =
			isNear || isPublication
				? 'in its item, outside the passages'
				: cited.length > 0
					? 'other bounds'
					: 'not printed in its items';
		misses.push({ id, when: when!, miss, proposed: [...new Set(cited)] });
	}
	const inPassages = [...byDate.values()].filter((found) => found === 'passage').length;
	const found = [...byDate.values()].filter((found) => found !== 'none').length;
	return {
		stated: byDate.size,
		found,
		inPassages,
		proposed: proposals.size,
		events: events.length,
		eventsFound,
		dates: [...byDate],
		misses,
		speed: characters / 1e6 / seconds
	};
}

/** `npm run bench -- dates`: how many of the curated atlas's stated dates are proposed, and what is missed. */
export async function bench({ json }: { json: boolean }): Promise<void> {
	const measured = measureDates();
	if (measured === null) {
		console.error('missing shared material: documents');
		process.exitCode = 2;
		return;
	}
	if (json) {
		console.log(JSON.stringify(measured, null, '\t'));
		return;
	}
	const { stated, found, inPassages, proposed, events, eventsFound, misses, speed } = measured;
	console.log(
		`stated dates proposed with the same bounds: ${found} of ${stated} (${percent(found, stated)})`
	);
	console.log(`  ${inPassages} of them in a cited passage, the others as the day of publication`);
	for (const [date, where] of measured.dates) if (where === 'none') console.log(`  missed: ${date}`);
	console.log(`proposals a stated date: ${(proposed / stated).toFixed(2)} (${proposed} distinct)`);
	console.log(
		`events whose own passages have their date: ${eventsFound} of ${events} (${percent(eventsFound, events)})`
	);
	console.log(`speed: ${speed.toFixed(1)} MB/s, first run`);
	for (const [miss, ones] of Object.entries(Object.groupBy(misses, ({ miss }) => miss))) {
		console.log(`\n${miss}: ${ones.length}`);
		for (const { id, when, proposed } of ones)
			console.log(`  ${id} ${when} (proposed: ${proposed.join(', ') || 'none'})`);
	}
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`;
