import { inEveryLanguage, loadAtlas } from '../atlas.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = inEveryLanguage;
export const load: PageLoad = ({ params }) => loadAtlas(params.lang);
