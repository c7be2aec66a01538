// A made-up population: households with members, in several scripts. All of it follows from a seed.

import { randomOf, type Random } from '../random.ts';
import { NAME_TABLES, type MadeName, type Writing } from './name-tables.ts';

export interface Person {
  /** Counted over the whole population: the truth. */
  readonly entity: number;
  readonly sex: 'f' | 'm';
  readonly given: MadeName;
  /** Second part of the name: the father's given name, or what the language has there. */
  readonly middle: MadeName;
  readonly family: MadeName;
  readonly born: readonly [year: number, month: number, day: number];
}

export interface Place {
  readonly name: MadeName;
  readonly district: MadeName;
}

export interface Household {
  readonly entity: number;
  readonly writing: Writing;
  /** The head first, a spouse second where there is one. */
  readonly members: readonly Person[];
  readonly hasSpouse: boolean;
  readonly phone: string;
  readonly place: Place;
}

const PLACES = 240;
const DISTRICTS = 12;
/** How likely a birthday that is not known was put down as the first of January. */
const FIRST_OF_JANUARY = 0.12;

/** One of a list, the first ones more often than the last: names are not spread evenly. */
export function oneOf<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random.fraction() ** 1.6 * list.length)] as T;
}

function madePlaces(writing: Writing, random: Random): readonly Place[] {
  const [starts, ends] = NAME_TABLES[writing].places;
  const compose = (start: MadeName, end: MadeName, number: number): MadeName => ({
    own: `${start.own} ${end.own}${number > 0 ? ` ${number + 1}` : ''}`,
    latin: start.latin.flatMap((one) => end.latin.map((other) => `${one} ${other}${number > 0 ? ` ${number + 1}` : ''}`)),
  });
  const pick = (number: number): MadeName => compose(oneOf(starts, random), oneOf(ends, random), number % 4);
  const districts = Array.from({ length: DISTRICTS }, () => pick(0));
  return Array.from({ length: PLACES }, (_, at) => ({ name: pick(at), district: districts[at % DISTRICTS] as MadeName }));
}

/** Makes households one after the other. */
export class Population {
  readonly #random: Random;
  readonly #writings: readonly Writing[];
  readonly #places: ReadonlyMap<Writing, readonly Place[]>;
  #households = 0;
  #persons = 0;

  constructor(seed: number, writings: readonly Writing[]) {
    this.#random = randomOf(seed, 1);
    this.#writings = writings;
    this.#places = new Map(writings.map((writing) => [writing, madePlaces(writing, this.#random)]));
  }

  /** Another place of the same people: where a household has moved. */
  placeFor(writing: Writing, random: Random): Place {
    return oneOf(this.#places.get(writing) ?? [], random);
  }

  next(): Household {
    const random = this.#random;
    const writing = this.#writings[random.below(this.#writings.length)] as Writing;
    const { men, families } = NAME_TABLES[writing];
    const family = oneOf(families, random);
    const headIsWoman = random.fraction() < 0.3;
    const headYear = 1945 + random.below(60);
    const head = this.#person(writing, headIsWoman ? 'f' : 'm', oneOf(men, random), family, headYear);
    const hasSpouse = random.fraction() < 0.65;
    const spouse = hasSpouse ? [this.#person(writing, headIsWoman ? 'm' : 'f', oneOf(men, random), oneOf(families, random), headYear + random.below(9) - 4)] : [];
    const father = headIsWoman ? (spouse[0]?.given ?? oneOf(men, random)) : head.given;
    const children = Array.from({ length: random.below(6) }, () => this.#person(writing, random.fraction() < 0.5 ? 'f' : 'm', father, family, Math.min(2025, headYear + 18 + random.below(22))));
    this.#households += 1;
    const phone = random.fraction() < 0.8 ? `7${String(random.below(100_000_000)).padStart(8, '0')}` : '';
    return { entity: this.#households - 1, writing, members: [head, ...spouse, ...children], hasSpouse, phone, place: this.placeFor(writing, random) };
  }

  #person(writing: Writing, sex: 'f' | 'm', father: MadeName, family: MadeName, year: number): Person {
    const random = this.#random;
    const { men, women, families } = NAME_TABLES[writing];
    const isFirst = random.fraction() < FIRST_OF_JANUARY;
    this.#persons += 1;
    return {
      entity: this.#persons - 1,
      sex,
      given: oneOf(sex === 'f' ? women : men, random),
      middle: writing === 'burmese' ? oneOf(sex === 'f' ? women : men, random) : father,
      family: writing === 'burmese' ? oneOf(families, random) : family,
      born: isFirst ? [year, 1, 1] : [year, 1 + random.below(12), 1 + random.below(28)],
    };
  }
}
