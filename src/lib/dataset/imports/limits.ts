/** What an import reads no further than; what is beyond is told. What records may hold stands in `../limits.ts`. */

/** Longest cell, in UTF-16 units. */
export const LONGEST_CELL = 1_000_000;
/** Deepest nesting of markup in a cell that is read at once, since the parser's time grows with it. */
export const DEEPEST_MARKUP = 500;
/** Most quotes of a table left open that are got over; each takes its line and no more. */
export const MOST_OPEN_QUOTES = 100;
/** Most bytes that are read again behind such quotes: what follows is refused with the last of them. */
export const MOST_READ_AGAIN = 32 * 1024 * 1024;
/** Most columns of a table that is made of features or placemarks, each of which may have others. */
export const MOST_COLUMNS = 1000;
/** Most cells of such a table: with many rows, fewer columns are taken. */
export const MOST_CELLS = 5_000_000;
/** Most properties of one feature. */
export const MOST_PROPERTIES = 200;
/** Deepest nesting of a feature's properties. */
export const DEEPEST_PROPERTY = 3;
/** Most spots of one feature: each becomes a place. */
export const MOST_SPOTS = 50;
/** Most sources of one row, and most people who take part. */
export const MOST_SOURCES = 100;
export const MOST_PARTICIPANTS = 200;
/** Deepest nesting of XML; deeper is no document that a person made. */
export const DEEPEST_XML = 200;
/** Most elements of an XML document. */
export const MOST_ELEMENTS = 2_000_000;
/** Longest text that is one angle of a position. */
export const LONGEST_ANGLE = 100;
/** Longest id that is made of words. */
export const LONGEST_MADE_ID = 60;
