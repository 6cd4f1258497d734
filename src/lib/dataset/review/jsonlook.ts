import type { Node } from 'jsonc-parser';

/** How a list or an object is written where it stands on one line. */
interface Inline {
	/** What stands inside the brackets, at both ends. */
	pad: string;
	/** What stands between members. */
	separator: string;
}

/** Nodes that are looked at: a large file is written at its beginning as it is at its end. */
const ENOUGH = 50_000;

/** How a file writes its JSON, as far as its own text shows it: line ends, indents, and what it keeps on one line. */
export class JsonLook {
	readonly #text: string;
	readonly #newline: string;
	readonly #unit: string;
	readonly #colon: string;
	/** Of lists and objects, by where they stand (`[].places[]`); null where they take several lines. */
	readonly #known = new Map<string, Inline | null>();

	constructor(text: string, root: Node) {
		this.#text = text;
		this.#newline = text.includes('\r\n') ? '\r\n' : '\n';
		this.#unit = /\n([ \t]+)\S/u.exec(text)?.[1] ?? '\t';
		this.#colon = ': ';
		const pending: [Node, string][] = [[root, '']];
		let seen = 0;
		for (let next = pending.pop(); next && seen++ < ENOUGH; next = pending.pop()) {
			const [node, path] = next;
			const children = node.children ?? [];
			if (node.type === 'property') {
				const [key, value] = children as [Node, Node];
				this.#colon = text.slice(key.offset + key.length, value.offset);
				pending.push([value, `${path}.${String(key.value)}`]);
				continue;
			}
			if (children.length > 0) this.#learn(node, path + node.type[0]!);
			// Of coordinates the first tell how all are written.
			const most = children[0]?.type === 'array' ? 1 : children.length;
			for (let at = most - 1; at >= 0; at--)
				pending.push([children[at]!, node.type === 'array' ? `${path}[]` : path]);
		}
	}

	/** What stands between two members of a list or an object that has some. */
	separator(container: Node): string {
		const first = container.children![0]!;
		const indent = indentBefore(this.#text, first.offset);
		if (indent !== null) return `,${this.#newline}${indent}`;
		const second = container.children![1];
		return second ? this.#text.slice(end(first), second.offset) : ', ';
	}

	/** A member of an object. */
	property(key: string, value: unknown, path: string, indent: string): string {
		return `${JSON.stringify(key)}${this.#colon}${this.print(value, `${path}.${key}`, indent)}`;
	}

	/** A value as its likes are written. `indent` is that of the line on which it begins. */
	print(value: unknown, path: string, indent: string, isInline = false): string {
		if (typeof value !== 'object' || value === null) return JSON.stringify(value);
		const isList = Array.isArray(value);
		const [open, close] = isList ? '[]' : '{}';
		const entries = isList ? value.map((one) => ['', one] as const) : Object.entries(value);
		if (entries.length === 0) return open! + close!;
		const known = this.#known.get(path + (isList ? 'a' : 'o'));
		const inline = isInline
			? (known ?? INLINE)
			: known === undefined
				? isList && value.every((one) => typeof one === 'number')
					? INLINE
					: null
				: known;
		const inner = inline ? indent : indent + this.#unit;
		const members = entries.map(([key, one]) =>
			isList
				? this.print(one, `${path}[]`, inner, inline !== null)
				: `${JSON.stringify(key)}${this.#colon}${this.print(one, `${path}.${key}`, inner, inline !== null)}`
		);
		if (inline) return open! + inline.pad + members.join(inline.separator) + inline.pad + close!;
		const line = this.#newline + inner;
		return open! + line + members.join(`,${line}`) + this.#newline + indent + close!;
	}

	#learn(node: Node, key: string): void {
		if (this.#known.has(key)) return;
		const [first, second] = node.children as [Node, Node?];
		const body = this.#text.slice(node.offset, end(node));
		this.#known.set(
			key,
			body.includes('\n')
				? null
				: {
						pad: this.#text.slice(node.offset + 1, first.offset),
						separator: second ? this.#text.slice(end(first), second.offset) : ', '
					}
		);
	}
}

const INLINE: Inline = { pad: '', separator: ', ' };

export const end = ({ offset, length }: Node): number => offset + length;

/** The white space before an offset where nothing else stands before it on its line; null where something does. */
export function indentBefore(text: string, offset: number): string | null {
	const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	return /^[ \t]*$/u.test(before) && before.length < offset ? before : null;
}

/** The white space at the beginning of the line of an offset. */
export const indentOf = (text: string, offset: number): string =>
	/^[ \t]*/u.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))![0];
