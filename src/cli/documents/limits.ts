/** What a file that is read as a document, or imported, may be; what is beyond is refused with its reason. */

/** Largest file, in bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** Most bytes that a zipped file may unfold to. */
export const MOST_UNZIPPED = 256 * 1024 * 1024;
/** Most files in a zipped file. */
export const MOST_ZIPPED_FILES = 10_000;
/** Most cells of a sheet in a workbook, empty ones before others included. */
export const MOST_SHEET_CELLS = 20_000_000;
/** Longest tag of a row or cell in a workbook, in UTF-16 units. */
export const LONGEST_TAG = 1000;
/** Longest line of a text, in UTF-16 units; no person wrote a longer one. */
export const LONGEST_LINE = 1_000_000;
/** Longest line of JSONL that is kept in memory, in bytes; a file of lines may be of any size. */
export const LONGEST_JSON_LINE = 16 * 1024 * 1024;
/** Longest record of JSONL, in UTF-16 units. */
export const LONGEST_RECORD = 4 * 1024 * 1024;
/** Longest text of one web page, in UTF-16 units. */
export const LONGEST_PAGE = 16 * 1024 * 1024;
/** Deepest nesting of a web page; deeper is none that was made for reading, and the parser's time grows with it. */
export const DEEPEST_PAGE = 500;
/** Most pages of a PDF. */
export const MOST_PAGES = 2000;
