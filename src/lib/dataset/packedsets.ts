import { hull, type When } from '#lib/time/when.ts';

/** A date of a set: lasting, four bounds, approximate, uncertain. */
type Member = [boolean, number | null, number | null, number | null, number | null, boolean, boolean];
type Row = [row: number, every: boolean, members: Member[]];

/** Dates that are sets, with their rows, as JSON in UTF-8: they are few. Ascending by row. */
export function packSets(sets: ReadonlyMap<number, When>): Uint8Array {
	const rows = [...sets]
		.sort(([a], [b]) => a - b)
		.map(([row, { set }]): Row => {
			if (!set) throw new Error(`invalid set in row ${row}: expected members`);
			return [row, set.mode === 'every', set.members.map(memberOf)];
		});
	return rows.length === 0 ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(rows));
}

const memberOf = (when: When): Member => [
	when.kind === 'lasting',
	when.earliest,
	when.latest,
	when.surelyFrom,
	when.surelyTo,
	when.approximate,
	when.uncertain
];

/** @throws Error for anything that `packSets` does not write */
export function unpackSets(bytes: Uint8Array): Map<number, When> {
	if (bytes.length === 0) return new Map();
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Error('invalid packed atlas: the sets of dates are no JSON');
	}
	if (!Array.isArray(value) || !value.every(isRow))
		throw new Error('invalid packed atlas: the sets of dates have another form');
	return new Map(
		value.map(([row, every, members]) => [row, hull(every ? 'every' : 'one', membersOf(members))])
	);
}

function isRow(value: unknown, index: number, all: unknown[]): value is Row {
	if (!Array.isArray(value) || value.length !== 3) return false;
	const [row, every, members] = value as unknown[];
	const before = index === 0 ? -1 : (all[index - 1] as Row)[0];
	return (
		Number.isInteger(row) &&
		(row as number) > before &&
		typeof every === 'boolean' &&
		Array.isArray(members) &&
		members.length > 1 &&
		members.every(isMember)
	);
}

function isMember(value: unknown): value is Member {
	if (!Array.isArray(value) || value.length !== 7) return false;
	const member = value as unknown[];
	return (
		[member[0], member[5], member[6]].every((flag) => typeof flag === 'boolean') &&
		member.slice(1, 5).every((bound) => bound === null || Number.isFinite(bound))
	);
}

const membersOf = (rows: Member[]): When[] =>
	rows.map(([lasting, earliest, latest, surelyFrom, surelyTo, approximate, uncertain]): When => ({
		kind: lasting ? 'lasting' : 'moment',
		earliest,
		latest,
		surelyFrom,
		surelyTo,
		approximate,
		uncertain
	}));
