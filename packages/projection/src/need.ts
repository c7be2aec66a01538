// People in need of a place in a month, and what a person needs in a day.

import { BooksAt, kindNumber } from './books-at.ts';
import { FIGURE_SCALE } from '@amanah/record/posting.ts';
import type { Selector } from './report-shape.ts';

const NEED = kindNumber('need');

/** The subject of the policy that sets the standard. */
export const STANDARD_POLICY = 'adequacy-standard';

/** What one person needs in a day. */
export interface Standard {
  readonly kcal: bigint;
  readonly litres: bigint;
  readonly source: string;
  /** Whether a policy of the operation sets it, or it is the usual one. */
  readonly basis: 'usual' | 'policy';
  readonly selector: Selector;
}

const DEFAULT_KCAL = '2100';
const DEFAULT_LITRES = '15';
const DEFAULT_SOURCE = 'Food: 2,100 kcal per person and day, the planning figure of WFP, UNHCR, UNICEF and WHO for a population. Water: 15 litres per person and day, Sphere.';

/** The standard at a tree size: that of the newest policy, else the usual planning figures. */
export function standardAt(at: BooksAt): Standard {
  const version = at.books.masters.get(`policy:${STANDARD_POLICY}`)?.findLast(({ index }) => index < at.asOf);
  const parameters = (version?.body['parameters'] ?? {}) as Readonly<Record<string, string>>;
  const number = (name: string, otherwise: string): bigint => {
    const text = parameters[name] ?? otherwise;
    return BigInt(/^[1-9]\d{0,8}$/.test(text) ? text : otherwise);
  };
  return {
    kcal: number('kcal', DEFAULT_KCAL),
    litres: number('litres', DEFAULT_LITRES),
    source: parameters['source'] ?? (version === undefined ? DEFAULT_SOURCE : ''),
    basis: version === undefined ? 'usual' : 'policy',
    selector: version === undefined ? { kind: 'none' } : { row: String(version.index) },
  };
}

/** What somebody published as the need of a place. */
export interface Need {
  readonly row: number;
  readonly people: bigint;
  readonly publisher: string;
}

/** Needs by place: the newest statement of each period. */
export class Needs {
  readonly #byPlace = new Map<string, Map<string, Need>>();

  constructor(at: BooksAt) {
    const { books } = at;
    at.eachStanding((row) => {
      if (books.statedKinds.values[row] !== NEED) return;
      const { place = '', period = '' } = books.facetsAt(row);
      const first = books.figureStart.values[row] as number;
      const need = { row, people: (books.figures.value.values[first] as bigint) / 10n ** BigInt(FIGURE_SCALE), publisher: at.publisher(row) };
      const periods = this.#byPlace.get(place) ?? new Map<string, Need>();
      periods.set(period, need);
      this.#byPlace.set(place, periods);
    });
  }

  /** Places and months for which a need is published for that very month. */
  *months(): IterableIterator<readonly [place: string, month: string]> {
    for (const [place, periods] of this.#byPlace) {
      for (const period of periods.keys()) if (period.length >= 7) yield [place, period.slice(0, 7)];
    }
  }

  /** The need of a place in a month: of the month itself, else the newest of its days, else of its year. */
  of(place: string, month: string): Need | undefined {
    const periods = this.#byPlace.get(place);
    if (periods === undefined) return undefined;
    const days = [...periods].filter(([period]) => period.startsWith(`${month}-`)).sort(([a], [b]) => (a < b ? 1 : -1));
    return periods.get(month) ?? days[0]?.[1] ?? periods.get(month.slice(0, 4));
  }
}

/** Days of a month such as 2024-02. */
export function daysIn(month: string): bigint {
  return BigInt(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate());
}
