// What is handed in to a journal in a run, and what the auditor says is there
// to hand in.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { RefusalCode } from '@amanah/record/refusal.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import type { Auditor } from './auditor.ts';

/** Drafts handed in together, and what must become of them. */
export interface Submission {
  readonly label: string;
  /** Who writes and signs them; the operation's own author where it is left out. */
  readonly by?: string;
  readonly drafts: readonly Draft[];
  readonly expected: 'admitted' | RefusalCode;
}

/** What a balance is held in. */
export interface Holding {
  /** The lot it stands in; absent outside lots. */
  readonly lot?: string;
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: bigint;
}

/** What the auditor says is there, in accounts of a type: lot by lot, and never more than the account holds in all. */
export function holdings(auditor: Auditor, type: string): Holding[] {
  const found: Holding[] = [];
  for (const [key, total] of auditor.balances) {
    const [path, fund, commodity] = key.split(' ') as [string, string, string];
    if (!path.startsWith(`${type}:`) || total <= 0n) continue;
    const account = path.slice(type.length + 1);
    const outside = auditor.ofLot(path, fund, commodity, undefined);
    if (outside > 0n) found.push({ account, fund, commodity, least: outside < total ? outside : total });
    for (const lot of auditor.lotsOf(key)) {
      const least = auditor.ofLot(path, fund, commodity, lot);
      if (least > 0n) found.push({ account, fund, commodity, lot, least: least < total ? least : total });
    }
  }
  return found;
}

/** A line of goods out of a holding. */
export function lineOf({ commodity, lot }: Holding, least: bigint): JsonObject {
  return { amount: amountText(commodity, least), ...(lot === undefined ? {} : { lot }) };
}

/** An amount in a body. */
export function amountText(commodity: string, least: bigint | number): JsonObject {
  return { commodity, least: String(least) };
}
