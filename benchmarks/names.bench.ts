// Names: how many are made ready, and how many pairs are compared, in a second of one processor.
//
// Estimated before these figures were first measured:
// - two Latin names of three words: nine pairs of words, each told apart by two masks of bits and two lengths in about
//   20 ns, and one pair in twenty compared letter by letter in 300 ns, beside 500 ns for bookkeeping: about 1 us a pair of
//   names, so 1,000,000 a second; goal 300,000.
// - Arabic against Latin: masks tell less, and one pair of words in three is compared by sounds, 36 cells of 5 ns with
//   their tables: 9 x 60 ns and bookkeeping, so 500,000 a second.
// - making ready: a normalisation, two regular expressions per word and its skeleton keys: 30 us a name, so 30,000 a second.

import process from 'node:process';
import { score } from '@amanah/names/compare.ts';
import { jaroWinkler } from '@amanah/names/edit-distance.ts';
import { prepare, type Kind, type Prepared } from '@amanah/names/prepared.ts';
import { report } from './measure.ts';

const SYLLABLES = 'ka mi ro sal ben tor li na du ver ma shi fa ri go han pe lo yu za'.split(' ');
const ARABIC = 'كا مي رو سل بن تر لي نا دو فر ما شي فا ري غو هن به لو يو زا'.split(' ');
const WORDS = 'Relief Society Blue River Green Hill Development Organisation Kenya Uganda Trading Foundation Harbour Light'.split(' ');

/** Made-up names: the same for every run. */
function madeUp(count: number, syllables: readonly string[], words: number): readonly string[] {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = (): string => Array.from({ length: 2 + next(2) }, () => syllables[next(syllables.length)] ?? '').join('');
  return Array.from({ length: count }, () => Array.from({ length: words }, word).join(' '));
}

function madeUpOrganisations(count: number): readonly string[] {
  return madeUp(count, SYLLABLES, 1).map((name, at) => [name, ...[1, 2, 3].map((step) => WORDS[(at * step + step) % WORDS.length])].join(' '));
}

function perSecond(count: number, work: () => number): { readonly rate: number; readonly sum: number } {
  work();
  const started = process.cpuUsage();
  const sum = work();
  const { user, system } = process.cpuUsage(started);
  return { rate: count / ((user + system) / 1e6), sum };
}

function pairsPerSecond(one: readonly Prepared[], other: readonly Prepared[]): number {
  return perSecond(one.length * other.length, () => {
    let sum = 0;
    for (const left of one) for (const right of other) sum += score(left, right);
    return sum;
  }).rate;
}

function ready(texts: readonly string[], kind: Kind): readonly Prepared[] {
  return texts.map((text) => prepare(text, { kind }));
}

const latin = madeUp(1000, SYLLABLES, 3);
const [people, others] = [ready(latin, 'person'), ready(madeUp(700, SYLLABLES, 3).slice(200), 'person')];
report({ what: 'names of three Latin words compared, one processor', value: pairsPerSecond(people, others), unit: 'pairs/s', estimate: '1,000,000 (goal 300,000)' });
const arabic = ready(madeUp(500, ARABIC, 3), 'person');
report({ what: 'names of three Arabic words against Latin ones', value: pairsPerSecond(people, arabic), unit: 'pairs/s', estimate: '500,000' });
const organisations = ready(madeUpOrganisations(800), 'organisation');
report({ what: 'organisations of four words compared', value: pairsPerSecond(organisations, organisations.slice(300)), unit: 'pairs/s', estimate: '500,000' });
report({ what: 'persons made ready', value: perSecond(latin.length, () => ready(latin, 'person').length).rate, unit: 'names/s', estimate: '30,000' });
const plain = perSecond(latin.length * 300, () => {
  let sum = 0;
  for (const one of latin) for (let at = 0; at < 300; at += 1) sum += jaroWinkler(one, latin[at] ?? '');
  return sum;
});
report({ what: 'Jaro-Winkler of the same texts, whole', value: plain.rate, unit: 'pairs/s' });
