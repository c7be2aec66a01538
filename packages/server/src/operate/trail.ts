// Where a gift went and whose gifts are in a delivery, for the console. What was gathered for one tree size is kept
// until the books grow.

import type { Hono } from 'hono';
import { RULES, type Rule } from '@amanah/trails/trail.ts';
import { Trails } from '@amanah/trails/trails.ts';

import { HttpProblem } from '../problem.ts';
import { findRecordBy } from '../books/record-proof.ts';
import type { OperationNeeds } from './routes.ts';

/** Adds GET /api/operate/trail/:subject, the subject being `gift:RECORD`, `delivery:RECORD` or `waybill:NUMBER`. */
export function addTrail(app: Hono, { opened, guard }: OperationNeeds): void {
  const gathered: { size: number; trails?: Trails } = { size: -1 };
  app.get('/api/operate/trail/:subject', async (context) => {
    await guard.requirePerson(context);
    const { journal } = opened;
    await journal.catchUp();
    const { books } = journal;
    if (gathered.size !== books.size || gathered.trails === undefined) Object.assign(gathered, { size: books.size, trails: new Trails(books) });
    const found = trailOf(gathered.trails as Trails, context.req.param('subject'), ruleIn(context.req.query('rule')), (record) => {
      const row = findRecordBy(books, record);
      if (!row.ok) throw new HttpProblem('not-found', `${row.message}.`);
      return row.index;
    });
    if (!found.ok) throw new HttpProblem('not-found', `${found.message}.`);
    const rows = [...new Set(found.trail.hops.map(({ row }) => row))];
    return new Response(`${JSON.stringify({ ...found.trail, ids: Object.fromEntries(rows.map((row) => [row, books.idAt(row)])), kinds: Object.fromEntries(rows.map((row) => [row, books.kindAt(row)])) }, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))}\n`, {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
  });
}

function ruleIn(text: string | undefined): Rule {
  const rule = RULES.find((one) => one === (text ?? 'named'));
  if (rule === undefined) throw new HttpProblem('bad-query', `rule is one of ${RULES.join(', ')}.`);
  return rule;
}

function trailOf(trails: Trails, subject: string, rule: Rule, rowOf: (record: string) => number): ReturnType<Trails['gift']> | ReturnType<Trails['delivery']> {
  const [, what, name = ''] = /^(gift|delivery|waybill):(.+)$/.exec(subject) ?? [];
  if (what === 'gift') return trails.gift(rowOf(name), rule);
  if (what === 'delivery') return trails.delivery(rowOf(name), rule);
  if (what === 'waybill') return trails.waybill(name, rule);
  throw new HttpProblem('bad-query', 'The subject is gift:RECORD, delivery:RECORD or waybill:NUMBER.');
}
