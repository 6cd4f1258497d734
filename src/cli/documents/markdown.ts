import { dayOf, readable, type SourceText } from './document.ts';

/** The readable text of Markdown: without its marks, links as their words. Line breaks stay where they are. Throws `Refusal`. */
export function readMarkdown(source: string): SourceText {
	const { matter, rest } = frontMatter(readable(source));
	const lines: string[] = [];
	let title: string | null = matter.get('title') ?? null;
	let fence: string | null = null;
	for (const line of rest.split('\n')) {
		const mark: string | null = /^\s{0,3}(```|~~~)/u.exec(line)?.[1] ?? null;
		if (mark !== null && (fence === null || fence === mark)) {
			fence = fence === null ? mark : null;
			continue;
		}
		if (fence !== null) {
			lines.push(line);
			continue;
		}
		const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u.exec(line.slice(0, 2000));
		const plain = inline(
			heading ? heading[1]! : line.replace(/^\s{0,3}(?:>\s?)+/u, '').replace(/^(\s*)[*+-]\s+/u, '$1')
		);
		if (heading) title ??= plain;
		lines.push(plain);
	}
	return {
		text: readable(lines.join('\n').trim()),
		title,
		publisher: matter.get('publisher') ?? matter.get('source') ?? null,
		published: dayOf(matter.get('date') ?? matter.get('published') ?? null),
		language: matter.get('lang') ?? matter.get('language') ?? null
	};
}

/** `key: value` lines between two `---` at the very beginning. */
function frontMatter(text: string): { matter: Map<string, string>; rest: string } {
	const matter = new Map<string, string>();
	if (!text.startsWith('---\n')) return { matter, rest: text };
	const end = text.indexOf('\n---', 3);
	if (end < 0 || end > 10_000) return { matter, rest: text };
	for (const line of text.slice(4, end).split('\n')) {
		const colon = line.indexOf(':');
		if (colon > 0)
			matter.set(
				line.slice(0, colon).trim().toLowerCase(),
				line
					.slice(colon + 1)
					.trim()
					.replace(/^(["'])(.*)\1$/u, '$2')
			);
	}
	const next = text.indexOf('\n', end + 1);
	return { matter, rest: next < 0 ? '' : text.slice(next + 1) };
}

/** A line without marks of links, pictures, emphasis and code. Each pattern looks a bounded way ahead. */
function inline(line: string): string {
	return line
		.replaceAll(/!\[([^[\]]{0,300})\]\([^()\s]{0,2000}(?:\s"[^"]{0,300}")?\)/gu, '$1')
		.replaceAll(/\[([^[\]]{1,300})\]\([^()\s]{0,2000}(?:\s"[^"]{0,300}")?\)/gu, '$1')
		.replaceAll(/\[([^[\]]{1,300})\]\[[^[\]]{0,100}\]/gu, '$1')
		.replaceAll(/<(https?:\/\/[^<>\s]{1,2000})>/gu, '$1')
		.replaceAll(/(\*\*|__)(?=\S)([^*_]{1,500})(?<=\S)\1/gu, '$2')
		.replaceAll(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]{1,500})(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
		.replaceAll(/`([^`]{1,500})`/gu, '$1')
		.replaceAll(/\\([\\`*_{}[\]()#+.!-])/gu, '$1');
}
