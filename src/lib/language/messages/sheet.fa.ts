import type { SheetMessages } from './sheet.en.ts';

export const fa: SheetMessages = {
	print: {
		title: 'چاپ این نما',
		back: 'بازگشت به نقشه',
		paper: 'کاغذ',
		papers: { a5: 'A5', a4: 'A4', a3: 'A3', letter: 'Letter' },
		orientation: 'جهت',
		orientations: { portrait: 'ایستاده', landscape: 'خوابیده' },
		style: 'رنگ‌ها',
		styles: {
			colour: 'رنگی',
			grey: 'خاکستری',
			black: 'سیاه و سفید',
			contrast: 'پرتباین'
		},
		projection: 'سیستم تصویر نقشه',
		byExtent: 'هم‌مساحت، به اندازهٔ گستره',
		equalEarth: 'زمین برابر، همهٔ جهان',
		mercator: 'مرکاتور',
		frame: 'نقشه نشان دهد',
		fit: 'همهٔ جاهای رویدادها',
		exact: 'مقیاس دقیق، ۱ به',
		scale: 'مقیاس، ۱ به',
		maps: 'نقشه‌ها',
		single: 'یکی، برای همهٔ بازه',
		series: { months: 'برای هر ماه یکی', years: 'برای هر سال یکی', decades: 'برای هر دهه یکی' },
		heading: 'عنوان',
		bothCalendars: 'بازه در هر دو گاه‌شماری',
		print: 'چاپ یا ذخیره به صورت PDF',
		dpi: 'اندازهٔ PNG',
		dots: (number) => `${number} نقطه در اینچ`,
		preview: 'پیش‌نمایش',
		page: (number) => `برگ ${number}`,
		pages: (_, number) => `${number} برگ.`,
		tooMany: (number, most) =>
			`این نما ${number} رویداد دارد و برگه‌ها بیش از ${most} رویداد نمی‌پذیرند. روی نقشه بازه‌ای کوتاه‌تر یا گونه‌هایی کمتر برگزینید.`,
		tooManyMaps: 'بازه بیش از ۳۶ بخش چنین دارد. بخش‌های بلندتر یا روی نقشه بازه‌ای کوتاه‌تر برگزینید.',
		failed: 'رویدادها بار نشدند. برای تلاش دوباره صفحه را از نو باز کنید.',
		noGround: 'زمینهٔ نقشه بار نشد. رویدادها بر کاغذ ساده‌اند.',
		notSaved: 'فایل ساخته نشد. شاید اندازه‌ای کوچک‌تر کمک کند.',
		noScript: 'برگه‌ها را برنامه‌های خود صفحه می‌کشند که اینجا خاموش‌اند.'
	},

	compare: {
		title: 'مقایسهٔ دو بازه',
		back: 'بازگشت به نقشه',
		first: 'بازهٔ نخست',
		second: 'بازهٔ دوم',
		mode: 'چیدمان نقشه‌ها',
		beside: 'کنار هم',
		swipe: 'دوبخشی',
		divider: 'سهم بازهٔ نخست، به درصد',
		caption: 'رویدادهای هر گونه در دو بازه',
		kind: 'گونه',
		difference: 'تفاوت',
		all: 'همهٔ رویدادها',
		print: 'چاپ هر دو'
	},

	sheet: {
		subtitle: (period, count) => `${period}. ${count}.`,
		only: (names) => `تنها: ${names}.`,
		versus: (one, other) => `${one} در برابر ${other}`,
		events: 'رویدادها',
		dated: 'با تاریخی درون بازه',
		possibly: 'شاید درون بازه',
		outsideTitle: 'بیرون از نقشه',
		key: 'شماره‌های کنار نقشه',
		sources: 'منابع',
		areaPossibly: 'سراسر کشور یا منطقه، شاید',
		north: 'شمال',
		larger: 'رویداد بیشتر، نشان بزرگ‌تر',
		letters: 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
		sentence: (text) => (/[.!?؟…»]$/u.test(text) ? text : `${text}.`),
		whenWhere: (when, where) => `${when}؛ ${where}.`,
		sayers: (names) => names.join('؛ '),
		undated: (_, number) => `${number} رویداد بی‌تاریخ نشان داده نشده است.`,
		unplaced: (_, number) => `${number} رویداد بدون ذکر جا در فهرست آمده و روی نقشه نیست.`,
		outside: (_, number) => `${number} رویداد بیرون از نقشه در فهرست آمده و روی نقشه نیست.`,
		mapTitle: 'نقشه.',
		projections: {
			'equal-earth': 'سیستم تصویر زمین برابر، هم‌مساحت؛',
			conic: 'سیستم تصویر مخروطی آلبرز، هم‌مساحت؛',
			polar: 'سیستم تصویر سمتی لامبرت، هم‌مساحت؛',
			mercator: 'سیستم تصویر مرکاتور؛'
		},
		scaleAt: (latitude, north) =>
			`مقیاس خطی در عرض ${latitude} درجهٔ ${north ? 'شمالی' : 'جنوبی'}، در میانهٔ نقشه، درست است.`,
		ground: 'نقشهٔ زمینه: Natural Earth، مالکیت عمومی. شماره‌ها همان شماره‌های فهرست‌اند.',
		licence: (licence) => `داده‌ها: ${licence}.`,
		ours: 'عنوان‌ها از ماست؛ گفته‌ها از منابع یادشده است.',
		sheetOf: (product, edition, page, pages) => `${product} · ${edition} · برگ ${page} از ${pages}`,
		updated: (date) => `داده‌ها تا ${date}`,
		data: (digest) => `ویرایش ${digest}`
	}
};
