import type { DraftWords } from './words.ts';

export const fa: DraftWords = {
	kinds: {
		killing: 'کشتارها',
		attack: 'حمله‌ها',
		detention: 'بازداشت',
		legal: 'اقدام حقوقی',
		protest: 'اعتراض',
		politics: 'سیاست',
		statement: 'اظهارات'
	},
	title: ({ kind, place }) => `${fa.kinds[kind]}${place ? `، ${place.name}` : ''}`,
	summary: (word) =>
		`پیشنهاد ابزار استخراج بر پایهٔ واژهٔ «${word}» در متنِ ارجاع‌شده. هنوز کسی دربارهٔ آن تصمیم نگرفته است.`
};
