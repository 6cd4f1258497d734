import { inEveryLanguage } from '../../atlas.ts';
import type { EntryGenerator } from './$types';

export const prerender = SITE_IS_WHOLE;
export const entries: EntryGenerator = () => (SITE_IS_WHOLE ? inEveryLanguage() : []);
