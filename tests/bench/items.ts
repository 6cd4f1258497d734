import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Passages } from '#lib/dataset/passage.ts';
import { splitItems, type Item } from '#lib/extract/items/split.ts';
import { shared } from '../shared.ts';

interface Source {
	id: string;
	publisher: string;
	published: string | null;
	publishedBasis: string;
	document: { file: string; start: number; end: number };
}

/** `npm run bench -- items`: how a page of several items is cut, against the sources of the curated atlas. */
export async function bench(): Promise<void> {
	const folder = shared('documents');
	if (folder === null) {
		console.error('missing shared material: documents');
		process.exitCode = 2;
		return;
	}
	const file = resolve(import.meta.dirname, '../../geodata/sources.json');
	const byFile = Map.groupBy(
		JSON.parse(readFileSync(file, 'utf8')) as Source[],
		({ document }) => document.file
	);
	for (const [name, sources] of byFile) {
		const passages = new Passages(readFileSync(resolve(folder, name), 'utf8'));
		const began = performance.now();
		const items = splitItems(passages.text);
		const took = performance.now() - began;
		const starts = new Map(items.map((item) => [item.start, item]));
		const right = sources.filter(({ document }) => starts.has(document.start));
		const dated = sources.filter(
			({ published, publishedBasis }) => published !== null && publishedBasis === 'stated'
		);
		const dates = dated.filter(({ document, published }) => at(items, document)?.published === published);
		const named = sources.filter(({ publisher }) => publisher !== 'Not named in the document');
		const names = named.filter(({ document, publisher }) => same(at(items, document)?.publisher, publisher));
		console.log(`${name}: ${items.length} items of ${sources.length}, in ${took.toFixed(0)} ms`);
		console.log(
			`  beginnings: ${right.length} right, ${sources.length - right.length} missed, ${items.length - right.length} too many`
		);
		console.log(
			`  stated dates of publication: ${dates.length} of ${dated.length}; publishers: ${names.length} of ${named.length}`
		);
		for (const source of sources) {
			const item = at(items, source.document);
			const isStart = starts.has(source.document.start);
			const isDate = source.publishedBasis !== 'stated' || item?.published === source.published;
			if (!isStart || !isDate || (named.includes(source) && !names.includes(source)))
				console.log(
					`  ${source.id}: ${isStart ? 'begins' : 'no beginning'} ${item?.publisher ?? '-'} ${item?.published ?? '-'}`
				);
		}
		for (const item of items)
			if (!sources.some(({ document }) => document.start === item.start))
				console.log(`  too many: ${item.start}-${item.end} ${item.publisher ?? '-'}`);
	}
}

/** The item that a source's beginning lies in. */
const at = (items: Item[], { start }: { start: number }): Item | undefined =>
	items.find((item) => item.start <= start && start < item.end);

const bare = (name: string): string =>
	name
		.toLowerCase()
		.replaceAll(/[^a-z]|^the/gu, '')
		.replace('ington', '')
		.replace(/post$/u, 'post');
const same = (a: string | null | undefined, b: string): boolean =>
	a !== null && a !== undefined && bare(a) === bare(b);
