import type { Language } from '#lib/language/language.ts';
import type { Entry } from '../catalogue.ts';
import { inReadersLanguage, placeName } from '../wording.ts';
import { isoDay, plainBounds } from './days.ts';
import type { Excerpt } from './excerpt.ts';
import { wordingIn } from './words.ts';

/** A value for a script element of type application/ld+json. */
export type JsonLd = Record<string, unknown>;

/** A file that an atlas is served as. */
export interface Distribution {
	/** Below the site's start page. */
	path: string;
	mediaType: string;
}

/** Identifiers of common licences that lead somewhere (https://spdx.org/licenses/). */
const spdx = (licence: string): string =>
	/^[A-Z][A-Za-z0-9.-]*$/u.test(licence) ? `https://spdx.org/licenses/${licence}` : licence;

/** The atlas as a schema.org Dataset with the files that it is served as. */
export function datasetLd(excerpt: Excerpt, language: Language, files: readonly Distribution[]): JsonLd {
	const { catalogue, entries, home } = excerpt;
	const wording = wordingIn(catalogue, language);
	const { title, description, licence, languages, updated, categories } = catalogue.dataset.atlas;
	const { from, to } = catalogue.span;
	return {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		'@id': home,
		url: home,
		name: inReadersLanguage(wording, title).text,
		description: inReadersLanguage(wording, description).text,
		license: spdx(licence),
		isAccessibleForFree: true,
		inLanguage: languages,
		...(updated !== undefined && { dateModified: updated }),
		temporalCoverage: `${isoDay(from) ?? '..'}/${isoDay(to - 1) ?? '..'}`,
		keywords: categories.map(({ label }) => inReadersLanguage(wording, label).text),
		size: `${entries.length} events, ${catalogue.places.length} places`,
		distribution: files.map(({ path, mediaType }) => ({
			'@type': 'DataDownload',
			contentUrl: `${home}${path}`,
			encodingFormat: mediaType
		}))
	};
}

/** An event as schema.org has it; an end of its date only where it is a year, month or day without doubt. */
export function eventLd({ catalogue, addressOf }: Excerpt, entry: Entry, language: Language): JsonLd {
	const wording = wordingIn(catalogue, language);
	const { event, happenedAt, sources } = entry;
	const { earliest, latest } = plainBounds(event.when);
	const url = addressOf('event', event.id);
	return {
		'@context': 'https://schema.org',
		'@type': 'Event',
		'@id': url,
		url,
		identifier: event.id,
		name: inReadersLanguage(wording, event.title).text,
		description: inReadersLanguage(wording, event.summary).text,
		...(earliest !== undefined && { startDate: earliest }),
		...(latest !== undefined && { endDate: latest }),
		...(happenedAt.length > 0 && {
			location: happenedAt.map((place) => ({
				'@type': 'Place',
				'@id': addressOf('place', catalogue.places[place]!.id),
				name: placeName(wording, place).text
			}))
		}),
		subjectOf: sources.map((source) => {
			const { id, title, publisher, url: own } = catalogue.sources[source]!;
			return {
				'@type': 'CreativeWork',
				'@id': addressOf('source', id),
				name: title,
				publisher: { '@type': 'Organization', name: publisher },
				...(own !== undefined && { url: own })
			};
		})
	};
}

/** A place as schema.org has it; of an area no point is given. */
export function placeLd({ catalogue, addressOf }: Excerpt, place: number, language: Language): JsonLd {
	const wording = wordingIn(catalogue, language);
	const { id, geometry, properties } = catalogue.places[place]!;
	const { names, partOf, country, sameAs } = properties;
	const url = addressOf('place', id);
	const name = placeName(wording, place).text;
	const others = Object.values(names).filter((other) => other !== name);
	const whole = catalogue.placeById.get(partOf ?? '');
	return {
		'@context': 'https://schema.org',
		'@type': properties.kind === 'country' ? 'Country' : 'Place',
		'@id': url,
		url,
		name,
		...(others.length > 0 && { alternateName: others }),
		...(geometry.type === 'Point' && {
			geo: {
				'@type': 'GeoCoordinates',
				longitude: geometry.coordinates[0],
				latitude: geometry.coordinates[1],
				...(country !== null && { addressCountry: country })
			}
		}),
		...(whole !== undefined && {
			containedInPlace: {
				'@type': 'Place',
				'@id': addressOf('place', partOf!),
				name: placeName(wording, whole).text
			}
		}),
		...(sameAs.length > 0 && { sameAs })
	};
}
