export { inEveryLanguage as entries } from '../atlas.ts';
