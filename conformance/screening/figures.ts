// What screening reaches on the published files of folder 09, as the tests check it and docs/screening.md tells it.
// `node conformance/screening/figures.ts` prints the tables. The list is of January 2019: for tests only, outdated.

import { createHash } from 'node:crypto';
import process from 'node:process';
import { fromUtf8 } from '@amanah/log/bytes.ts';
import { scriptOf } from '@amanah/names/script.ts';
import { type EntryIndex, indexOf } from '@amanah/screening/entry-index.ts';
import type { EntryKind, ListEntry, SanctionsList } from '@amanah/screening/list-entry.ts';
import { entryText, listDigest } from '@amanah/screening/list-entry.ts';
import type { ListProblem, ListReading } from '@amanah/screening/list-reading.ts';
import { readOfacCsv } from '@amanah/screening/lists/ofac-csv.ts';
import { organisation, type Party, type PersonFacts, supplier, vessel } from '@amanah/screening/party.ts';
import { DEFAULT_THRESHOLD, screen } from '@amanah/screening/screen.ts';
import { findPeerFiles, type PeerFiles } from '../shared-data.ts';
import { rowsOf } from '../names/figures.ts';
import { MADE_PAIRS, type MadePair } from './made-pairs.ts';

export const OUTDATED = 'for tests only, outdated: the list of January 2019 must not be used to screen anyone';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function sdn2019(files: PeerFiles): ListReading {
  const text = (name: string): string => fromUtf8(files.bytes(`ofac/${name}`)) ?? '';
  return readOfacCsv(
    { primary: text('sdn.csv'), aliases: text('alt.csv'), addresses: text('add.csv'), comments: text('sdn_comments.csv') },
    { name: 'OFAC SDN', date: '2019-01-25', digest: sha256, warning: OUTDATED },
  );
}

export function consolidated2025(files: PeerFiles): ListReading {
  const text = (name: string): string => fromUtf8(files.bytes(`ofac/${name}`)) ?? '';
  return readOfacCsv(
    { primary: text('cons_prim.csv'), aliases: text('cons_alt.csv'), addresses: text('cons_add.csv'), comments: text('cons_comments.csv') },
    { name: 'OFAC consolidated', date: '2025-12-01', digest: sha256, warning: 'for tests only, outdated: the version of December 2025' },
  );
}

export function listAndProblems(reading: ListReading): { readonly list: SanctionsList; readonly problems: readonly ListProblem[] } {
  if (!reading.ok) throw new Error(`${reading.problem.at}: ${reading.problem.expected}`);
  return reading;
}

/** Names as entries of one list, with their places as ids. */
function listOfNames(names: readonly (readonly [string, EntryKind])[]): SanctionsList {
  const entries = names.map(([text, kind], at): ListEntry => {
    const facts = { id: String(at), kind, names: [{ text, quality: 'primary' as const }], identifiers: [], birthDates: [], birthPlaces: [], countries: [], programmes: [] };
    return { ...facts, digest: sha256(entryText(facts)) };
  });
  return { name: 'pairs', date: '2026-01-01', digest: listDigest(entries, sha256), entries, warning: undefined };
}

function kindOf(schema: string): EntryKind {
  return schema === 'Person' ? 'person' : schema === 'Vessel' ? 'vessel' : 'organisation';
}

interface Pair {
  /** What the name is of, in the words of the labelled pairs: Person, Vessel, and anything else for a body. */
  readonly schema: string;
  readonly names: readonly [string, string];
  readonly same: boolean;
}

/** The score of one name as a party against the other as an entry, beside all entries of the list of 2019: through keys, comparison and evidence, as it is used. */
function judgedPairs(pairs: readonly Pair[], beside: SanctionsList): readonly JudgedPair[] {
  const index = indexOf([listOfNames(pairs.map(({ schema, names }) => [names[1], kindOf(schema)])), beside]);
  return pairs.map(({ schema, names, same }, at) => {
    const hits = screen(partyOfKind(kindOf(schema), names[0]), index, { threshold: 500 });
    return { schema, names, same, scripts: scriptsOf(...names), score: hits.find(({ list, entry }) => list === 'pairs' && entry.id === String(at))?.score ?? 0 };
  });
}

export interface JudgedPair {
  readonly schema: string;
  readonly names: readonly [string, string];
  readonly scripts: string;
  readonly score: number;
  readonly same: boolean;
}

function scriptsOf(one: string, other: string): string {
  return [scriptOf(one), scriptOf(other)].sort().join('–');
}

export function labelledPairs(files: PeerFiles, beside: SanctionsList): readonly JudgedPair[] {
  return judgedPairs(rowsOf(files, 'name_pair_cases_dev.csv').slice(1).filter((row) => row.length >= 5).map(([, schema = '', one = '', other = '', same]) => ({ schema, names: [one, other], same: same === 'true' })), beside);
}

/** Pairs across scripts; all are one name. */
export function crossPairs(files: PeerFiles, beside: SanctionsList): readonly JudgedPair[] {
  return judgedPairs(rowsOf(files, 'cross_script_pairs.csv').filter((row) => row.length >= 4 && !row[0]?.startsWith('#')).map(([one = '', other = '']) => ({ schema: 'Person', names: [one, other], same: true })), beside);
}

/** The made pairs, each with its score. */
export function madePairs(beside: SanctionsList): readonly (JudgedPair & MadePair)[] {
  const judged = judgedPairs(MADE_PAIRS.map(({ kind, names, same }) => ({ schema: kind === 'person' ? 'Person' : kind === 'vessel' ? 'Vessel' : 'Company', names: [names[1], names[0]], same })), beside);
  return MADE_PAIRS.map((pair, at) => ({ ...(judged[at] as JudgedPair), ...pair }));
}

/** Halves of the pairs by the first bit of the SHA-256 of both names: rules were written looking at the first, the second was only counted. */
export function half({ names }: Pick<JudgedPair, 'names'>): 0 | 1 {
  return (createHash('sha256').update(names.join('\u0000')).digest()[0] ?? 0) % 2 === 0 ? 0 : 1;
}

export interface Rates {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
}

export function ratesAt(pairs: readonly JudgedPair[], threshold = DEFAULT_THRESHOLD): Rates {
  const found = pairs.filter(({ score }) => score >= threshold);
  const right = found.filter(({ same }) => same).length;
  return { pairs: pairs.length, precision: right / found.length, recall: right / pairs.filter(({ same }) => same).length };
}

/** The 8,000 invented people who must not be stopped. */
export function clearPeople(files: PeerFiles): readonly PersonFacts[] {
  return rowsOf(files, 'synthetic_clear_people_global_8000.csv').slice(1).map(([name = '', , , , , birthDate = '', birthPlace = '', nationality = '']) => ({ reference: name, names: [name], birthDate, birthPlace, countries: [nationality] }));
}

export interface ClearFigures {
  readonly people: number;
  readonly found: number;
  readonly ofScript: ReadonlyMap<string, readonly [number, number]>;
}

/** How many clear people get a hit: by the name alone, or with birth and nationality as evidence. */
export function clearFigures(people: readonly PersonFacts[], index: EntryIndex, withEvidence: boolean): ClearFigures {
  const ofScript = new Map<string, [number, number]>();
  let found = 0;
  for (const { reference, names, ...more } of people) {
    const stopped = screen(supplier('person', withEvidence ? { reference, names, ...more } : { reference, names }), index).length > 0;
    const counts = ofScript.get(scriptOf(reference)) ?? [0, 0];
    ofScript.set(scriptOf(reference), [counts[0] + 1, counts[1] + (stopped ? 1 : 0)]);
    if (stopped) found += 1;
  }
  return { people: people.length, found, ofScript };
}

/** A row of numbers that looks like chance and is always the same. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A name with one slip in a word of five letters or more: a letter exchanged, left out, put in, or two turned round. */
export function withSlip(name: string, next: (below: number) => number): string {
  const words = [...name.matchAll(/\p{L}{5,}/gu)];
  const word = words[next(words.length)];
  if (word === undefined) return name;
  const at = word.index + 1 + next(word[0].length - 2);
  const letter = ALPHABET[next(26)] ?? 'A';
  const [before, after] = [name.slice(0, at), name.slice(at)];
  return [before + letter + after.slice(1), before + after.slice(1), before + letter + after, before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2)][next(4)] as string;
}

export interface ListedFigures {
  readonly tried: number;
  /** Of these, the entry itself is among the hits. */
  readonly found: number;
  /** And first of them. */
  readonly first: number;
}

/** Every `step`-th listed name as a party, as it stands or with slips in it: whether its own entry is found. */
export function listedFigures(index: EntryIndex, kind: EntryKind, step: number, slips: number): ListedFigures {
  const next = chance(20261122);
  let [tried, found, first] = [0, 0, 0];
  for (const entry of index.entries.filter((one) => one.kind === kind).filter((_, at) => at % step === 0)) {
    let name = entry.names[0]?.text ?? '';
    for (let time = 0; time < slips; time += 1) name = withSlip(name, next);
    const hits = screen(partyOfKind(kind, name), index);
    tried += 1;
    if (hits.some((hit) => hit.entry.id === entry.id)) found += 1;
    if (hits[0]?.entry.id === entry.id) first += 1;
  }
  return { tried, found, first };
}

export function partyOfKind(kind: EntryKind, name: string): Party {
  const facts = { reference: 'listed', names: [name] };
  return kind === 'person' ? supplier('person', facts) : kind === 'vessel' ? vessel(facts) : organisation(facts);
}

function share(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}

function pairRows(pairs: readonly JudgedPair[]): readonly string[] {
  const row = (what: string, some: readonly JudgedPair[]): string => {
    const { precision, recall } = ratesAt(some);
    return `| ${what} | ${some.length} | ${share(precision)} | ${share(recall)} |`;
  };
  return [
    row('all', pairs), row('the half that was looked at', pairs.filter((pair) => half(pair) === 0)), row('the half that was only counted', pairs.filter((pair) => half(pair) === 1)),
    row('persons', pairs.filter(({ schema }) => schema === 'Person')),
    row('organisations', pairs.filter(({ schema }) => schema !== 'Person' && schema !== 'Vessel')),
    row('vessels', pairs.filter(({ schema }) => schema === 'Vessel')),
    ...[...new Set(pairs.map(({ scripts }) => scripts))].sort().map((scripts) => row(scripts, pairs.filter((pair) => pair.scripts === scripts))),
  ];
}

function madeRows(pairs: readonly (JudgedPair & MadePair)[]): readonly string[] {
  const cells = (some: readonly JudgedPair[]): string => {
    const { precision, recall } = ratesAt(some);
    return `${some.length} | ${share(precision)} | ${share(recall)}`;
  };
  const row = (what: string, some: readonly (JudgedPair & MadePair)[]): string => `| ${[what, ...(['first', 'second', 'third'] as const).map((one) => cells(some.filter(({ part }) => part === one)))].join(' | ')} |`;
  return [row('all', pairs), ...(['person', 'organisation', 'vessel'] as const).map((one) => row(`${one}s`, pairs.filter(({ kind }) => kind === one)))];
}

/** The tables of docs/screening.md. */
function tables(files: PeerFiles): readonly string[] {
  const { list, problems } = listAndProblems(sdn2019(files));
  const started = process.cpuUsage();
  const index = indexOf([list]);
  const indexed = process.cpuUsage(started).user / 1e6;
  const people = clearPeople(files);
  const before = process.cpuUsage();
  const byName = clearFigures(people, index, false);
  const { user, system } = process.cpuUsage(before);
  const withEvidence = clearFigures(people, index, true);
  return [
    `${list.entries.length} entries, ${problems.length} problems, index in ${indexed.toFixed(1)} s; ${OUTDATED}`, '',
    ...pairRows([...labelledPairs(files, list), ...crossPairs(files, list)]), '',
    ...madeRows(madePairs(list)), '',
    `clear people: ${byName.found} of ${byName.people} by name, ${withEvidence.found} with evidence; ${Math.round(byName.people / ((user + system) / 1e6))} names a second of processor time`,
    ...[...byName.ofScript].map(([script, [count, found]]) => `| ${script} | ${count} | ${found} | ${withEvidence.ofScript.get(script)?.[1] ?? 0} |`), '',
    ...(['person', 'organisation', 'vessel'] as const).flatMap((kind) => [0, 1, 2].map((slips) => {
      const { tried, found, first } = listedFigures(index, kind, kind === 'vessel' ? 1 : 4, slips);
      return `| ${kind}, ${slips} slips | ${tried} | ${share(found / tried)} | ${share(first / tried)} |`;
    })),
  ];
}

if (import.meta.main) {
  const files = findPeerFiles('09-sanctions-screening');
  process.stdout.write(`${(files === undefined ? ["The folders of peers' files are absent; set AMANAH_SHARED_DATA to where they lie."] : tables(files)).join('\n')}\n`);
}
