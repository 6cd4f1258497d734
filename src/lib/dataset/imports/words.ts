/** Words that an import puts beside what it has read, in the languages of the interface; English for any other. */
const words: Record<
	string,
	{ place: (name: string) => string; date: (text: string) => string; events: string; unnamed: string }
> = {
	en: {
		place: (name) => `Place, as given: ${name}.`,
		date: (text) => `Read from the words “${text}”.`,
		events: 'Events',
		unnamed: 'Not named'
	},
	fa: {
		place: (name) => `مکان، چنان‌که داده شده است: ${name}.`,
		date: (text) => `خوانده‌شده از عبارت «${text}».`,
		events: 'رویدادها',
		unnamed: 'نام برده نشده'
	}
};
const wordsIn = (language: string) => words[language.split('-')[0]!] ?? words.en!;

export const givenPlace = (language: string, name: string): string => wordsIn(language).place(name);
export const readFromWords = (language: string, text: string): string => wordsIn(language).date(text);
export const eventsLabel = (language: string): string => wordsIn(language).events;
/** Publisher of a source that names none. */
export const unnamed = (language: string): string => wordsIn(language).unnamed;
