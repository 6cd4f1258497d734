declare global {
	namespace App {
		interface PageState {
			/** The view's query, kept with a history entry that a selection has made. */
			query?: string;
		}
	}
}

export {};
