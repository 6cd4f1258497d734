import type { PlaceFeature } from '../schema.ts';

/** Languages in which countries are looked for: those with most speakers, and those of Europe and of Iran's neighbours. */
const languages =
	'am ar az be bg bn bs ca ckb cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id is it ja ka kk ko ku ky lb lt lv mk mr ms mt nb nl pa pl ps pt ro ru sk sl so sq sr sv sw ta te tg th tk tr uk ur uz vi zh'.split(
		' '
	);

let written: ((code: string) => string[]) | undefined;

/** The names of a country in many languages (Unicode CLDR, as the runtime has them), each once. */
function countryNames(code: string): string[] {
	if (!written) {
		const available = Intl.DisplayNames.supportedLocalesOf(languages);
		const formats = available.flatMap((language) =>
			(['long', 'short'] as const).map(
				(style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' })
			)
		);
		written = (region) => [...new Set(formats.flatMap((format) => format.of(region) ?? []))];
	}
	return written(code);
}

/** Every name that a place is known by: its own, and those of a country in languages that the dataset does not have. */
export function namesOf({ properties: { names, kind, country } }: PlaceFeature): string[] {
	const own = Object.values(names);
	return [...new Set([...own, ...(kind === 'country' && country !== null ? countryNames(country) : [])])];
}
