// `bank-match`: says which records a line of the bank's statement is. It is
// undone by a reversal; a line without a standing match stays in sight.

import { ID_PATTERN, present, recordIdIn, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';

export interface BankMatch {
  readonly line: string;
  /** The records of ours that the line is; empty with a reason for what is the bank's own, such as interest to be recorded. */
  readonly records: readonly string[];
  readonly reason?: string;
}

/** Kinds that move money at a bank. An approval stands for the payment it let through. */
const MOVES_MONEY = ['gift', 'exchange', 'payment', 'grant', 'grant-report', 'transfer', 'purchase', 'loan', 'repayment', 'release', 'return', 'approval', 'restatement'];

export const bankMatch: Kind<BankMatch> = {
  name: 'bank-match',
  act: true,
  decode(body) {
    const value = { line: recordIdIn(body, 'line'), records: body.list('records', recordIdText, { min: 0, max: 100 }), reason: body.optionalText('reason') };
    body.end();
    if (value.records.length === 0 && value.reason === undefined) throw new Malformed('body.reason', 'expected a reason where no record is named');
    if (new Set(value.records).size !== value.records.length) throw new Malformed('body.records', 'expected each record once');
    return present(value) as unknown as BankMatch;
  },
  effect: (body) => ({
    postings: [],
    figures: [],
    facets: {},
    needs: [],
    cites: [
      { id: body.line, kinds: ['bank-line'], field: 'body.line' },
      ...body.records.map((id, at) => ({ id, kinds: MOVES_MONEY, field: `body.records[${at}]` })),
    ],
  }),
};

function recordIdText(item: unknown, path: string): string {
  if (typeof item !== 'string' || !ID_PATTERN.test(item)) throw new Malformed(path, 'expected the id of a record as 64 hex digits');
  return item;
}
