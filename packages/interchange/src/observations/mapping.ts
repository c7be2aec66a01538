// The mapping file of an `observations` import: what a published table is about
// and what its columns mean. Documented in docs/formats/observations-mapping.md.

import { Fields, Malformed, decode, type Json } from '@amanah/record/decode.ts';
import { COUNTING_POINTS, code, type CountingPoint } from '@amanah/record/body.ts';
import type { DateOrder, Named } from '../statement.ts';

/** A published figure: which column holds it, what it measures and in which unit. */
export interface FigureColumn {
  readonly column: string;
  readonly measure: string;
  readonly unit: string;
}

/** Where the period or the place of a row comes from: a column, or one value for the whole file. */
export type PeriodSource = { readonly column: string } | { readonly value: string } | { readonly pointer: string };
export type PlaceSource = { readonly column: string } | { readonly code: string; readonly name: string; readonly pcode?: string };

/** A mapping file, checked. */
export interface Mapping {
  readonly publisher: Named;
  readonly dataset: string;
  readonly subject: string;
  readonly point?: CountingPoint;
  readonly scope?: string;
  readonly licence: string;
  readonly note: string;
  readonly input: 'csv' | 'json';
  /** JSON pointer to the list of records; empty for the whole document. */
  readonly records: string;
  readonly keys: readonly string[];
  readonly period: PeriodSource;
  readonly place?: PlaceSource;
  /** Dimension name to column. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly figures: readonly FigureColumn[];
  readonly dates?: DateOrder;
  readonly separator?: ',' | ';' | '\t';
  readonly decimal?: 'point' | 'comma';
}

const POINTER = /^(\/([^~/]|~[01])*)*$/;
const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Checks a mapping file; a refusal says which member is wrong and what was expected. */
export function readMapping(value: Json): { readonly ok: true; readonly value: Mapping } | { readonly ok: false; readonly path: string; readonly message: string } {
  return decode(() => mappingOf(new Fields(value, 'mapping')));
}

function mappingOf(fields: Fields): Mapping {
  const publisher = fields.object('publisher');
  const mapping = {
    publisher: { code: code(publisher, 'code'), name: publisher.text('name', 400) },
    dataset: code(fields, 'dataset'),
    subject: code(fields, 'subject'),
    ...(fields.has('point') ? { point: fields.oneOf('point', COUNTING_POINTS) } : {}),
    ...optional('scope', fields.optionalText('scope', 400)),
    licence: fields.text('licence', 400),
    note: fields.text('note', 8000),
    input: fields.has('input') ? fields.oneOf('input', ['csv', 'json']) : ('csv' as const),
    records: fields.has('records') ? fields.matching('records', POINTER, 'a JSON pointer such as /organizations') : '',
    keys: fields.list('keys', columnName, { min: 1, max: 20 }),
    period: periodSource(fields.object('period')),
    ...(fields.has('place') ? { place: placeSource(fields.object('place')) } : {}),
    dimensions: fields.optionalTexts('dimensions', { entries: 20, length: 300 }) ?? {},
    figures: fields.list('figures', figureColumn, { min: 1, max: 50 }),
    ...(fields.has('dates') ? { dates: fields.oneOf('dates', ['dmy', 'mdy', 'iso']) } : {}),
    ...(fields.has('separator') ? { separator: fields.oneOf('separator', [',', ';', '\t']) } : {}),
    ...(fields.has('decimal') ? { decimal: fields.oneOf('decimal', ['point', 'comma']) } : {}),
  };
  publisher.end();
  fields.end();
  if (mapping.input === 'csv' && (mapping.records !== '' || 'pointer' in mapping.period)) throw new Malformed('mapping.records', 'expected a pointer only with "input": "json"');
  return mapping;
}

function optional<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };
}

function columnName(item: Json, path: string): string {
  if (typeof item !== 'string' || item === '' || item.length > 300) throw new Malformed(path, 'expected a column name');
  return item;
}

function figureColumn(item: Json, path: string): FigureColumn {
  const fields = new Fields(item, path);
  const figure = { column: fields.text('column', 300), measure: code(fields, 'measure'), unit: code(fields, 'unit') };
  fields.end();
  return figure;
}

function periodSource(fields: Fields): PeriodSource {
  const source: PeriodSource = fields.has('column')
    ? { column: fields.text('column', 300) }
    : fields.has('pointer')
      ? { pointer: fields.matching('pointer', POINTER, 'a JSON pointer such as /fetchedAt') }
      : { value: fields.matching('value', PERIOD, 'a year, month or day such as 2024-05') };
  fields.end();
  return source;
}

function placeSource(fields: Fields): PlaceSource {
  const source: PlaceSource = fields.has('column')
    ? { column: fields.text('column', 300) }
    : { code: code(fields, 'code'), name: fields.text('name', 400), ...optional('pcode', fields.optionalText('pcode', 40)) };
  fields.end();
  return source;
}

/** The columns a CSV file must have for this mapping. */
export function columnsOf(mapping: Mapping): readonly string[] {
  const columns = [...mapping.keys, ...Object.values(mapping.dimensions), ...mapping.figures.map((one) => one.column)];
  if ('column' in mapping.period) columns.push(mapping.period.column);
  if (mapping.place !== undefined && 'column' in mapping.place) columns.push(mapping.place.column);
  return [...new Set(columns)];
}

