import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { end, indentBefore, indentOf, JsonLook } from './jsonlook.ts';
import { isObject, isSame } from './same.ts';

/** What becomes of the records of a file, by row. */
export interface RowEdits {
	changed?: ReadonlyMap<number, unknown>;
	removed?: ReadonlySet<number>;
	/** They come last. */
	added?: readonly unknown[];
}

/** A stretch of the text, half-open, and what takes its place. */
interface Splice {
	from: number;
	to: number;
	text: string;
}

/** A member as it shall be: one that is there, which may change inside, or a new one, printed. */
type Slot = { node: Node } | { text: string };

/**
 * The text of a file of records with some of them changed, as a person would by hand: what is not concerned stays as it is byte for byte,
 * what is new is written as its likes are. Keys of a changed record that are not in `order` come last.
 *
 * @param list key of the list of records, null where the file is the list
 * @throws if the text is no JSON with such a list
 */
export function editRows(
	text: string,
	list: string | null,
	edits: RowEdits,
	order: readonly string[] = []
): string {
	const root = parseTree(text);
	const rows = root && findNodeAtLocation(root, list === null ? [] : [list]);
	if (!root || rows?.type !== 'array') throw new Error('no list of records');
	const editor = new Editor(text, root, order);
	editor.rows(rows, list === null ? '' : `.${list}`, edits);
	return editor.text();
}

class Editor {
	readonly #text: string;
	readonly #look: JsonLook;
	readonly #order: readonly string[];
	readonly #splices: Splice[] = [];

	constructor(text: string, root: Node, order: readonly string[]) {
		this.#text = text;
		this.#look = new JsonLook(text, root);
		this.#order = order;
	}

	text(): string {
		const parts: string[] = [];
		let at = 0;
		for (const { from, to, text } of this.#splices.sort((a, b) => a.from - b.from)) {
			parts.push(this.#text.slice(at, from), text);
			at = to;
		}
		return parts.join('') + this.#text.slice(at);
	}

	rows(rows: Node, path: string, { changed, removed, added = [] }: RowEdits): void {
		const indent = this.#indentIn(rows);
		const kept = rows.children!.flatMap((node, row): Slot[] => (removed?.has(row) ? [] : [{ node }]));
		for (const [row, value] of changed ?? [])
			if (!removed?.has(row)) this.#value(rows.children![row]!, value, `${path}[]`);
		const fresh = added.map((value): Slot => ({ text: this.#look.print(value, `${path}[]`, indent) }));
		this.#members(rows, [...kept, ...fresh], path, added);
	}

	/** A value in place of another: of lists and objects only what differs. */
	#value(node: Node, value: unknown, path: string): void {
		if (node.type === 'object' && isObject(value) && !isEmpty(value) && node.children!.length > 0)
			this.#object(node, value, path);
		else if (node.type === 'array' && Array.isArray(value) && value.length > 0 && node.children!.length > 0)
			this.#list(node, value, path);
		else if (!isSame(valueOf(node), value)) this.#replace(node, value, path);
	}

	#replace(node: Node, value: unknown, path: string): void {
		const indent = indentOf(this.#text, node.offset);
		this.#splices.push({
			from: node.offset,
			to: end(node),
			text: this.#look.print(value, path, indent)
		});
	}

	#object(node: Node, value: Record<string, unknown>, path: string): void {
		const indent = this.#indentIn(node);
		const slots: { key: string; slot: Slot }[] = [];
		for (const property of node.children!) {
			const [name, old] = property.children as [Node, Node];
			const key = name.value as string;
			if (value[key] === undefined) continue;
			this.#value(old, value[key], `${path}.${key}`);
			slots.push({ key, slot: { node: property } });
		}
		const keys = Object.keys(value).filter((key) => value[key] !== undefined);
		for (const key of this.#sorted(keys)) {
			if (slots.some((one) => one.key === key)) continue;
			const rank = this.#rank(key, keys);
			const after = slots.findLastIndex((one) => this.#rank(one.key, keys) < rank);
			const text = this.#look.property(key, value[key], path, indent);
			slots.splice(after + 1, 0, { key, slot: { text } });
		}
		this.#members(
			node,
			slots.map(({ slot }) => slot),
			path,
			value
		);
	}

	/** Members that are the same stay; between them, the first is taken for the first, and what is left is new or gone. */
	#list(node: Node, value: readonly unknown[], path: string): void {
		const old = node.children!;
		const indent = this.#indentIn(node);
		const slots: Slot[] = [];
		let [i, j] = [0, 0];
		for (const [nextOld, nextNew] of [...common(old.map(valueOf), value), [old.length, value.length]]) {
			for (; i < nextOld! && j < nextNew!; i++, j++) {
				this.#value(old[i]!, value[j], `${path}[]`);
				slots.push({ node: old[i]! });
			}
			for (; j < nextNew!; j++) slots.push({ text: this.#look.print(value[j], `${path}[]`, indent) });
			i = nextOld! + 1;
			if (nextOld! < old.length) slots.push({ node: old[nextOld!]! });
			j = nextNew! + 1;
		}
		this.#members(node, slots, path, value);
	}

	/** Brings the members of a list or an object to what they shall be; those that stay keep their order. */
	#members(node: Node, slots: readonly Slot[], path: string, whole: unknown): void {
		const old = node.children!;
		if (old.length === 0) {
			if (slots.length > 0) this.#replace(node, whole, path);
			return;
		}
		const separator = this.#look.separator(node);
		let [at, last] = [0, null as Node | null];
		const gap = (next: Node | null, added: string[]): void => {
			const gone: Node[] = [];
			for (; at < old.length && old[at] !== next; at++) gone.push(old[at]!);
			at++;
			const [first] = gone;
			const text = added.join(separator);
			if (first && added.length > 0) this.#splice(first.offset, end(gone.at(-1)!), text);
			else if (first && next) this.#splice(first.offset, next.offset, '');
			else if (first && last) this.#splice(end(last), end(gone.at(-1)!), '');
			else if (first) this.#splice(node.offset + 1, end(node) - 1, '');
			else if (added.length > 0 && last) this.#splice(end(last), end(last), separator + text);
			else if (added.length > 0) this.#splice(next!.offset, next!.offset, text + separator);
		};
		let added: string[] = [];
		for (const slot of slots) {
			if ('text' in slot) added.push(slot.text);
			else {
				gap(slot.node, added);
				last = slot.node;
				added = [];
			}
		}
		gap(null, added);
	}

	#splice(from: number, to: number, text: string): void {
		this.#splices.push({ from, to, text });
	}

	/** Indent of what is written into a list or an object. */
	#indentIn(node: Node): string {
		const first = node.children![0];
		return (first && indentBefore(this.#text, first.offset)) ?? indentOf(this.#text, node.offset);
	}

	#sorted(keys: readonly string[]): string[] {
		return keys.toSorted((a, b) => this.#rank(a, keys) - this.#rank(b, keys));
	}

	#rank(key: string, keys: readonly string[]): number {
		const known = this.#order.indexOf(key);
		return known >= 0 ? known : this.#order.length + Math.max(0, keys.indexOf(key));
	}
}

const isEmpty = (value: Record<string, unknown>): boolean =>
	Object.values(value).every((one) => one === undefined);

/** What a node says. */
function valueOf(node: Node): unknown {
	if (node.type === 'array') return node.children!.map(valueOf);
	if (node.type !== 'object') return node.value as unknown;
	return Object.fromEntries(
		node.children!.map(({ children }) => [children![0]!.value, valueOf(children![1]!)])
	);
}

/** Lists whose lengths multiply to more than this are compared from their ends alone. */
const MOST_PAIRS = 1_000_000;

/** Indices of the members that two lists have in common, in order of both: the most there are. */
function common(a: readonly unknown[], b: readonly unknown[]): [number, number][] {
	let from = 0;
	while (from < a.length && from < b.length && isSame(a[from], b[from])) from++;
	let tail = 0;
	while (tail < Math.min(a.length, b.length) - from && isSame(a.at(-1 - tail), b.at(-1 - tail))) tail++;
	const [endA, endB] = [a.length - tail, b.length - tail];
	return [
		...Array.from({ length: from }, (_, at): [number, number] => [at, at]),
		...((endA - from) * (endB - from) > MOST_PAIRS ? [] : longest(a, b, from, endA, endB)),
		...Array.from({ length: tail }, (_, at): [number, number] => [endA + at, endB + at])
	];
}

/** The longest common subsequence of two stretches, `[from, to)` of each. */
function longest(
	a: readonly unknown[],
	b: readonly unknown[],
	from: number,
	toA: number,
	toB: number
): [number, number][] {
	const lengths = Array.from({ length: toA - from + 1 }, () => new Uint32Array(toB - from + 1));
	for (let i = toA - from - 1; i >= 0; i--)
		for (let j = toB - from - 1; j >= 0; j--)
			lengths[i]![j] = isSame(a[from + i], b[from + j])
				? lengths[i + 1]![j + 1]! + 1
				: Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
	const pairs: [number, number][] = [];
	for (let [i, j] = [0, 0]; i < toA - from && j < toB - from;) {
		if (isSame(a[from + i], b[from + j])) pairs.push([from + i++, from + j++]);
		else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
		else j++;
	}
	return pairs;
}
