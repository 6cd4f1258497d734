import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { codeVersion } from './src/cli/inputs.ts';

/** The site's absolute address with base path; only its path matters here. */
const address = process.env.CHRONOTOPE_URL;
const base = /** @type {'' | `/${string}`} */ (address ? new URL(address).pathname.replace(/\/$/, '') : '');

/** A second site beside the ordinary one (the tests build one) lives whole in a folder of its own. */
const site = process.env.CHRONOTOPE_SITE;
const places = site
	? { assets: `${site}/static`, outDir: `${site}/kit`, build: `${site}/build` }
	: { assets: 'static', outDir: '.svelte-kit', build: 'build' };

/** The page of `chronotope review` is a site of its own: the public one has neither the page nor its code. */
const review = process.env.CHRONOTOPE_REVIEW === '1' && {
	routes: 'src/review',
	hooks: { server: 'src/review/hooks.server.ts' }
};

/** Compressing takes half of a build: a site that goes over no line, as those of `npm start` and the tests, does without. */
const precompress = process.env.CHRONOTOPE_COMPRESS !== '0';

const pages = adapter({
	pages: places.build,
	assets: places.build,
	fallback: '404.html',
	precompress
});

/**
 * The adapter compresses what it knows from pages; these are the data files.
 * @type {import('@sveltejs/kit').Adapter}
 */
const withData = {
	...pages,
	async adapt(builder) {
		await pages.adapt(builder);
		if (!precompress) return;
		for (const path of globSync(`${places.build}/**/*.{geojson,csv,kml,ics,atom,jsonld}`)) {
			const bytes = readFileSync(path);
			writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
			writeFileSync(`${path}.br`, brotliCompressSync(bytes));
		}
	}
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: withData,
		files: { assets: places.assets, ...review },
		outDir: places.outDir,
		paths: { base, relative: true },
		appDir: 'app',
		// By itself it would be the time of the build, in the bytes of every page.
		version: { name: codeVersion() },
		// A site of a packed atlas has none of the pages of a whole one; the tests ask for every page of those.
		prerender: { handleUnseenRoutes: 'ignore' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'frame-src': ['self'],
				'worker-src': ['self', 'blob:', 'data:'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		}
	},
	vitePlugin: {
		dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? undefined : { runes: true })
	}
};
