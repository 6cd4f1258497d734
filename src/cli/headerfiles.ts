/** The header table as other servers read it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMatch, mediaTypes, type HeaderTable, type Headers, type Pattern } from './headers.ts';

/** Servers for which the headers can be printed. */
export const serverNames = ['nginx', 'caddy'] as const;
export type ServerName = (typeof serverNames)[number];

const GENERATED = 'Written by chronotope; change it there.';

/**
 * The file `_headers` of hosts such as Netlify and Cloudflare Pages. They add up what several rules say of one header, so
 * that no two may meet: the pages are therefore named one folder each, as they stand in the built site.
 */
export function hostedHeaders(table: HeaderTable, site: string): string {
	const rule = (pattern: Pattern, headers: Headers): string =>
		`${pattern}\n${linesOf(headers, (name, value) => `  ${name}: ${value}`)}`;
	return `${[
		`# ${GENERATED}`,
		rule('/*', table.common),
		...table.classes.flatMap(({ patterns, headers }) => patterns.map((pattern) => rule(pattern, headers))),
		...patternsOfOthers(table, site).map((pattern) => rule(pattern, table.others))
	].join('\n')}\n`;
}

/** What of a built site is in no class, in as few patterns as there can be without one meeting a class. */
function patternsOfOthers({ classes }: HeaderTable, site: string): Pattern[] {
	const named = classes.flatMap(({ patterns }) => patterns);
	const within = (folder: string): Pattern[] =>
		readdirSync(join(site, folder), { withFileTypes: true })
			.sort((a, b) => (a.name < b.name ? -1 : 1))
			.flatMap((entry): Pattern[] => {
				const path: Pattern = `${folder}${entry.name}` as Pattern;
				if (entry.isDirectory()) {
					if (named.some((pattern) => isMatch(pattern, `${path}/`))) return [];
					return named.some((pattern) => pattern.startsWith(`${path}/`)) ? within(`${path}/`) : [`${path}/*`];
				}
				if (/\.(?:br|gz)$|^_headers$/u.test(entry.name) || named.some((pattern) => isMatch(pattern, path)))
					return [];
				return entry.name === 'index.html' ? [folder as Pattern, path] : [path];
			});
	return within('/');
}

/** What stands in nginx's `http` and `server` blocks. @param base path under which the site stands, as in `/atlas` */
function nginxHeaders({ common, classes, others }: HeaderTable, base: string): string {
	const names = namesIn([...classes.map(({ headers }) => headers), others]);
	const variable = (name: string): string => `$chronotope_${name.toLowerCase().replaceAll('-', '_')}`;
	const maps = names.map((name) =>
		[
			`map $uri ${variable(name)} {`,
			`\tdefault "${others[name] ?? ''}";`,
			...classes.flatMap(({ patterns, headers }) =>
				patterns.map((pattern) => `\t${nginxPattern(base, pattern)} "${headers[name] ?? ''}";`)
			),
			'}'
		].join('\n')
	);
	return [
		`# ${GENERATED} This part stands in http { … }:`,
		...maps,
		'types {',
		...Object.entries(mediaTypes).map(
			([ending, type]) => `\t${type.replace(/;.*/u, '')} ${ending.slice(1)};`
		),
		'}',
		'',
		'# And this part in server { … }; an empty header is not sent, and ranges are answered by themselves:',
		linesOf(common, (name, value) => `add_header ${name} "${value}" always;`),
		...names.map((name) => `add_header ${name} ${variable(name)} always;`),
		''
	].join('\n');
}

function nginxPattern(base: string, pattern: Pattern): string {
	if (!pattern.endsWith('/*')) return `"${base}${pattern}"`;
	return `"~^${`${base}${pattern.slice(0, -1)}`.replaceAll(/[.+?()[\]{}|\\^$]/gu, '\\$&')}"`;
}

/** What stands in the site's block of a Caddyfile. */
function caddyHeaders({ common, classes, others }: HeaderTable, base: string): string {
	const block = (matcher: string, headers: Headers): string =>
		`header ${matcher}{\n${linesOf(headers, (name, value) => `\t${name} "${value}"`)}\n}`;
	const paths = (patterns: readonly Pattern[]): string =>
		patterns.map((pattern) => `${base}${pattern}`).join(' ');
	return [
		`# ${GENERATED} This stands in the block of the site; ranges are answered by themselves.`,
		block('', common),
		...classes.map(
			({ name, patterns, headers }) =>
				`@chronotope_${name} path ${paths(patterns)}\n${block(`@chronotope_${name} `, headers)}`
		),
		`@chronotope_others not path ${paths(classes.flatMap(({ patterns }) => patterns))}`,
		block('@chronotope_others ', others),
		...Object.entries(mediaTypes).map(([ending, type]) => `header *${ending} Content-Type "${type}"`),
		''
	].join('\n');
}

const prints: Record<ServerName, (table: HeaderTable, base: string) => string> = {
	nginx: nginxHeaders,
	caddy: caddyHeaders
};

/** The headers as a server's own configuration has them. @param base path under which the site stands, as in `/atlas` */
export const printHeaders = (server: ServerName, table: HeaderTable, base: string): string =>
	prints[server](table, base);

const linesOf = (headers: Headers, line: (name: string, value: string) => string): string =>
	Object.entries(headers)
		.map(([name, value]) => line(name, value))
		.join('\n');

const namesIn = (all: readonly Headers[]): string[] => [...new Set(all.flatMap(Object.keys))];
