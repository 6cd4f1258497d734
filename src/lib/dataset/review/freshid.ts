/** A kebab-case id of at most 80 characters for a name, which none of those taken has; `fallback` where no Latin letter is in it. */
export function freshId(name: string, fallback: string, isTaken: (id: string) => boolean): string {
	const plain = name
		.normalize('NFD')
		.toLowerCase()
		.replaceAll(/[\p{M}'’.]/gu, '')
		.replaceAll(/[^a-z0-9]+/gu, '-')
		.slice(0, 80)
		.replaceAll(/^-+|-+$/gu, '');
	const stem = plain === '' ? fallback : plain;
	for (let count = 1; ; count++) {
		const id = count === 1 ? stem : `${stem}-${count}`;
		if (!isTaken(id)) return id;
	}
}
