/** What a place of the gazetteer is; the table stores the index. */
export const kinds = [
	'place',
	'seat',
	'regional-seat',
	'capital',
	'section',
	'county',
	'admin1',
	'country',
	'region',
	'continent',
	'state',
	'sea',
	'river',
	'lake',
	'water',
	'island',
	'mountain',
	'park',
	'site',
	'district'
] as const;

export type Kind = (typeof kinds)[number];

/** How a name leads to a place; bits of one byte. */
export const nameFlags = {
	/** Not the place's main name. */
	other: 1,
	/** An adjective or the name of a people. */
	people: 2,
	/** Written in capitals only: US, U.K. */
	capitals: 4,
	/** A short form that counts after a comma: Calif., Pa. */
	short: 8,
	/** Two capitals of a postal address: TX. */
	postal: 16
} as const;

/** What is known of an ordinary word; bits of one byte. */
export const wordFlags = {
	/** It is written with a small letter. */
	common: 1,
	/** And often so. */
	frequent: 2,
	/** A given name. */
	given: 4,
	/** A family name. */
	family: 8
} as const;
