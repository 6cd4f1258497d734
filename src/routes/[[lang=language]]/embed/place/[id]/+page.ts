export { load } from '../../../(pages)/place/[id]/+page.ts';
export const prerender = SITE_IS_WHOLE;
