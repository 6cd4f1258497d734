/** A piece of a sheet's text that is never cut: `draw` gives its markup with its top at `y`. */
export interface Block {
	height: number;
	/** A head is not parted from what follows it. */
	head?: boolean;
	draw(x: number, y: number): string;
}

/** Where blocks flow on a page: columns of equal width beside each other, the first of them at `column`. */
export interface Region {
	y: number;
	height: number;
	column: number;
	columns: number;
}

/** The blocks of one page, by column. */
export type Columns = Block[][];

/**
 * Lets blocks flow through the columns of one page after another. Columns of the last page are as even as they can be.
 *
 * @param regionOf the room on each page; a block that is higher than that has a column of its own
 */
export function flow(blocks: readonly Block[], regionOf: (page: number) => Region): Columns[] {
	const pages: Columns[] = [];
	let rest = [...blocks];
	for (let page = 0; rest.length > 0 || page === 0; page++) {
		const { height, columns } = regionOf(page);
		const full = fill(rest, columns, height, page > 0);
		if (full.left.length > 0) {
			pages.push(full.columns);
			rest = full.left;
			continue;
		}
		let [low, high] = [0, height];
		while (high - low > 1) {
			const middle = (low + high) / 2;
			if (fill(rest, columns, middle, false).left.length === 0) high = middle;
			else low = middle;
		}
		pages.push(fill(rest, columns, high, page > 0).columns);
		rest = [];
	}
	return pages;
}

function fill(
	blocks: readonly Block[],
	columns: number,
	height: number,
	force: boolean
): { columns: Columns; left: Block[] } {
	const filled: Columns = [];
	let at = 0;
	for (let column = 0; column < columns; column++) {
		const taken: Block[] = [];
		let used = 0;
		while (at < blocks.length) {
			const block = blocks[at]!;
			const next = block.head ? (blocks[at + 1]?.height ?? 0) : 0;
			const fits = used + block.height + next <= height + 0.01;
			if (!fits && !(force && taken.length === 0 && column === 0)) break;
			taken.push(block);
			used += block.height;
			at++;
		}
		filled.push(taken);
	}
	return { columns: filled, left: blocks.slice(at) };
}
