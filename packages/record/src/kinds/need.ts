// `need`: people in need in a place and period, as somebody published them. It
// is an estimate of a population, never a list, and holds no household.

import { FIGURE_SCALE } from '../posting.ts';
import { code, source, type Kind, type Source } from '../body.ts';

export interface PeopleInNeed {
  readonly publisher: string;
  readonly place: string;
  readonly period: string;
  readonly people: number;
  readonly source?: Source;
}

export const need: Kind<PeopleInNeed> = {
  name: 'need',
  act: false,
  decode(body) {
    const value = {
      publisher: code(body, 'publisher'),
      place: code(body, 'place'),
      period: body.matching('period', /^\d{4}(-\d{2}){0,2}$/, 'a year, month or day'),
      people: body.integer('people', 0, 10_000_000_000),
      ...source(body),
    };
    body.end();
    return value;
  },
  effect: (body) => ({
    postings: [],
    figures: [{ measure: 'people-in-need', unit: 'person', value: BigInt(body.people) * 10n ** BigInt(FIGURE_SCALE) }],
    facets: { publisher: body.publisher, place: body.place, period: body.period },
    needs: [
      { master: 'organisation', code: body.publisher },
      { master: 'site', code: body.place },
    ],
  }),
};
