declare global {
	/** Whether `chronotope posters` has drawn the atlas of this site. */
	const SITE_HAS_PICTURES: boolean;
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
