/**
 * Whether the long half of what must hold is run, by `npm run test:soak`. The fast half looks at pages in each language, on each ground and in each
 * size, but not in all of their pairs.
 */
export const isLong = process.env.CHRONOTOPE_SOAK === '1';
