// `observation`: figures somebody else published, with their scope and counting
// point. It moves nothing; it stands beside our own figures.

import { COUNTING_POINTS, code, figureOf, optionalCode, present, source, type CountingPoint, type Kind, type Need, type Source } from '../body.ts';
import type { Figure } from '../posting.ts';

export interface Observation {
  readonly publisher: string;
  /** What the figures are about, such as `project-place` or `consignments`. Observations of one subject may be compared. */
  readonly subject: string;
  readonly point?: CountingPoint;
  readonly scope?: string;
  readonly period?: string;
  readonly place?: string;
  readonly fund?: string;
  readonly figures: readonly Figure[];
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly source?: Source;
}

export const observation: Kind<Observation> = {
  name: 'observation',
  act: false,
  decode(body) {
    const value = {
      publisher: code(body, 'publisher'),
      subject: code(body, 'subject'),
      point: body.has('point') ? body.oneOf('point', COUNTING_POINTS) : undefined,
      scope: body.optionalText('scope', 400),
      period: body.optionalMatching('period', /^\d{4}(-\d{2}){0,2}$/, 'a year, month or day'),
      place: optionalCode(body, 'place'),
      fund: optionalCode(body, 'fund'),
      figures: body.list('figures', figureOf, { min: 1, max: 50 }),
      dimensions: body.optionalTexts('dimensions', { entries: 20, length: 400 }),
      ...source(body),
    };
    body.end();
    return present(value) as unknown as Observation;
  },
  effect(body) {
    const needs: Need[] = [{ master: 'organisation', code: body.publisher }];
    if (body.place !== undefined) needs.push({ master: 'site', code: body.place });
    if (body.fund !== undefined) needs.push({ master: 'fund', code: body.fund });
    return {
      postings: [],
      figures: body.figures,
      facets: {
        ...body.dimensions,
        publisher: body.publisher,
        subject: body.subject,
        ...(body.point === undefined ? {} : { point: body.point }),
        ...(body.scope === undefined ? {} : { scope: body.scope }),
        ...(body.period === undefined ? {} : { period: body.period }),
        ...(body.place === undefined ? {} : { place: body.place }),
        ...(body.fund === undefined ? {} : { fund: body.fund }),
      },
      needs,
    };
  },
};
