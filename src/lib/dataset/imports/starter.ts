import type { DatasetFiles } from '../files.ts';
import type { Atlas } from '../schema.ts';
import { neutralCategories } from './categories.ts';

export interface StarterOptions {
	title: string;
	/** BCP 47, the first of them the language that every text has. */
	languages: readonly string[];
	description?: string;
	licence?: string;
	url?: string;
}

/** An atlas without records: what is not known yet says so. */
export function starterAtlas({ title, languages, description, licence, url }: StarterOptions): Atlas {
	const [first = 'en'] = languages;
	const isPersian = first.split('-')[0] === 'fa';
	return {
		title: { [first]: title },
		description: { [first]: description || (isPersian ? 'هنوز توصیفی ندارد.' : 'Not described yet.') },
		languages: [...languages],
		licence: licence ?? (isPersian ? 'تعیین‌نشده' : 'not stated'),
		...(url !== undefined && { url }),
		hemisphere: 'north',
		categories: neutralCategories(first),
		view: ''
	};
}

const print = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;

/** The four files of a dataset without records. */
export const starterFiles = (atlas: Atlas): DatasetFiles => ({
	atlas: print(atlas),
	places: print({ type: 'FeatureCollection', features: [] }),
	events: print([]),
	sources: print([])
});

/**
 * A file's text with records after those in its list, every other character as it was; where that cannot be done, the whole
 * anew. `list` is the key of the list, null where the file is one.
 */
export function withRecords(text: string, records: readonly unknown[], list: string | null): string {
	if (records.length === 0) return text;
	const value = JSON.parse(text) as unknown;
	const own = (list === null ? value : (value as Record<string, unknown>)[list]) as unknown[];
	const wanted = JSON.stringify(
		list === null ? [...own, ...records] : { ...(value as object), [list]: [...own, ...records] }
	);
	const end = text.lastIndexOf(']');
	const start = text.slice(0, end).trimEnd();
	const indent = list === null ? '\t' : '\t\t';
	const pieces = records.map(
		(record) => `\n${indent}${JSON.stringify(record, null, '\t').replaceAll('\n', `\n${indent}`)}`
	);
	const added = `${start}${own.length > 0 ? ',' : ''}${pieces.join(',')}\n${list === null ? '' : '\t'}${text.slice(end)}`;
	try {
		if (JSON.stringify(JSON.parse(added)) === wanted) return added;
	} catch {
		// Another bracket was the last: written anew.
	}
	return print(JSON.parse(wanted));
}

/** The text of `atlas.json` with other categories, every other character as it was where that can be. */
export function withAtlasCategories(text: string, categories: Atlas['categories']): string {
	const value = JSON.parse(text) as Atlas;
	const own = value.categories;
	const isLonger = JSON.stringify(categories.slice(0, own.length)) === JSON.stringify(own);
	if (isLonger) return withRecords(text, categories.slice(own.length), 'categories');
	return print({ ...value, categories });
}
