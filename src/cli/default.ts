/** Where a command looks when no directory is named: `CHRONOTOPE_DATA`, else `geodata`. */
export function defaultDirectory(): string {
	return process.env.CHRONOTOPE_DATA ?? 'geodata';
}
