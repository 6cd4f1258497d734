import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const inPackage = (name: string, path: string): string =>
	join(dirname(require.resolve(`${name}/package.json`)), path);

/** The fonts of sheets by face: as files of their packages, and as an SVG names them. */
export const fontFiles = {
	sans: {
		file: inPackage('vazirmatn', 'fonts/ttf/Vazirmatn-Regular.ttf'),
		family: 'Vazirmatn',
		weight: 400,
		style: 'normal'
	},
	bold: {
		file: inPackage('vazirmatn', 'fonts/ttf/Vazirmatn-SemiBold.ttf'),
		family: 'Vazirmatn',
		weight: 600,
		style: 'normal'
	},
	serif: {
		file: inPackage('source-serif', 'TTF/SourceSerif4-Semibold.ttf'),
		family: 'Source Serif 4',
		weight: 600,
		style: 'normal'
	},
	italic: {
		file: inPackage('source-serif', 'TTF/SourceSerif4-It.ttf'),
		family: 'Source Serif 4',
		weight: 400,
		style: 'italic'
	}
} as const;
