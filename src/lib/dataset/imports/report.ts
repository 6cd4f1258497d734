import { formNames, type Form } from './forms.ts';
import { fieldText } from './fields.ts';
import type { Merged, Outcome } from './merge.ts';
import type { ReadFile } from './read.ts';
import type { Finding } from './table.ts';

/** What an import did, or would do: every row that was read is imported, already there, or refused. */
export interface Report {
	form: Form;
	unit: string;
	rows: { read: number; imported: number; alreadyThere: number; refused: number };
	added: { events: number; places: number; sources: number; categories: string[] };
	columns: { column: string; field: string | null; reason: string }[];
	outcomes: Outcome[];
	findings: Finding[];
}

/** The report of a file and of what became of it. `headRow`: what became of a row that gives the title. */
export function reportOf(file: ReadFile, merged: Merged, headRow: Outcome['outcome'] | null): Report {
	const refusedRows = new Set(file.refused.flatMap(({ row }) => row ?? []));
	const outcomes: Outcome[] = [
		...(headRow !== null && file.head?.row !== undefined
			? [{ row: file.head.row, outcome: headRow, events: [], places: [] }]
			: []),
		...merged.outcomes,
		...[...refusedRows].map((row): Outcome => ({ row, outcome: 'refused', events: [], places: [] }))
	].sort((a, b) => a.row - b.row);
	const count = (outcome: Outcome['outcome']): number =>
		outcomes.filter((one) => one.outcome === outcome).length;
	const findings = [...file.refused, ...file.findings, ...merged.findings].sort(
		(a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.row ?? 0) - (b.row ?? 0)
	);
	return {
		form: file.form,
		unit: file.unit,
		rows: {
			read: file.rows,
			imported: count('imported'),
			alreadyThere: count('already there'),
			refused: count('refused')
		},
		added: {
			events: merged.added.events.length,
			places: merged.added.places.length,
			sources: merged.added.sources.length,
			categories: merged.newCategories
		},
		columns: file.columns.map(({ column, field, reason }) => ({
			column,
			field: field && fieldText(field),
			reason
		})),
		outcomes,
		findings
	};
}

const order = ['refused', 'doubt', 'note'];

/** Most findings of one kind that the summary shows row by row. */
const SHOWN = 5;

const reasons: Record<string, string> = {
	asked: 'as asked',
	form: 'by the form',
	name: 'by its name',
	cells: 'by its cells',
	'not taken': ''
};

/** The report in lines for a person; what is many of one kind is counted. */
export function summaryOf(report: Report): string[] {
	const { form, unit, rows, added, columns, findings } = report;
	const many = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
	const lines = [`${formNames[form]}: ${many(rows.read, unit)}`];
	const taken = columns.filter(({ field }) => field !== null);
	if (taken.length > 0) {
		const width = Math.min(30, Math.max(...taken.map(({ column }) => column.length)));
		lines.push(
			'columns:',
			...taken.map(({ column, field, reason }) => `  ${column.padEnd(width)} = ${field} (${reasons[reason]})`)
		);
	}
	const left = columns.filter(({ field }) => field === null).map(({ column }) => column);
	if (left.length > 0) lines.push(`  not taken: ${left.join(', ').slice(0, 500)}`);
	lines.push(
		`imported ${rows.imported}, already there ${rows.alreadyThere}, refused ${rows.refused}`,
		`added: ${many(added.events, 'event')}, ${many(added.places, 'place')}, ${many(added.sources, 'source')}${added.categories.length > 0 ? `; categories: ${added.categories.join(', ')}` : ''}`
	);
	for (const severity of order) {
		const kinds = new Map<string, Finding[]>();
		for (const finding of findings.filter((one) => one.severity === severity))
			kinds.set(finding.code, [...(kinds.get(finding.code) ?? []), finding]);
		for (const [code, same] of kinds) {
			lines.push(`${severity === 'doubt' ? 'look at' : severity} ${same.length} × ${code}`);
			lines.push(...same.slice(0, SHOWN).map((finding) => `  ${lineOf(finding, unit)}`));
			if (same.length > SHOWN) lines.push(`  … and ${same.length - SHOWN} more, in the report`);
		}
	}
	return lines;
}

/** "row 12, date: words that are no exact date: "Summer 1988"". */
function lineOf({ row, column, message, value }: Finding, unit: string): string {
	const at = [row === null ? '' : `${unit} ${row}`, column ?? ''].filter((part) => part !== '').join(', ');
	const shown =
		value === undefined ? '' : `: ${JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value)}`;
	return `${at === '' ? '' : `${at}: `}${message}${shown}`;
}
