// Lists as they are written down: the same people registered again by another hand, in another script, with slips,
// gaps and new places. The truth stands in columns of its own.

import { randomOf, type Random } from '../random.ts';
import { WRITINGS, type MadeName, type Writing } from './name-tables.ts';
import { oneOf, Population, type Household, type Person, type Place } from './population.ts';

export interface MadeListing {
  /** Rows to make. */
  readonly records: number;
  /** Share of the rows that register somebody again, from 0 to 0.9. */
  readonly duplicates: number;
  readonly seed: number;
  readonly writings?: readonly Writing[];
  /** How much goes wrong in a row that registers again: 1 is usual, 0 is nothing. */
  readonly trouble?: number;
}

export const PERSON_COLUMNS = ['record_id', 'true_id', 'true_household', 'given_name', 'middle_name', 'family_name', 'sex', 'date_of_birth', 'village', 'district', 'phone'] as const;
export const HOUSEHOLD_COLUMNS = ['record_id', 'true_id', 'head_of_household', 'spouse', 'members', 'household_size', 'phone', 'village', 'district'] as const;

/** Rows of one list of persons, in the order of PERSON_COLUMNS. A row that registers again stands some way behind the first. */
export function* madePersons(listing: MadeListing): Generator<readonly string[]> {
  const { population, hand } = begun(listing);
  yield* mixed(listing, hand.random, function* () {
    for (;;) {
      const household = population.next();
      for (const person of household.members) yield { household, person };
    }
  }, ({ household, person }, again) => {
    const style = hand.style(household, again);
    return [
      String(person.entity),
      String(household.entity),
      hand.name(person.given, style),
      hand.gap(0.25, style) ? '' : hand.name(person.middle, style),
      hand.gap(0.05, style) ? '' : hand.name(person.family, style),
      hand.gap(0.04, style) ? '' : person.sex,
      hand.gap(0.08, style) ? '' : hand.born(person, style),
      ...hand.where(style.place, style),
      hand.gap(0.1, style) ? '' : hand.phone(household.phone, style),
    ];
  });
}

/** Rows of one list of households, in the order of HOUSEHOLD_COLUMNS. Members are parted by semicolons. */
export function* madeHouseholds(listing: MadeListing): Generator<readonly string[]> {
  const { population, hand } = begun(listing);
  yield* mixed(listing, hand.random, function* () {
    for (;;) yield population.next();
  }, (household, again) => {
    const style = hand.style(household, again);
    const members = hand.members(household, style);
    const [head, spouse] = household.members as readonly [Person, Person | undefined];
    const whole = (person: Person): string => [person.given, person.middle, person.family].map((part) => hand.name(part, style)).join(' ');
    return [
      String(household.entity),
      whole(head),
      household.hasSpouse && spouse !== undefined && !hand.gap(0.1, style) ? whole(spouse) : '',
      members.map((person) => hand.name(person.given, style)).join('; '),
      hand.gap(0.05, style) ? '' : String(members.length),
      hand.gap(0.1, style) ? '' : hand.phone(household.phone, style),
      ...hand.where(style.place, style),
    ];
  });
}

function begun({ seed, writings = WRITINGS, trouble = 1 }: MadeListing): { readonly population: Population; readonly hand: Hand } {
  const population = new Population(seed, writings);
  return { population, hand: new Hand(randomOf(seed, 2), population, trouble) };
}

/** How many that were registered wait to be registered again at most: what bounds the memory. */
const WAITING_MOST = 50_000;

/** New ones and those who come again, in one stream of rows. */
function* mixed<T>({ records, duplicates }: MadeListing, random: Random, fresh: () => Generator<T>, write: (one: T, again: boolean) => readonly string[]): Generator<readonly string[]> {
  const source = fresh();
  const waiting: T[] = [];
  for (let row = 0; row < records; row += 1) {
    const again = waiting.length > 0 && random.fraction() < duplicates;
    const at = random.below(Math.max(1, waiting.length));
    const one = again ? (waiting[at] as T) : (source.next().value as T);
    if (!again) {
      if (waiting.length < WAITING_MOST) waiting.push(one);
      else waiting[at] = one;
    }
    yield [`r${row}`, ...write(one, again)];
  }
}

interface Style {
  readonly again: boolean;
  readonly isLatin: boolean;
  readonly place: Place;
}

/** One who writes lists: what is known, as it gets onto paper. */
class Hand {
  readonly random: Random;
  readonly #population: Population;
  readonly #trouble: number;

  constructor(random: Random, population: Population, trouble: number) {
    this.random = random;
    this.#population = population;
    this.#trouble = trouble;
  }

  #happens(chance: number, { again }: Pick<Style, 'again'>): boolean {
    return this.random.fraction() < chance * this.#trouble * (again ? 1 : 0.3);
  }

  /** How a row is written: in the script of the people or in Latin letters, and where they live by now. */
  style({ writing, place }: Household, again: boolean): Style {
    const isLatin = writing === 'latin' || this.random.fraction() < 0.5;
    const hasMoved = this.#happens(0.12, { again });
    return { again, isLatin, place: hasMoved ? this.#population.placeFor(writing, this.random) : place };
  }

  gap(chance: number, style: Style): boolean {
    return this.#happens(chance, style);
  }

  name(name: MadeName, style: Style): string {
    const written = style.isLatin ? (this.#happens(0.5, style) ? oneOf(name.latin, this.random) : (name.latin[0] as string)) : name.own;
    return this.#happens(0.08, style) ? this.#slip(written) : written;
  }

  /** A letter left out, doubled, or exchanged with its neighbour. */
  #slip(text: string): string {
    const letters = [...text];
    if (letters.length < 4) return text;
    const at = 1 + this.random.below(letters.length - 2);
    const [one, next] = [letters[at] as string, letters[at + 1] as string];
    const kind = this.random.below(3);
    if (kind === 0) letters.splice(at, 1);
    else if (kind === 1) letters.splice(at, 0, one);
    else letters.splice(at, 2, next, one);
    return letters.join('');
  }

  born({ born: [year, month, day] }: Person, style: Style): string {
    const text = (y: number, m: number, d: number): string => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    if (!this.#happens(0.25, style)) return text(year, month, day);
    const kind = this.random.below(4);
    if (kind === 0) return text(year, 1, 1);
    if (kind === 1) return text(year, day <= 12 ? day : month, day <= 12 ? month : day);
    if (kind === 2) return text(year + (this.random.below(2) === 0 ? 1 : -1), month, day);
    return text(year, month, 1 + this.random.below(28));
  }

  phone(phone: string, style: Style): string {
    if (phone === '') return '';
    if (this.#happens(0.15, style)) return `7${String(this.random.below(100_000_000)).padStart(8, '0')}`;
    if (!this.#happens(0.05, style)) return this.random.fraction() < 0.3 ? `+00 ${phone}` : phone;
    const at = 1 + this.random.below(phone.length - 1);
    return `${phone.slice(0, at)}${this.random.below(10)}${phone.slice(at + 1)}`;
  }

  where({ name, district }: Place, style: Style): readonly [string, string] {
    return [this.gap(0.06, style) ? '' : this.name(name, style), this.gap(0.1, style) ? '' : style.isLatin ? (district.latin[0] as string) : district.own];
  }

  /** Who is counted: somebody may have been forgotten. */
  members({ members }: Household, style: Style): readonly Person[] {
    return members.filter((_, at) => at === 0 || !this.#happens(0.08, style));
  }
}
