import { catalogue, type Catalogue } from '#lib/dataset/catalogue.ts';
import { excerptOf, placesIn } from '#lib/dataset/exports/excerpt.ts';
import type { Form } from '#lib/dataset/exports/forms.ts';
import { placesGeoJson } from '#lib/dataset/exports/geojson.ts';
import { entriesIn } from '#lib/dataset/exports/part.ts';
import { writers } from '#lib/dataset/exports/writers.ts';
import { fails } from '#lib/dataset/problem.ts';
import { publish, readPublished } from '#lib/dataset/published.ts';
import { languages, type Language } from '#lib/language/language.ts';
import { parseView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import { defaultView, type View } from '#lib/view/view.ts';
import { gatherDirectory } from '../directory.ts';
import { count, exitCodes, Failure, problemCount, problemLines } from '../print.ts';
import { writeWhole } from '../write.ts';

export interface ExportOptions {
	format: Form;
	out: string;
	/** Places in place of events; of GeoJSON only. */
	places?: boolean;
	/** As in links. */
	window?: string;
	filter?: string;
	/** File of a redaction. */
	redact?: string;
	language?: Language;
}

/** Writes the events of a dataset, or some of them, in an open form. Drafts stay at home. */
export async function exportAtlas(directory: string, options: ExportOptions): Promise<number> {
	const { format, out, places = false, language = languages[0] } = options;
	if (places && format !== 'geojson')
		throw new Failure(`invalid --places: ${format} has no places of their own`);
	const { dataset, problems } = await gatherDirectory(directory, { redact: options.redact });
	process.stderr.write(problemLines(problems));
	if (dataset === null || fails(problems))
		throw new Failure(`${directory}: ${problemCount(problems)}: nothing written`);
	const atlas = catalogue(readPublished(JSON.parse(publish(dataset))));
	const home = process.env.CHRONOTOPE_URL ?? dataset.atlas.url ?? 'http://localhost:4173/';
	const excerpt = excerptOf(
		atlas,
		home.replace(/\/?$/u, '/'),
		language,
		entriesIn(atlas, viewOf(atlas, options))
	);
	await writeWhole(out, places ? placesGeoJson(excerpt) : writers[format](excerpt, language));
	const held = `${count(excerpt.entries.length, 'event')}, ${count(placesIn(excerpt).length, 'place')}`;
	process.stdout.write(`${out}: ${held}\n`);
	return exitCodes.ok;
}

/** What is asked for as a view. The period in which the page opens is no part of it: without options all goes out. */
function viewOf(atlas: Catalogue, { window, filter = '' }: ExportOptions): View {
	const query = window === undefined ? filter : `t=${window}&${filter}`;
	const { view, bad } = parseView(query, knownOf(atlas), defaultView);
	if (bad.length > 0)
		throw new Failure(
			`invalid ${bad.map(({ key, value }) => `${key}=${value}`).join(', ')}: the atlas has no such id, or the value cannot be read`
		);
	return view;
}
