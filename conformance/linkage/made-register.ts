// A made-up register in the manner of the Febrl sets: persons with an address, a birthday and a number, and copies of them
// with typing, reading and hearing mistakes, gaps and fields exchanged. Names are common ones and made-up ones.

import { randomOf, type Random } from '@amanah/linkage/random.ts';

export const REGISTER_COLUMNS = ['rec_id', 'given_name', 'surname', 'street_number', 'address_1', 'address_2', 'suburb', 'postcode', 'state', 'date_of_birth', 'soc_sec_id'] as const;
type Row = string[];

const GIVEN = `emma olivia charlotte amelia isla mia ava grace sophie chloe lily ruby ella zoe hannah jessica emily sarah lauren georgia holly matilda lucy caitlin madison molly alexandra isabella jasmine tahlia
  jack william oliver noah thomas james lucas henry ethan joshua liam benjamin samuel daniel lachlan alexander ryan jacob cooper mitchell nicholas connor harrison riley cameron hamish angus finn blake tyler harry dylan kyle luke brodie zac mason jayden`.split(/\s+/);
const FAMILY = `smith jones williams brown wilson taylor johnson white martin anderson thompson nguyen thomas walker harris lee ryan robinson kelly king davis wright evans roberts green hall wood jackson clarke turner hill scott cooper morris ward moore clark lewis young baker
  mitchell watson campbell harrison webb reid matthews ross simpson murphy hughes stewart morrison parker cox bell marshall miller adams mason collins rogers bailey gray cook price russell murray foster stone dean hart cole bond field lowe`.split(/\s+/);
const STARTS = 'bar ben bri car cla cor dar del don el fair fen gar gil gre hal har hol ken kir lan lor mac mal mar mel mer mil nor pen pel ran ros sal sher stan tar thor tre val wal wes win yar'.split(' ');
const MIDDLES = 'a e i o an en in on er ar or el'.split(' ');
const ENDS = 'beck berg by combe croft dale den field ford gate ham hurst land ley low man mere mont more ner ning ridge rock sen shaw ski son stead ston ter thorpe ton vale ville way wick wood worth'.split(' ');
const STREETS = 'street place crescent avenue close circuit road court drive'.split(' ');
const STATES = 'nsw vic qld wa sa tas act nt'.split(' ');

function pick<T>(list: readonly T[], random: Random, skew = 1): T {
  return list[Math.floor(random.fraction() ** skew * list.length)] as T;
}

function madeWord(random: Random): string {
  return pick(STARTS, random) + (random.fraction() < 0.4 ? pick(MIDDLES, random) : '') + pick(ENDS, random);
}

interface World {
  readonly families: readonly string[];
  readonly suburbs: readonly { readonly name: string; readonly code: string; readonly state: string }[];
  readonly roads: readonly string[];
  readonly houses: readonly string[];
}

function worldOf(random: Random): World {
  const many = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);
  return {
    families: [...FAMILY, ...many(900, () => madeWord(random))],
    suburbs: many(700, () => ({ name: random.fraction() < 0.3 ? `${pick(['mount', 'port', 'north', 'south', 'east', 'lake', 'glen'], random)} ${madeWord(random)}` : madeWord(random), code: String(2000 + random.below(5000)), state: pick(STATES, random, 1.5) })),
    roads: many(1600, () => `${madeWord(random)} ${pick(STREETS, random)}`),
    houses: many(400, () => `${pick(['flat', 'unit', 'villa', 'rosedale', 'the', 'old'], random)} ${random.fraction() < 0.4 ? String(1 + random.below(40)) : madeWord(random)}`),
  };
}

function original(at: number, world: World, random: Random): Row {
  const suburb = pick(world.suburbs, random, 1.4);
  const born = `${1900 + random.below(100)}${String(1 + random.below(12)).padStart(2, '0')}${String(1 + random.below(28)).padStart(2, '0')}`;
  const row = [`rec-${at}-org`, pick(GIVEN, random, 1.5), pick(world.families, random, 2.2), String(1 + Math.floor(random.fraction() ** 2 * 200)), pick(world.roads, random, 1.2), random.fraction() < 0.6 ? '' : pick(world.houses, random), suburb.name, suburb.code, suburb.state, born, String(1_000_000 + random.below(9_000_000))];
  return row.map((cell, column) => (column > 0 && column < 10 && random.fraction() < 0.03 ? '' : cell));
}

const NEAR_KEYS: Readonly<Record<string, string>> = { a: 'qsz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'x' };
const SOUNDS: readonly (readonly [string, string])[] = [['ph', 'f'], ['ck', 'k'], ['c', 'k'], ['ie', 'y'], ['y', 'i'], ['ei', 'i'], ['ll', 'l'], ['ough', 'o'], ['wh', 'w'], ['s', 'z'], ['ee', 'ea'], ['th', 't'], ['tt', 't'], ['mac', 'mc'], ['ah', 'a']];
const SIGHTS: readonly (readonly [string, string])[] = [['m', 'rn'], ['l', '1'], ['o', '0'], ['s', '5'], ['g', 'q'], ['d', 'cl'], ['w', 'vv'], ['1', '7'], ['0', '8'], ['e', 'c']];

function slip(text: string, random: Random): string {
  const letters = [...text];
  const at = random.below(letters.length);
  const letter = letters[at] as string;
  const near = /\d/.test(letter) ? String(random.below(10)) : pick([...(NEAR_KEYS[letter] ?? 'e')], random);
  const kind = random.fraction();
  if (kind < 0.25) letters.splice(at, 1);
  else if (kind < 0.5) letters.splice(at, 0, near);
  else if (kind < 0.8 || at === letters.length - 1) letters[at] = near;
  else letters.splice(at, 2, letters[at + 1] as string, letter);
  return letters.join('');
}

function changed(text: string, random: Random): string {
  if (text === '') return text;
  const kind = random.fraction();
  if (kind < 0.1) return '';
  const [table] = kind < 0.2 ? [SOUNDS] : kind < 0.26 ? [SIGHTS] : [[]];
  const fitting = table.filter(([from]) => text.includes(from));
  if (fitting.length > 0) return text.replace(...pick(fitting, random));
  if (kind > 0.95 && text.includes(' ')) return text.replace(' ', '');
  return slip(text, random);
}

/** A copy with mistakes: one to `most` of them, at most two in a field. */
function copyOf(row: Row, at: number, most: number, random: Random): Row {
  const copy = [...row];
  copy[0] = (row[0] as string).replace('org', `dup-${at}`);
  const mistakes = 1 + random.below(most);
  const times = new Map<number, number>();
  for (let done = 0; done < mistakes; done += 1) {
    const column = 1 + random.below(10);
    if ((times.get(column) ?? 0) >= 2) continue;
    times.set(column, (times.get(column) ?? 0) + 1);
    const other = column === 1 ? 2 : column === 4 ? 5 : 0;
    if (other > 0 && random.fraction() < 0.12) [copy[column], copy[other]] = [copy[other] as string, copy[column] as string];
    else copy[column] = changed(copy[column] as string, random);
  }
  return copy;
}

export interface MadeRegister {
  readonly originals: number;
  readonly copies: number;
  /** Copies of one original at most. */
  readonly mostOfOne: number;
  /** Mistakes in a copy at most. */
  readonly mistakes: number;
  readonly seed: number;
}

/** The originals and the copies; the number in `rec_id` is the truth. */
export function madeRegister({ originals, copies, mostOfOne, mistakes, seed }: MadeRegister): { readonly first: readonly Row[]; readonly again: readonly Row[] } {
  const random = randomOf(seed, 3);
  const world = worldOf(random);
  const first = Array.from({ length: originals }, (_, at) => original(at, world, random));
  const again: Row[] = [];
  for (let at = 0; again.length < copies; at += 1) {
    const count = mostOfOne === 1 ? 1 : Math.min(copies - again.length, 1 + Math.floor(random.fraction() ** 2 * mostOfOne));
    const source = first[mostOfOne === 1 ? at : random.below(originals)] as Row;
    if (again.some(([id]) => id?.startsWith(`${(source[0] as string).replace('org', 'dup')}`))) continue;
    for (let copy = 0; copy < count; copy += 1) again.push(copyOf(source, copy, mistakes, random));
  }
  return { first, again };
}

/** As the sets write it: a blank after each comma. */
export function registerCsv(rows: readonly Row[]): string {
  return [REGISTER_COLUMNS, ...rows].map((row) => `${row.join(', ')}\n`).join('');
}
