import { element, textElement } from '#lib/dataset/exports/xml.ts';

/** A map as it is to stand in somebody's page. */
export interface Embedded {
	/** The absolute address of the framed page, with its query. */
	src: string;
	/** The absolute address of the same view on the site. */
	page: string;
	/** The site's root, absolute, ending in a slash. */
	site: string;
	title: string;
	/** In pixels; the width is that of the column that it stands in. */
	height: number;
	fullscreen: boolean;
}

/** The rights that a framed map needs: its scripts, its own data, and links that open beside the page. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

const iframe = ({ src, title, height, fullscreen }: Embedded): string =>
	element(
		'iframe',
		{
			src,
			title,
			width: '100%',
			height: String(height),
			style: 'border:0',
			loading: 'lazy',
			sandbox: SANDBOX,
			referrerpolicy: 'no-referrer',
			allow: fullscreen ? 'fullscreen' : undefined
		},
		''
	);

const script = ({ site }: Embedded): string => `<script src="${site}embed.js" async></script>`;

/** Markdown gives these signs a meaning, also inside a link's words. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>]/gu, '\\$&');

/** The attributes of `<chronotope-map>` that a framed page's address stands for. */
function attributesOf({ src, site, title }: Embedded): Record<string, string> {
	const { pathname, search } = new URL(src);
	const below = pathname.slice(new URL(site).pathname.length);
	const [, lang, kind, id] = /^(?:([a-z-]+)\/)?embed\/(?:(place|event)\/([^/]+)\/)?$/u.exec(below) ?? [];
	const attributes: Record<string, string> = { ...(lang && { lang }) };
	if (kind && id) attributes[kind] = decodeURIComponent(id);
	for (const pair of search.slice(1).split('&')) {
		const [key = '', value = ''] = pair.split('=');
		if (key && key !== 'v' && key !== 'api') attributes[key] = decodeURIComponent(value);
	}
	return { ...attributes, title };
}

/** The forms in which a map can be copied into a page, as text. */
export const snippets = {
	iframe,
	script: (of: Embedded): string => `${iframe(of)}\n${script(of)}`,
	element: (of: Embedded): string => `${element('chronotope-map', attributesOf(of), '')}\n${script(of)}`,
	link: ({ page, title }: Embedded): string => textElement('a', title, { href: page }),
	markdown: ({ page, title }: Embedded): string =>
		`[${plain(title)}](${page.replaceAll('(', '%28').replaceAll(')', '%29')})`
} as const;

export type SnippetKind = keyof typeof snippets;
export const snippetKinds = Object.keys(snippets) as SnippetKind[];
