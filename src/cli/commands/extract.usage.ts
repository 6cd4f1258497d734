import { Option } from 'commander';
import { examples, QUEUE, whole, type Line } from '../usage.ts';

/** Options and help of `chronotope extract`. */
export function extractUsage({ main, done }: Line): void {
	main
		.command('extract')
		.description('Proposes the places, dates and events that documents tell of, for a person to decide.')
		.argument(
			'[path...]',
			"documents, folders of them, or patterns as 'letters/**/*.txt.gz': text, Markdown, HTML, PDF, JSONL, each also packed by gzip"
		)
		.option('--out <dir>', 'folder of a dataset: proposals are written there, beside what is decided')
		.addOption(
			new Option(
				'--jsonl',
				'no dataset: one {id, text, published?, publisher?} a line in, from files or standard input, one {id, places, dates, events} a line out; with --out in files of a folder'
			).conflicts('timeLimit')
		)
		.option('--explain', 'with each place of --jsonl its candidates and the reasons in words')
		.option('--queue [address]', `have it done by "chronotope worker": ${QUEUE}`)
		.option('--root <dir>', 'of --queue: folder that all workers share, with the files in it', '.')
		.option('--shard <n>', 'documents of a file, or of a job at the queue', whole(1, 10_000), 100)
		.option('--threads <n>', 'default: one a processor', whole(1, 64))
		.option('--gazetteer <file>', 'a table that "chronotope gazetteer" wrote')
		.option('--time-limit <seconds>', 'for one document; then it is refused (default: 120)', whole(1, 86_400))
		.addHelpText(
			'after',
			`
With --out, a run that was stopped goes on where it was; a second one drafts only what is new or changed. Records without
"status": "proposed" are yours, and stay. What cannot be read is told with its reason, the rest goes on, and the exit code is 3;
with --jsonl such a line gives {id, error}.
${examples(
	'extract letters report.pdf --out atlas',
	'extract --jsonl documents.jsonl > proposals.jsonl',
	'extract --jsonl --explain < documents.jsonl',
	"extract --jsonl 'news/*.jsonl.gz' --out proposals --queue redis://localhost"
)}`
		)
		.action(async (paths: string[], { out, timeLimit = 120, ...options }, own) => {
			if (options.queue !== undefined && out === undefined)
				own.error("error: required option '--out <dir>' not specified: workers write there");
			if (options.jsonl) {
				if (out !== undefined && paths.length === 0) own.error("error: missing required argument 'path'");
				done(await (await import('./extract.ts')).extractLines(paths, { ...options, out }));
				return;
			}
			if (options.explain) own.error("error: option '--explain' cannot be used without option '--jsonl'");
			if (out === undefined) own.error("error: required option '--out <dir>' not specified, nor '--jsonl'");
			if (paths.length === 0) own.error("error: missing required argument 'path'");
			done(await (await import('./draft.ts')).draft(paths, { ...options, out, timeLimit }));
		});
}
