/** Gives the file at an address, as `fetch` does. */
export type ReadFile = (url: URL) => Promise<Response>;

let read: ReadFile = (url) => fetch(url);

/** How files of the site are read: with `fetch`, unless the build, which has no server, has said otherwise. */
export const readFile: ReadFile = (url) => read(url);
export function readWith(other: ReadFile): void {
	read = other;
}
