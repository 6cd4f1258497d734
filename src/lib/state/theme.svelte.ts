import type { Theme } from '#lib/view/view.ts';
import { chosenTheme, keepTheme, type ThemeChoice } from './themechoice.ts';

/**
 * The ground that the page stands on: the reader's choice or else the system's. The choice and nothing else is kept on
 * the device, under `chronotope:theme`; where storage is closed it lasts as long as the page.
 */
class ThemeState {
	#choice = $state<ThemeChoice>('auto');
	#systemDark = $state(false);

	get choice(): ThemeChoice {
		return this.#choice;
	}
	get current(): Theme {
		if (this.#choice !== 'auto') return this.#choice;
		return this.#systemDark ? 'dark' : 'light';
	}

	/** Reads the choice and follows the system; gives what ends that. For the browser, once the page is there. */
	follow(): () => void {
		this.#choice = chosenTheme();
		const query = matchMedia('(prefers-color-scheme: dark)');
		const update = (): void => {
			this.#systemDark = query.matches;
		};
		update();
		query.addEventListener('change', update);
		return () => query.removeEventListener('change', update);
	}

	choose(choice: ThemeChoice): void {
		this.#choice = choice;
		keepTheme(choice);
	}
}

export const theme = new ThemeState();
