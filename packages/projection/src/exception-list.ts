// The closed list of what may not fit, and what is said of each case.

import type { Selector } from './report-shape.ts';

/** The closed list of exceptions with their severities, most severe first. */
export const EXCEPTIONS = {
  'balance-below-zero': 'error',
  'unfinished-import': 'error',
  'unsealed-tail': 'error',
  'quarantined-record': 'error',
  'open-transit': 'warning',
  'suspense-open': 'warning',
  'unexplained-loss': 'warning',
  'statements-differ': 'warning',
  'lot-below-zero': 'warning',
  'lot-expired': 'warning',
  'loan-overdue': 'warning',
  'hand-over-overdue': 'warning',
  'handed-over-late': 'warning',
  'fund-deadline-passed': 'warning',
  'fund-share-exceeded': 'warning',
  'fund-money-misplaced': 'warning',
  'waybill-number-missing': 'warning',
  'stocktake-difference': 'warning',
  'bank-line-unmatched': 'warning',
  'conflicting-rows': 'warning',
  'place-budgets-differ': 'warning',
  'awaiting-approval': 'notice',
  'category-not-named': 'notice',
  'lot-expiring': 'notice',
  'donor-not-reported': 'notice',
  'recipient-not-reported': 'notice',
  'quantity-not-stated': 'notice',
  'unit-not-stated': 'notice',
  'repeated-rows': 'notice',
} as const;
export type ExceptionCode = keyof typeof EXCEPTIONS;

/** One exception as it is found: `since` is a day as yyyymmdd, `record` the row at which it began. */
export interface Found {
  readonly code: ExceptionCode;
  readonly subject: string;
  readonly selector: Selector;
  readonly fund?: string;
  readonly amount?: string;
  readonly commodity?: string;
  readonly count?: number;
  readonly record?: number;
  readonly since?: number;
  readonly ageDays?: number;
}
