// Reads a model from JSON, strictly: what is not known, not of its type or not possible is refused with its path.

import { Refused, told, type Told } from '../refusal.ts';
import { kindOf, MODEL_FORMAT, STEPS, type BlockingRule, type Comparison, type Condition, type Level, type Model, type ModelColumn, type Step, type TermFrequency, type Training } from './model.ts';

/** Longest file that is read as a model, in UTF-16 units. */
export const MODEL_UNITS_MAX = 2_000_000;
const LIST_MAX = 200;
const DEPTH_MAX = 8;
const PAIRS_MAX = 10_000_000_000;

/** The model in a text, or why it is none. */
export function readModel(text: string): Told<Model> {
  return told(() => {
    if (text.length > MODEL_UNITS_MAX) throw new Refused('too-large', '', `a model has at most ${MODEL_UNITS_MAX} letters`);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Refused('not-json', '', 'the model is not JSON');
    }
    return decodeModel(value);
  });
}

/** The text of a model, as it is kept in a file. */
export function writeModel(model: Model): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}

type Fields = Readonly<Record<string, unknown>>;

function objectAt(value: unknown, at: string, needed: readonly string[], optional: readonly string[] = []): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('wrong-type', at, 'an object is needed here');
  const fields = value as Fields;
  for (const name of Object.keys(fields)) if (!needed.includes(name) && !optional.includes(name)) throw new Refused('unknown-field', under(at, name), `there is no such field; here may stand ${[...needed, ...optional].join(', ')}`);
  for (const name of needed) if (!Object.hasOwn(fields, name)) throw new Refused('missing-field', under(at, name), 'the field is needed');
  return fields;
}

function under(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

function listAt<T>(value: unknown, at: string, least: number, read: (one: unknown, at: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw new Refused('wrong-type', at, 'a list is needed here');
  if (value.length < least || value.length > LIST_MAX) throw new Refused('out-of-range', at, `the list has ${value.length} entries; it has ${least} to ${LIST_MAX}`);
  return value.map((one: unknown, index) => read(one, `${at}[${index}]`));
}

function textAt(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new Refused('wrong-type', at, 'a text of 1 to 200 letters is needed here');
  return value;
}

function numberAt(value: unknown, at: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refused('wrong-type', at, 'a number is needed here');
  if (value < least || value > most) throw new Refused('out-of-range', at, `${value} is not from ${least} to ${most}`);
  return value;
}

function wholeAt(value: unknown, at: string, least: number, most: number): number {
  const number = numberAt(value, at, least, most);
  if (!Number.isSafeInteger(number)) throw new Refused('wrong-type', at, 'a whole number is needed here');
  return number;
}

/** A chance of a trained model: 0 and 1 would make a weight without end. */
function chanceAt(value: unknown, at: string): number {
  return numberAt(value, at, 1e-12, 1 - 1e-12);
}

const MODEL_FIELDS = ['format', 'name', 'columns', 'comparisons', 'blocking', 'training', 'thresholds', 'pairsMax'];

/** Throws Refused. */
function decodeModel(value: unknown): Model {
  const fields = objectAt(value, '', MODEL_FIELDS, ['prior', 'agreement']);
  if (fields['format'] !== MODEL_FORMAT) throw new Refused('out-of-range', 'format', `the format is ${JSON.stringify(MODEL_FORMAT)}`);
  const columns = listAt(fields['columns'], 'columns', 1, decodeColumn);
  const known = new Map<string, ModelColumn>();
  columns.forEach((column, at) => {
    if (known.has(column.name)) throw new Refused('name-twice', `columns[${at}].name`, `${JSON.stringify(column.name)} stands twice`);
    known.set(column.name, column);
  });
  const comparisons = listAt(fields['comparisons'], 'comparisons', 1, (one, at) => decodeComparison(one, at, known));
  comparisons.forEach(({ name }, at) => {
    if (comparisons.findIndex((one) => one.name === name) !== at) throw new Refused('name-twice', `comparisons[${at}].name`, `${JSON.stringify(name)} stands twice`);
  });
  const patterns = comparisons.reduce((product, { levels }) => product * (levels.length + 1), 1);
  if (patterns > Number.MAX_SAFE_INTEGER) throw new Refused('too-large', 'comparisons', 'the levels of all comparisons make more patterns than can be counted; use fewer');
  const thresholds = objectAt(fields['thresholds'], 'thresholds', ['review', 'strong']);
  const review = numberAt(thresholds['review'], 'thresholds.review', -100, 100);
  return {
    format: MODEL_FORMAT,
    name: textAt(fields['name'], 'name'),
    columns,
    comparisons,
    blocking: listAt(fields['blocking'], 'blocking', 1, (one, at) => decodeRule(one, at, known)),
    training: decodeTraining(fields['training'], known),
    thresholds: { review, strong: numberAt(thresholds['strong'], 'thresholds.strong', review, 100) },
    pairsMax: wholeAt(fields['pairsMax'], 'pairsMax', 1, PAIRS_MAX),
    ...(fields['prior'] === undefined ? {} : { prior: chanceAt(fields['prior'], 'prior') }),
    ...(fields['agreement'] === undefined ? {} : { agreement: decodeAgreement(fields['agreement'], known) }),
  };
}

function decodeColumn(value: unknown, at: string): ModelColumn {
  const fields = objectAt(value, at, ['name', 'from', 'prepare'], ['needs']);
  const needs = fields['needs'];
  if (needs !== undefined && needs !== 'all' && needs !== 'one') throw new Refused('out-of-range', `${at}.needs`, 'this is "all" or "one"');
  const prepare = listAt(fields['prepare'], `${at}.prepare`, 0, (one, place): Step => {
    if (!(STEPS as readonly unknown[]).includes(one)) throw new Refused('out-of-range', place, `a step is one of ${STEPS.join(', ')}`);
    return one as Step;
  });
  return { name: textAt(fields['name'], `${at}.name`), from: listAt(fields['from'], `${at}.from`, 1, textAt), prepare, ...(needs === undefined ? {} : { needs }) };
}

type Known = ReadonlyMap<string, ModelColumn>;

function columnAt(value: unknown, at: string, known: Known, ...kinds: readonly ReturnType<typeof kindOf>[]): string {
  const name = textAt(value, at);
  const column = known.get(name);
  if (column === undefined) throw new Refused('no-such-column', at, `the model prepares no column ${JSON.stringify(name)}`);
  if (kinds.length > 0 && !kinds.includes(kindOf(column))) throw new Refused('wrong-type', at, `${JSON.stringify(name)} is a ${kindOf(column)}; this test needs a ${kinds.join(' or a ')}`);
  return name;
}

function decodeComparison(value: unknown, at: string, known: Known): Comparison {
  const fields = objectAt(value, at, ['name', 'columns', 'levels']);
  const levels = listAt(fields['levels'], `${at}.levels`, 2, (one, place) => decodeLevel(one, place, known));
  const elseAt = levels.findIndex(({ when }) => when.test === 'else');
  if (elseAt !== levels.length - 1) throw new Refused('out-of-range', `${at}.levels`, 'the last level, and only that, is "else"');
  return { name: textAt(fields['name'], `${at}.name`), columns: listAt(fields['columns'], `${at}.columns`, 1, (one, place) => columnAt(one, place, known)), levels };
}

function decodeLevel(value: unknown, at: string, known: Known): Level {
  const fields = objectAt(value, at, ['name', 'when'], ['m', 'u', 'tf']);
  const tf = fields['tf'] === undefined ? undefined : decodeFrequency(fields['tf'], `${at}.tf`, known);
  return {
    name: textAt(fields['name'], `${at}.name`),
    when: decodeCondition(fields['when'], `${at}.when`, known, 0),
    ...(fields['m'] === undefined ? {} : { m: chanceAt(fields['m'], `${at}.m`) }),
    ...(fields['u'] === undefined ? {} : { u: chanceAt(fields['u'], `${at}.u`) }),
    ...(tf === undefined ? {} : { tf }),
  };
}

function decodeFrequency(value: unknown, at: string, known: Known): TermFrequency {
  const fields = objectAt(value, at, ['column', 'weight', 'least']);
  return { column: columnAt(fields['column'], `${at}.column`, known), weight: numberAt(fields['weight'], `${at}.weight`, 0, 1), least: numberAt(fields['least'], `${at}.least`, 0, 1) };
}

function decodeCondition(value: unknown, at: string, known: Known, depth: number): Condition {
  if (depth > DEPTH_MAX) throw new Refused('too-large', at, `conditions stand at most ${DEPTH_MAX} deep`);
  const test = typeof value === 'object' && value !== null ? (value as Fields)['test'] : undefined;
  const one = (bound: 'least' | 'most', least: number, most: number, ...kinds: Parameters<typeof columnAt>[3][]): { readonly column: string; readonly bound: number } => {
    const fields = objectAt(value, at, ['test', 'column', bound]);
    return { column: columnAt(fields['column'], `${at}.column`, known, ...kinds), bound: numberAt(fields[bound], `${at}.${bound}`, least, most) };
  };
  switch (test) {
    case 'else':
      objectAt(value, at, ['test']);
      return { test };
    case 'exact':
    case 'missing':
    case 'prefix':
      return { test, column: columnAt(objectAt(value, at, ['test', 'column'])['column'], `${at}.column`, known) };
    case 'jaro-winkler':
      return least(test, one('least', 0, 1, 'text', 'date'));
    case 'jaccard':
    case 'contained':
      return least(test, one('least', 0, 1, 'set'));
    case 'overlap':
      return least(test, one('least', 1, 1000, 'set'));
    case 'damerau-levenshtein':
      return most(test, one('most', 0, 100, 'text', 'date'));
    case 'days':
      return most(test, one('most', 0, 1e6, 'date'));
    case 'difference':
      return most(test, one('most', 0, 1e15, 'number', 'date'));
    case 'swapped': {
      const pair = listAt(objectAt(value, at, ['test', 'columns'])['columns'], `${at}.columns`, 2, (name, place) => columnAt(name, place, known));
      if (pair.length !== 2) throw new Refused('out-of-range', `${at}.columns`, 'two columns are exchanged');
      return { test, columns: pair as [string, string] };
    }
    case 'all':
    case 'any': {
      const of = listAt(objectAt(value, at, ['test', 'of'])['of'], `${at}.of`, 1, (inner, place) => decodeCondition(inner, place, known, depth + 1));
      if (of.some((inner) => inner.test === 'else')) throw new Refused('out-of-range', `${at}.of`, '"else" stands alone');
      return { test, of };
    }
    default:
      throw new Refused('out-of-range', `${at}.test`, 'a test is exact, jaro-winkler, damerau-levenshtein, overlap, jaccard, contained, days, difference, prefix, swapped, missing, all, any or else');
  }
}

function least<T extends 'jaro-winkler' | 'jaccard' | 'contained' | 'overlap'>(test: T, { column, bound }: { readonly column: string; readonly bound: number }): Condition {
  return { test, column, least: bound } as Condition;
}

function most<T extends 'damerau-levenshtein' | 'days' | 'difference'>(test: T, { column, bound }: { readonly column: string; readonly bound: number }): Condition {
  return { test, column, most: bound } as Condition;
}

function decodeRule(value: unknown, at: string, known: Known): BlockingRule {
  const fields = objectAt(value, at, ['columns'], ['most', 'then']);
  const columns = listAt(fields['columns'], `${at}.columns`, 1, (one, place) => columnAt(one, place, known));
  if (columns.filter((name) => kindOf(known.get(name) as ModelColumn) === 'set').length > 1) throw new Refused('out-of-range', `${at}.columns`, 'a rule has at most one column that is a set');
  if (fields['then'] !== undefined && fields['most'] === undefined) throw new Refused('missing-field', `${at}.most`, '"then" divides groups of more records than "most"');
  return {
    columns,
    ...(fields['most'] === undefined ? {} : { most: wholeAt(fields['most'], `${at}.most`, 2, 1_000_000) }),
    ...(fields['then'] === undefined ? {} : { then: listAt(fields['then'], `${at}.then`, 1, (one, place) => columnAt(one, place, known, 'text', 'date', 'number')) }),
  };
}

function decodeTraining(value: unknown, known: Known): Training {
  const fields = objectAt(value, 'training', ['deterministic', 'recall', 'blocking', 'randomPairs', 'seed']);
  return {
    deterministic: listAt(fields['deterministic'], 'training.deterministic', 0, (one, at) => decodeRule(one, at, known)),
    recall: numberAt(fields['recall'], 'training.recall', 0.01, 1),
    blocking: listAt(fields['blocking'], 'training.blocking', 0, (one, at) => decodeRule(one, at, known)),
    randomPairs: wholeAt(fields['randomPairs'], 'training.randomPairs', 1000, 100_000_000),
    seed: wholeAt(fields['seed'], 'training.seed', 0, Number.MAX_SAFE_INTEGER),
  };
}

function decodeAgreement(value: unknown, known: Known): Readonly<Record<string, number>> {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const fields = objectAt(value, 'agreement', [], names);
  return Object.fromEntries(names.map((name) => [columnAt(name, `agreement.${name}`, known), numberAt(fields[name], `agreement.${name}`, 1e-12, 1)]));
}
