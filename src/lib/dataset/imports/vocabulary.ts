import { stringOf } from './own.ts';

/** Addresses of the vocabularies that the format has short names for. */
const vocabularies: Record<string, string> = {
	bnf: 'https://data.bnf.fr/',
	cerl: 'https://data.cerl.org/thesaurus/',
	dbp: 'http://dbpedia.org/resource/',
	gn: 'http://www.geonames.org/',
	gnd: 'http://d-nb.info/gnd/',
	gov: 'http://gov.genealogy.net/',
	loc: 'http://id.loc.gov/authorities/subjects/',
	pl: 'https://pleiades.stoa.org/places/',
	tgn: 'http://vocab.getty.edu/page/tgn/',
	viaf: 'http://viaf.org/viaf/',
	wd: 'https://www.wikidata.org/wiki/',
	wp: 'https://wikipedia.org/wiki/',
	doi: 'https://doi.org/'
};

/** An http(s) address, also of a short name such as `tgn:7011944`; undefined for any other text. */
export function vocabularyAddress(value: unknown): string | undefined {
	const text = stringOf(value)?.trim() ?? '';
	const [, short, rest] = /^([a-z]+):([^/\s].*)$/u.exec(text) ?? [];
	const address =
		short !== undefined && vocabularies[short] !== undefined ? `${vocabularies[short]}${rest}` : text;
	return /^https?:\/\/[^\s"<>\\]+$/u.test(address) && address.length <= 2000 ? address : undefined;
}
