import type { Field } from './fields.ts';
import { plainName } from './fields.ts';
import { plainLine, plainText } from './plain.ts';
import { asJson, type Finding, type Head, type Row, type Table } from './table.ts';

/**
 * TimelineJS (https://timeline.knightlab.com/docs/json-format.html), as its spreadsheet and as JSON: the JSON is laid out in the
 * columns of the spreadsheet, so that both give the same events.
 */
const fields: readonly [column: string, field: Field | null][] = [
	['Year', { name: 'year' }],
	['Month', { name: 'month' }],
	['Day', { name: 'day' }],
	['Time', { name: 'time' }],
	['End Year', { name: 'end-year' }],
	['End Month', { name: 'end-month' }],
	['End Day', { name: 'end-day' }],
	['End Time', { name: 'end-time' }],
	['Display Date', { name: 'display-date' }],
	['Headline', { name: 'title' }],
	['Text', { name: 'summary' }],
	['Media', { name: 'url' }],
	['Media Credit', { name: 'publisher' }],
	['Media Caption', { name: 'caption' }],
	['Media Thumbnail', null],
	['Type', { name: 'row-type' }],
	['Group', { name: 'category' }],
	['Background', null]
];
/** Columns of its first spreadsheet. */
const older: readonly [column: string, field: Field | null][] = [
	['Start Date', { name: 'start' }],
	['End Date', { name: 'end' }],
	['Tag', { name: 'category' }],
	['Alt Text', null]
];

const byName = new Map([...fields, ...older].map(([column, field]) => [plainName(column), field]));

/** Whether a table has the columns of a TimelineJS spreadsheet. */
export function isTimelineSheet(columns: readonly string[]): boolean {
	const has = new Set(columns.map(plainName));
	return (
		has.has('headline') &&
		(has.has('year') || has.has('startdate')) &&
		(has.has('media') || has.has('displaydate') || has.has('endyear'))
	);
}

/** A table with those columns. Its title row is taken out as the head. */
export function timelineSheet(
	columns: readonly string[],
	rows: readonly Row[],
	refused: readonly Finding[]
): Table {
	const at = (name: string): number => columns.findIndex((column) => plainName(column) === name);
	const [type, headline, text] = [at('type'), at('headline'), at('text')];
	const isTitle = ({ cells }: Row): boolean => plainLine(cells[type] ?? '').toLowerCase() === 'title';
	const titles = rows.filter(isTitle);
	const head: Head | undefined = titles[0] && {
		title: plainLine(titles[0].cells[headline] ?? ''),
		description: plainText(titles[0].cells[text] ?? ''),
		row: titles[0].row
	};
	return {
		form: 'timelinejs',
		unit: 'row',
		columns,
		// TimelineJS takes a second title for an event; here it has a date or it is undated.
		rows: rows.filter((row) => row !== titles[0]),
		...(head && { head }),
		preset: new Map(
			columns.flatMap((column) =>
				byName.has(plainName(column)) ? [[column, byName.get(plainName(column))!] as const] : []
			)
		),
		refused
	};
}

interface Slide {
	start_date?: DateObject;
	end_date?: DateObject;
	display_date?: unknown;
	text?: { headline?: unknown; text?: unknown };
	media?: { url?: unknown; caption?: unknown; credit?: unknown };
	group?: unknown;
	unique_id?: unknown;
}
type DateObject = Record<string, unknown> | string | null;

export function isTimeline(value: unknown): boolean {
	const { events, eras, title } = (asSlides(value) ?? value ?? {}) as Record<string, unknown>;
	const looks = (one: unknown): boolean =>
		typeof one === 'object' && one !== null && ('start_date' in one || 'text' in one);
	return (
		Array.isArray(events) && ((events.length > 0 && looks(events[0])) || Array.isArray(eras) || looks(title))
	);
}

/** The JSON of its first version, `{timeline: {date: […]}}`, as that of today; null for any other. */
function asSlides(value: unknown): { events: unknown[]; eras: unknown[]; title: unknown } | null {
	const { timeline } = (value ?? {}) as { timeline?: Record<string, unknown> | null };
	if (typeof timeline !== 'object' || timeline === null || !Array.isArray(timeline.date)) return null;
	const slide = (one: unknown): unknown => {
		if (typeof one !== 'object' || one === null) return one;
		const { startDate, endDate, headline, text, tag, asset } = one as Record<string, unknown>;
		const { media, credit, caption } = (asset ?? {}) as Record<string, unknown>;
		return {
			start_date: commaDate(startDate),
			end_date: commaDate(endDate),
			text: { headline, text },
			media: { url: media, credit, caption },
			group: tag
		};
	};
	return {
		events: timeline.date.map(slide),
		eras: Array.isArray(timeline.era) ? timeline.era.map(slide) : [],
		title: { text: { headline: timeline.headline, text: timeline.text } }
	};
}

/** "2009,1,2", parts that are missing being left out; any other text as it is. */
function commaDate(value: unknown): DateObject {
	const text = textOf(value).trim();
	if (!/^-?\d+(?:,\d+){0,2}$/u.test(text)) return text;
	const [year, month, day] = text.split(',');
	return { year, month, day };
}

/** The JSON of a timeline as the table that its spreadsheet would be. The title counts as the first row. */
export function timelineTable(value: unknown): Table {
	const { events, eras, title } = (asSlides(value) ?? value) as {
		events: unknown[];
		eras?: unknown;
		title?: unknown;
	};
	const columns = [...fields.map(([column]) => column), 'Unique ID'];
	const slides: [slide: unknown, type: string][] = [
		...(title === undefined || title === null ? [] : [[title, 'title'] as [unknown, string]]),
		...events.map((event): [unknown, string] => [event, '']),
		...(Array.isArray(eras) ? eras.map((era: unknown): [unknown, string] => [era, 'era']) : [])
	];
	const rows: Row[] = [];
	const refused: Finding[] = [];
	slides.forEach(([slide, type], index) => {
		if (typeof slide !== 'object' || slide === null || Array.isArray(slide))
			refused.push({
				severity: 'refused',
				row: index + 1,
				column: null,
				code: 'form',
				message: 'invalid slide: expected an object',
				value: asJson(slide)
			});
		else rows.push({ row: index + 1, cells: cellsOf(slide as Slide, type) });
	});
	const table = timelineSheet(columns, rows, refused);
	const preset = new Map([...table.preset!, ['Unique ID', { name: 'id' } as Field] as const]);
	return { ...table, unit: 'slide', preset };
}

function cellsOf(slide: Slide, type: string): string[] {
	const parts = (date: DateObject | undefined): string[] => {
		if (typeof date === 'string') return [date, '', '', ''];
		const { year, month, day, hour, minute, second } = date ?? {};
		const two = (value: unknown): string => textOf(value).padStart(2, '0');
		const time =
			textOf(hour) === ''
				? ''
				: `${textOf(hour)}:${two(minute)}${textOf(second) === '' ? '' : `:${two(second)}`}`;
		return [textOf(year), textOf(month), textOf(day), time];
	};
	const shown = [
		slide.display_date,
		...[slide.start_date, slide.end_date].map((date) => (typeof date === 'object' ? date?.display_date : ''))
	];
	const { text = {}, media = {} } = slide;
	return [
		...parts(slide.start_date),
		...parts(slide.end_date),
		shown.map(textOf).find((words) => words !== '') ?? '',
		textOf(text?.headline),
		textOf(text?.text),
		textOf(media?.url),
		textOf(media?.credit),
		textOf(media?.caption),
		'',
		type,
		textOf(slide.group),
		'',
		textOf(slide.unique_id)
	];
}

/** A value of JSON as the cell that it would be. */
export const textOf = (value: unknown): string =>
	typeof value === 'string'
		? value
		: typeof value === 'number' || typeof value === 'boolean'
			? String(value)
			: '';
