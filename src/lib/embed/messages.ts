/**
 * What a framed map and the page around it say to each other. Every message is a plain object with `type` and the version
 * `v`; whatever else comes is no message.
 */

/** Heights that a page gives a frame, in pixels. */
export const LEAST_HEIGHT = 200;
export const MOST_HEIGHT = 4000;

/** What the page around a map may ask of it, where the map was opened with `api=1`. */
export type Command =
	| { type: 'chronotope:setWindow'; window: string }
	| { type: 'chronotope:play' }
	| { type: 'chronotope:pause' }
	| { type: 'chronotope:select'; selection: string | null };

/** What a map tells the page around it. */
export type Told =
	| { type: 'chronotope:height'; height: number }
	| { type: 'chronotope:ready' }
	| { type: 'chronotope:window'; window: string }
	| { type: 'chronotope:select'; selection: string | null };

const VERSION = 1;
/** No text of a message is longer. */
const LONGEST = 500;

export const message = <T extends Command | Told>(content: T, id = ''): T & { v: 1; id: string } => ({
	...content,
	v: VERSION,
	id
});

/** The fields of a message of this version; null for anything else. */
function fieldsOf(data: unknown): Record<string, unknown> | null {
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
	const fields = data as Record<string, unknown>;
	return fields.v === VERSION ? fields : null;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

/** Reads what a map tells; a height is clamped. */
export function readTold(data: unknown): Told | null {
	const fields = fieldsOf(data);
	if (!fields) return null;
	const { type, height, window, selection } = fields;
	if (type === 'chronotope:ready') return { type };
	if (type === 'chronotope:height' && typeof height === 'number' && Number.isFinite(height))
		return { type, height: Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, height))) };
	if (type === 'chronotope:window' && isText(window)) return { type, window };
	if (type === 'chronotope:select' && (selection === null || isText(selection))) return { type, selection };
	return null;
}

/** Reads what the page around a map asks. */
export function readCommand(data: unknown): Command | null {
	const fields = fieldsOf(data);
	if (!fields) return null;
	const { type, window, selection } = fields;
	if (type === 'chronotope:play' || type === 'chronotope:pause') return { type };
	if (type === 'chronotope:setWindow' && isText(window)) return { type, window };
	if (type === 'chronotope:select' && (selection === null || isText(selection))) return { type, selection };
	return null;
}
