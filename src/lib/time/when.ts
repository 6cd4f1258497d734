import { type Consecutive, type End, parseEdtf } from './edtf.ts';
import type { EdtfDate, Quality } from './edtfdate.ts';
import { granules, type Hemisphere } from './granule.ts';

/**
 * What an EDTF text says about time, in UTC ms; null is an open end.
 *
 * A `moment` happened at some instant of `[earliest, latest)`, and its sure span equals that range. A `lasting` event surely
 * covers `[surelyFrom, surelyTo)` and may reach from `earliest` to `latest`; it has no sure part where surelyFrom >= surelyTo.
 */
export interface When {
	kind: 'moment' | 'lasting';
	earliest: number | null;
	latest: number | null;
	surelyFrom: number | null;
	surelyTo: number | null;
	approximate: boolean;
	uncertain: boolean;
	/** Two or more dates: `every` one of them, or `one`. The bounds above then hold all members. */
	set?: { mode: 'every' | 'one'; members: When[] };
}

/** Reads EDTF, levels 0 to 2. Null: not EDTF, an impossible day, or an interval that ends before it begins. Never throws. */
export function readWhen(text: string, hemisphere: Hemisphere = 'north'): When | null {
	const edtf = parseEdtf(text);
	if (edtf === null) return null;
	if (edtf.form === 'interval') return lasting(edtf.start, edtf.end, hemisphere);
	if (edtf.form !== 'set') return moment(edtf, edtf, hemisphere);
	const members = edtf.members.map((member) => readMember(member, edtf.mode, hemisphere));
	return members.every((member) => member !== null) ? hull(edtf.mode, members) : null;
}

/** In `{x..y}` every date from x to y is meant: that lasts. In `[x..y]` one of them. */
function readMember(
	member: EdtfDate | Consecutive,
	mode: 'every' | 'one',
	hemisphere: Hemisphere
): When | null {
	if (member.form !== 'consecutive') return moment(member, member, hemisphere);
	const read = mode === 'every' ? lasting : moment;
	return read(member.start, member.end, hemisphere);
}

function moment(start: EdtfDate | 'open', end: EdtfDate | 'open', hemisphere: Hemisphere): When | null {
	const earliest = start === 'open' ? null : granules(start, hemisphere).first.from;
	const latest = end === 'open' ? null : granules(end, hemisphere).last.to;
	return forwards({
		kind: 'moment',
		earliest,
		latest,
		surelyFrom: earliest,
		surelyTo: latest,
		...quality(start, end)
	});
}

/**
 * The sure part runs from the latest possible start to the earliest possible end. A plain year or month counts whole, so only
 * unspecified digits part the two. An unknown end leaves nothing sure but the other end.
 */
function lasting(start: End, end: End, hemisphere: Hemisphere): When | null {
	const from = typeof start === 'string' ? null : granules(start, hemisphere);
	const to = typeof end === 'string' ? null : granules(end, hemisphere);
	const nothing = (start === 'unknown' && to === null) || (end === 'unknown' && from === null);
	const surelyFrom = start === 'unknown' ? to?.last.from : from?.last.from;
	const surelyTo = end === 'unknown' ? from?.first.to : to?.first.to;
	return forwards({
		kind: 'lasting',
		earliest: from?.first.from ?? null,
		latest: to?.last.to ?? null,
		surelyFrom: nothing ? 0 : (surelyFrom ?? null),
		surelyTo: nothing ? 0 : (surelyTo ?? null),
		...quality(start, end)
	});
}

function forwards(when: When): When | null {
	return when.earliest === null || when.latest === null || when.earliest < when.latest ? when : null;
}

function quality(...ends: End[]): Quality {
	const dates = ends.filter((end) => typeof end !== 'string');
	return {
		approximate: dates.some((date) => date.approximate),
		uncertain: dates.some((date) => date.uncertain)
	};
}

/** The date of which one member or every one holds: its bounds hold them all. A single member is that date itself. */
export function hull(mode: 'every' | 'one', members: When[]): When {
	if (members.length === 1) return members[0]!;
	const starts = members.map((member) => member.earliest ?? -Infinity);
	const ends = members.map((member) => member.latest ?? Infinity);
	const earliest = finite(Math.min(...starts));
	const latest = finite(Math.max(...ends));
	return {
		kind: 'moment',
		earliest,
		latest,
		surelyFrom: earliest,
		surelyTo: latest,
		approximate: members.some((member) => member.approximate),
		uncertain: members.some((member) => member.uncertain),
		set: { mode, members }
	};
}

const finite = (ms: number): number | null => (Number.isFinite(ms) ? ms : null);
