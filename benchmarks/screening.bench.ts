// Screening: names against a list of the size of OFAC's of 2019, in a second of one processor. The list is made up, for the real
// one is other people's data: 7,400 entries with two or three names each of common syllables, so that many share a word.
//
// Estimated before it was first measured:
// - making a name ready 50 us, following its keys through the lists of places (some 10,000 steps of 5 ns) 50 us, and 100
//   candidates compared in 2 us each: 300 us a name, so 3,000 a second; goal 2,000.
// - the index: 19,000 names made ready in 50 us and their keys with one letter left out: 2 s.

import process from 'node:process';
import { indexOf } from '@amanah/screening/entry-index.ts';
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

function madeUpList(): SanctionsList {
  const entries = Array.from({ length: 7400 }, (_, at): ListEntry => {
    const kind = at % 2 === 0 ? 'person' : 'organisation';
    const names = Array.from({ length: 2 + next(2) }, () => ({ text: kind === 'person' ? personName() : bodyName(), quality: 'strong' as const }));
    return { id: String(at), kind, names, identifiers: [], birthDates: [], birthPlaces: [], countries: [], programmes: [], digest: String(at) };
  });
  return { name: 'made up', date: '2026-01-01', digest: '', entries, warning: undefined };
}

function cpuSeconds(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

const list = madeUpList();
let index = indexOf([{ ...list, entries: list.entries.slice(0, 100) }]);
const indexing = cpuSeconds(() => { index = indexOf([list]); });
report({ what: `index of ${list.entries.length} entries with ${index.persons.names.length + index.bodies.names.length} names, processor time`, value: indexing, unit: 's', estimate: '2' });

function perSecond(parties: readonly Party[]): number {
  const all = (): void => parties.forEach((party) => screen(party, index));
  all();
  return parties.length / cpuSeconds(all);
}

const people = Array.from({ length: 2000 }, (_, at) => supplier('person', { reference: String(at), names: [personName()] }));
const bodies = Array.from({ length: 2000 }, (_, at) => organisation({ reference: String(at), names: [bodyName()] }));
report({ what: 'persons screened, one processor', value: perSecond(people), unit: 'names/s', estimate: '3,000 (goal 2,000)' });
report({ what: 'organisations screened, one processor', value: perSecond(bodies), unit: 'names/s', estimate: '3,000 (goal 2,000)' });
