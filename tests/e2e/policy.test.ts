import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, inject, test } from 'vitest';

/** Sources that would let in what a text brings with it, or what any other host has. */
const unsafe = /'unsafe-(?:inline|eval)'|wasm-unsafe-eval|strict-dynamic|(?:^|\s)(?:\*|https?:|ws+:)/u;

/** A source of a policy that is what has just this text. */
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Every breach of a page's own policy that can be read off its text, and where it has none. */
function breaches(html: string): string[] {
	const found: string[] = [];
	let policy: Map<string, string> | undefined;
	let inline: { tag: 'script' | 'style'; text: string } | undefined;
	const allows = (directive: string, source: string) => (policy?.get(directive) ?? '').includes(source);
	const parser = new Parser({
		onopentag(tag, attributes) {
			if (attributes['http-equiv']?.toLowerCase() === 'content-security-policy') {
				if (policy) found.push('a second policy');
				policy = new Map(
					attributes.content!.split(';').map((part) => {
						const [name, ...sources] = part.trim().split(/\s+/u);
						return [name!, sources.join(' ')];
					})
				);
				for (const [name, sources] of policy)
					if (unsafe.test(sources)) found.push(`${name} allows ${sources}`);
				if (policy.get('default-src') !== "'none'") found.push('not closed by default');
				for (const name of ['base-uri', 'form-action'])
					if (policy.get(name) !== "'none'") found.push(`${name} is open`);
			}
			if (/^(?:script|style|link|img|iframe)$/u.test(tag) && !policy) found.push(`${tag} before the policy`);
			if (
				(tag === 'script' && !attributes.src && attributes.type !== 'application/ld+json') ||
				tag === 'style'
			)
				inline = { tag, text: '' };
			for (const [name, value] of Object.entries(attributes)) {
				if (/^on/u.test(name)) found.push(`${tag}[${name}]`);
				if (name === 'style' && !allows('style-src-attr', hash(value))) found.push(`${tag}[style=${value}]`);
				if (/^\s*(?:javascript|vbscript):/iu.test(value)) found.push(`${tag}[${name}=${value}]`);
			}
		},
		ontext(text) {
			if (inline) inline.text += text;
		},
		onclosetag(tag) {
			if (tag !== inline?.tag) return;
			if (!allows(`${tag}-src`, hash(inline.text))) found.push(`inline ${tag}: ${inline.text.slice(0, 60)}`);
			inline = undefined;
		}
	});
	parser.end(html);
	if (!policy) found.push('no policy');
	return found;
}

test('a breach of the policy is seen', () => {
	const page = (policy: string, body: string) =>
		`<head><meta http-equiv="content-security-policy" content="${policy}"></head>${body}`;
	const strict = "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'";
	expect(breaches(page(strict, '<script src="a.js"></script>'))).toEqual([]);
	expect(breaches('<p>x')).toEqual(['no policy']);
	expect(breaches(page(strict.replace("'self'", "'unsafe-inline'"), ''))).toHaveLength(1);
	expect(breaches(page(strict.replace("'self'", "'self' https:"), ''))).toHaveLength(1);
	expect(breaches(page(strict, '<script>a()</script>'))).toHaveLength(1);
	expect(breaches(page(`${strict} ${hash('a()')}`, '<script>a()</script>'))).toEqual([]);
	expect(breaches(page(strict, '<b onclick="a()" style="top:0">'))).toHaveLength(2);
	expect(breaches(`<script src="a.js"></script>${page(strict, '')}`)).toHaveLength(1);
});

describe('every page in every language has a closed policy, and keeps to it', () => {
	test.each(['fixture', 'geodata', 'sample', 'review'] as const)('in the site %s', (name) => {
		const { geodata, ...sites } = inject('sites');
		const site =
			name === 'review' ? join(dirname(sites.fixture), '../review/build') : { geodata, ...sites }[name];
		const pages = globSync('**/*.html', { cwd: site });
		expect(pages.length).toBeGreaterThan(1);
		const found = pages.flatMap((path) =>
			breaches(readFileSync(join(site, path), 'utf8')).map((breach) => `${path}: ${breach}`)
		);
		expect(found).toEqual([]);
	});
});
