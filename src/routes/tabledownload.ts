/** A table of a page as a file: the rows that are in sight, in the order in which they stand. */
import { csv } from '#lib/dataset/exports/cells.ts';
import { save } from '#lib/ui/save.ts';

/** Lets the reader keep what a table shows; the file is named after the page's folder. */
export function offerTable(table: HTMLTableElement, button: HTMLButtonElement): void {
	button.addEventListener('click', () => {
		const rows = [...table.rows].filter((row) => !row.hidden);
		const text = csv(rows.map((row) => [...row.cells].map((cell) => plain(cell.textContent))));
		const name = location.pathname.split('/').filter(Boolean).at(-1) ?? 'table';
		save(new Blob([text], { type: 'text/csv' }), `${name}.csv`);
	});
}

const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
