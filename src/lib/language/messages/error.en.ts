/** Words of pages that are not there or fail, in English. */
export const en = {
	product: 'Chronotope',
	notFound: { title: 'No such page', text: 'There is no page at this address.', home: 'To the map' },
	error: { title: 'Something failed', home: 'To the map' }
};

export type ErrorMessages = typeof en;
