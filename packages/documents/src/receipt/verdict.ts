// What a check of a receipt comes to: the steps, where one failed, and an entry that held.

import type { Entry } from '@amanah/record/entry.ts';

/** The steps of the check, in order. */
export const RECEIPT_STEPS = ['form', 'key', 'checkpoint', 'entries', 'operation', 'author', 'seal', 'facts', 'trail', 'page'] as const;
export type ReceiptStep = (typeof RECEIPT_STEPS)[number];

/** Where a check failed. */
export interface ReceiptFailure {
  readonly ok: false;
  readonly step: ReceiptStep;
  readonly code: string;
  readonly at: string;
  readonly message: string;
}

/** An entry that stands in the tree. */
export interface Proven {
  readonly index: number;
  readonly entry: Entry;
  readonly leafHash: Uint8Array;
}

/** The failure of a step. */
export function receiptFailed(step: ReceiptStep, code: string, at: string, message: string): ReceiptFailure {
  return { ok: false, step, code, at, message };
}
