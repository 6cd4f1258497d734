import type { FilterMessages } from './filter.en.ts';

export const fa: FilterMessages = {
	title: 'صافی رویدادها',
	close: 'بستن صافی‌ها',
	certainty: 'قطعیت',
	sure: { time: 'تاریخ گفته‌شده و دقیق', place: 'جا گفته شده است' },
	roles: 'پیوند با جا',
	place: 'جا، با هرچه درون آن است',
	anywhere: 'هر جا',
	near: 'نزدیک یک نقطه',
	within: 'کیلومتر',
	of: 'از',
	off: 'بی نقطه',
	mapMiddle: 'میانهٔ نقشه',
	point: 'نقطهٔ پیوند',
	sources: 'منابع',
	people: 'افراد و گروه‌های نام‌برده',
	find: 'یافتن در این فهرست',
	records: 'در اطلسی به این بزرگی تنها جا و فاصله را می‌توان خواست.',
	shown: (events) => `${events} نمایش داده می‌شود.`
};
