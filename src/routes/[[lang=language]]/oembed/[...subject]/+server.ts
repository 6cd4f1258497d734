import { error } from '@sveltejs/kit';
import { inReadersLanguage, placeName, type Worded } from '#lib/dataset/wording.ts';
import {
	framePath,
	oembedForms,
	oembedOf,
	pagePath,
	thumbnailsOf,
	type OEmbedForm,
	type Subject
} from '#lib/dataset/exports/oembed.ts';
import { wordingIn } from '#lib/dataset/exports/words.ts';
import type { Language } from '#lib/language/language.ts';
import { answer, wholeExcerpt } from '../../../files.server.ts';
import { siteAddress, wholeAtlas } from '../../../whole.server.ts';
import { inEveryLanguage } from '../../atlas.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = SITE_IS_WHOLE;

const forms = Object.keys(oembedForms) as OEmbedForm[];

export const entries: EntryGenerator = () => {
	if (!SITE_IS_WHOLE) return [];
	const { places, entries: events } = wholeAtlas();
	const subjects: Subject[] = [
		'map',
		...places.map(({ id }): Subject => `place/${id}`),
		...[...events].map(({ event }): Subject => `event/${event.id}`)
	];
	return inEveryLanguage().flatMap((lang) =>
		subjects.flatMap((subject) => forms.map((form) => ({ ...lang, subject: `${subject}.${form}` })))
	);
};

/** What a page of the site says of itself to sites that show others' pages (https://oembed.com). */
export const GET: RequestHandler = ({ params }) => {
	const [, subject, form] = /^(.+)\.(json|xml)$/u.exec(params.subject) ?? [];
	const { language, home } = wholeExcerpt(params.lang);
	const found = described(subject as Subject, language);
	if (!form || !found) error(404);
	const { print, mediaType } = oembedForms[form as OEmbedForm];
	const address = siteAddress();
	const { title } = wholeAtlas().dataset.atlas;
	const body = oembedOf({
		title: found.title.text,
		page: home + pagePath(subject as Subject),
		frame: home + framePath(subject as Subject),
		provider: { name: inReadersLanguage(wordingIn(wholeAtlas(), language), title).text, url: address },
		thumbnails: found.picture ? thumbnailsOf(address, `${found.picture}-${language}.png`) : []
	});
	return answer(print(body), mediaType);
};

/** Its title, and its picture below those of the site; null where there is no such thing. */
function described(subject: Subject, language: Language): { title: Worded; picture: string | null } | null {
	const catalogue = wholeAtlas();
	const wording = wordingIn(catalogue, language);
	if (subject === 'map')
		return { title: inReadersLanguage(wording, catalogue.dataset.atlas.title), picture: 'social' };
	const [kind, id] = subject.split('/');
	if (kind === 'place') {
		const place = catalogue.placeById.get(id!);
		if (place === undefined) return null;
		return { title: placeName(wording, place), picture: catalogue.happened[place]! > 0 ? subject : null };
	}
	const entry = catalogue.entries.get(catalogue.entries.rowOf(id!) ?? -1);
	if (!entry) return null;
	return {
		title: inReadersLanguage(wording, entry.event.title),
		picture: entry.happenedAt.length > 0 ? subject : null
	};
}
