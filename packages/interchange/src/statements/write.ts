// Writes the file that `format.ts` reads: canonical JSON, one object a line,
// and each master only where it is first needed, to keep files short.

import { canonicalText } from '@amanah/log/canonical.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { STATEMENTS_VERSION, type StatementsHead } from './format.ts';
import type { Master, Statement } from '../statement.ts';

/** A row to write; its place in the file follows from the order. */
export type NewStatement = Omit<Statement, 'line'>;

/** The whole file as text. */
export function statementsText(head: StatementsHead, statements: readonly NewStatement[]): string {
  const written = new Set<string>();
  const isNew = ({ kind, body }: Master): boolean => {
    const name = `${kind}:${String(body['code'])}`;
    if (written.has(name)) return false;
    written.add(name);
    return true;
  };
  const lines = statements.map(({ row, kind, eventTime, body, cells, masters }) => {
    const fresh = masters.filter(isNew);
    return canonicalText({
      row, kind, eventTime, body, cells,
      ...(fresh.length === 0 ? {} : { masters: fresh.map((one) => ({ kind: one.kind, body: one.body })) }),
    });
  });
  const first = canonicalText({ amanah: STATEMENTS_VERSION, ...head, publisher: { ...head.publisher } } as JsonObject);
  return `${[first, ...lines].join('\n')}\n`;
}
