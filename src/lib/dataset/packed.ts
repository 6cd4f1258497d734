import { LASTING, OPEN_FROM, OPEN_TO, SET, UNDATED, undatedColumns, type Columns } from './columns.ts';
import { CHUNK_ROWS, join, split } from './packedheader.ts';
import { packSets, unpackSets } from './packedsets.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** A place count that stands in the shape's byte; `MANY` says that the count begins the row's places. */
const MANY = 63;

/**
 * When and where of every event as bytes that compress well: one stream a column, first days as differences, last days
 * as lengths. Rows stand in order of time: by `from`, then `to`, undated last. The same columns give the same bytes.
 *
 * @throws Error when rows stand in another order, or a sure span lies outside its event
 */
export function pack(columns: Columns, chunkRows = CHUNK_ROWS): Uint8Array<ArrayBuffer> {
	const { events, places, categories, kind, placeStart } = columns;
	const shape = new Uint8Array(events);
	const [from, length, sure, place] = [0, 0, 0, 0].map(() => new VarintWriter()) as [
		VarintWriter,
		VarintWriter,
		VarintWriter,
		VarintWriter
	];
	let before = OPEN_FROM;
	let lengthBefore = 0;
	let dated = 0;
	for (let event = 0; event < events; event++) {
		const count = placeStart[event + 1]! - placeStart[event]!;
		shape[event] = kind[event]! | (Math.min(count, MANY) << 2);
		if (count >= MANY) place.write(count);
		for (let at = placeStart[event]!; at < placeStart[event + 1]!; at++) place.write(columns.place[at]!);
		if (kind[event] === UNDATED) continue;
		const first = columns.from[event]!;
		const days = columns.to[event]! - first;
		if (dated++ !== event || first < before || days < 0 || (first === before && days < lengthBefore))
			throw new Error(`invalid order in row ${event}: expected from, then to, undated last`);
		from.write(first - before);
		length.write(days);
		[before, lengthBefore] = [first, days];
		if (kind[event] === LASTING) packSure(columns, event, sure);
	}
	return join(
		{ events, dated, links: columns.place.length, places, categories, chunkRows },
		{
			shape,
			from: from.bytes,
			length: length.bytes,
			sure: sure.bytes,
			category: columns.category,
			place: place.bytes,
			sets: packSets(columns.sets)
		}
	);
}

/** 0 where there is no sure part, else 1 more than the days before it, and then the days after it. */
function packSure({ from, to, sureFrom, sureTo }: Columns, event: number, sure: VarintWriter): void {
	if (sureFrom[event]! >= sureTo[event]!) {
		sure.write(0);
		return;
	}
	const before = sureFrom[event]! - from[event]!;
	const after = to[event]! - sureTo[event]!;
	if (before < 0 || after < 0)
		throw new Error(`invalid sure span in row ${event}: expected it within the event`);
	sure.write(before + 1);
	sure.write(after);
}

/**
 * The columns in packed bytes.
 *
 * @throws Error for bytes that are damaged, cut short, too long, of another version or not in order of time
 */
export function unpack(bytes: Uint8Array): Columns {
	const { header, parts } = split(bytes);
	const { events, dated, places, categories } = header;
	const read = (name: 'from' | 'length' | 'sure'): VarintReader => new VarintReader(parts[name], name);
	const [firsts, lengths, sures] = [read('from'), read('length'), read('sure')];
	const { kind, from, to, sureFrom, sureTo } = undatedColumns(events);
	let first = OPEN_FROM;
	let daysBefore = 0;
	let setRows = 0;
	for (let event = 0; event < events; event++) {
		const is = (kind[event] = parts.shape[event]! & 3);
		if ((is === UNDATED) !== event >= dated) throw fault('undated rows stand among dated ones');
		if (is === UNDATED) continue;
		const step = firsts.read();
		const days = lengths.read();
		first += step;
		const end = first + days;
		if (end > OPEN_TO) throw fault(`row ${event} lies beyond all days`);
		if (step === 0 && days < daysBefore) throw fault(`row ${event} is out of order`);
		daysBefore = days;
		from[event] = first;
		to[event] = end;
		if (is === SET) setRows++;
		if (is !== LASTING) continue;
		const before = sures.read();
		if (before === 0) continue;
		const after = sures.read();
		if (before - 1 + after >= days) throw fault(`row ${event} has no days left that are sure`);
		sureFrom[event] = first + before - 1;
		sureTo[event] = end - after;
	}
	for (const reader of [firsts, lengths, sures]) reader.end();
	for (let event = 0; event < events; event++)
		if (parts.category[event]! >= categories) throw fault(`row ${event} has an unknown category`);
	const sets = unpackSets(parts.sets);
	for (const row of sets.keys()) if (kind[row] !== SET) throw fault(`row ${row} is no set of dates`);
	if (setRows !== sets.size) throw fault('a set of dates is missing');
	return {
		events,
		places,
		categories,
		kind,
		from,
		to,
		sureFrom,
		sureTo,
		// Not `slice`, which shares the memory where the bytes are a Buffer of Node.
		category: new Uint8Array(parts.category),
		...unpackPlaces(parts.shape, parts.place, header),
		sets
	};
}

function unpackPlaces(
	shape: Uint8Array,
	bytes: Uint8Array,
	{ events, links, places }: { events: number; links: number; places: number }
): Pick<Columns, 'placeStart' | 'place'> {
	const reader = new VarintReader(bytes, 'place');
	const placeStart = new Uint32Array(events + 1);
	const place = new Uint32Array(links);
	let at = 0;
	for (let event = 0; event < events; event++) {
		const count = shape[event]! >> 2;
		const end = at + (count === MANY ? reader.read() : count);
		if (end > links) throw fault('there are more places than the header says');
		for (; at < end; at++) {
			const one = reader.read();
			if (one >= places) throw fault(`row ${event} has an unknown place`);
			place[at] = one;
		}
		placeStart[event + 1] = end;
	}
	if (at !== links) throw fault('there are fewer places than the header says');
	reader.end();
	return { placeStart, place };
}

const fault = (what: string): Error => new Error(`invalid packed atlas: ${what}`);
