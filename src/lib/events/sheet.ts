/** How far the list covers a phone's page. */
export const heights = ['closed', 'half', 'full'] as const;
export type Height = (typeof heights)[number];

/** Pixels of each state in a page of `viewport` px whose header takes `header` px. */
export const pixelsOf = (viewport: number, header: number): Record<Height, number> => ({
	closed: 60,
	half: 0.42 * (viewport - header),
	full: viewport - header
});

/** The state nearest to where a drag let the sheet go. */
export function nearestHeight(pixels: number, states: Record<Height, number>): Height {
	return heights.reduce((best, state) =>
		Math.abs(states[state] - pixels) < Math.abs(states[best] - pixels) ? state : best
	);
}

/** What the grip's button gives: one step further open, and from the top closed again. */
export const nextHeight = (height: Height): Height =>
	height === 'closed' ? 'half' : height === 'half' ? 'full' : 'closed';
