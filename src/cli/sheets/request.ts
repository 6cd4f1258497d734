import { extname } from 'node:path';
import * as v from 'valibot';
import { languages } from '#lib/language/language.ts';
import { orientations } from '#lib/sheet/paper.ts';
import { projectionKinds, SCALE_BOUNDS } from '#lib/sheet/projection.ts';
import { seriesNames } from '#lib/sheet/series.ts';
import { styleNames } from '#lib/sheet/styles.ts';
import { Failure } from '../print.ts';

/** What a sheet is written as. */
export const formats = ['svg', 'png', 'pdf'] as const;
export type Format = (typeof formats)[number];
/** How a PDF is made: by a browser, with text to select, or without one, its letters as outlines. */
export const engines = ['browser', 'svg'] as const;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Bounds of numbers that the command line checks too. */
export const bounds = { scale: SCALE_BOUNDS, dpi: [24, 1200] } as const;

/** Options of a sheet by their names in a batch file; on the command line they are written with dashes. */
export const requestOptions = {
	url: v.optional(text),
	window: v.optional(text),
	place: v.optional(text),
	event: v.optional(text),
	filter: v.optional(text),
	bbox: v.optional(text),
	scale: v.optional(whole(...bounds.scale)),
	projection: v.optional(v.picklist(projectionKinds)),
	paper: v.optional(text, 'a4'),
	orientation: v.optional(v.picklist(orientations), 'portrait'),
	style: v.optional(v.picklist(styleNames), 'colour'),
	lang: v.optional(v.picklist(languages)),
	bothCalendars: v.optional(v.boolean()),
	title: v.optional(text),
	subtitle: v.optional(v.string()),
	series: v.optional(v.picklist(seriesNames)),
	versus: v.optional(text),
	dpi: v.optional(whole(...bounds.dpi), 192),
	engine: v.optional(v.picklist(engines), 'browser')
};

/** A sheet as the command line or a batch file asks for it. */
const request = v.strictObject({ out: text, ...requestOptions });
export type SheetRequest = v.InferOutput<typeof request>;

/** @throws Failure where the file's name says no format */
export function formatOf(out: string): Format {
	const ending = extname(out).slice(1).toLowerCase();
	const format = formats.find((one) => one === ending);
	if (!format)
		throw new Failure(
			`invalid file ${out}: expected a name that ends with ${formats.map((one) => `.${one}`).join(', ')}`
		);
	return format;
}

/**
 * Reads options, of which what is not given is as usual.
 *
 * @throws Failure that says which one is wrong, and how
 */
export function readRequest(options: unknown): SheetRequest {
	const result = v.safeParse(request, options);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new Failure(`invalid ${v.getDotPath(issue) ?? 'sheet'}: ${issue.message}`);
}
