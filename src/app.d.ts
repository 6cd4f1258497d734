declare global {
	/** Whether each place, event and source of the site has a page and a picture: a packed atlas has none. */
	const SITE_IS_WHOLE: boolean;
	/** Whether the site's atlas is one in tiles. */
	const SITE_IS_TILED: boolean;
	/** `CHRONOTOPE_URL`, where the site is built with it. */
	const SITE_ADDRESS: string | null;

	namespace App {
		interface PageState {
			/** The view's query, kept with a history entry that a selection has made. */
			query?: string;
		}
	}
}

export {};
