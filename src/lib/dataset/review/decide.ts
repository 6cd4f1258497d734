import { fileNames, type DatasetFiles, type RecordKind } from '../files.ts';
import type { Problem } from '../problem.ts';
import { readDataset } from '../read.ts';
import { DECISIONS, printDecisions, readDecisions, type Decided } from './decisions.ts';
import { isSame } from './same.ts';
import { accepted, isProposed, Records, statedBy, type Raw, type ReviewFiles } from './records.ts';

/** What a person decides. A record that is stated is taken in place of the one in the file. */
export type Decision =
	| { kind: 'accept'; id: string; event?: Raw; places?: Raw[] }
	| { kind: 'reject'; id: string; reason?: string }
	| { kind: 'merge'; id: string; into: string }
	| { kind: 'save'; of: RecordKind; record: Raw; places?: Raw[]; isNew?: boolean };

/** Files of a dataset in the order in which they are written: what is written so far is a dataset at any moment. */
export type FileName = 'decisions' | RecordKind;

/** The texts that change, in order of writing, or why nothing does. */
export type Outcome =
	| { texts: [file: FileName, text: string][] }
	| { refused: 'unknown' | 'taken'; id: string }
	| { problems: Problem[] };

interface Link {
	id: string;
	role: string;
}
interface Cited {
	source: string;
}

/**
 * The texts of a dataset's files after a decision; pure. What an accepted event refers to is accepted with it; proposed places and sources
 * that only it used before go, once nothing refers to them. A decision that brings a new problem is refused with it.
 */
export function decide(files: ReviewFiles, decision: Decision): Outcome {
	const records = new Records(files);
	const decisions = readDecisions(files.decisions);
	switch (decision.kind) {
		case 'accept': {
			const { id, event, places } = decision;
			const old = records.get('events', id);
			if (!old || !isProposed('events', old)) return { refused: 'unknown', id };
			if (!addPlaces(records, places)) return { refused: 'taken', id: takenOf(records, places) };
			const next = accepted('events', { ...withoutDefaults(event ?? old, old), id });
			records.set('events', next);
			acceptNeeded(records, next);
			dropUnused(records, old);
			return outcome(files, records);
		}
		case 'reject': {
			const { id, reason } = decision;
			const old = records.get('events', id);
			if (!old || !isProposed('events', old)) return { refused: 'unknown', id };
			removeEvent(records, old, null);
			const told = reason?.trim();
			return outcome(files, records, [
				...decisions.filter((one) => one.id !== id),
				{ id, decision: 'rejected', ...(told && { reason: told }) }
			]);
		}
		case 'merge': {
			const { id, into } = decision;
			const [old, target] = [records.get('events', id), records.get('events', into)];
			if (!old || !isProposed('events', old)) return { refused: 'unknown', id };
			if (!target || into === id) return { refused: 'unknown', id: into };
			const merged = mergedOf(target, old);
			records.set('events', merged.partOf === id ? { ...merged, partOf: undefined } : merged);
			if (!isProposed('events', target)) acceptNeeded(records, merged);
			removeEvent(records, old, into);
			return outcome(files, records, [
				...decisions.filter((one) => one.id !== id),
				{ id, decision: 'merged', into }
			]);
		}
		case 'save':
			return save(files, records, decision);
	}
}

function save(
	files: ReviewFiles,
	records: Records,
	{ of, record, places, isNew = false }: Extract<Decision, { kind: 'save' }>
): Outcome {
	const id = String(record.id);
	const old = records.get(of, id);
	if (isNew && old) return { refused: 'taken', id };
	if (!isNew && !old) return { refused: 'unknown', id };
	if (!addPlaces(records, places)) return { refused: 'taken', id: takenOf(records, places) };
	const next = withoutDefaults(record, old ?? {});
	records.set(of, next);
	if (of === 'events' && !isProposed('events', next)) acceptNeeded(records, next);
	if (of === 'events' && old) dropUnused(records, old);
	return outcome(files, records);
}

/** The texts, unless they have an error that was not there before. */
function outcome(files: ReviewFiles, records: Records, decisions?: readonly Decided[]): Outcome {
	const last = records.texts();
	const found = errorsOf({ ...files, ...last });
	// What is wrong already is no reason against a decision.
	const known = new Set(found.length > 0 ? errorsOf(files).map(keyOf) : []);
	const problems = found.filter((problem) => !known.has(keyOf(problem)));
	if (problems.length > 0) return { problems };
	// What events refer to is there before them, and goes only after they have let go of it.
	const first = records.texts({ removing: false });
	const texts: [FileName, string | undefined][] = [
		['decisions', decisions && printDecisions(decisions)],
		['places', first.places],
		['sources', first.sources],
		['events', last.events],
		['places', last.places === first.places ? undefined : last.places],
		['sources', last.sources === first.sources ? undefined : last.sources]
	];
	return { texts: texts.filter((one): one is [FileName, string] => one[1] !== undefined) };
}

const errorsOf = (files: DatasetFiles): Problem[] =>
	readDataset(files).problems.filter(({ severity }) => severity === 'error');

const keyOf = ({ code, file, record, message }: Problem): string => [code, file, record, message].join('\0');

/** New places, each with an id that nothing has. */
function addPlaces(records: Records, places: readonly Raw[] = []): boolean {
	if (takenOf(records, places) !== '') return false;
	for (const place of places) records.set('places', place);
	return true;
}

const takenOf = (records: Records, places: readonly Raw[] = []): string =>
	String(places.find(({ id }) => records.get('places', String(id)))?.id ?? '');

const linksOf = (event: Raw): Link[] => (Array.isArray(event.places) ? (event.places as Link[]) : []);
const citationsOf = (event: Raw): Cited[] =>
	Array.isArray(event.citations) ? (event.citations as Cited[]) : [];

/** Places, with what they lie in, and sources of an event count as decided with it. */
function acceptNeeded(records: Records, event: Raw): void {
	const accept = (kind: RecordKind, id: string): void => {
		const record = records.get(kind, id);
		if (!record || !isProposed(kind, record)) return;
		records.set(kind, accepted(kind, record));
		const { partOf } = statedBy(kind, record);
		if (typeof partOf === 'string') accept(kind, partOf);
	};
	for (const { id } of linksOf(event)) accept('places', id);
	for (const { source } of citationsOf(event)) accept('sources', source);
}

/** Proposed places and sources that an event led to, where nothing leads to them any more; with a place what only it lay in. */
function dropUnused(records: Records, event: Raw): void {
	const events = records.all('events');
	const sources = new Set(events.flatMap((one) => citationsOf(one).map(({ source }) => source)));
	const linked = new Set(events.flatMap((one) => linksOf(one).map(({ id }) => id)));
	const dropPlace = (id: string): void => {
		const place = records.get('places', id);
		if (!place || linked.has(id) || !isProposed('places', place)) return;
		if (records.all('places').some((one) => statedBy('places', one).partOf === id)) return;
		records.remove('places', id);
		const { partOf } = statedBy('places', place);
		if (typeof partOf === 'string') dropPlace(partOf);
	};
	for (const { id } of linksOf(event)) dropPlace(id);
	for (const { source: id } of citationsOf(event)) {
		const source = records.get('sources', id);
		if (source && !sources.has(id) && isProposed('sources', source)) records.remove('sources', id);
	}
}

/** Takes a proposed event away; its parts become those of another event, or stand by themselves. */
function removeEvent(records: Records, event: Raw, heir: string | null): void {
	records.remove('events', String(event.id));
	for (const part of records.all('events'))
		if (part.partOf === event.id)
			records.set('events', {
				...part,
				partOf: heir === null || heir === part.id ? undefined : heir
			});
	dropUnused(records, event);
}

/** An event with the citations and claims of another, each once. */
function mergedOf(target: Raw, other: Raw): Raw {
	const citations: unknown[] = [...citationsOf(target)];
	const at = citationsOf(other).map((citation) => {
		const known = citations.findIndex((one) => isSame(one, citation));
		return known >= 0 ? known : citations.push(citation) - 1;
	});
	const claimsOf = (event: Raw) =>
		Array.isArray(event.claims) ? (event.claims as { citation: number }[]) : [];
	const claims: unknown[] = [...claimsOf(target)];
	for (const claim of claimsOf(other)) {
		const moved = { ...claim, citation: at[claim.citation] ?? claim.citation };
		if (!claims.some((one) => isSame(one, moved))) claims.push(moved);
	}
	return { ...target, ...(claims.length > 0 && { claims }), citations };
}

/** What a reader takes for granted is not written where it was not. */
function withoutDefaults(record: Raw, old: Raw): Raw {
	const kept = Object.entries(record).filter(([key, value]) => {
		if (value === undefined || value === null) return value === null;
		const isDefault =
			(Array.isArray(value) && value.length === 0) || (key === 'whenBasis' && value === 'stated');
		return !isDefault || key in old || key === 'places' || key === 'citations';
	});
	return Object.fromEntries(kept);
}

/**
 * Decisions that a process did not bring to their end, for it was killed between two files: their proposals are still there. Without them the
 * list says nothing that the dataset denies.
 */
export function unfinished(files: ReviewFiles): string | null {
	const decisions = readDecisions(files.decisions);
	const records = new Records(files);
	const done = decisions.filter(({ id }) => {
		const event = records.get('events', id);
		return !event || !isProposed('events', event);
	});
	return done.length === decisions.length ? null : printDecisions(done);
}

/** Name of each file of a review in the dataset's folder. */
export const reviewFileNames = { ...fileNames, decisions: DECISIONS } as const;
