import { catalogue, type Catalogue, type Entry } from '#lib/dataset/catalogue.ts';
import { annotations } from '#lib/dataset/exports/annotations.ts';
import { atomFeed } from '#lib/dataset/exports/atom.ts';
import { eventsCsv } from '#lib/dataset/exports/csv.ts';
import { excerptOf, placesIn, type Excerpt } from '#lib/dataset/exports/excerpt.ts';
import { eventsGeoJson, placesGeoJson } from '#lib/dataset/exports/geojson.ts';
import { eventsIcal } from '#lib/dataset/exports/ical.ts';
import { eventsKml } from '#lib/dataset/exports/kml.ts';
import { linkedPlaces } from '#lib/dataset/exports/linkedplaces.ts';
import { filterMask } from '#lib/dataset/filter.ts';
import { fails } from '#lib/dataset/problem.ts';
import { publish, readPublished } from '#lib/dataset/published.ts';
import { languages, type Language } from '#lib/language/language.ts';
import { answer } from '#lib/time/window.ts';
import { parseView } from '#lib/view/codec.ts';
import { knownOf } from '#lib/view/known.ts';
import { defaultView, type View } from '#lib/view/view.ts';
import { loadDirectory } from '../directory.ts';
import type { ExportFormat } from '../exportformats.ts';
import { count, exitCodes, Failure, problemCount, problemLines } from '../print.ts';
import { writeWhole } from '../write.ts';

const writers: Record<ExportFormat, (excerpt: Excerpt, language: Language) => string> = {
	geojson: eventsGeoJson,
	csv: eventsCsv,
	kml: eventsKml,
	lpf: linkedPlaces,
	annotations,
	atom: (excerpt, language) => atomFeed(excerpt, language, `${excerpt.home}feed.atom`),
	ics: eventsIcal
};

export interface ExportOptions {
	format: ExportFormat;
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
	const { dataset, problems } = loadDirectory(directory, { redact: options.redact });
	process.stderr.write(problemLines(problems));
	if (dataset === null || fails(problems))
		throw new Failure(`${directory}: ${problemCount(problems)}: nothing written`);
	const atlas = catalogue(readPublished(JSON.parse(publish(dataset))));
	const home = process.env.CHRONOTOPE_URL ?? dataset.atlas.url ?? 'http://localhost:4173/';
	const excerpt = excerptOf(
		atlas,
		home.replace(/\/?$/u, '/'),
		language,
		chosen(atlas, viewOf(atlas, options))
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

/** The events of a view in order of time; undated ones are in it where it has no limit in time. */
function chosen(atlas: Catalogue, { filters, window, possible }: View): Entry[] {
	const passes = filterMask(atlas, filters);
	const isEndless = window.from === null && window.to === null;
	return [...atlas.entries].filter(({ index, when }) => {
		if (passes[index] !== 1) return false;
		if (isEndless) return true;
		const answered = when === null ? 'out' : answer(when, window);
		return answered === 'in' || (possible && answered === 'possibly');
	});
}
