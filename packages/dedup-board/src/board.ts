/**
 * The board: a row of ten tokens for each household that an agency has served in a cycle.
 *
 *     const rows = makeRows({ agency: 'north', cycle }, tokens, random);     // published
 *     askBoard(board, { agency: 'south', tokens: ofOneHousehold, keys });    // [{ row, agency: 'north', advice: 'probably-served-ask', equal: 2 }]
 *
 * Two tokens equal whose keys count as two (facts.ts): probably served, so ask the household, or the other agency by the
 * id of its row. One, or two that are made of the same parts: a hint only. None: nothing is known. There is no answer that
 * denies anybody anything, and none that says "not served".
 *
 * What a row tells whoever reads it: that this agency served one household more, and, to an agency that has the same
 * household on its own list and spent a query on it, that both have. So sizes of caseloads and the overlap of agencies
 * leak, and an agency can probe for households that it guesses, as often as its quota allows. Which tokens are keys, which
 * key each is and how many a household has does not show; nor do rows of two cycles have a token in common.
 */
import { areTwo, type Resting } from './facts.ts';
import { isCycle, KEYS_OF_HOUSEHOLD } from './household-keys.ts';
import { TOKEN_SIZE_BYTES, tokenOf, type Token } from './keyholders.ts';
import type { Random } from './oprf.ts';

export interface BoardRow {
  /** By chance; the agency keeps which household it is, and can be asked by it. */
  readonly id: string;
  readonly agency: string;
  readonly cycle: string;
  /** Ten, in random order, some of them by chance. */
  readonly tokens: readonly Token[];
}

/** What to do about it. There are no others. */
export type Advice = 'probably-served-ask' | 'hint-only';

export interface Finding {
  readonly row: string;
  readonly agency: string;
  readonly advice: Advice;
  /** How many tokens are equal: 1 to 10. */
  readonly equal: number;
}

const TOKEN = /^[0-9a-f]{32}$/;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,99}$/u;

/** Rows for households that were served, in random order, each filled up to ten tokens. Throws for more than ten. */
export function makeRows({ agency, cycle }: { readonly agency: string; readonly cycle: string }, households: readonly (readonly Token[])[], random: Random): readonly BoardRow[] {
  const rows = households.map((tokens): BoardRow => {
    if (tokens.length > KEYS_OF_HOUSEHOLD) throw new Error('bug: a household has ten keys at most');
    const fill = Array.from({ length: KEYS_OF_HOUSEHOLD - tokens.length }, () => tokenOf(random(TOKEN_SIZE_BYTES)));
    return { id: tokenOf(random(TOKEN_SIZE_BYTES)), agency, cycle, tokens: shuffled([...tokens, ...fill], random) };
  });
  return shuffled(rows, random);
}

/** In an order by chance: a random number of six bytes goes before each. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, place: random(6).reduce((value, byte) => value * 256 + byte, 0) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Whether a row is of its form and of the cycle; whether it may stand beside the others is for whoever has them. */
export function checkRow({ id, agency, cycle: own, tokens }: BoardRow, cycle: string): { readonly ok: true } | RowRefusal {
  if (!TOKEN.test(id) || !NAME.test(agency) || tokens.length !== KEYS_OF_HOUSEHOLD || !tokens.every((token) => TOKEN.test(token)) || new Set(tokens).size !== KEYS_OF_HOUSEHOLD) {
    return { ok: false, code: 'row-malformed', message: 'a row has an id, an agency, and ten different tokens of 32 hexadecimal digits' };
  }
  return own === cycle ? { ok: true } : { ok: false, code: 'row-of-other-cycle', message: `the row is of another cycle than ${cycle}` };
}

/** Why a row does not stand on the board. */
export type RowRefusal = { readonly ok: false; readonly code: 'row-malformed' | 'row-of-other-cycle' | 'row-repeated' | 'rows-too-many'; readonly message: string };

/** The board of one cycle. It keeps rows in the order in which they came, and finds by token at once. */
export class Board {
  readonly cycle: string;
  readonly #rowsMax: (agency: string) => number;
  readonly #rows = new Map<string, BoardRow>();
  readonly #rowsOfAgency = new Map<string, number>();
  readonly #byToken = new Map<Token, BoardRow[]>();

  /** `rowsMax` says how many rows an agency may have, such as its registered caseload; 0 for whom nobody knows. */
  constructor(cycle: string, rowsMax: (agency: string) => number) {
    if (!isCycle(cycle)) throw new Error('bug: a cycle is named by letters, digits and ._/-');
    this.cycle = cycle;
    this.#rowsMax = rowsMax;
  }

  get rows(): readonly BoardRow[] {
    return [...this.#rows.values()];
  }

  /** Puts a row up, or says why not. What a row says of its agency must have been signed for before. */
  add(row: BoardRow): { readonly ok: true } | RowRefusal {
    const checked = checkRow(row, this.cycle);
    if (!checked.ok) return checked;
    const { id, agency, tokens } = row;
    if (this.#rows.has(id)) return { ok: false, code: 'row-repeated', message: 'a row with this id stands on the board' };
    const before = this.#rowsOfAgency.get(agency) ?? 0;
    if (before >= this.#rowsMax(agency)) return { ok: false, code: 'rows-too-many', message: `${agency} has as many rows as it may` };
    this.#rows.set(id, row);
    this.#rowsOfAgency.set(agency, before + 1);
    for (const token of tokens) {
      const rows = this.#byToken.get(token);
      if (rows === undefined) this.#byToken.set(token, [row]);
      else rows.push(row);
    }
    return { ok: true };
  }

  /** Rows that have the token. */
  rowsWith(token: Token): readonly BoardRow[] {
    return this.#byToken.get(token) ?? [];
  }
}

/**
 * Rows of other agencies with which the tokens of one household agree: those with more first, else in the order of ids.
 * `keys` are those of the tokens, in the same order: which of them agree says whether they count as two.
 */
export function askBoard(board: Board, { agency, tokens, keys }: { readonly agency: string; readonly tokens: readonly Token[]; readonly keys: readonly Resting[] }): readonly Finding[] {
  if (tokens.length !== keys.length) throw new Error('bug: each token has its key');
  const equal = new Map<BoardRow, Map<Token, Resting>>();
  for (const [at, token] of tokens.entries()) {
    for (const row of board.rowsWith(token)) {
      if (row.agency === agency) continue;
      const agreeing = equal.get(row) ?? new Map<Token, Resting>();
      equal.set(row, agreeing.set(token, keys[at] as Resting));
    }
  }
  return [...equal]
    .map(([row, agreeing]): Finding => ({ row: row.id, agency: row.agency, advice: areTwo([...agreeing.values()]) ? 'probably-served-ask' : 'hint-only', equal: agreeing.size }))
    .sort((one, other) => other.equal - one.equal || (one.row < other.row ? -1 : 1));
}
