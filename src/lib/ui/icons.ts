/** Icons on a grid of 16, drawn with strokes of 1.5. `mirrored` ones mean a direction of reading. */
export const icons = {
	play: { path: 'M4.5 2.75v10.5L13 8Z', filled: true, mirrored: true },
	pause: { path: 'M4 3h2.75v10H4ZM9.25 3H12v10H9.25Z', filled: true },
	previous: { path: 'M10 3.5 5.5 8l4.5 4.5', mirrored: true },
	next: { path: 'M6 3.5 10.5 8 6 12.5', mirrored: true },
	close: { path: 'm3.5 3.5 9 9m0-9-9 9' },
	plus: { path: 'M8 2.5v11M2.5 8h11' },
	minus: { path: 'M2.5 8h11' },
	check: { path: 'm3 8.5 3.25 3.25L13 4.5' },
	fit: { path: 'M2.5 6V2.5H6m4 0h3.5V6m0 4v3.5H10m-4 0H2.5V10' },
	expand: { path: 'M2.5 6V2.5H6m4 0h3.5V6m0 4v3.5H10m-4 0H2.5V10' },
	'chevron-down': { path: 'm3.5 6 4.5 4.5L12.5 6' },
	'chevron-up': { path: 'm3.5 10.5 4.5-4.5 4.5 4.5' },
	calendar: { path: 'M2.5 4h11v9.5h-11ZM2.5 7h11M5.5 2v3.5m5-3.5v3.5' },
	share: { path: 'M8 10V2m0 0L5 5m3-3 3 3M3 8v5.5h10V8' },
	download: { path: 'M8 2v8m0 0 3-3m-3 3L5 7M3 11v2.5h10V11' },
	link: {
		path: 'M6.75 9.25a2.5 2.5 0 0 0 3.5 0l2.5-2.5a2.5 2.5 0 0 0-3.5-3.5L8 4.5m1.25 2.25a2.5 2.5 0 0 0-3.5 0l-2.5 2.5a2.5 2.5 0 0 0 3.5 3.5L8 11.5'
	},
	menu: { path: 'M2.5 4.5h11m-11 3.75h11M2.5 12h11' },
	search: { path: 'M10.25 10.25 14 14M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z' },
	filter: { path: 'M2 4.5h12M4 8.25h8M6 12h4' },
	language: { path: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 0c-4 3.5-4 8.5 0 12 4-3.5 4-8.5 0-12ZM2 8h12' },
	contrast: { path: 'M8 2a6 6 0 0 0 0 12Z', filled: true, ring: true },
	print: { path: 'M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7Z' },
	compare: { path: 'M2.5 3h11v10h-11ZM8 1.5v13' },
	back: { path: 'M10 3 5 8l5 5', mirrored: true }
} as const satisfies Record<string, { path: string; filled?: boolean; mirrored?: boolean; ring?: boolean }>;

export type IconName = keyof typeof icons;
