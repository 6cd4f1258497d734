export { load } from '../../../(pages)/event/[id]/+page.ts';
