import {
	TOKEN_HEADER,
	type Candidate,
	type DecideAnswer,
	type DecideRequest,
	type Detail,
	type Overview
} from '#lib/dataset/review/api.ts';
import type { RecordKind } from '#lib/dataset/files.ts';
import type { Raw } from '#lib/dataset/review/records.ts';

/** The server of the review page, as the page asks it. */
export class ReviewConnection {
	readonly #base: string;
	readonly #token: string;

	/** @param address that of the page: its path begins with the token */
	constructor(address: URL) {
		this.#token = address.pathname.split('/')[1] ?? '';
		this.#base = `${address.origin}/${this.#token}/api/`;
	}

	overview(): Promise<Overview> {
		return this.#get('overview');
	}

	/** Comes once the gazetteer has, or has not. */
	names(): Promise<Overview['gazetteer']> {
		return this.#get('names');
	}

	record(of: RecordKind, id: string): Promise<Detail> {
		return this.#get(`record/${of}/${encodeURIComponent(id)}`);
	}

	search(typed: string): Promise<Candidate[]> {
		return this.#get(`search?q=${encodeURIComponent(typed)}`);
	}

	/** The record of a place of the gazetteer. */
	place({ gazetteerId, name }: Candidate): Promise<Raw> {
		return this.#get(`place?id=${encodeURIComponent(gazetteerId)}&name=${encodeURIComponent(name)}`);
	}

	decide(request: DecideRequest): Promise<DecideAnswer> {
		return this.#ask('decide', request);
	}

	undo(): Promise<DecideAnswer> {
		return this.#ask('undo', {});
	}

	#get<T>(what: string): Promise<T> {
		return this.#send(what, {});
	}

	#ask<T>(what: string, body: unknown): Promise<T> {
		return this.#send(what, { method: 'POST', body: JSON.stringify(body) });
	}

	async #send<T>(what: string, init: RequestInit): Promise<T> {
		const headers = { [TOKEN_HEADER]: this.#token, 'content-type': 'application/json' };
		const response = await fetch(this.#base + what, { ...init, headers });
		if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
		return (await response.json()) as T;
	}
}
