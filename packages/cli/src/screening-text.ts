// What `amanah screen` prints for people.

import { leavesEntriesOut, type ListProblem } from '@amanah/screening/list-reading.ts';
import type { Hit } from '@amanah/screening/screen.ts';
import type { ReadList } from '@amanah/server/screening/list-file.ts';
import type { HitView, ListView, WaitingView } from '@amanah/server/screening/views.ts';

/** Problems shown before the rest is only counted. */
const PROBLEMS_SHOWN = 5;

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** The sentence of a list for tests, where it stands out; nothing for any other list. */
export function warningLines(warning: string | null | undefined): readonly string[] {
  return warning === null || warning === undefined ? [] : [`!! ${warning}`, ''];
}

/** Which list it is, in one line. */
export function listLine({ list, format }: Pick<ReadList, 'list' | 'format'>): string {
  return `${format}, ${list.date}, ${count(list.entries.length, 'entry', 'entries')}`;
}

export function problemLines(problems: readonly { readonly code: string; readonly at: string; readonly expected: string }[], all = problems.length): readonly string[] {
  if (all === 0) return [];
  const lost = leavesEntriesOut(problems as readonly ListProblem[]);
  return [
    `${count(all, 'place')} of the list could not be read${lost ? ': whoever is listed there is not found' : ''}.`,
    ...problems.slice(0, PROBLEMS_SHOWN).map(({ code, at, expected }) => `  ${at}: expected ${expected} (${code})`),
    ...(all > PROBLEMS_SHOWN ? [`  and ${all - PROBLEMS_SHOWN} more`] : []),
  ];
}

/** One hit: score, id, name, and why. */
export function hitLines({ entry, listedName, score, evidence }: Pick<Hit, 'listedName' | 'score' | 'evidence'> & { readonly entry: Pick<Hit['entry'], 'id' | 'kind' | 'names' | 'birthDates' | 'birthPlaces' | 'countries' | 'programmes'> }): readonly string[] {
  const primary = entry.names[0]?.text ?? '';
  const born = [...entry.birthDates.map(({ from, to, about }) => `${about ? 'about ' : ''}${from === to ? from : `${from} to ${to}`}`), ...entry.birthPlaces];
  const known = [...(born.length === 0 ? [] : [`born ${born.join(', ')}`]), ...(entry.countries.length === 0 ? [] : [entry.countries.join(', ')]), ...(entry.programmes.length === 0 ? [] : [entry.programmes.join(', ')])];
  return [
    `  ${String(score).padStart(4)}  ${entry.id}  ${primary}${listedName === primary ? '' : ` (as ${listedName})`}, ${entry.kind}`,
    ...(known.length === 0 ? [] : [`        ${known.join('; ')}`]),
    ...evidence.map(({ code, words }) => `        ${words} (${code})`),
  ];
}

export function listLines({ list, listDate, format, entries, age, tooOld, warning, problems, leavesEntriesOut: leaves, screened, due }: ListView): readonly string[] {
  const done = screened === null ? 'never screened' : `screened by record ${screened.record} on ${screened.eventTime.slice(0, 10)}: ${count(screened.parties, 'organisation')}, ${screened.open} open${screened.sameVersion ? '' : ', against an older version'}`;
  return [
    `${list}  ${listDate}  ${count(entries, 'entry', 'entries')}  ${format}  ${count(age, 'day')} old${tooOld && warning === null ? ': too old to clear anybody' : ''}`,
    ...(warning === null ? [] : [`  !! ${warning}`]),
    `  ${done}${due ? '. Next: amanah screen run' : ''}`,
    ...(problems === 0 ? [] : [`  ${count(problems, 'place')} could not be read${leaves ? ': whoever is listed there is not found' : ''}`]),
  ];
}

const STANDINGS: Readonly<Record<string, string>> = { open: 'open', 'half-cleared': 'one person found it no match; a second one is asked for', matched: 'found to be listed', cleared: 'cleared', unnamed: 'no hit' };

/** A party that waits, with its hits. */
export function waitingLines({ party, name, list, listDate, standing, inLog, decidedBy, warning, hits }: WaitingView): readonly string[] {
  return [
    `${party}  ${name}  on ${list} of ${listDate}: ${STANDINGS[standing] ?? standing}${decidedBy.length === 0 ? '' : ` (${decidedBy.join(', ')})`}${inLog ? '' : '; not in the log'}`,
    ...(warning === null ? [] : [`  !! ${warning}`]),
    ...hits.flatMap((hit) => [...hitLines(hit), ...stateLines(hit)]),
    '',
  ];
}

function stateLines({ about, reopened, decisions }: HitView): readonly string[] {
  const again = { 'entry-changed': 'the entry changed since', 'party-changed': 'the party changed since' } as const;
  return [
    ...(about === null ? [] : [`        by ${about.party}: ${about.name}`]),
    ...decisions.map(({ by, at, verdict, reason }) => `        ${at.slice(0, 10)} ${by}: ${verdict}, ${reason}`),
    ...(reopened === null ? [] : [`        open again: ${again[reopened]}`]),
  ];
}
