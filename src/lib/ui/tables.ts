import { folded } from '#lib/language/fold.ts';

/** Makes a table of a page sort by its columns and filter by text; without this it is whole, in its own order. */
export function enhanceTable(table: HTMLTableElement, tools: HTMLElement | null, language: string): void {
	const body = table.tBodies[0];
	if (!body) return;
	const rows = [...body.rows];
	const collator = new Intl.Collator(language, { numeric: true });
	const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
	heads.forEach((head, column) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.append(...head.childNodes);
		head.append(button);
		button.addEventListener('click', () => {
			const falling = head.getAttribute('aria-sort') === 'ascending';
			for (const other of heads) other.removeAttribute('aria-sort');
			head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
			body.append(...sorted(rows, column, collator, falling));
		});
	});
	const filter = tools?.querySelector<HTMLInputElement>('[data-table-filter]');
	const count = tools?.querySelector<HTMLElement>('[data-table-count]');
	if (!tools || !filter || !count) return;
	const texts = rows.map((row) => folded(row.textContent));
	const number = new Intl.NumberFormat(language);
	filter.addEventListener('input', () => {
		const wanted = folded(filter.value).split(' ').filter(Boolean);
		let shown = 0;
		rows.forEach((row, at) => {
			row.hidden = !wanted.every((word) => texts[at]!.includes(word));
			if (!row.hidden) shown++;
		});
		count.textContent = (count.dataset.words ?? '')
			.replace('{n}', number.format(shown))
			.replace('{of}', number.format(rows.length));
	});
	tools.hidden = false;
}

/** Rows by a column, those that are alike as they stood; numbers by `data-sort`, all else by its text. */
function sorted(
	rows: readonly HTMLTableRowElement[],
	column: number,
	collator: Intl.Collator,
	falling: boolean
): HTMLTableRowElement[] {
	const keys = new Map(
		rows.map((row) => {
			const cell = row.cells[column]!;
			return [row, { number: Number(cell.dataset.sort ?? NaN), text: cell.textContent.trim() }];
		})
	);
	const order = (a: HTMLTableRowElement, b: HTMLTableRowElement): number => {
		const [one, other] = [keys.get(a)!, keys.get(b)!];
		const step = one.number - other.number;
		return Number.isNaN(step) ? collator.compare(one.text, other.text) : step;
	};
	return [...rows].sort((a, b) => (falling ? order(b, a) : order(a, b)));
}
