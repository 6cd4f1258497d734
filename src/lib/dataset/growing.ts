type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** A typed array that grows as numbers are pushed: what millions of records are kept by, a few bytes each. */
export class Growing<T extends Numbers> {
	length = 0;
	#numbers: T;

	/** @param empty an array of the type that is wanted; its length is the room at first */
	constructor(empty: T) {
		this.#numbers = empty;
	}

	push(number: number): void {
		if (this.length === this.#numbers.length) this.#grow(this.length + 1);
		this.#numbers[this.length++] = number;
	}

	/** Pushes many numbers. */
	append(numbers: ArrayLike<number>): void {
		const length = this.length + numbers.length;
		if (length > this.#numbers.length) this.#grow(length);
		this.#numbers.set(numbers, this.length);
		this.length = length;
	}

	#grow(least: number): void {
		const larger = new (this.#numbers.constructor as new (length: number) => T)(
			Math.max(1024, least, Math.ceil(this.length * 1.5))
		);
		larger.set(this.#numbers);
		this.#numbers = larger;
	}

	/** What was pushed, as a view that holds until the next push. */
	get numbers(): T {
		return this.#numbers.subarray(0, this.length) as T;
	}
}
