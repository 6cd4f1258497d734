import type { Messages } from './en.ts';

export const fa: Messages = {
	name: 'فارسی',
	product: 'Chronotope',

	when: {
		before: (date) => `پیش از ${date}`,
		after: (date) => `پس از ${date}`,
		about: (date) => `حدود ${date}`,
		uncertain: (date) => `${date}، نامطمئن`,
		range: (from, to) => `${from} – ${to}`,
		between: (from, to) => `میان ${from} و ${to}`,
		period: (from, to) => `${from} تا ${to}`,
		always: 'همهٔ تاریخ‌ها',
		until: (date) => `تا ${date}`,
		since: (date) => `از ${date}`,
		oneOf: (dates) => `یکی از این‌ها: ${dates.join('؛ ')}`,
		every: (dates) => dates.join('؛ '),
		season: (season, year) => `${{ 21: 'بهار', 22: 'تابستان', 23: 'پاییز', 24: 'زمستان' }[season]} ${year}`,
		decade: (year) => `دههٔ ${year}`,
		century: (year) => `سدهٔ ${year}`,
		undated: 'بی‌تاریخ',
		// A bare year says that it is one.
		gregorian: (date) => `${/^[۰-۹]+$/u.test(date) ? 'سال ' : ''}${date} میلادی`,
		inBrackets: (a, b) => `${a} (${b})`
	},

	count: {
		events: (_, number) => `${number} رویداد`,
		eventsPossible: (_, number, possible) => `${number} رویداد، ${possible} تای آن‌ها شاید`,
		noEvents: 'هیچ رویدادی',
		more: (number) => `${number}+`
	},

	header: {
		skipToList: 'رفتن به فهرست رویدادها',
		skipToTime: 'رفتن به نوار زمان',
		language: 'زبان',
		theme: 'پوسته',
		themes: { auto: 'خودکار', light: 'روشن', dark: 'تیره' },
		index: 'نمایه',
		compare: 'مقایسه',
		print: 'چاپ',
		share: 'هم‌رسانی',
		copied: 'پیوند رونوشت شد',
		copyFailed: 'رونوشت پیوند ممکن نشد. پیوند در نوار نشانی است.'
	},

	list: {
		label: 'رویدادها',
		inPeriod: 'شاید در این بازه',
		noPlace: 'بدون ذکر جا',
		wholePlace: (place) => `سراسر ${place}`,
		wholeCountry: (place) => `سراسر ${place}`,
		drawers: { unplaced: 'بدون ذکر جا', undated: 'بی‌تاریخ' },
		before: (date) => `پیش از ${date}`,
		begunEarlier: 'آغازشده پیش از بازه و پابرجا',
		comma: '، ',
		monthUnknown: (year) => `${year}، ماه نامعلوم`,
		siteIn: (site, whole) => `${site}، ${whole}`,
		andMore: (places, number) => `${places} و ${number} جای دیگر`,
		openSheet: 'نمایش بیشتر فهرست',
		closeSheet: 'نمایش بیشتر نقشه',
		emptyTitle: 'در این بازه رویدادی نیست',
		nearest: (date) => `نزدیک‌ترین: ${date}`,
		emptyFilter: (names) => `تنها ${names} نشان داده می‌شود.`,
		possibleLeftOut: 'رویدادهای «شاید» کنار گذاشته شده‌اند.',
		filters: {
			near: (km) => `تا ${km} کیلومتری یک نقطه`,
			sure: { time: 'رویدادهای با تاریخ روشن', place: 'رویدادهای با جای معلوم' }
		},
		filter: 'صافی',
		removeFilter: (name) => `برداشتن: ${name}`,
		clearFilters: 'برداشتن همهٔ صافی‌ها',
		undoFilter: 'نمایش همهٔ گونه‌ها',
		showPossible: 'نمایش رویدادهای «شاید»',
		unroll: (next, left) => `نمایش ${next} رویداد دیگر از ${left}`,
		coming: 'در حال بارگذاری…',
		missed: 'این رویداد بارگذاری نشد.',
		again: 'تلاش دوباره',
		goNearest: 'رفتن به آن‌جا'
	},

	map: {
		label: 'نقشهٔ رویدادها',
		loading: 'نقشه بار می‌شود',
		failed: 'نقشه آغاز نشد. فهرست کامل است.',
		picture: 'تصویر، اطلس را آن‌گونه که باز می‌شود نشان می‌دهد.',
		lost: 'مرورگر امکان ترسیم را از نقشه گرفت. فهرست کامل است.',
		reload: 'بارگذاری دوبارهٔ نقشه',
		failedWhy: 'این مرورگر WebGL 2 در اختیار صفحه نمی‌گذارد.',
		tilesFailed: 'زمینهٔ نقشه بار نشد. رویدادها بر زمینهٔ ساده نشان داده می‌شوند.',
		zoomIn: 'نزدیک‌تر',
		zoomOut: 'دورتر',
		fit: 'نمایش همهٔ رویدادهای این بازه',
		outside: (_, number, names) => `${number} رویداد بیرون از این نما: ${names}`,
		outsideUnnamed: (_, number) => `${number} رویداد بیرون از این نما`,
		attribution: 'دادهٔ نقشه: Natural Earth',
		andOthers: (name, number) => `${name} و ${number} جای دیگر`,
		kilometres: (number) => `${number} کیلومتر`,
		metres: (number) => `${number} متر`,
		place: (name, events) => `${name}: ${events}`,
		wholeCountry: 'سراسر کشور',
		wholeArea: 'سراسر ناحیه'
	},

	legend: {
		title: 'گونهٔ رویداد',
		open: 'راهنما',
		filterHint: 'نمایش یا پنهان‌کردن این گونه',
		possibly: 'شاید در این بازه',
		inexact: 'جای دقیق نامعلوم',
		area: 'سراسر کشور یا ناحیه',
		several: 'چند گونه در یک جا',
		showAll: 'نمایش همهٔ گونه‌ها',
		signs: 'نشانه‌ها'
	},

	place: {
		kinds: { site: 'محل', city: 'شهر', region: 'ناحیه', country: 'کشور', multi: 'چند کشور' },
		in: (kind, whole) => `${kind} در ${whole}`,
		within: (km) => `با دقت ${km} کیلومتر.`,
		exact: 'جای دقیق معلوم است.',
		wholeCountry: 'برای سراسر کشور گزارش شده، بی ذکر جای دقیق‌تر.',
		wholeArea: 'برای سراسر ناحیه گزارش شده، بی ذکر جای دقیق‌تر.',
		cluster: (_, number) => `${number} جای نزدیک به هم در این مقیاس`
	},

	popup: {
		label: (place) => `رویدادهای ${place}`,
		close: 'بستن',
		of: (n, m) => `رویداد ${n} از ${m} در این‌جا`,
		ofUnplaced: (n, m) => `رویداد ${n} از ${m}`,
		previous: 'رویداد پیشین',
		next: 'رویداد بعدی',
		when: 'زمان',
		where: 'جا',
		whoSaysSo: 'به گفتهٔ',
		whoIsNamed: 'نام‌بردگان',
		print: 'چاپ',
		page: 'صفحه',
		link: 'پیوند این رویداد',
		placeLink: 'پیوند این جا',
		differing: 'رقم‌های گفته‌شده',
		says: (who) => who,
		undatedSource: 'بی‌تاریخ',
		passage: (from, to) => `عبارت ${from} تا ${to}`,
		basis: { inferred: 'تاریخ استنباط شده' },
		partOf: (whole) => `بخشی از: ${whole}`,
		noEventsNow: 'در این بازه رویدادی در این‌جا نیست.',
		linked: 'پیوسته به',
		roles: {
			venue: 'این‌جا روی داده',
			area: 'برای این ناحیه گزارش شده',
			dateline: 'از این‌جا گزارش شده',
			subject: 'دربارهٔ این جا',
			affiliation: 'وابسته به دست‌اندرکاران'
		},
		back: (events) => `بازگشت به ${events}`,
		category: 'گونه',
		sources: 'منابع',
		parts: 'بخش‌ها',
		whole: 'بخشی از',
		outside: 'بیرون از بازهٔ نمایش.',
		leftOut: 'با صافی کنار گذاشته شده.',
		undatedNote: 'تاریخی گفته نشده، پس در هیچ بازه‌ای نیست.',
		goTo: (date) => `رفتن به ${date}`,
		allHere: (n, number) => (n === 2 ? 'هر دو رویداد این‌جا' : `همهٔ ${number} رویداد این‌جا`),
		measure: 'رقم',
		earlier: 'پیش‌تر',
		later: 'پس‌تر',
		placeInTime: 'جای آن در زمان',
		alsoHere: 'گزارش‌های دیگر از این‌جا',
		eventsHere: 'رویدادهای این‌جا'
	},

	time: {
		label: 'زمان',
		play: 'پخش',
		pause: 'درنگ',
		replay: 'پخش از آغاز',
		back: 'یک گام به عقب',
		forward: 'یک گام به جلو',
		from: 'از',
		to: 'تا',
		first: 'نخستین روز نمایش',
		last: 'واپسین روز نمایش',
		badDate: 'تاریخ نیست. به شکل سال-ماه-روز بنویسید.',
		step: 'گام',
		stepOf: (step) => `هر گام ${step}`,
		units: {
			d: (_, number) => `${number} روز`,
			w: (_, number) => `${number} هفته`,
			m: (_, number) => `${number} ماه`,
			q: (_, number) => `${number} فصل`,
			y: (_, number) => `${number} سال`
		},
		calendar: 'گاه‌شماری',
		playback: {
			label: 'پخش',
			mode: 'چه چیزی پیش می‌رود',
			modes: { window: 'بازه', cumulative: 'تنها پایان بازه', event: 'از رویداد به رویداد' },
			modeNotes: {
				window: 'هر دو سر پیش می‌روند',
				cumulative: 'آغاز می‌ماند و رویدادها افزوده می‌شوند',
				event: 'هر رویداد به نوبت باز می‌شود'
			},
			pace: 'آهنگ',
			paces: { calendar: 'بر پایهٔ تقویم', even: 'بر پایهٔ رویدادها' },
			paceNotes: {
				calendar: 'هر ثانیه همواره همان اندازه زمان است',
				even: 'هر ثانیه به یک اندازه رویداد می‌آورد'
			},
			also: 'همچنین',
			skip: 'گذر از بازه‌های خالی',
			loop: 'در پایان از نو',
			trail: 'آنچه تازه گذشته کم‌رنگ بماند',
			count: 'چه اندازه زمان در هر ثانیه',
			unit: 'یکای زمان',
			units: { d: 'روز', w: 'هفته', m: 'ماه', q: 'سه‌ماهه', y: 'سال' },
			aSecond: 'در هر ثانیه',
			badCount: 'عددی درست از ۱ تا ۹۹۹۹.'
		},
		calendars: { gregorian: 'میلادی', persian: 'هجری خورشیدی' },
		possible: 'رویدادهای «شاید» هم نشان داده شود',
		events: 'رویدادها',
		per: {
			day: 'در هر روز',
			month: 'در هر ماه',
			quarter: 'در هر فصل',
			year: 'در هر سال',
			decade: 'در هر دهه'
		},
		perMany: (number, unit) => `در هر ${number} ${unit}`,
		unitNames: { day: 'روز', month: 'ماه', quarter: 'فصل', year: 'سال', decade: 'دهه' },
		lasting: 'دنباله‌دار',
		overview: 'همهٔ سال‌ها: قاب، بخشِ نمایش بالا است',
		overviewStart: 'آغاز بخش نمایش',
		overviewEnd: 'پایان بخش نمایش',
		zoomIn: 'بازهٔ کوتاه‌تر',
		zoomOut: 'بازهٔ بلندتر',
		fit: 'به اندازهٔ بازه',
		fitShown: 'به اندازهٔ همهٔ رویدادها',
		backOut: 'بازگشت به نمای بازتر',
		sentences: (first, second) => `${first}. ${second}`,
		closer: 'برای دیدن از نزدیک‌تر دوباره بزنید.',
		basis: 'تنها آنچه در این نمای نقشه است',
		basisBrief: 'در نمای نقشه',
		leftOut: (_, number) => `${number} رویداد بی‌جا کنار گذاشته شد`,
		more: 'دیگر ابزارهای زمان',
		empty: 'در این بازه رویدادی نیست.',
		lanes: 'رویدادهای دنباله‌دار، و رویدادهایی که زمانشان تنها در بازه‌ای بلند دانسته است',
		lane: (title, when) => `${title}. ${when}`,
		status: (period, events) => `${period}. ${events}.`,
		barLabel: (period, events) => `${period}: ${events}`
	},

	notice: {
		badLink: (keys) => `بخشی از این پیوند خوانده نشد و کنار گذاشته شد: ${keys}.`,
		close: 'بستن این پیام'
	},

	data: {
		leftOut: (_, number) => `${number} رویداد کنار گذاشته شد، زیرا تاریخ آن تا روز دقیق نیست.`
	},

	noScript: 'نقشه و نوار زمان به جاوااسکریپت نیاز دارند. فهرست زیر کامل است.',
	notFound: { title: 'چنین صفحه‌ای نیست', text: 'در این نشانی صفحه‌ای نیست.', home: 'به نقشه' },
	error: { title: 'خطایی رخ داد', home: 'به نقشه' }
};
