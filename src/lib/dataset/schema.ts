import * as v from 'valibot';
import { LONGEST_DATE } from '#lib/time/edtf.ts';
import {
	LONGEST_ADDRESS,
	LONGEST_ID,
	LONGEST_LINE,
	LONGEST_REASON,
	LONGEST_TEXT,
	LONGEST_TITLE,
	MOST_CATEGORIES,
	MOST_REASONS
} from './limits.ts';
import { bases, placeKinds, publishedBases, roles, shapes } from './terms.ts';

/**
 * The form of a dataset's four files, as `geodata/schema/*.json` publishes it. Structure only: links between
 * records, EDTF readings and geometry are judged in `validate.ts`.
 */

const id = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'expected kebab-case'),
	v.maxLength(LONGEST_ID)
);
const languageTag = v.pipe(
	v.string(),
	v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u, 'expected a BCP 47 language tag')
);
const line = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_LINE));
const webAddress = v.pipe(
	v.string(),
	v.regex(/^https?:\/\/[^\s"<>\\]+$/u, 'expected an http(s) address'),
	v.maxLength(LONGEST_ADDRESS)
);
const edtf = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_DATE));
const digest = v.pipe(v.string(), v.regex(/^sha256-[0-9a-f]{64}$/u, 'expected sha256- and 64 hex digits'));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hexColour = v.pipe(v.string(), v.regex(/^#[0-9A-Fa-f]{6}$/u, 'expected #RRGGBB'));

/** Text for readers, by language. What is missing in a reader's language is shown in the atlas's first one. */
export const Text = v.record(languageTag, v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_TEXT)));

/** A record that the machine proposes and no person has decided on; `proposal` says how sure it is, and why. */
const draft = {
	status: v.optional(v.literal('proposed')),
	proposal: v.optional(
		v.strictObject({
			confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
			reasons: v.pipe(
				v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_REASON))),
				v.maxLength(MOST_REASONS)
			)
		})
	)
};

export const Category = v.strictObject({
	id,
	label: Text,
	/** Fill on light and on dark ground; one colour serves both when `dark` is left out. */
	colour: v.strictObject({ light: hexColour, dark: v.optional(hexColour) }),
	shape: v.picklist(shapes)
});

export const Atlas = v.strictObject({
	$schema: v.optional(v.string()),
	title: Text,
	description: Text,
	languages: v.pipe(v.array(languageTag), v.nonEmpty()),
	licence: line,
	/** The day on which the data was last changed; sheets say it. */
	updated: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'expected a day such as 2026-11-24')
		)
	),
	url: v.optional(webAddress),
	hemisphere: v.optional(v.picklist(['north', 'south']), 'north'),
	contact: v.optional(line),
	categories: v.pipe(v.array(Category), v.nonEmpty(), v.maxLength(MOST_CATEGORIES)),
	/** The view that opens without parameters, in the form of the page's own query (`t=…&bbox=…`). */
	view: v.optional(v.string(), '')
});

export const PlaceProperties = v.strictObject({
	names: Text,
	kind: v.picklist(placeKinds),
	country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u, 'expected an ISO 3166-1 alpha-2 code'))),
	/** Radius in kilometres within which the true place lies. */
	uncertaintyKm: v.pipe(v.number(), v.minValue(0), v.maxValue(20038)),
	partOf: v.optional(id),
	sameAs: v.optional(v.array(webAddress), []),
	note: v.optional(Text),
	...draft
});

const position = v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(3));
const ring = v.pipe(v.array(position), v.minLength(4));
export const PlaceGeometry = v.variant('type', [
	v.strictObject({ type: v.literal('Point'), coordinates: position }),
	v.strictObject({ type: v.literal('Polygon'), coordinates: v.pipe(v.array(ring), v.nonEmpty()) }),
	v.strictObject({
		type: v.literal('MultiPolygon'),
		coordinates: v.pipe(v.array(v.pipe(v.array(ring), v.nonEmpty())), v.nonEmpty())
	})
]);

export const PlaceFeature = v.strictObject({
	type: v.literal('Feature'),
	id,
	bbox: v.optional(v.array(v.number())),
	geometry: PlaceGeometry,
	properties: PlaceProperties
});

export const Citation = v.strictObject({
	source: id,
	start: v.optional(offset),
	end: v.optional(offset),
	digest: v.optional(digest)
});

export const Claim = v.strictObject({
	measure: Text,
	value: v.union([v.number(), line]),
	qualifier: v.optional(Text),
	attributedTo: line,
	/** Index into the event's `citations`. */
	citation: offset
});

export const Event = v.strictObject({
	id,
	title: v.record(languageTag, v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_TITLE))),
	summary: Text,
	when: v.nullable(edtf),
	whenBasis: v.optional(v.picklist(bases), 'stated'),
	whenNote: v.optional(Text),
	places: v.array(v.strictObject({ id, role: v.picklist(roles) })),
	category: id,
	partOf: v.optional(id),
	participants: v.optional(v.array(line), []),
	claims: v.optional(v.array(Claim), []),
	citations: v.array(Citation),
	...draft
});

export const Source = v.strictObject({
	id,
	title: line,
	publisher: line,
	author: v.optional(line),
	published: v.nullable(edtf),
	publishedBasis: v.picklist(publishedBases),
	note: v.optional(Text),
	url: v.optional(webAddress),
	language: languageTag,
	rights: v.picklist(['citation-only', 'excerpt', 'full']),
	document: v.optional(
		v.strictObject({
			file: v.pipe(line, v.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/u, 'expected a relative path')),
			start: v.optional(offset),
			end: v.optional(offset),
			digest: v.optional(digest)
		})
	),
	...draft
});

export type Text = v.InferOutput<typeof Text>;
export type Category = v.InferOutput<typeof Category>;
export type Atlas = v.InferOutput<typeof Atlas>;
export type PlaceFeature = v.InferOutput<typeof PlaceFeature>;
export type Citation = v.InferOutput<typeof Citation>;
export type Claim = v.InferOutput<typeof Claim>;
export type Event = v.InferOutput<typeof Event>;
export type Source = v.InferOutput<typeof Source>;

export type { PlaceKind, Role, Shape } from './terms.ts';

/** A whole dataset, as its one reader gives it: every record valid, in the order of the files. */
export interface Dataset {
	atlas: Atlas;
	places: PlaceFeature[];
	events: Event[];
	sources: Source[];
}
