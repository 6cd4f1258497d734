import type { ErrorMessages } from './error.en.ts';

export const fa: ErrorMessages = {
	product: 'Chronotope',
	notFound: { title: 'چنین صفحه‌ای نیست', text: 'در این نشانی صفحه‌ای نیست.', home: 'به نقشه' },
	error: { title: 'خطایی رخ داد', home: 'به نقشه' }
};
