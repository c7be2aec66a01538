// What the comparison of names reaches on published lists, as the test checks it and docs/names.md tells it.
// `node conformance/names/figures.ts` prints the tables.

import process from 'node:process';
import { fromUtf8 } from '@amanah/log/bytes.ts';
import { MATCH_SCORE, score } from '@amanah/names/compare.ts';
import { keysOf, prepare, type Kind, type Prepared } from '@amanah/names/prepared.ts';
import { scriptOf } from '@amanah/names/script.ts';
import { findPeerFiles, type PeerFiles } from '../shared-data.ts';
import { FREQUENT_NAMES, pairsOfScript } from './frequent-names.ts';

/** Rows of a file of comma-separated text with quoted cells. */
export function rowsOf(files: PeerFiles, file: string, separator = ','): readonly (readonly string[])[] {
  return rowsOfText(fromUtf8(files.bytes(file)) ?? '', separator);
}

/** Rows of comma-separated text with quoted cells. */
export function rowsOfText(text: string, separator = ','): readonly (readonly string[])[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\n\\r]*))(${separator}|\\r?\\n|$)`, 'g');
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [whole, quoted, plain = '', end] of text.matchAll(cell)) {
    if (whole === '' && row.length === 0) continue;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

export interface Judged {
  readonly kind: Kind;
  readonly scripts: string;
  readonly score: number;
  readonly same: boolean;
}

/** The two scripts of a pair, in one order. */
function scriptsOf(one: string, other: string): string {
  return [scriptOf(one), scriptOf(other)].sort().join('–');
}

/** The labelled pairs of folder 09. */
export function judgedPairs(files: PeerFiles): readonly Judged[] {
  return rowsOf(files, 'name_pair_cases_dev.csv').slice(1).filter((row) => row.length >= 5).map(([, schema = '', one = '', other = '', same]) => {
    const kind: Kind = schema === 'Person' ? 'person' : 'organisation';
    return { kind, scripts: scriptsOf(one, other), score: score(prepare(one, { kind }), prepare(other, { kind })), same: same === 'true' };
  });
}

export interface Rates {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function ratesOf(judged: readonly Judged[], threshold = MATCH_SCORE): Rates {
  const found = judged.filter((pair) => pair.score >= threshold);
  const right = found.filter(({ same }) => same).length;
  const [precision, recall] = [right / found.length, right / judged.filter(({ same }) => same).length];
  return { pairs: judged.length, precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** The highest recall that a threshold reaches with at least this precision. */
export function bestRecall(judged: readonly Judged[], precision: number): { readonly threshold: number; readonly recall: number } {
  let best = { threshold: 1, recall: 0 };
  for (let step = 50; step <= 100; step += 1) {
    const rates = ratesOf(judged, step / 100);
    if (rates.precision >= precision && rates.recall > best.recall) best = { threshold: step / 100, recall: rates.recall };
  }
  return best;
}

/** The cross-script pairs of folder 09 with the lowest score that their publisher expects. */
export function crossScriptPairs(files: PeerFiles): readonly (Judged & { readonly names: string; readonly least: number })[] {
  return rowsOf(files, 'cross_script_pairs.csv').filter(([first = '', other]) => !first.startsWith('#') && other !== undefined).map(([one = '', other = '', least]) => ({
    kind: 'person', names: `${one} / ${other}`, scripts: scriptsOf(one, other), score: score(prepare(one, { kind: 'person' }), prepare(other, { kind: 'person' })), same: true, least: Number(least),
  }));
}

export interface WordFigures {
  readonly pairs: number;
  readonly keyRecall: number;
  /** Of random pairs that are not one name, the share that has a key in common. */
  readonly keyChance: number;
  readonly recall: number;
  /** Of random pairs, the share that reaches the threshold. */
  readonly chance: number;
  /** Precision where for every pair of one name one random pair is tried. */
  readonly precision: number;
}

/** A row of numbers that looks like chance and is always the same (Numerical Recipes' linear congruential generator). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const RANDOM_PAIRS = 10;
/** A short list has few words: more of its random pairs are tried. */
export const OWN_RANDOM_PAIRS = 100;

/** Words and their Latin spellings: whether the two meet by key and by score, and how often words that are not one do. */
export function wordFigures(pairs: readonly (readonly [string, string])[], randomPairs = RANDOM_PAIRS): WordFigures {
  const names = pairs.map(([one, other]) => [prepare(one, { kind: 'person' }), prepare(other, { kind: 'person' })] as const);
  const keys = names.map(([one, other]) => [keysOf(one), new Set(keysOf(other))] as const);
  const share = (here: number, there: number): boolean => (keys[here]?.[0] ?? []).some((key) => keys[there]?.[1].has(key));
  const reach = (here: number, there: number): boolean => score((names[here] as readonly [Prepared, Prepared])[0], (names[there] as readonly [Prepared, Prepared])[1]) >= MATCH_SCORE;
  const count = (test: (at: number) => boolean): number => pairs.reduce((sum, _, at) => sum + (test(at) ? 1 : 0), 0);
  const next = chance(20261122);
  let [tried, shared, reached] = [0, 0, 0];
  for (let time = 0; time < pairs.length * randomPairs; time += 1) {
    const [here, there] = [Math.floor(next() * pairs.length), Math.floor(next() * pairs.length)];
    if (pairs[here]?.[1] === pairs[there]?.[1] || pairs[here]?.[0] === pairs[there]?.[0]) continue;
    tried += 1;
    if (share(here, there)) shared += 1;
    if (reach(here, there)) reached += 1;
  }
  const recall = count((at) => reach(at, at)) / pairs.length;
  return { pairs: pairs.length, keyRecall: count((at) => share(at, at)) / pairs.length, keyChance: shared / tried, recall, chance: reached / tried, precision: recall / (recall + reached / tried) };
}

export function gazaWords(files: PeerFiles): readonly (readonly [string, string])[] {
  return rowsOf(files, 'gaza_name_tokens_ar_en_dev.csv').slice(1).filter((row) => row.length === 2).map(([one = '', other = '']) => [one, other] as const);
}

export function wikipediaWords(files: PeerFiles): readonly (readonly [string, string])[] {
  return rowsOf(files, 'wikipedia_ar2en_train.txt', '\t').filter((row) => row.length === 2).map(([one = '', other = '']) => [one, other] as const);
}

export interface OrganisationFigures {
  readonly acronyms: number;
  readonly acronymRecall: number;
  readonly names: number;
  readonly nameRecall: number;
  readonly others: number;
  /** Pairs of two canonical names that reach the threshold; some of them are the same organisation listed twice. */
  readonly othersFound: number;
}

/** Look-ups of folder 06 that are not the canonical name but for case, against it; and canonical names against each other. */
export function organisationFigures(files: PeerFiles): OrganisationFigures {
  const rows = rowsOf(files, 'org_name_map.csv').slice(1).filter((row) => row.length > 5 && row[1] !== '');
  const given = (text: string): Prepared => prepare(text, { kind: 'organisation' });
  const pairs = rows.filter(([, one = '', other = '']) => one.toLowerCase() !== other.toLowerCase()).map(([, one = '', other = '']) => ({ short: !/\s/.test(one.trim()) && one.length <= 8, found: score(given(one), given(other)) >= MATCH_SCORE }));
  const recall = (list: typeof pairs): number => list.filter(({ found }) => found).length / list.length;
  const canonical = [...new Set(rows.map(([, , name = '']) => name))].map(given);
  let found = 0;
  for (let here = 0; here < canonical.length; here += 1) for (let there = 0; there < here; there += 1) if (score(canonical[here] as Prepared, canonical[there] as Prepared) >= MATCH_SCORE) found += 1;
  const [short, long] = [pairs.filter((pair) => pair.short), pairs.filter((pair) => !pair.short)];
  return { acronyms: short.length, acronymRecall: recall(short), names: long.length, nameRecall: recall(long), others: (canonical.length * (canonical.length - 1)) / 2, othersFound: found };
}

export interface ClearFigures {
  readonly names: number;
  readonly listed: number;
  /** Clear names that reach the threshold with any listed name, per script of the clear name. */
  readonly found: ReadonlyMap<string, number>;
  readonly ofScript: ReadonlyMap<string, number>;
  readonly total: number;
}

/** The 8,000 clear people of folder 09 against every person and alias of its list, found by single keys. */
export function clearFigures(files: PeerFiles): ClearFigures {
  const people = rowsOf(files, 'ofac/sdn.csv').filter((row) => row[2]?.trim() === 'individual');
  const ids = new Set(people.map(([id]) => id));
  const aliases = rowsOf(files, 'ofac/alt.csv').filter(([id]) => ids.has(id));
  const listed = [...people.map((row) => row[1] ?? ''), ...aliases.map((row) => row[3] ?? '')].map((name) => prepare(name, { kind: 'person' }));
  const byKey = new Map<string, number[]>();
  listed.forEach((name, at) => {
    for (const key of keysOf(name)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [at]);
      else same.push(at);
    }
  });
  const [found, ofScript] = [new Map<string, number>(), new Map<string, number>()];
  const clear = rowsOf(files, 'synthetic_clear_people_global_8000.csv').slice(1).map(([name = '']) => name);
  for (const text of clear) {
    const script = scriptOf(text);
    ofScript.set(script, (ofScript.get(script) ?? 0) + 1);
    const name = prepare(text, { kind: 'person' });
    const candidates = new Set(keysOf(name).flatMap((key) => byKey.get(key) ?? []));
    if ([...candidates].some((at) => score(name, listed[at] as Prepared) >= MATCH_SCORE)) found.set(script, (found.get(script) ?? 0) + 1);
  }
  return { names: clear.length, listed: listed.length, found, ofScript, total: [...found.values()].reduce((sum, count) => sum + count, 0) };
}

function percent(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}

function ratesRow(what: string, judged: readonly Judged[]): string {
  const { pairs, precision, recall, f1 } = ratesOf(judged);
  return `| ${what} | ${pairs} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} |`;
}

/** The tables of docs/names.md. */
function tables(): readonly string[] {
  const [screening, words, presence] = ['09-sanctions-screening', '10-arabic-latin-names', '06-hxl-3w-operational-presence'].map(findPeerFiles);
  if (screening === undefined || words === undefined || presence === undefined) return ["The folders of peers' files are absent; set AMANAH_SHARED_DATA to where they lie."];
  const judged = judgedPairs(screening);
  const scripts = [...new Set(judged.map((pair) => pair.scripts))].sort();
  const cross = crossScriptPairs(screening);
  const clear = clearFigures(screening);
  const organisations = organisationFigures(presence);
  const wordRow = (what: string, { pairs, keyRecall, keyChance, recall, precision, chance: random }: WordFigures): string =>
    `| ${what} | ${pairs.toLocaleString('en')} | ${percent(keyRecall)} | ${(keyChance * 100).toFixed(2)} % | ${percent(recall)} | ${percent(precision)} | ${(random * 100).toFixed(3)} % |`;
  return [
    '| labelled pairs of folder 09 | pairs | precision | recall | F1 |', '|---|---:|---:|---:|---:|',
    ratesRow('all', judged), ratesRow('persons', judged.filter(({ kind }) => kind === 'person')), ratesRow('organisations', judged.filter(({ kind }) => kind === 'organisation')),
    ...scripts.map((pair) => ratesRow(pair, judged.filter((one) => one.scripts === pair))), '',
    `Highest recall at precision 0.90 or more: ${JSON.stringify(bestRecall(judged, 0.9))}`, '',
    '| words of folder 10 | pairs | share a key | random pairs that do | recall | precision | random pairs found |', '|---|---:|---:|---:|---:|---:|---:|',
    wordRow('Gaza, Arab–Latn', wordFigures(gazaWords(words))), wordRow('Wikipedia, Arab–Latn', wordFigures(wikipediaWords(words))), '',
    '| frequent names, our own list | pairs | share a key | random pairs that do | recall | precision | random pairs found |', '|---|---:|---:|---:|---:|---:|---:|',
    ...Object.keys(FREQUENT_NAMES).map((script) => wordRow(`${script}–Latn`, wordFigures(pairsOfScript(script), OWN_RANDOM_PAIRS))), '',
    '| cross-script pairs of folder 09 | pairs | at the default threshold | at their own least score |', '|---|---:|---:|---:|',
    ...[...new Set(cross.map((pair) => pair.scripts))].sort().map((pair) => {
      const those = cross.filter((one) => one.scripts === pair);
      return `| ${pair} | ${those.length} | ${those.filter((one) => one.score >= MATCH_SCORE).length} | ${those.filter((one) => one.score >= one.least).length} |`;
    }), '',
    `Organisations of folder 06: ${JSON.stringify(organisations)}`, '',
    `| clear people of folder 09, against ${clear.listed.toLocaleString('en')} listed names | names | found |`, '|---|---:|---:|',
    `| all | ${clear.names.toLocaleString('en')} | ${clear.total} |`,
    ...[...clear.ofScript].sort(([, one], [, other]) => other - one).map(([script, count]) => `| ${script} | ${count.toLocaleString('en')} | ${clear.found.get(script) ?? 0} |`),
  ];
}

if (import.meta.main) process.stdout.write(`${tables().join('\n')}\n`);
