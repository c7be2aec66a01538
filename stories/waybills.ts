// What the parties to a waybill say, side by side.

import type { JsonObject } from '@amanah/record/decode.ts';
import { quantity } from './tables.ts';
import type { Telling } from './telling.ts';

/** The statements about a waybill that stand, and beside them what the books hold. */
export function statementsTable({ books }: Telling, waybill: string): [title: string, rows: string[][]] {
  const documents = (kind: string): readonly JsonObject[] => books.matters.documentsOf(kind, waybill).filter(({ index }) => books.stands(index, books.size)).map(({ body }) => body);
  const rows = documents('waybill-statement').map((body) => [String(body['party']), String(body['stage']), ...sumsOf(body)]);
  const open = [...books.balances.all()].filter(({ account }) => books.names.name(account) === `transit:${waybill}`).length;
  const dispatched = documents('dispatch').map((body) => ['the books', 'dispatched', ...sumsOf(body)]);
  return [`Waybill ${waybill}: each party's own words; in transit ${open === 0 ? 'nothing is left' : 'something is left'}`, [['who', 'stage', 'bags', 'good', 'lost'], ...dispatched, ...rows]];

  function sumsOf(body: JsonObject): string[] {
    const [goods, losses] = ['goods', 'losses'].map((name) => (body[name] ?? []) as JsonObject[]) as [JsonObject[], JsonObject[]];
    const packages = goods.reduce((sum, one) => sum + Number(one['packages'] ?? 0), 0);
    return [String(packages), sumText(goods), sumText(losses)];
  }

  function sumText(lines: readonly JsonObject[]): string {
    const sums = new Map<string, bigint>();
    for (const { amount } of lines) {
      const { commodity, least } = amount as { commodity: string; least: string };
      sums.set(commodity, (sums.get(commodity) ?? 0n) + BigInt(least));
    }
    return [...sums].map(([commodity, least]) => quantity(books, commodity, least)).join(' + ');
  }
}
