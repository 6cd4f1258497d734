import type { Language, Messages } from './language.ts';

const files: Record<Language, () => Promise<Messages>> = {
	en: async () => (await import('./messages/en.ts')).en,
	fa: async () => (await import('./messages/fa.ts')).fa
};

/** The words of the interface in a language, and of no other. */
export const bringMessages = (language: Language): Promise<Messages> => files[language]();
