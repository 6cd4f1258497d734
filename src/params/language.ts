import { languages } from '#lib/language/language.ts';

/** Paths of the languages other than the first one, which stands at the root. */
export const match = (param: string): boolean => (languages.slice(1) as readonly string[]).includes(param);
