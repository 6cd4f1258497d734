/** Marks of more events than this are drawn in no order among themselves: none of them grows any more. */
const MOST = 1023;

/** Which groups have a mark, in the order that they are drawn in: small marks over large ones. */
export class Order {
	/** Events of each group. */
	readonly totals: Uint32Array;
	/** The groups with events, those with most first; the first `visible` of it hold. */
	readonly groups: Uint32Array;
	visible = 0;
	#starts = new Uint32Array(MOST + 2);

	constructor(groups: number) {
		this.totals = new Uint32Array(groups);
		this.groups = new Uint32Array(groups);
	}

	/** Takes counts of `kinds` numbers a group. One pass over the counts, and one over the groups. */
	sort(counts: Uint32Array, kinds: number): void {
		const { totals, groups } = this;
		const starts = this.#starts.fill(0);
		for (let group = 0, at = 0; group < totals.length; group++) {
			let total = 0;
			for (const end = at + kinds; at < end; at++) total += counts[at]!;
			totals[group] = total;
			// Counted where the next smaller total begins.
			if (total > 0) starts[MOST - Math.min(total, MOST) + 1]!++;
		}
		for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
		this.visible = starts[MOST]!;
		for (let group = 0; group < totals.length; group++) {
			const total = totals[group]!;
			if (total > 0) groups[starts[MOST - Math.min(total, MOST)]!++] = group;
		}
	}
}
