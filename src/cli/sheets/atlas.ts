import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '#lib/dataset/catalogue.ts';
import { editionOf } from '#lib/dataset/manifest.ts';
import { packedAtlas } from '#lib/dataset/packedatlas.ts';
import { digestOf, packTexts } from '#lib/dataset/texts.ts';
import {
	groundLevels,
	unpackGround,
	type Ground,
	type GroundOf,
	type PackedGround
} from '#lib/sheet/ground.ts';
import { parseView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import type { View } from '#lib/view/view.ts';
import { buildBasemap, labelLanguages } from '../basemap/build.ts';
import { groundFile, hasGround } from '../basemap/ground.ts';
import { gatherDirectory } from '../directory.ts';
import { Failure, problemLines } from '../print.ts';

/** An atlas as sheets are made of it. */
export interface SheetAtlas {
	catalogue: Catalogue;
	/** The view with which the atlas opens. */
	base: View;
	/** Its address on the web. */
	home: string;
	edition: string;
	groundOf: GroundOf;
}

/** The project's own, wherever a command is run. */
const BASEMAP = join(import.meta.dirname, '../../../static/basemap');

/**
 * @param options.redact file of a redaction, which is applied before anything else
 * @throws Failure
 */
export async function openAtlas(
	directory: string,
	{ redact }: { redact?: string } = {}
): Promise<SheetAtlas> {
	const { dataset, problems } = await gatherDirectory(directory, { redact });
	if (!dataset) {
		process.stderr.write(problemLines(problems));
		throw new Failure(`${directory}: no usable atlas; "chronotope validate ${directory}" tells why`);
	}
	const { catalogue, head, events } = packedAtlas(dataset);
	const texts = JSON.stringify([...packTexts(events)].map(digestOf));
	if (!hasGround(BASEMAP)) {
		process.stderr.write('building the basemap, once\n');
		await buildBasemap({
			languages: labelLanguages(dataset.atlas.languages),
			output: join(BASEMAP, 'world.pmtiles')
		});
	}
	return {
		catalogue,
		base: parseView(dataset.atlas.view, knownOf(catalogue)).view,
		home: process.env.CHRONOTOPE_URL ?? dataset.atlas.url ?? 'http://localhost:4173/',
		edition: editionOf({ head: digestOf(head), texts: digestOf(texts) }),
		groundOf: groundReader()
	};
}

/** The ground in its levels, each read when it is first needed. */
function groundReader(): GroundOf {
	const read = new Map<number, Ground>();
	return (level) => {
		const at = Math.min(level, groundLevels.length - 1);
		let ground = read.get(at);
		if (!ground) {
			const file = groundFile(BASEMAP, at);
			if (!existsSync(file)) throw new Failure(`missing ${file}: run "chronotope basemap --force"`);
			read.set(at, (ground = unpackGround(JSON.parse(readFileSync(file, 'utf8')) as PackedGround)));
		}
		return ground;
	};
}
