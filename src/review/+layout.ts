export const prerender = true;
/** What it shows is on the server of one person's machine, not in the build. */
export const ssr = false;
export const trailingSlash = 'always';
