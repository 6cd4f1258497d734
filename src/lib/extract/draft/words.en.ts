import type { DraftWords } from './words.ts';

export const en: DraftWords = {
	kinds: {
		killing: 'Killings',
		attack: 'Attacks',
		detention: 'Detention',
		legal: 'Legal action',
		protest: 'Protest',
		politics: 'Politics',
		statement: 'Statements'
	},
	title: ({ kind, place }) => `${en.kinds[kind]}${place ? `, ${place.name}` : ''}`,
	summary: (word) =>
		`A proposal of the extractor for the word “${word}” in the cited passage. No person has decided on it.`
};
