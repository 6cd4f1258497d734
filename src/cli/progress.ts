import { Listr } from 'listr2';

/** Told how much of long work is done. */
export type OnProgress = (done: number, total: number, label: string) => void;

/** Runs long work and shows on a terminal how far it is, and in a log each quarter of it. */
export async function withProgress<T>(title: string, work: (told: OnProgress) => Promise<T>): Promise<T> {
	if (!process.stdout.isTTY) return work(plainProgress());
	const context = {} as { result: T };
	await new Listr<typeof context>([
		{
			title,
			task: async (own, task) => {
				own.result = await work((done, total, label) => {
					task.output = `${label}: ${percent(done, total)} %`;
				});
			}
		}
	]).run(context);
	return context.result;
}

function plainProgress(): OnProgress {
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
