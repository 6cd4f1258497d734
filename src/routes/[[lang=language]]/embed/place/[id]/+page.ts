export { load } from '../../../(pages)/place/[id]/+page.ts';
