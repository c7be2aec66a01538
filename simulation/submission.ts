// What is handed in to a journal in a run, and what the auditor says is there
// to hand in.

import type { JsonObject } from '@amanah/core/decode.ts';
import type { RefusalCode } from '@amanah/core/record/refusal.ts';
import type { Draft } from '@amanah/server/journal.ts';
import type { Auditor } from './auditor.ts';

/** Drafts handed in together, and what must become of them. */
export interface Submission {
  readonly label: string;
  readonly drafts: readonly Draft[];
  readonly expected: 'admitted' | RefusalCode;
}

/** What a balance is held in. */
export interface Holding {
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: bigint;
}

/** What the auditor says is there, in accounts of a type. */
export function holdings(auditor: Auditor, type: string): Holding[] {
  const found: Holding[] = [];
  for (const [key, least] of auditor.balances) {
    const [account, fund, commodity] = key.split(' ') as [string, string, string];
    if (account.startsWith(`${type}:`) && least > 0n) found.push({ account: account.slice(type.length + 1), fund, commodity, least });
  }
  return found;
}

/** An amount in a body. */
export function amountText(commodity: string, least: bigint | number): JsonObject {
  return { commodity, least: String(least) };
}
