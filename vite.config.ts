import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { build, type Plugin } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** Vitest loads this file too; only then are a browser and the test projects looked for. */
const testing = process.env.VITEST !== undefined;

/** The review page is a site of its own, without the scripts of the others. */
const reviewing = process.env.CHRONOTOPE_REVIEW === '1';

export default defineConfig(async () => ({
	// The unit and e2e projects test plain modules and the built site: they need no compiler of components.
	plugins: testing ? [] : reviewing ? [sveltekit()] : [sveltekit(), pageScript, loneScripts],
	worker: { format: 'es' as const },
	// What only the build knows of the site.
	define: {
		SITE_IS_WHOLE: JSON.stringify(process.env.CHRONOTOPE_WHOLE !== ''),
		SITE_IS_TILED: JSON.stringify(process.env.CHRONOTOPE_TILED === '1'),
		SITE_ADDRESS: JSON.stringify(process.env.CHRONOTOPE_URL ?? null)
	},
	build: {
		rolldownOptions: {
			output: {
				// What pages share is one file: cut into many, it would be larger.
				codeSplitting: {
					groups: [
						// What the script of the text pages has in common with the map's page must not bring that page's code.
						{
							name: 'common',
							test: /src\/lib\/(?:state\/themechoice|dataset\/sha256)\.ts|vite\/preload-helper/,
							priority: 1
						},
						// The first script of a framed page is to bring nothing of the map's.
						{
							name: 'framed',
							test: /src\/lib\/(?:view\/(?:embedoptions|speed)|embed\/(?:frame|messages))\.ts/,
							priority: 1
						},
						{
							name: 'shared',
							test: /src\/lib\/(?!print|sheet|embed|language\/(?:messages|sheet|pages|filter|search|fold|embed|error)|events\/(?:Choices|DownloadPanel|Facts|FilterPanel|MapSearch|NearField|Opened(?:Frame|Page)|Overlay|SearchHits|YearStrip|found|gather|strip)|ui\/(?:save|tables)|dataset\/(?:exports\/|search\/|(?:around|facets|folded|jsonschema|limits|locate|marking|passage|problem|schema)\.ts))|node_modules\/(?:@turf\/(?!bearing)|supercluster|kdbush)/
						}
					]
				}
			}
		}
	},
	...(testing && { test: await testOptions() })
}));

/** The scripts of pages that need none, each at a name that does not change. */
const pageScript: Plugin = {
	name: 'chronotope-page-script',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	buildStart() {
		this.emitFile({ type: 'chunk', id: 'src/routes/pages.ts', fileName: 'app/pages.js' });
		this.emitFile({ type: 'chunk', id: 'src/routes/embedframe.ts', fileName: 'app/frame.js' });
	}
};

/**
 * Scripts of one file each, which share nothing with the pages: that for pages that frame maps, a plain one at the site's
 * root, and the one that draws a picture in a framed page before anything of the map has come.
 */
const loneScripts: Plugin = {
	name: 'chronotope-lone-scripts',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	async generateBundle() {
		const scripts = [
			{ entry: 'src/lib/embed/host.ts', format: 'iife', fileName: 'embed.js' },
			{ entry: 'src/routes/embedpicture.ts', format: 'es', fileName: 'app/picture.js' }
		] as const;
		for (const { entry, format, fileName } of scripts) {
			const built = await build({
				configFile: false,
				logLevel: 'warn',
				build: {
					write: false,
					modulePreload: false,
					rolldownOptions: {
						input: entry,
						preserveEntrySignatures: 'strict',
						output: { format, name: 'chronotope', codeSplitting: false }
					}
				}
			});
			if ('output' in built) this.emitFile({ type: 'asset', fileName, source: built.output[0].code });
		}
	}
};

async function testOptions() {
	// tsconfig.json extends a file that SvelteKit writes, which a fresh clone does not have yet.
	if (!existsSync(resolve(import.meta.dirname, '.svelte-kit/tsconfig.json'))) {
		execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], {
			cwd: import.meta.dirname
		});
	}
	const [{ playwright }, { findBrowser }, { SharedNotice }, { filesOfLongHalf }] = await Promise.all([
		import('@vitest/browser-playwright'),
		import('./src/cli/browser.ts'),
		import('./tests/shared-notice.ts'),
		import('./tests/longhalf.ts')
	]);
	const { executablePath, env, args } = await findBrowser();

	const unit: TestProjectConfiguration = {
		test: {
			name: 'unit',
			environment: 'node',
			include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/cli/**/*.test.ts'],
			exclude: ['src/**/*.svelte.test.ts'],
			testTimeout: 20_000
		}
	};
	const { dependencies } = JSON.parse(readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8'));
	const turf = Object.keys(dependencies).filter((name) => /^@turf\/(?!turf$)/u.test(name));
	const component: TestProjectConfiguration = {
		plugins: [sveltekit()],
		worker: { format: 'es' },
		// Found late, a dependency would make Vite reload a test in the middle of its run.
		optimizeDeps: { include: ['maplibre-gl', 'supercluster', 'secure-json-parse', 'valibot', ...turf] },
		test: {
			name: 'component',
			include: ['src/**/*.svelte.test.ts'],
			browser: {
				enabled: true,
				headless: true,
				screenshotFailures: false,
				provider: playwright({ launchOptions: { executablePath, env, args } }),
				instances: [{ browser: 'chromium' }]
			}
		}
	};
	const e2e: TestProjectConfiguration = {
		test: {
			name: 'e2e',
			environment: 'node',
			include: ['tests/e2e/**/*.test.ts'],
			globalSetup: ['tests/e2e/setup.ts'],
			testTimeout: 60_000,
			hookTimeout: 60_000,
			expect: { poll: { timeout: 15_000 } }
		}
	};
	// The long half of what must hold: `npm run test:soak`.
	const soak: TestProjectConfiguration = {
		test: {
			...e2e.test,
			name: 'soak',
			env: { CHRONOTOPE_SOAK: '1' },
			include: filesOfLongHalf(),
			globalSetup: ['tests/soak/setup.ts']
		}
	};
	return {
		maxWorkers: 2,
		passWithNoTests: true,
		projects: [unit, component, e2e, soak],
		reporters: ['default', new SharedNotice()]
	};
}
