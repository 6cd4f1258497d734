/**
 * SHA-256 (FIPS 180-4) over bytes, synchronous and resumable: the search for a moved passage hashes many thousand
 * windows that begin at the same byte, which `crypto.subtle` neither shares nor answers at once.
 */
const K = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const W = new Uint32Array(64);
const tail = new Uint8Array(128);
const end = new Uint32Array(8);

function primes(count: number): number[] {
	const found: number[] = [];
	for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
	return found;
}

/** First 32 bits of a number's fractional part. */
function fraction(value: number): number {
	return ((value - Math.floor(value)) * 2 ** 32) >>> 0;
}

/** The hash's state before any byte. */
export function startState(): Uint32Array {
	return START.slice();
}

/** Takes in the whole block of 64 bytes at `at`. */
export function takeBlock(state: Uint32Array, bytes: Uint8Array, at: number): void {
	for (let t = 0; t < 16; t++, at += 4)
		W[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
	for (let t = 16; t < 64; t++) {
		const x = W[t - 15]!;
		const y = W[t - 2]!;
		const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
		const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
		W[t] = (W[t - 16]! + s0 + W[t - 7]! + s1) | 0;
	}
	let a = state[0]!,
		b = state[1]!,
		c = state[2]!,
		d = state[3]!;
	let e = state[4]!,
		f = state[5]!,
		g = state[6]!,
		h = state[7]!;
	for (let t = 0; t < 64; t++) {
		const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
		const one = (h + s1 + ((e & f) ^ (~e & g)) + K[t]! + W[t]!) | 0;
		const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
		const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		h = g;
		g = f;
		f = e;
		e = (d + one) | 0;
		d = c;
		c = b;
		b = a;
		a = (one + two) | 0;
	}
	state[0]! += a;
	state[1]! += b;
	state[2]! += c;
	state[3]! += d;
	state[4]! += e;
	state[5]! += f;
	state[6]! += g;
	state[7]! += h;
}

/**
 * The digest's eight words of the bytes from `from` to `to`, of which the state has taken in `taken` (a multiple of 64).
 * The state stays as it was; the words are valid until the next call.
 */
export function finish(
	state: Uint32Array,
	bytes: Uint8Array,
	from: number,
	to: number,
	taken: number
): Uint32Array {
	const rest = to - from - taken;
	const length = rest < 56 ? 64 : 128;
	for (let index = 0; index < rest; index++) tail[index] = bytes[from + taken + index]!;
	tail[rest] = 0x80;
	tail.fill(0, rest + 1, length);
	for (let at = length - 1, left = (to - from) * 8; left > 0; at--, left = Math.floor(left / 256))
		tail[at] = left % 256;
	end.set(state);
	for (let at = 0; at < length; at += 64) takeBlock(end, tail, at);
	return end;
}

/** Eight words as 64 hex digits. */
export function hexOf(words: Uint32Array): string {
	return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** SHA-256 of bytes, as 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
	const state = startState();
	const whole = bytes.length - (bytes.length % 64);
	for (let at = 0; at < whole; at += 64) takeBlock(state, bytes, at);
	return hexOf(finish(state, bytes, 0, bytes.length, whole));
}
