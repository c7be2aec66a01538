// Screening: names against a list of the size of OFAC's of 2019, in a second of one processor. The list is made up, for the real
// one is other people's data: 7,400 entries, and 20,000, with two or three names each of common syllables, so that many share a word.
//
// Estimated before it was first measured:
// - making a name ready 50 us, following its keys through the lists of places (some 10,000 steps of 5 ns) 50 us, and 100
//   candidates compared in 2 us each: 300 us a name, so 3,000 a second; goal 2,000.
// - the index: 19,000 names made ready in 50 us and their keys with one letter left out: 2 s.

import process from 'node:process';
import { type EntryIndex, indexOf } from '@amanah/screening/entry-index.ts';
import type { ListEntry, SanctionsList } from '@amanah/screening/list-entry.ts';
import { organisation, type Party, supplier } from '@amanah/screening/party.ts';
import { screen } from '@amanah/screening/screen.ts';
import { report } from './measure.ts';

const GIVEN = 'Mohammed Ahmad Ali Hassan Hussein Ibrahim Yusuf Khalid Omar Abdullah Said Mahmud Carlos Jose Luis Maria Juan Antonio Sergei Vladimir Alexander Dmitri Jong Chol Kim Ivan Andrei Mustafa Salim Tariq'.split(' ');
const SYLLABLES = 'ka mi ro sal ben tor li na du ver ma shi fa ri go han pe lo yu za'.split(' ');
const TRADES = 'Trading General Shipping Petroleum Foundation Import Export Bank Construction Transport'.split(' ');

let state = 7;
function next(below: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function pick(from: readonly string[]): string {
  return from[next(from.length)] ?? '';
}

function surname(): string {
  return Array.from({ length: 2 + next(3) }, () => pick(SYLLABLES)).join('');
}

const personName = (): string => [surname(), pick(GIVEN), pick(GIVEN)].slice(0, 2 + next(2)).join(' ');
const bodyName = (): string => `${surname()} ${pick(TRADES)} ${pick(TRADES)} Company`;

function madeUpList(count: number, names: number): SanctionsList {
  const entries = Array.from({ length: count }, (_, at): ListEntry => {
    const kind = at % 2 === 0 ? 'person' : 'organisation';
    const own = Array.from({ length: names + next(2) }, () => ({ text: kind === 'person' ? personName() : bodyName(), quality: 'strong' as const }));
    return { id: String(at), kind, names: own, identifiers: [], birthDates: [], birthPlaces: [], countries: [], programmes: [], digest: String(at) };
  });
  return { name: 'made up', date: '2026-01-01', digest: '', entries, warning: undefined };
}

function cpuSeconds(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** Names that no other run has: what is kept of words from one party to the next is kept of words that come again in other names only. */
function people(count: number): readonly Party[] {
  return Array.from({ length: count }, (_, at) => supplier('person', { reference: String(at), names: [personName()] }));
}

function bodies(count: number): readonly Party[] {
  return Array.from({ length: count }, (_, at) => organisation({ reference: String(at), names: [bodyName()] }));
}

function perSecond(make: (count: number) => readonly Party[], index: EntryIndex): number {
  // The first thousand are for the compiler; those that count are others.
  for (const party of make(1000)) screen(party, index);
  const parties = make(3000);
  return parties.length / cpuSeconds(() => parties.forEach((party) => screen(party, index)));
}

for (const [what, list] of [['the list of 2019', madeUpList(7400, 2)], ['20,000 entries and 45,000 names', madeUpList(20_000, 2)]] as const) {
  let index = indexOf([{ ...list, entries: list.entries.slice(0, 100) }]);
  const indexing = cpuSeconds(() => { index = indexOf([list]); });
  report({ what: `index of the size of ${what}: ${index.persons.names.length + index.bodies.names.length} names, processor time`, value: indexing, unit: 's', estimate: '2 for 19,000 names' });
  report({ what: `persons screened against the size of ${what}, one processor`, value: perSecond(people, index), unit: 'names/s', estimate: '3,000 (goal 2,000)' });
  report({ what: `organisations screened against the size of ${what}, one processor`, value: perSecond(bodies, index), unit: 'names/s', estimate: '3,000 (goal 2,000)' });
}
