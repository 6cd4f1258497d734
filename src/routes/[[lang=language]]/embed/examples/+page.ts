export { entries } from '../+page.ts';
