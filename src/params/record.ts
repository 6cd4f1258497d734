/** The kinds of records that have a page and files of their own. */
export const match = (param: string): param is 'place' | 'event' | 'source' =>
	param === 'place' || param === 'event' || param === 'source';
