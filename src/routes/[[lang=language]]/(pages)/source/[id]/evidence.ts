import type { Source } from '#lib/dataset/schema.ts';
import { inReadersLanguage } from '#lib/dataset/wording.ts';
import type { CitedPassage, Evidence } from '../../../../owncopy.ts';
import type { Site } from '../../site.ts';

/** All that the atlas cites of the document in which a source stands, for the script that opens a reader's copy of it. */
export function evidenceOf(site: Site, source: Source, file: string): Evidence {
	const { catalogue, home, words } = site;
	const passages = new Map<string, CitedPassage>();
	const places = new Set<string>();
	for (const { event, linked } of catalogue.entries)
		for (const { source: id, start, end, digest } of event.citations) {
			const cited = catalogue.sources[catalogue.sourceById.get(id) ?? -1];
			if (cited?.document?.file !== file || start === undefined || end === undefined || !digest) continue;
			const key = `${start}-${end}`;
			const passage = passages.get(key) ?? { start, end, digest, own: false, events: [] };
			passage.own ||= cited.id === source.id;
			passage.events.push({ id: event.id, title: inReadersLanguage(site, event.title).text });
			passages.set(key, passage);
			for (const { place } of linked)
				for (const name of Object.values(catalogue.places[place]!.properties.names)) places.add(name);
		}
	const { start, end, digest } = source.document ?? {};
	return {
		source: start === undefined || end === undefined || digest === undefined ? null : { start, end, digest },
		passages: [...passages.values()].sort((a, b) => a.start - b.start || a.end - b.end),
		places: [...places].sort(),
		language: source.language,
		home,
		words: words.ownCopy.script
	};
}
