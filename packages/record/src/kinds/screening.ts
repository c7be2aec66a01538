// `screening`: that all parties of the books were compared with one version of a
// list, and what came of it. Whoever has the list compares the names of the
// journal's organisations with it again. `open` names who waits for a person to
// look, or was found to be listed: by itself a question, and says of nobody that
// they are on a list.

import { CODE_PATTERN } from '../account.ts';
import { ID_PATTERN, NO_EFFECT, code, day, present, type Kind } from '../body.ts';
import { Malformed, type Json } from '../decode.ts';

const COUNT_MAX = 10_000_000;

export interface Screening {
  /** Code of the list, the same for all its versions. */
  readonly list: string;
  /** The publisher's date of this version. */
  readonly listDate: string;
  /** SHA-256 of the version's entries (docs/screening.md). */
  readonly listDigest: string;
  /** Digest of the version that was screened against before. */
  readonly previousDigest?: string;
  readonly entries: number;
  /** Entries against the version before: new, changed, and no longer there. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** In thousandths; a score from here on is a hit. */
  readonly threshold: number;
  /** Organisations of the journal: all of them. */
  readonly parties: number;
  /** Parties beside the journal: staff, drivers, vessels. */
  readonly others: number;
  /** Hits of organisations, by what the journal says of them and by people who stand behind them. What is found of staff, drivers and vessels is not in the log. */
  readonly hits: number;
  /** Organisations with a hit that is not decided to be no match, in order of code. */
  readonly open: readonly string[];
  /** The list is outdated or made up: what was found with it proves nothing about anybody. */
  readonly forTests?: true;
}

export const screening: Kind<Screening> = {
  name: 'screening',
  act: true,
  decode(body) {
    const value = {
      list: code(body, 'list'),
      listDate: day(body, 'listDate'),
      listDigest: body.matching('listDigest', ID_PATTERN, 'a SHA-256 as 64 hex digits'),
      previousDigest: body.optionalMatching('previousDigest', ID_PATTERN, 'a SHA-256 as 64 hex digits'),
      entries: body.integer('entries', 1, COUNT_MAX),
      added: body.integer('added', 0, COUNT_MAX),
      changed: body.integer('changed', 0, COUNT_MAX),
      removed: body.integer('removed', 0, COUNT_MAX),
      threshold: body.integer('threshold', 1, 1000),
      parties: body.integer('parties', 0, COUNT_MAX),
      others: body.integer('others', 0, COUNT_MAX),
      hits: body.integer('hits', 0, COUNT_MAX),
      open: body.optionalList('open', partyCode, { min: 0, max: 400 }),
      forTests: body.has('forTests') ? forTests(body.raw('forTests') ?? null) : undefined,
    };
    body.end();
    const { open, hits } = value;
    const unordered = open.findIndex((one, at) => at > 0 && one <= (open[at - 1] as string));
    if (unordered >= 0) throw new Malformed(`body.open[${unordered}]`, 'expected codes in order, each once');
    if (open.length > hits) throw new Malformed('body.hits', 'expected at least one hit for each party in open');
    return present(value) as unknown as Screening;
  },
  effect: ({ open }) => ({ ...NO_EFFECT, needs: open.map((one) => ({ master: 'organisation', code: one })) }),
};

function partyCode(item: Json, path: string): string {
  if (typeof item !== 'string' || !CODE_PATTERN.test(item)) throw new Malformed(path, 'expected the code of an organisation');
  return item;
}

function forTests(value: Json): true {
  if (value !== true) throw new Malformed('body.forTests', 'expected true, or the member left out');
  return true;
}
