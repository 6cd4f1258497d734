/** Hands a file to the reader. */
export function save(blob: Blob, name: string): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// After the browser has taken it up.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
