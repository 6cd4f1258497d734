import { answer } from '../files.server.ts';
import { siteAddress } from '../whole.server.ts';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = () => {
	const sitemap = SITE_IS_WHOLE ? `\nSitemap: ${siteAddress()}sitemap.xml\n` : '';
	return answer(`User-agent: *\nAllow: /\n${sitemap}`, 'text/plain; charset=utf-8');
};
