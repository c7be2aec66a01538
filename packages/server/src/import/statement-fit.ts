// Whether a statement can become a record: found while nothing is written, so that a file is refused whole.

import { checkRecordValue } from '@amanah/log/canonical.ts';
import { decode, Fields, type JsonObject } from '@amanah/record/decode.ts';
import { findKind } from '@amanah/record/kinds.ts';
import type { Statement } from '@amanah/interchange/statement.ts';

/**
 * An entry has at most 65,535 bytes. The largest one a row can lead to is the restatement in which all its cells change:
 * it holds the cells of both versions field by field, the new cells once more, and the rest of the new body.
 */
const CELLS_BYTES_MAX = 14_000;
const BODY_BYTES_MAX = 30_000;

/** What was expected where a statement, with the body it would be recorded with, is not what the books take. */
export function unfitOf(statement: Statement, body: JsonObject): string[] {
  const kind = findKind(statement.kind);
  if (kind === undefined) return [`a record kind, not ${statement.kind}`];
  const reasons: string[] = [];
  const decoded = decode(() => kind.decode(new Fields(body, 'body')));
  if (!decoded.ok) reasons.push(decoded.message);
  const permitted = checkRecordValue(body);
  if (!permitted.ok) reasons.push(permitted.message);
  const bodyBytes = jsonBytes(body);
  if (bodyBytes > CELLS_BYTES_MAX && jsonBytes(statement.cells) > CELLS_BYTES_MAX) reasons.push(`a row of at most ${CELLS_BYTES_MAX} bytes`);
  else if (bodyBytes > BODY_BYTES_MAX) reasons.push(`a row that leads to a record of at most ${BODY_BYTES_MAX} bytes`);
  for (const master of statement.masters) {
    const masterKind = findKind(master.kind);
    const judged = masterKind === undefined ? undefined : decode(() => masterKind.decode(new Fields(master.body, master.kind)));
    if (judged !== undefined && !judged.ok) reasons.push(judged.message);
  }
  return reasons;
}

function jsonBytes(value: JsonObject | Statement['cells']): number {
  return Buffer.byteLength(JSON.stringify(value));
}
