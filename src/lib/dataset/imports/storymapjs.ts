import type { Field } from './fields.ts';
import { plainLine, plainText } from './plain.ts';
import { asJson, type Finding, type Row, type Table } from './table.ts';
import { textOf } from './timelinejs.ts';

/** StoryMapJS (https://storymap.knightlab.com/advanced/): slides in an order that is told, each at a spot. */
const fields: readonly [column: string, field: Field][] = [
	['uniqueid', { name: 'id' }],
	['date', { name: 'date' }],
	['text.headline', { name: 'title' }],
	['text.text', { name: 'summary' }],
	['location.name', { name: 'place' }],
	['location.lat', { name: 'lat' }],
	['location.lon', { name: 'lon' }],
	['media.url', { name: 'url' }],
	['media.credit', { name: 'publisher' }],
	['media.caption', { name: 'caption' }]
];

interface Slide {
	uniqueid?: unknown;
	type?: unknown;
	date?: unknown;
	text?: { headline?: unknown; text?: unknown } | null;
	location?: { name?: unknown; lat?: unknown; lon?: unknown } | null;
	media?: { url?: unknown; credit?: unknown; caption?: unknown } | null;
}

export const isStoryMap = (value: unknown): boolean => Array.isArray(slidesOf(value));

/** Slides, under `storymap` or, as some copies have them, at the root. */
function slidesOf(value: unknown): unknown {
	const { storymap, slides } = (value ?? {}) as { storymap?: { slides?: unknown } | null; slides?: unknown };
	return storymap?.slides ?? slides;
}

/**
 * A story map as a table. Its overview is the head: one that tells of a date is an event, too. The spot of an overview is only
 * where the map opens, unless it has a date.
 */
export function storyMapTable(value: unknown): Table {
	const rows: Row[] = [];
	const refused: Finding[] = [];
	let head: Table['head'];
	(slidesOf(value) as unknown[]).forEach((slide, index) => {
		const row = index + 1;
		if (typeof slide !== 'object' || slide === null || Array.isArray(slide)) {
			refused.push({
				severity: 'refused',
				row,
				column: null,
				code: 'form',
				message: 'invalid slide: expected an object',
				value: asJson(slide)
			});
			return;
		}
		const { uniqueid, type, date, text, location, media } = slide as Slide;
		const isOverview = type === 'overview' && head === undefined;
		const isEvent = !isOverview || textOf(date).trim() !== '';
		if (isOverview)
			head = {
				title: plainLine(textOf(text?.headline)),
				description: plainText(textOf(text?.text)),
				...(!isEvent && { row })
			};
		if (isEvent)
			rows.push({
				row,
				cells: [
					textOf(uniqueid),
					textOf(date),
					textOf(text?.headline),
					textOf(text?.text),
					textOf(location?.name),
					textOf(location?.lat),
					textOf(location?.lon),
					textOf(media?.url),
					textOf(media?.credit),
					textOf(media?.caption)
				]
			});
	});
	return {
		form: 'storymapjs',
		unit: 'slide',
		columns: fields.map(([column]) => column),
		rows,
		...(head && { head }),
		preset: new Map(fields),
		refused
	};
}
