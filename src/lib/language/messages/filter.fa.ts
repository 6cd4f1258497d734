import type { FilterMessages } from './filter.en.ts';

export const fa: FilterMessages = {
	title: 'صافی رویدادها',
	close: 'بستن صافی‌ها',
	certainty: 'قطعیت',
	sure: { time: 'تاریخ در منبع آمده و همان‌گونه دقیق است', place: 'جای رویداد گفته شده است' },
	roles: 'نوع پیوند با جا',
	place: 'جا، با هرچه درون آن است',
	anywhere: 'هر جا',
	near: 'نزدیک یک نقطه',
	within: 'کیلومتر',
	of: 'از کجا',
	off: 'بدون نقطه',
	mapMiddle: 'مرکز نقشه',
	point: 'نقطه‌ای که در پیوند آمده',
	sources: 'منابع',
	people: 'افراد و گروه‌هایی که نامشان آمده',
	find: 'جست‌وجو در این فهرست',
	records: 'در اطلسی به این بزرگی فقط می‌توان بر پایهٔ جا و فاصله برگزید.',
	shown: (events) => `${events} نمایش داده می‌شود.`,
	download: {
		title: 'دریافت آنچه نمایان است',
		close: 'بستن دریافت',
		undated: (_, number) => `${number} رویداد بی‌تاریخ`,
		forms: {
			csv: { name: 'CSV', text: 'جدول برای صفحه‌گسترده، هر رویداد یک ردیف' },
			geojson: { name: 'GeoJSON', text: 'رویدادها با جای رخداد، برای برنامه‌های نقشه' },
			places: { name: 'جاها', text: 'جاها با رویدادهایشان، به‌صورت GeoJSON' },
			kml: { name: 'KML', text: 'برای Google Earth و مانند آن، با زمان' },
			ics: { name: 'تقویم', text: 'رویدادهایی که روزشان دقیق است، به‌صورت iCalendar' },
			lpf: { name: 'Linked Places', text: 'جاها برای فرهنگ‌های جغرافیایی' },
			annotations: { name: 'Annotations', text: 'ارجاع‌ها به‌صورت W3C Web Annotation' }
		},
		gathering: 'گردآوری داده‌ها',
		come: (n, of) => `${n} بخش از ${of} بخش رسیده است`,
		saved: (_, number) => `${number} رویداد در فایل است.`,
		failed: 'فایل ساخته نشد، زیرا بخشی از داده‌ها نرسید. دوباره بکوشید.',
		tooMuch: (parts, most) =>
			`این رویدادها در ${parts} بخش اطلس‌اند و صفحه دست بالا ${most} بخش را می‌گیرد. دورهٔ کوتاه‌تری برگزینید.`,
		whole: 'فایل‌های کل اطلس'
	}
};
