import { Listr } from 'listr2';
import { buildBasemap } from '../basemap/build.ts';
import { loadDirectory } from '../directory.ts';
import { exitCodes, Failure } from '../print.ts';

export interface BasemapOptions {
	out: string;
	force?: boolean;
}

/** Builds the basemap with labels in the atlas's languages, where it is not up to date. */
export async function basemap(directory: string, { out, force }: BasemapOptions): Promise<number> {
	const { dataset } = loadDirectory(directory);
	if (!dataset)
		throw new Failure(`${directory}: no usable atlas; "chronotope validate ${directory}" tells why`);
	const { languages } = dataset.atlas;
	const title = `Basemap in ${languages.join(', ')}`;
	const run = (onProgress: (done: number, total: number, label: string) => void) =>
		buildBasemap({ languages, output: out, force, onProgress });
	const result = process.stdout.isTTY ? await onTerminal(title, run) : await run(plainProgress());
	process.stdout.write(
		result.written
			? `${out}: ${result.tiles} tiles, ${(result.bytes / 1e6).toFixed(1)} MB\n`
			: `${out}: up to date, ${(result.bytes / 1e6).toFixed(1)} MB\n`
	);
	return exitCodes.ok;
}

type Run = (
	onProgress: (done: number, total: number, label: string) => void
) => ReturnType<typeof buildBasemap>;

async function onTerminal(title: string, run: Run): ReturnType<typeof buildBasemap> {
	const context = {} as { result: Awaited<ReturnType<typeof buildBasemap>> };
	await new Listr<typeof context>([
		{
			title,
			task: async (own, task) => {
				own.result = await run((done, total, label) => {
					task.output = `${label}: ${percent(done, total)} %`;
				});
			}
		}
	]).run(context);
	return context.result;
}

/** A line for each label and each quarter of it, for logs. */
function plainProgress(): (done: number, total: number, label: string) => void {
	let last = '';
	return (done, total, label) => {
		const line = `${label}: ${Math.floor(percent(done, total) / 25) * 25} %\n`;
		if (line !== last) process.stdout.write(line);
		last = line;
	};
}

function percent(done: number, total: number): number {
	return total > 0 ? Math.floor((done / total) * 100) : 100;
}
