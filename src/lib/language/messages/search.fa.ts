import type { SearchMessages } from './search.en.ts';

export const fa: SearchMessages = {
	list: 'یافته‌ها',
	kinds: { place: 'جاها', event: 'رویدادها', source: 'منابع', person: 'افراد و گروه‌ها' },
	hits: (_, number, first) => `${number} یافته. نخستین: ${first}.`,
	near: 'دقیقاً چنین چیزی نیست. نزدیک‌ترین‌ها:',
	none: 'چیزی یافت نشد.',
	noneHint:
		'جاها، رویدادها، منابع، افراد و گروه‌ها جست‌وجو می‌شوند، با هر املایی از نام‌ها که اطلس می‌شناسد.',
	noEvents: 'در اطلسی به این بزرگی رویدادها جست‌وجو نمی‌شوند: آن‌ها را با جا و زمان محدود کنید.',
	loading: 'در حال بارگذاری جست‌وجو',
	failed: 'جست‌وجو بارگذاری نشد.',
	again: 'تلاش دوباره',
	clear: 'پاک کردن جست‌وجو',
	shownOf: (shown, all) => `${shown} از ${all}`,
	opened: (name) => `${name}: باز شد.`,
	also: (name) => `نیز ${name}`,
	named: (events) => `نام‌برده در ${events}`,
	published: (_, number) => `ناشر ${number} منبع`,
	wrote: (_, number) => `نویسندهٔ ${number} منبع`
};
