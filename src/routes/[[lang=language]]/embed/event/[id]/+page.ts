export { load } from '../../../(pages)/event/[id]/+page.ts';
export const prerender = SITE_IS_WHOLE;
