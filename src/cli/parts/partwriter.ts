import { hash } from 'node:crypto';
import { columnsOf, OPEN_FROM, OPEN_TO } from '#lib/dataset/columns.ts';
import type { JudgedLine } from '#lib/dataset/eventlines.ts';
import { Growing } from '#lib/dataset/growing.ts';
import { idDigest } from '#lib/dataset/iddigest.ts';
import { idHash } from '#lib/dataset/ids.ts';
import { publishEvent } from '#lib/dataset/published.ts';
import type { Dataset, Event } from '#lib/dataset/schema.ts';
import { withoutDigests } from '#lib/dataset/slim.ts';
import { happenedThere } from '#lib/dataset/terms.ts';
import { DAY } from '#lib/time/range.ts';
import { readWhen } from '#lib/time/when.ts';
import { areasOf, type Judged } from './freshlines.ts';
import { stateOf, WITHHELD } from './judgedlines.ts';
import {
	columnTypes,
	DIGEST_BYTES,
	JudgedPart,
	type ColumnName,
	type PartColumns,
	type PartFacts
} from './judgedpart.ts';
import { ToldProblems } from './toldproblems.ts';

type GrowingColumns = { [Name in ColumnName]: Growing<PartColumns[Name]> };

/** Takes the judged lines of a part one after another, and makes what is kept of them. */
export class PartWriter {
	readonly #file: string;
	readonly #hemisphere: 'north' | 'south';
	readonly #categories: ReadonlyMap<string, number>;
	readonly #put: (text: Buffer) => void;
	readonly #columns: GrowingColumns;
	readonly #problems = new ToldProblems();
	readonly #places = new Map<string, number>();
	readonly #sources = new Map<string, number>();
	readonly #areas = new Set<string>();
	readonly #sets: PartFacts['sets'] = [];
	readonly #instants: PartFacts['instants'] = [];
	#count = 0;
	#texts = 0;

	/** @param put is handed the published form of each accepted event, in UTF-8 */
	constructor(file: string, { atlas }: Pick<Dataset, 'atlas'>, put: (text: Buffer) => void) {
		this.#file = file;
		this.#hemisphere = atlas.hemisphere;
		this.#categories = new Map(atlas.categories.map(({ id }, at) => [id, at]));
		this.#put = put;
		this.#columns = Object.fromEntries(
			Object.entries(columnTypes).map(([name, type]) => [name, new Growing(new type())])
		) as unknown as GrowingColumns;
	}

	add({ lines, results, problems }: Judged): void {
		this.#problems.add(problems);
		results.forEach((result, at) => this.#addLine(lines[at]!.line, result));
	}

	#addLine(line: number, result: JudgedLine): void {
		const { event } = result;
		const id = 'id' in result ? result.id : undefined;
		const columns = this.#columns;
		columns.line.push(line);
		columns.state.push(event ? stateOf(event) : event === undefined ? WITHHELD : 0);
		columns.own.push(id === undefined ? Number.NaN : idDigest(id));
		pushText(columns.id, id ?? '');
		columns.idEnd.push(columns.id.length);
		if (event) this.#addEvent(event);
		else this.#addNothing();
		this.#count++;
	}

	#addEvent(event: Event): void {
		const columns = this.#columns;
		const number = (ids: Map<string, number>, id: string): number => {
			const found = ids.get(id) ?? ids.size;
			ids.set(id, found);
			return found;
		};
		const when = event.when === null ? null : readWhen(event.when, this.#hemisphere);
		const days = columnsOf([{ when, category: 0, places: [] }], 0, 0);
		const [from, to] = [days.from[0]!, days.to[0]!];
		columns.kind.push(days.kind[0]!);
		for (const name of ['from', 'to', 'sureFrom', 'sureTo'] as const) columns[name].push(days[name][0]!);
		columns.lasts.push(when?.kind === 'lasting' ? 1 : 0);
		if (when?.set) this.#sets.push([this.#count, when]);
		const isWhole = (instant: number | null, day: number, open: number): boolean =>
			instant === null ? day === open : instant === day * DAY;
		if (when && !(isWhole(when.earliest, from, OPEN_FROM) && isWhole(when.latest, to, OPEN_TO)))
			this.#instants.push([this.#count, when.earliest ?? 0, when.latest ?? 0]);

		const there = new Set(event.places.filter(happenedThere).map(({ id }) => id));
		for (const id of there) columns.link.push(2 * number(this.#places, id) + 1);
		for (const { id } of event.places) if (!there.has(id)) columns.link.push(2 * number(this.#places, id));
		columns.linkEnd.push(columns.link.length);
		for (const { source } of event.citations) columns.source.push(number(this.#sources, source));
		columns.sourceEnd.push(columns.source.length);
		for (const id of areasOf(event)) this.#areas.add(id);

		columns.hash.push(idHash(event.id));
		columns.citations.push(event.citations.length);
		columns.category.push(this.#categories.get(event.category)!);
		pushText(columns.whole, event.partOf ?? '');
		columns.wholeEnd.push(columns.whole.length);
		const text = Buffer.from(JSON.stringify(publishEvent(withoutDigests(event))));
		this.#put(text);
		columns.textEnd.push((this.#texts += text.length));
		columns.textDigest.append(textDigest(text));
	}

	#addNothing(): void {
		const columns = this.#columns;
		for (const name of [
			...(['kind', 'from', 'to', 'sureFrom', 'sureTo', 'lasts'] as const),
			...(['hash', 'citations', 'category'] as const)
		])
			columns[name].push(0);
		columns.linkEnd.push(columns.link.length);
		columns.sourceEnd.push(columns.source.length);
		columns.wholeEnd.push(columns.whole.length);
		columns.textEnd.push(this.#texts);
		columns.textDigest.append(new Uint8Array(DIGEST_BYTES));
	}

	end(): JudgedPart {
		const columns = Object.fromEntries(
			Object.entries(this.#columns).map(([name, { numbers }]) => [name, numbers])
		) as unknown as PartColumns;
		const { told, counts } = this.#problems;
		return new JudgedPart(
			{
				...{ file: this.#file, count: this.#count },
				...{ places: [...this.#places.keys()], sources: [...this.#sources.keys()], areas: [...this.#areas] },
				...{ told, counts, sets: this.#sets, instants: this.#instants }
			},
			columns
		);
	}
}

/** By which a record's text is known. */
export const textDigest = (text: Uint8Array): Buffer =>
	hash('sha256', text, 'buffer').subarray(0, DIGEST_BYTES);

function pushText(bytes: Growing<Uint8Array>, text: string): void {
	if (text !== '') bytes.append(Buffer.from(text));
}
