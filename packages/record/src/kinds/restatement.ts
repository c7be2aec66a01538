// `restatement`: a publisher's newer file says something else, or nothing any
// more, about a row. The old record is negated and, unless the row was removed,
// the new statement takes its place, in one act: there is no moment between.

import { ID_PATTERN, NO_EFFECT, TIME_PATTERN, source, type Kind, type Source } from '../body.ts';
import { Fields, Malformed, type Json, type JsonObject } from '../decode.ts';
import { isCalendarDay } from '../calendar.ts';

/** One cell that changed. An absent `from` was blank before, an absent `to` is blank now. */
export interface FieldChange {
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Restatement {
  readonly of: string;
  readonly change: 'changed' | 'removed';
  readonly fields: readonly FieldChange[];
  /** The row as it is now; its body carries the new source block. Absent when the row was removed. */
  readonly now?: { readonly kind: string; readonly eventTime: string; readonly body: JsonObject };
  /** For a removed row: the file that no longer has it. */
  readonly source?: Source;
}

export const restatement: Kind<Restatement> = {
  name: 'restatement',
  act: false,
  decode(body) {
    const of = body.matching('of', ID_PATTERN, 'the id of the record restated');
    const change = body.oneOf('change', ['changed', 'removed']);
    const fields = body.optionalList('fields', fieldChange, { min: 1, max: 400 });
    const nowFields = body.optionalObject('now');
    const value = {
      of,
      change,
      fields,
      ...(nowFields === undefined ? {} : { now: statement(nowFields) }),
      ...source(body),
    };
    body.end();
    if ((change === 'removed') !== (nowFields === undefined)) throw new Malformed('body.now', 'expected the new statement exactly when the row changed');
    if ((change === 'removed') !== (value.source !== undefined)) throw new Malformed('body.source', 'expected the file exactly when the row was removed');
    return value;
  },
  effect: () => NO_EFFECT,
};

function statement(fields: Fields): NonNullable<Restatement['now']> {
  const kind = fields.text('kind', 40);
  const eventTime = fields.matching('eventTime', TIME_PATTERN, 'a day or a UTC time');
  if (!isCalendarDay(eventTime.slice(0, 10))) throw new Malformed(`${fields.path}.eventTime`, 'expected a day of the calendar');
  const body = fields.raw('body');
  fields.end();
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new Malformed('body.now.body', 'expected an object');
  return { kind, eventTime, body: body as JsonObject };
}

function fieldChange(item: Json, path: string): FieldChange {
  const one = new Fields(item, path);
  const field = one.text('field', 300);
  const from = one.optionalText('from', 20_000);
  const to = one.optionalText('to', 20_000);
  one.end();
  if (from === to) throw new Malformed(path, 'expected a change: from and to are equal');
  return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
