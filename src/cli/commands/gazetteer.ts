import { relative } from 'node:path';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import { readHead } from '#lib/extract/gazetteer/layout.ts';
import { buildGazetteer, defaultGazetteer } from '../gazetteer/build.ts';
import { exitCodes } from '../print.ts';

export interface GazetteerCommandOptions {
	out?: string;
	geonames?: string[];
	force?: boolean;
}

/** Builds the table of names and places where it is not up to date, and says what it holds. */
export async function gazetteer(
	directory: string,
	{ out = defaultGazetteer, geonames, force }: GazetteerCommandOptions
): Promise<number> {
	const { written, bytes } = await buildGazetteer({ directory, output: out, dumps: geonames, force });
	const table = new Gazetteer(new Uint8Array(bytes).buffer);
	const names = table.columns.keyStarts.length - 1;
	process.stdout.write(
		`${relative('.', out)}: ${written ? '' : 'up to date, '}${table.size} places, ${names} names, ${(bytes.byteLength / 1e6).toFixed(1)} MB\n`
	);
	for (const { name, licence } of readHead(bytes).head.sources)
		process.stdout.write(`  ${name} (${licence})\n`);
	return exitCodes.ok;
}
