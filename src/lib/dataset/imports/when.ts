import {
	orderNames,
	provenOrders,
	readDate,
	readParts,
	spanOf,
	type DateReading,
	type DayOrder
} from './dates.ts';
import { cut, type Finding } from './table.ts';

/** The cells of one row that say when, by field. */
export interface WhenCells {
	date: string;
	start: string;
	end: string;
	display: string;
	from: { year: string; month: string; day: string; time: string };
	to: { year: string; month: string; day: string; time: string };
	isOpen: boolean;
}

export interface WhenReading {
	when: string | null;
	/** Words to be kept beside the date, or in its place. */
	note: string | null;
	doubts: { code: string; message: string; value: string; severity: 'doubt' | 'note' }[];
}

/** Reads words as EDTF; null where it cannot. Given by a caller who was asked to read more than exact dates. */
export type ReadWords = (text: string) => string | null;

interface DatedCell {
	row: number;
	column: string;
	text: string;
}

/** Which order of day and month dates are in, where one of them proves it. */
export function settleOrder(cells: readonly DatedCell[]): {
	order: DayOrder | null;
	finding: Finding | null;
} {
	const proved = provenOrders(cells.map(({ text }) => text));
	const isDoubtful = cells.some(({ text }) => {
		const read = readDate(text);
		return read.when === null && read.doubt.code === 'date-ambiguous';
	});
	const [first] = [...proved.values()].map((at) => cells[at]!);
	if (!isDoubtful || first === undefined) return { order: null, finding: null };
	const shown = [...proved].map(
		([order, at]) => `row ${cells[at]!.row} (${cut(cells[at]!.text, 30)}) proves ${orderNames[order]}`
	);
	const [order] = proved.keys();
	const isSettled = proved.size === 1;
	return {
		order: isSettled ? order! : null,
		finding: {
			severity: isSettled ? 'note' : 'doubt',
			row: null,
			column: first.column,
			code: isSettled ? 'date-order-proved' : 'date-order-mixed',
			message: isSettled ? `${shown[0]}: all dates are read so` : `${shown.join(', ')}: nothing is settled`
		}
	};
}

/** When a row says that it was. What cannot be read exactly is kept in words. */
export function readWhenCells(cells: WhenCells, order: DayOrder | null): WhenReading {
	const none: WhenReading = { when: null, note: null, doubts: [] };
	const partsText = ({ year, month, day, time }: WhenCells['from']): string =>
		[year, month, day, time]
			.map((part) => part.trim())
			.filter((part) => part !== '')
			.join(' ');
	const timed = (text: string, time: string): string =>
		/^\d{1,2}:\d\d(?::\d\d)?$/u.test(time.trim()) && /^\S+$/u.test(text) && !text.includes('T')
			? `${text} ${time.trim()}`
			: text;
	const first: Side = firstSide();
	const last: Side =
		cells.end.trim() !== ''
			? { text: cells.end.trim(), read: readDate(cells.end, order) }
			: { text: partsText({ ...cells.to, time: '' }), read: readParts(cells.to) };
	const display = cells.display.trim();
	if (first.read === null && last.read === null)
		return display === ''
			? none
			: {
					when: null,
					note: display,
					doubts: [
						{ code: 'date-words', message: 'words that are no exact date', value: display, severity: 'doubt' }
					]
				};
	const reading = joined(first, last, cells.isOpen);
	const words = [first.text, last.text].filter((text) => text !== '').join(' – ');
	const note = display !== '' ? display : reading.when === null || reading.doubt ? words : null;
	const doubts: WhenReading['doubts'] = [];
	if (reading.doubt) doubts.push({ ...reading.doubt, value: words, severity: 'doubt' });
	if (reading.told) doubts.push({ ...reading.told, value: words, severity: 'doubt' });
	return { when: reading.when, note, doubts };

	function firstSide(): Side {
		for (const text of [cells.start, cells.date]) {
			if (text.trim() === '') continue;
			const day = readDate(text, order);
			const clock = day.when === null ? '' : timed(day.when, cells.from.time);
			const whole = clock === '' || clock === day.when ? day : readDate(clock, order);
			return { text: text.trim(), read: whole.when === null ? day : { ...day, ...whole } };
		}
		return { text: partsText(cells.from), read: readParts(cells.from) };
	}
}

interface Side {
	text: string;
	/** Null: nothing is given. */
	read: DateReading | null;
}

function joined(
	first: Side,
	last: Side,
	isOpen: boolean
): { when: string | null; told?: Doubt; doubt?: Doubt } {
	if (first.read === null && last.read !== null) {
		if (last.read.when === null) return last.read;
		return { ...last.read, when: `${isOpen ? '..' : ''}/${last.read.when}` };
	}
	if (last.read === null) {
		if (first.read!.when === null || !isOpen) return first.read!;
		return { ...first.read!, when: `${first.read!.when}/..` };
	}
	if (first.read!.when === null) return first.read!;
	const isRange = /[/[{]/u.test(first.read!.when) || /[/[{]/u.test(last.read.when ?? '');
	if (isRange)
		return { when: null, doubt: { code: 'date-range', message: 'a range of ranges has no exact date' } };
	// The beginning is exact, and there is an end, in words: EDTF has an unknown end for that.
	if (last.read.when === null) return { when: `${first.read!.when}/`, doubt: last.read.doubt };
	const span = spanOf(first.read!, last.read);
	return span;
}

interface Doubt {
	code: string;
	message: string;
}
