import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writePackedFolder, type WrittenFolder } from '#cli/packedfolder.ts';
import { MOMENT, UNDATED, type Columns } from '#lib/dataset/columns.ts';
import { publish } from '#lib/dataset/published.ts';
import { sampleColumns } from '#lib/dataset/sample.ts';
import { sampleEvent, sampleHead } from '#lib/dataset/samplefiles.ts';
import type { PublishedEvent } from '#lib/dataset/texts.ts';

/**
 * `bench -- append [--events N] [--day N] [--seed N] [--json]`: packs a sample, then the same with a day of events more, into the same
 * folder: how many files are written anew, and how long it takes. It fails where the folder is not that of a run from nothing.
 */
export async function bench({ json, args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: {
			events: { type: 'string', default: '1000000' },
			day: { type: 'string', default: '85' },
			seed: { type: 'string', default: '1' },
			json: { type: 'boolean' }
		}
	});
	const size = { events: Number(values.events), places: 5000, seed: Number(values.seed) };
	const day = Number(values.day);
	const before = sampleColumns(size);
	const after = withDay(before, day);
	const folder = mkdtempSync(join(tmpdir(), 'chronotope-append-'));
	const write = (name: string, columns: Columns): WrittenFolder & { seconds: number } => {
		const began = performance.now();
		const head = publish({ ...sampleHead(size), events: [] });
		const events = records(before, columns.events - before.events);
		const told = writePackedFolder(join(folder, name), { columns, head, events, search: {} });
		return { ...told, seconds: (performance.now() - began) / 1000 };
	};
	try {
		const first = write('one', before);
		const next = write('one', after);
		write('other', after);
		const [one, other] = ['one', 'other'].map((name) =>
			readFileSync(join(folder, name, 'digests.json'), 'utf8')
		);
		if (one !== other) throw new Error('the folder is not that of a run from nothing');
		const share = next.written / (next.written + next.kept);
		process.stdout.write(
			json
				? `${JSON.stringify({ ...size, day, first, next, share })}\n`
				: `${size.events} events: ${first.written} files in ${first.seconds.toFixed(1)} s; ${day} more: ` +
						`${next.written} files anew (${(100 * share).toFixed(1)} %), ${next.kept} as they were, in ${next.seconds.toFixed(1)} s; the same bytes as from nothing\n`
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
	return Promise.resolve();
}

const datedOf = ({ kind }: Columns): number => {
	const at = kind.indexOf(UNDATED);
	return at < 0 ? kind.length : at;
};

/** Columns with so many more events on the day after the last. */
function withDay(columns: Columns, more: number): Columns {
	const dated = datedOf(columns);
	const last = columns.from[dated - 1]! + 1;
	const grown = <T extends Int32Array | Uint8Array>(column: T, value: number): T => {
		const longer = new (column.constructor as new (length: number) => T)(column.length + more);
		longer.set(column.subarray(0, dated));
		longer.fill(value, dated, dated + more);
		longer.set(column.subarray(dated), dated + more);
		return longer;
	};
	const link = columns.placeStart[dated]!;
	const placeStart = new Uint32Array(columns.placeStart.length + more);
	placeStart.set(columns.placeStart.subarray(0, dated + 1));
	for (let at = 1; at <= more; at++) placeStart[dated + at] = link + at;
	for (let row = dated + 1; row < columns.placeStart.length; row++)
		placeStart[row + more] = columns.placeStart[row]! + more;
	const place = new Uint32Array(columns.place.length + more);
	place.set(columns.place.subarray(0, link));
	for (let at = 0; at < more; at++) place[link + at] = at % columns.places;
	place.set(columns.place.subarray(link), link + more);
	return {
		...columns,
		events: columns.events + more,
		kind: grown(columns.kind, MOMENT),
		from: grown(columns.from, last),
		to: grown(columns.to, last + 1),
		sureFrom: grown(columns.sureFrom, 0),
		sureTo: grown(columns.sureTo, 0),
		category: grown(columns.category, 1),
		placeStart,
		place
	};
}

/** The events of a sample as they were, and the new ones at the end of those that are dated. */
function* records(columns: Columns, more: number): Generator<PublishedEvent> {
	const dated = datedOf(columns);
	for (let row = 0; row < dated; row++) yield sampleEvent(columns, row);
	for (let at = 0; at < more; at++)
		yield { ...sampleEvent(columns, dated - 1), id: `event-${columns.events + at + 1}` };
	for (let row = dated; row < columns.events; row++) yield sampleEvent(columns, row);
}
