/** A line of a stream: its bytes, or how long it is where that is too long to keep. */
export type Line = { bytes: Buffer } | { tooLong: number };

const NEWLINE = 10;

/** Cuts a stream of bytes into lines; of a line longer than `most` bytes no more than that is ever kept. */
export async function* lines(stream: AsyncIterable<Buffer | string>, most: number): AsyncGenerator<Line> {
	let parts: Buffer[] = [];
	let length = 0;
	const end = (): Line => {
		const line: Line = length > most ? { tooLong: length } : { bytes: Buffer.concat(parts) };
		parts = [];
		length = 0;
		return line;
	};
	const take = (part: Buffer) => {
		length += part.length;
		if (length > most) parts = [];
		else if (part.length > 0) parts.push(part);
	};
	for await (const piece of stream) {
		const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
		let from = 0;
		for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
			take(chunk.subarray(from, at));
			yield end();
			from = at + 1;
		}
		// A part of a chunk would keep all of it in memory.
		take(Buffer.from(chunk.subarray(from)));
	}
	if (length > 0) yield end();
}
