import type { FieldName } from './fields.ts';
import { LONGEST_ADDRESS, LONGEST_LINE } from '../limits.ts';
import { MOST_SOURCES } from './limits.ts';
import { plainLine, plainText } from './plain.ts';
import { cut, type CitationDraft, type SourceDraft } from './table.ts';

const ADDRESS = /https?:\/\/[^\s"<>\\|]+/giu;

interface SourceCells {
	urls: string[];
	sources: string[];
	publisher: string;
	caption: string;
}

interface Told {
	field: FieldName;
	code: string;
	message: string;
	value: string;
}

/**
 * The sources that a row names: one for each http(s) address, with what stands beside it as its title; one for each line of a
 * source without an address. A row that names none has none.
 */
export function sourcesOf({ urls, sources, publisher, caption }: SourceCells): {
	citations: CitationDraft[];
	told: Told[];
} {
	const told: Told[] = [];
	const named = sources.flatMap((cell) => splitSources(cell));
	const linked = urls.flatMap((cell) => {
		const found = addressesIn(cell);
		const rest = plainText(cell);
		if (found.length === 0 && rest !== '' && /\s/u.test(rest) && !/<[a-z]/iu.test(cell))
			named.push(...splitSources(cell));
		else if (found.length === 0 && rest !== '' && !/\s/u.test(rest))
			told.push({
				field: 'url',
				code: 'no-address',
				message: 'no http(s) address: not taken as a source',
				value: rest
			});
		return found;
	});
	const by = cut(plainLine(publisher), LONGEST_LINE);
	const drafts: SourceDraft[] = named.map(({ title, url }) => ({
		...(title !== '' && { title: cut(title, LONGEST_LINE) }),
		...(url !== undefined && { url })
	}));
	// One source in words and one address are the two halves of one.
	if (drafts.length === 1 && linked.length === 1 && drafts[0]!.url === undefined) drafts[0]!.url = linked[0]!;
	else {
		const title = drafts.length === 0 && linked.length === 1 ? cut(plainLine(caption), LONGEST_LINE) : '';
		drafts.push(...linked.map((url): SourceDraft => ({ url, ...(title !== '' && { title }) })));
	}
	const citations = drafts
		.filter(({ title, url }) => title !== undefined || url !== undefined)
		.map((source): CitationDraft => ({ source: { ...source, ...(by !== '' && { publisher: by }) } }));
	if (citations.length > MOST_SOURCES)
		told.push({
			field: 'source',
			code: 'sources-many',
			message: `${citations.length} sources: the first ${MOST_SOURCES} are taken`,
			value: ''
		});
	return { citations: citations.slice(0, MOST_SOURCES), told };
}

/** Addresses in a text, without what only ends a sentence. */
export const addressesIn = (text: string): string[] =>
	[...plainText(text).matchAll(ADDRESS)]
		// What is far too long is not looked at sign by sign.
		.filter(([address]) => address.length <= 2 * LONGEST_ADDRESS)
		.map(([address]) => address.replace(/[.,;:!?'’”»]+$/u, ''))
		.map((address) => (address.includes('(') ? address : address.replace(/\)+$/u, '')))
		.filter((address) => address.length <= LONGEST_ADDRESS && URL.canParse(address));

/** The sources of one cell: lines, or parts between semicolons or bars. */
function splitSources(cell: string): { title: string; url?: string }[] {
	return plainText(cell)
		.split(/\n|\s*[;|]\s+/u)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.flatMap((part) => {
			const found = addressesIn(part);
			const title = plainLine(part.replaceAll(ADDRESS, ' '))
				.slice(0, 4 * LONGEST_LINE)
				.replace(/[\s,:;([–—-]+$/u, '')
				.replace(/^[\s,:;)\]–—-]+/u, '');
			if (found.length <= 1) return [{ title, ...(found[0] !== undefined && { url: found[0] }) }];
			return found.map((url) => ({ title: '', url }));
		})
		.filter(({ title, url }) => url !== undefined || /[\p{L}\p{N}]/u.test(title));
}
