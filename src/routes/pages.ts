/**
 * What a script adds to pages that need none: the choice of light or dark, a search, tables that sort, filter and can be kept,
 * and a reader's own copy of a text, opened beside what is cited of it.
 */
import { chosenTheme, keepTheme, nextTheme } from '#lib/state/themechoice.ts';
import { offerOwnCopy, type Evidence } from './owncopy.ts';
import { enhanceTable } from '#lib/ui/tables.ts';
import { offerTable } from './tabledownload.ts';
import type { Finder } from './pagesearch.ts';

function offerTheme(button: HTMLButtonElement): void {
	const show = (): void => {
		for (const word of button.querySelectorAll<HTMLElement>('[data-choice]'))
			word.hidden = word.dataset.choice !== chosenTheme();
	};
	button.addEventListener('click', () => {
		keepTheme(nextTheme[chosenTheme()]);
		show();
	});
	button.hidden = false;
	show();
}

function offerSearch(input: HTMLInputElement, finder: Finder): void {
	input.addEventListener(
		'focus',
		async () => {
			const { offerHits } = await import('./pagesearch.ts');
			offerHits(input, finder);
		},
		{ once: true }
	);
}

const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
if (button) offerTheme(button);
for (const table of document.querySelectorAll<HTMLTableElement>('[data-table]')) {
	enhanceTable(table, document.querySelector('[data-table-tools]'), document.documentElement.lang);
	const download = document.querySelector<HTMLButtonElement>('[data-table-download]');
	if (download) offerTable(table, download);
}
for (const section of document.querySelectorAll<HTMLElement>('[data-own-copy]'))
	offerOwnCopy(
		section.querySelector('input')!,
		section.querySelector<HTMLElement>('.result')!,
		JSON.parse(section.dataset.ownCopy!) as Evidence
	);
for (const element of document.querySelectorAll<HTMLElement>('[data-finder]'))
	offerSearch(element.querySelector('input')!, JSON.parse(element.dataset.finder!) as Finder);
document.documentElement.dataset.ready = 'true';
