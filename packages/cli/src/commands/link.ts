// amanah link: which records of a file may be about the same person or household. Candidates for a person to decide.

import { availableParallelism } from 'node:os';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bridges, clusters } from '@amanah/linkage/cluster.ts';
import { probabilityOf } from '@amanah/linkage/compare/weights.ts';
import { againstLabels, curve } from '@amanah/linkage/evaluate.ts';
import { Explainer } from '@amanah/linkage/explain.ts';
import { groundOf, link as linkTable, predict, train, type LinkOptions, type Prediction } from '@amanah/linkage/link.ts';
import { writeModel } from '@amanah/linkage/model/decode.ts';
import { householdsModel } from '@amanah/linkage/model/households.ts';
import { isTrained, REVIEW_BITS, type Model } from '@amanah/linkage/model/model.ts';
import { personsModel } from '@amanah/linkage/model/persons.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds, madePersons, PERSON_COLUMNS } from '@amanah/linkage/synthetic/registrations.ts';
import { columnNamed, textAt, titlesOf } from '@amanah/linkage/table.ts';
import { threads } from '@amanah/linkage/threads.ts';
import type { Given } from '../arguments.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { LINK_HINT, readAllRecords, readLabels, readModelFile, readPairs, refusedAsFault, statedRoles, writeRows, type Records } from '../link-files.ts';
import { curveSvg } from '../link-curve.ts';
import { curveText, explanationText, labelledText, predictionText, trainingText } from '../link-text.ts';
import type { Terminal } from '../terminal.ts';

const TEMPLATES = ['persons', 'households'] as const;
const RECORDS_MAX = 10_000_000;
/** Where a precision-recall curve is looked at, in bits. */
const CURVE_WEIGHTS = [-4, -2, 0, 1, 2, 3, 3.5, 4.25, 5, 6, 8, 10, 12, 15, 20] as const;

export const link: Command = {
  name: 'link',
  summary: 'find records that may be about the same person or household, with the reasons',
  usage: [
    'amanah link predict FILE... [--model MODEL|--template persons|households] [--id COLUMN] [--between] [--threshold BITS] [--out PAIRS.csv]',
    'amanah link train FILE... [--model MODEL|--template …] --out MODEL',
    'amanah link explain FILE... ID ID --id COLUMN [--model MODEL|--template …]',
    'amanah link cluster PAIRS.csv [--threshold BITS] [--bridges] [--out CLUSTERS.csv]',
    'amanah link evaluate PAIRS.csv FILE... --id COLUMN --truth COLUMN [--pattern REGEX] [--labels JUDGED.csv] [--svg CURVE.svg]',
    'amanah link make persons|households --records N [--duplicates SHARE] [--seed N]',
  ],
  about: [
    'Compares the records of files (CSV; Parquet where the name ends in .parquet, JSON lines where in .jsonl) column by column, and weighs each pair in bits: 0 is even odds, every further bit doubles them. Two files are compared as one list; with --between only across them. What comes out is a list of candidates: nothing is merged, a person decides.',
    'Without a model, one is made from what the columns are called in the file (--columns says it where the names do not), and trained on the same file without labels. train keeps such a model in a file that can be read and changed; docs/formats/link-model.md says what it holds. explain shows a pair line by line.',
    'cluster joins pairs at a threshold and lists with --bridges the pairs that hold two parts of a cluster together: look at these first. evaluate compares with a truth in a column, and prints precision and recall by threshold: for the whole curve predict with a low --threshold first. make prints a made-up list in five scripts with known truth.',
  ],
  words: [{ name: 'train|predict|explain|cluster|evaluate|make' }, { name: 'FILE...', optional: true, many: true }],
  options: {
    model: { value: 'MODEL', about: 'a model file; one that is not trained is trained on the records' },
    template: { value: 'NAME', choices: TEMPLATES, about: 'the default model to begin from (persons)' },
    columns: { value: 'COLUMN=ROLE,…', about: 'what columns are about, such as fname=given,true_id=ignored' },
    id: { value: 'COLUMN', about: 'the column that tells records apart (the number of the row where left out)' },
    between: { about: 'only pairs across files' },
    threshold: { value: 'BITS', about: 'lowest weight of a pair (the one of the model where left out)' },
    bridges: { about: 'list the pairs without which a cluster falls in two' },
    truth: { value: 'COLUMN', about: 'the column that is the same for records of the same one' },
    pattern: { value: 'REGEX', about: 'the part of the truth that counts, in its first brackets' },
    labels: { value: 'FILE', about: 'pairs that people have judged: id_left, id_right and label (1 the same, 0 not)' },
    svg: { value: 'FILE', about: 'draw the precision-recall curve there' },
    records: { value: 'N', about: 'rows to make' },
    duplicates: { value: 'SHARE', about: 'share of the rows that register somebody again (0.2)' },
    seed: { value: 'N', about: 'what a made-up list follows from (1)' },
    threads: { value: 'N', about: 'threads to work with (as many as there are processors)' },
    out: { value: 'FILE', about: 'write there, not to the output; as Parquet where the name ends in .parquet' },
    json: JSON_OPTION,
  },
  examples: [
    'amanah link predict registrations.csv --id record_id --out pairs.csv',
    'amanah link predict agency-a.csv agency-b.csv --between --id case_id',
    'amanah link train households.csv --template households --columns true_id=ignored --out model.json',
    'amanah link explain registrations.csv R-17 R-2041 --id record_id',
    'amanah link cluster pairs.csv --threshold 10 --bridges',
    'amanah link evaluate pairs.csv febrl.csv --id rec_id --truth rec_id --pattern "rec-([0-9]+)"',
    'amanah link make households --records 1000 --seed 7 > made.csv',
  ],

  async run(given, terminal) {
    const [what = '', ...files] = given.words;
    const part = PARTS[what];
    if (part === undefined) throw wrongUse(`link does one of ${Object.keys(PARTS).join(', ')}, not ${JSON.stringify(what)}.`, LINK_HINT);
    return part(files, given, terminal);
  },
};

type Part = (files: readonly string[], given: Given, terminal: Terminal) => Promise<ExitCode>;

const PARTS: Readonly<Record<string, Part>> = { train: trainPart, predict: predictPart, explain: explainPart, cluster: clusterPart, evaluate: evaluatePart, make: makePart };

/** A number with a sign and decimals. */
function bits(given: Given, name: string): number | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  if (!/^-?\d{1,3}(\.\d{1,6})?$/.test(text)) throw wrongUse(`--${name} is a number such as 3.5, not ${JSON.stringify(text)}.`, LINK_HINT);
  return Number(text);
}

function optionsOf(given: Given, terminal: Terminal, { fileOf }: Records): LinkOptions {
  const count = given.number('threads', { min: 1, max: 256 }) ?? availableParallelism();
  const least = bits(given, 'threshold');
  return {
    team: threads(count),
    onStage: (stage, done, of) => terminal.progress(of > 1 ? `${stage}: ${Math.floor((100 * done) / of)} %` : stage),
    isDefault: given.text('model') === undefined,
    ...(fileOf === undefined ? {} : { fileOf }),
    ...(least === undefined ? {} : { least }),
  };
}

async function modelFor(records: Records, given: Given, terminal: Terminal): Promise<Model> {
  const file = given.text('model');
  if (file !== undefined && given.text('template') !== undefined) throw wrongUse('--model and --template are two ways to name a model; say one.', LINK_HINT);
  if (file !== undefined) return readModelFile(file, terminal);
  const roles = { ...statedRoles(given), ...(given.text('truth') === undefined ? {} : { [given.needed('truth')]: 'ignored' as const }), ...(given.text('id') === undefined ? {} : { [given.needed('id')]: 'id' as const }) };
  const unknown = Object.keys(roles).find((name) => !records.called.has(name));
  if (unknown !== undefined) throw wrongUse(`${records.names} has no column ${JSON.stringify(unknown)}; it has ${titlesOf(records.table)}.`, LINK_HINT);
  return refusedAsFault(records.names, () => (given.text('template') === 'households' ? householdsModel(records.table, { roles }) : personsModel(records.table, { roles })));
}

async function trainPart(files: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  const out = given.needed('out');
  const records = await readAllRecords(files, given, terminal);
  const model = await modelFor(records, given, terminal);
  const trained = await refusedAsFault(records.names, () => train(records.table, model, optionsOf(given, terminal, records)));
  writeFileSync(resolve(terminal.surroundings.folder, out), writeModel(trained.model));
  if (given.flag('json')) await terminal.json({ model: out, records: records.table.size, ...trained.report });
  else await terminal.lines(`Wrote ${out}, trained on ${records.table.size.toLocaleString('en')} records.`, ...trainingText(trained.report));
  return EXIT.ok;
}

async function predictionOf(records: Records, given: Given, terminal: Terminal): Promise<Prediction> {
  const model = await modelFor(records, given, terminal);
  const options = optionsOf(given, terminal, records);
  return refusedAsFault(records.names, () => (isTrained(model) ? predict(records.table, model, options) : linkTable(records.table, model, options)));
}

async function predictPart(files: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  const records = await readAllRecords(files, given, terminal);
  const prediction = await predictionOf(records, given, terminal);
  const { pairs, model } = prediction;
  const order = Array.from(pairs.weight, (_, at) => at).sort((a, b) => (pairs.weight[b] as number) - (pairs.weight[a] as number) || (pairs.left[a] as number) - (pairs.left[b] as number) || (pairs.right[a] as number) - (pairs.right[b] as number));
  if (prediction.training?.isStated === true) terminal.note(trainingText(prediction.training)[0] ?? '');
  for (const line of predictionText(prediction, records.names)) terminal.note(line);
  const rowOf = (at: number): readonly [string, string, number] => [records.ids[pairs.left[at] as number] as string, records.ids[pairs.right[at] as number] as string, pairs.weight[at] as number];
  const verdict = (weight: number): string => (weight >= model.thresholds.strong ? 'strong' : weight >= model.thresholds.review ? 'review' : 'below review');
  if (given.flag('json')) {
    await terminal.json({ records: records.table.size, rules: prediction.rules, thresholds: model.thresholds, pairs: order.map(rowOf).map(([left, right, weight]) => ({ left, right, weight, probability: probabilityOf(weight), verdict: verdict(weight) })) });
    return EXIT.ok;
  }
  const rows = order.map((at) => {
    const [left, right, weight] = rowOf(at);
    return [left, right, weight.toFixed(4), probabilityOf(weight).toFixed(6), verdict(weight)];
  });
  await writeRows(['id_left', 'id_right', 'weight', 'probability', 'verdict'], rows, given, terminal);
  return EXIT.ok;
}

async function explainPart(words: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  if (words.length < 3) throw wrongUse('link explain needs a file and two ids.', LINK_HINT);
  const records = await readAllRecords(words.slice(0, -2), given, terminal);
  const [one = '', other = ''] = words.slice(-2);
  const rows = [one, other].map((id, at) => {
    const row = records.ids.indexOf(id);
    if (row < 0) throw new Fault(`${records.names} has no record of the ${at === 0 ? 'first' : 'second'} id.`, { hint: 'Name the column of ids with --id; without it ids are the numbers of the rows.', exit: EXIT.refused });
    return row;
  });
  const model = await modelFor(records, given, terminal);
  const trained = isTrained(model) ? model : (await refusedAsFault(records.names, () => train(records.table, model, optionsOf(given, terminal, records)))).model;
  const told = new Explainer({ model: trained, columns: groundOf(records.table, trained).columns }).explain(rows[0] as number, rows[1] as number);
  if (given.flag('json')) await terminal.json({ left: one, right: other, ...told });
  else await terminal.lines(...explanationText(one, other, told));
  return EXIT.ok;
}

async function clusterPart([file, ...more]: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  if (file === undefined || more.length > 0) throw wrongUse('link cluster takes one file of pairs.', LINK_HINT);
  const { pairs, ids } = await readPairs(file, terminal);
  const least = bits(given, 'threshold') ?? Number.NEGATIVE_INFINITY;
  if (given.flag('bridges')) {
    const found = bridges(ids.length, pairs, least).map(({ left, right, ...rest }) => ({ left: ids[left] as string, right: ids[right] as string, ...rest }));
    if (given.flag('json')) await terminal.json({ bridges: found });
    else await writeRows(['id_left', 'id_right', 'weight', 'smaller_part', 'cluster_size'], found.map((one) => [one.left, one.right, one.weight.toFixed(4), String(one.smaller), String(one.cluster)]), given, terminal);
    return EXIT.ok;
  }
  const found = clusters(ids.length, pairs, least);
  if (given.flag('json')) await terminal.json({ clusters: Object.values(Object.groupBy(ids.keys(), (row) => String(found[row]))).map((rows) => (rows ?? []).map((row) => ids[row])) });
  else await writeRows(['id', 'cluster'], ids.map((id, row) => [id, ids[found[row] as number] as string]), given, terminal);
  return EXIT.ok;
}

async function evaluatePart([file = '', ...files]: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  const truth = given.needed('truth');
  const records = await readAllRecords(files, given, terminal);
  const { pairs } = await readPairs(file, terminal, records.ids);
  const entityOf = entitiesOf(records, truth, patternOf(given));
  const lowest = pairs.weight.reduce((least, weight) => Math.min(least, weight), 0);
  const weights = [...new Set([bits(given, 'threshold') ?? Math.floor(lowest), ...CURVE_WEIGHTS])].filter((weight) => weight >= Math.floor(lowest)).sort((a, b) => a - b);
  const points = curve(records.table.size, pairs, entityOf, weights, records.fileOf);
  const labels = given.text('labels') === undefined ? undefined : await readLabels(given.needed('labels'), terminal, records.ids);
  const judged = labels === undefined ? undefined : weights.map((weight) => ({ weight, score: againstLabels(pairs, labels, weight) }));
  const svg = given.text('svg');
  if (svg !== undefined) writeFileSync(resolve(terminal.surroundings.folder, svg), curveSvg(points, records.names, REVIEW_BITS));
  if (given.flag('json')) await terminal.json({ records: records.table.size, curve: points, ...(judged === undefined ? {} : { judged }) });
  else await terminal.lines(...curveText(points), ...(judged === undefined ? [] : ['', ...labelledText(judged, labels?.length ?? 0)]));
  return EXIT.ok;
}

function entitiesOf({ table, names }: Records, truth: string, pattern: RegExp | undefined): Int32Array {
  const column = columnNamed(table, truth);
  if (column === undefined) throw wrongUse(`${names} has no column ${JSON.stringify(truth)}.`, LINK_HINT);
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: table.size }, (_, row) => {
    const text = textAt(column, row);
    const name = text === undefined ? undefined : pattern === undefined ? text : pattern.exec(text)?.[1];
    if (name === undefined) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

function patternOf(given: Given): RegExp | undefined {
  const text = given.text('pattern');
  if (text === undefined) return undefined;
  try {
    return new RegExp(text, 'u');
  } catch {
    throw wrongUse(`--pattern is a regular expression, and ${JSON.stringify(text)} is none.`, LINK_HINT);
  }
}

async function makePart([kind = '', ...more]: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  if (!(TEMPLATES as readonly string[]).includes(kind) || more.length > 0) throw wrongUse('link make makes persons or households.', LINK_HINT);
  const duplicates = bits(given, 'duplicates') ?? 0.2;
  if (duplicates < 0 || duplicates > 0.9) throw wrongUse('--duplicates is a share from 0 to 0.9.', LINK_HINT);
  const listing = { records: given.number('records', { min: 1, max: RECORDS_MAX }) ?? 1000, duplicates, seed: given.number('seed', { min: 0, max: Number.MAX_SAFE_INTEGER }) ?? 1 };
  const isPersons = kind === 'persons';
  await writeRows(isPersons ? PERSON_COLUMNS : HOUSEHOLD_COLUMNS, isPersons ? madePersons(listing) : madeHouseholds(listing), given, terminal);
  return EXIT.ok;
}
