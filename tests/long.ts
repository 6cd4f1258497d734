/**
 * Whether the long half of what must hold is run, by `npm run test:soak`. The fast half looks at pages in each language, on each ground and in each
 * size, but not in all of their pairs.
 */
export const isLong = process.env.CHRONOTOPE_SOAK === '1';

/** Both of two widths in the long half; in the fast one the first in English and the second in Persian. */
export const widthsIn = (language: 'en' | 'fa', [english, persian]: readonly [number, number]): number[] =>
	isLong ? [english, persian] : [language === 'en' ? english : persian];
