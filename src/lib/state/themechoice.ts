import type { Theme } from '#lib/view/view.ts';

export type ThemeChoice = 'auto' | Theme;

const KEY = 'chronotope:theme';

/** What a press of the button chooses. */
export const nextTheme: Record<ThemeChoice, ThemeChoice> = { auto: 'light', light: 'dark', dark: 'auto' };

/** The choice that the page stands under. */
export function chosenTheme(): ThemeChoice {
	const chosen = document.documentElement.dataset.theme;
	return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

/** Puts the page under a choice, and keeps it on the device. */
export function keepTheme(choice: ThemeChoice): void {
	if (choice === 'auto') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = choice;
	try {
		if (choice === 'auto') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, choice);
	} catch {
		// A sandboxed frame has no storage; the choice lasts as long as the page.
	}
}
