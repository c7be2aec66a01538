// `bank-statement`: a bank's statement of one of our accounts was read. Its
// lines follow as `bank-line` records. The bank's words about a line, in which
// people's names stand, are kept beside the log and never in it.

import { ID_PATTERN, code, day, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';

export interface BankStatement {
  readonly account: string;
  readonly commodity: string;
  readonly from: string;
  readonly to: string;
  /** Least units as text; signed, for accounts may be overdrawn. */
  readonly opening: string;
  readonly closing: string;
  readonly lines: number;
  /** SHA-256 of the bank's file. */
  readonly file: string;
  readonly name: string;
}

const SIGNED_LEAST = /^(0|-?[1-9]\d{0,17})$/;

export const bankStatement: Kind<BankStatement> = {
  name: 'bank-statement',
  act: false,
  decode(body) {
    const value = {
      account: code(body, 'account'),
      commodity: code(body, 'commodity'),
      from: day(body, 'from'),
      to: day(body, 'to'),
      opening: body.matching('opening', SIGNED_LEAST, 'least units as text'),
      closing: body.matching('closing', SIGNED_LEAST, 'least units as text'),
      lines: body.integer('lines', 0, 1_000_000),
      file: body.matching('file', ID_PATTERN, 'the SHA-256 of the file as 64 hex digits'),
      name: body.text('name', 200),
    };
    body.end();
    if (value.to < value.from) throw new Malformed('body.to', 'expected a day not before from');
    return value;
  },
  effect: (body) => ({ postings: [], figures: [], facets: {}, needs: [{ master: 'commodity', code: body.commodity }] }),
};
