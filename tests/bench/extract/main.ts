import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { loadGazetteer } from '#cli/gazetteer/load.ts';
import { Gazetteer } from '#lib/extract/gazetteer/gazetteer.ts';
import type { Model } from '#lib/extract/places/filter.ts';
import { homeOf } from '#lib/extract/places/home.ts';
import { explainPlaces, findPlaces } from '#lib/extract/places/places.ts';
import { shared } from '#tests/shared.ts';
import { readCorpus, type Document } from './corpus.ts';
import { classify, type Mistakes } from './mistakes.ts';
import { interval, measures, sum, tally, type Measures, type Tally } from './score.ts';
import { train } from './train.ts';

const project = join(import.meta.dirname, '../../..');
const modelFile = join(project, 'src/lib/extract/places/model.json');
const readme = join(project, 'src/lib/extract/README.md');

/** The corpora that the shipped weights are trained on. */
const trained = ['corpora/geoparsing/LGL.jsonl', 'corpora/geoparsing/GeoWebNews.jsonl'];

interface Report {
	corpus: string;
	documents: number;
	/** Names of the corpora that the model was trained on. */
	trainedOn: string[];
	endToEnd: Measures & { interval: [number, number] };
	exact: Measures;
	overlap: Measures;
	documentsPerSecond: number;
	mistakes: Mistakes;
}

/**
 * `bench -- extract CORPUS.jsonl [--json]` scores a corpus; `--train` writes the shipped weights; `--table` writes the table of
 * the folder's README. A corpus that the weights were trained on is scored with weights trained on the others.
 */
export async function bench({ json, args }: { json: boolean; args: readonly string[] }): Promise<void> {
	const gazetteer = new Gazetteer(await loadGazetteer());
	const known = trained.map((path) => shared(path)).filter((path) => path !== null);
	if (args.includes('--train')) return writeModel(known, gazetteer);
	const named = args.filter((arg) => !arg.startsWith('--'));
	const paths = args.includes('--table') ? known : named;
	if (paths.length === 0)
		throw new Error('expected the path of a corpus: bench -- extract CORPUS.jsonl [--json]');
	const reports = paths.map((path) => report(path, known, gazetteer));
	if (args.includes('--table')) writeTable(reports);
	if (json)
		process.stdout.write(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, '\t')}\n`);
	else for (const one of reports) print(one);
}

function report(path: string, known: readonly string[], gazetteer: Gazetteer): Report {
	if (!existsSync(path)) throw new Error(`no such file: ${path}`);
	const corpus = readCorpus(path);
	const texts = new Set(corpus.map(({ text }) => text));
	const corpora = known.map((file) => ({ file, documents: readCorpus(file) }));
	const others = corpora.filter(({ documents }) => !documents.some(({ text }) => texts.has(text)));
	const model =
		others.length === corpora.length
			? (JSON.parse(readFileSync(modelFile, 'utf8')) as Model)
			: train(
					others.map(({ documents }) => documents),
					gazetteer
				);
	const homes = new Map(corpus.map(({ publisher }) => [publisher, homeOf(publisher, gazetteer)] as const));
	const options = ({ publisher }: Document) => ({ gazetteer, model, home: homes.get(publisher) ?? null });
	const began = performance.now();
	const found = corpus.map((document) => findPlaces(document.text, options(document)));
	const seconds = (performance.now() - began) / 1000;
	const tallies: Tally[] = corpus.map(({ gold }, index) => tally(found[index]!, gold));
	const total = sum(tallies);
	return {
		corpus: basename(path, '.jsonl'),
		documents: corpus.length,
		trainedOn: others.map(({ file }) => basename(file, '.jsonl')),
		endToEnd: { ...measures(total.hits, total.predicted, total.gold), interval: interval(tallies) },
		exact: measures(total.exact, total.allPredicted, total.allGold),
		overlap: measures(total.overlaps, total.allPredicted, total.allGold),
		documentsPerSecond: Math.round(corpus.length / seconds),
		mistakes: classify(corpus, (document) => explainPlaces(document.text, options(document)), gazetteer)
	};
}

function writeModel(paths: readonly string[], gazetteer: Gazetteer): void {
	if (paths.length < trained.length) throw new Error('the corpora to train on are not there');
	const model = train(paths.map(readCorpus), gazetteer);
	writeFileSync(modelFile, `${JSON.stringify(model, null, '\t')}\n`);
	process.stdout.write(`${relative(project, modelFile)}: ${JSON.stringify(model).length} bytes\n`);
}

const f = (value: number) => value.toFixed(1);

function print({
	corpus,
	documents,
	trainedOn,
	endToEnd,
	exact,
	overlap,
	documentsPerSecond,
	mistakes
}: Report): void {
	const line = (name: string, { precision, recall, f1 }: Measures) =>
		`  ${name.padEnd(24)}P ${f(precision)}  R ${f(recall)}  F1 ${f(f1)}`;
	const [low, high] = endToEnd.interval;
	process.stdout.write(
		[
			`${corpus}: ${documents} documents, weights trained on ${trainedOn.join(', ') || 'nothing'}`,
			`${line('end to end, 161 km', endToEnd)}  (95 %: ${f(low)} to ${f(high)})`,
			line('recognition, exact', exact),
			line('recognition, overlap', overlap),
			`  ${documentsPerSecond} documents a second`,
			...Object.entries(mistakes).map(
				([name, { count, most }]) =>
					`  ${name}: ${count}${most.map(({ text, times }) => `\n    ${times} ${text}`).join('')}`
			),
			''
		].join('\n')
	);
}

const BEGIN = '<!-- table: `npm run -s bench -- extract --table` -->';
const END = '<!-- end of table -->';

function writeTable(reports: readonly Report[]): void {
	const text = readFileSync(readme, 'utf8');
	const rows = reports.map(({ corpus, documents, trainedOn, endToEnd, exact, overlap }) => [
		corpus,
		String(documents),
		trainedOn.join(', '),
		`${f(endToEnd.f1)} (${endToEnd.interval.map(f).join('–')})`,
		`${f(endToEnd.precision)} / ${f(endToEnd.recall)}`,
		f(exact.f1),
		f(overlap.f1)
	]);
	const head = [
		'corpus',
		'documents',
		'trained on',
		'end-to-end F1 (95 %)',
		'P / R',
		'exact F1',
		'overlap F1'
	];
	const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)));
	const row = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
	const table = [
		row(head),
		`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
		...rows.map(row)
	].join('\n');
	const [before] = text.split(BEGIN);
	const after = text.split(END)[1];
	if (after === undefined) throw new Error(`${relative(project, readme)} has no place for the table`);
	writeFileSync(readme, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
}
