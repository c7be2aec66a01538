/**
 * What agencies and the board send each other, and what a holder and a board say of themselves
 * (docs/formats/dedup-board.md). Read as strictly as the messages to holders: undefined for anything else, no throwing.
 */
import type { BoardRow } from './board.ts';
import { KEYS_OF_HOUSEHOLD } from './household-keys.ts';
import { countIn, exactly, fieldsOf, itemsIn, nameIn, textsIn } from './message-fields.ts';
import type { QueryCount } from './quota.ts';

/** Rows in one message at most, posted or listed, and ids of rows withdrawn at once. */
export const ROWS_OF_MESSAGE_MAX = 1000;
/** Units of a text with so many rows at most, each with an id, ten tokens and the name of its agency. */
export const ROWS_UNITS_MAX = ROWS_OF_MESSAGE_MAX * ((KEYS_OF_HOUSEHOLD + 1) * 36 + 200) + 1000;
const AGENCIES_MAX = 10_000;
const COUNTS_UNITS_MAX = 2_000_000;

type PostedRow = Pick<BoardRow, 'id' | 'tokens'>;

/** Rows that an agency puts up. All of them come to stand, or none. */
export interface Post {
  readonly agency: string;
  readonly cycle: string;
  readonly rows: readonly PostedRow[];
}

/** Rows that an agency takes down. */
export interface Withdrawal {
  readonly agency: string;
  readonly cycle: string;
  readonly ids: readonly string[];
}

/** What became of a post or a withdrawal: how many rows it changed, and how many of the agency stand now. */
export interface Standing {
  readonly cycle: string;
  readonly changed: number;
  readonly standing: number;
}

/** Part of the board: rows and withdrawals with numbers above `since`, up to `next`. Where `more`, the next part follows after `next`. */
export interface BoardPage {
  readonly cycle: string;
  readonly since: number;
  readonly next: number;
  readonly more: boolean;
  readonly rows: readonly (PostedRow & { readonly agency: string })[];
  /** Ids of rows that stand no more. */
  readonly withdrawn: readonly string[];
}

/** What a holder or a board is. */
export interface ServiceCard {
  readonly name: string;
  readonly cycle: string;
  readonly isHolder: boolean;
  readonly isBoard: boolean;
}

export function writePost({ agency, cycle, rows }: Post): string {
  return JSON.stringify({ agency, cycle, format: 'amanah-dedup-post/1', rows: rows.map(({ id, tokens }) => ({ id, tokens })) });
}

export function readPost(text: string): Post | undefined {
  const fields = fieldsOf(text, ROWS_UNITS_MAX, 'amanah-dedup-post/1', ['agency', 'cycle', 'rows']);
  const [agency, cycle, rows] = [nameIn(fields?.agency), nameIn(fields?.cycle), itemsIn(fields?.rows, ROWS_OF_MESSAGE_MAX, postedRowIn)];
  return agency === undefined || cycle === undefined || rows === undefined ? undefined : { agency, cycle, rows };
}

function postedRowIn(value: unknown): PostedRow | undefined {
  const fields = exactly(value, ['id', 'tokens']);
  const [id, tokens] = [nameIn(fields?.id), textsIn(fields?.tokens, KEYS_OF_HOUSEHOLD)];
  return id === undefined || tokens === undefined ? undefined : { id, tokens };
}

export function writeWithdrawal({ agency, cycle, ids }: Withdrawal): string {
  return JSON.stringify({ agency, cycle, format: 'amanah-dedup-withdrawal/1', ids });
}

export function readWithdrawal(text: string): Withdrawal | undefined {
  const fields = fieldsOf(text, ROWS_UNITS_MAX, 'amanah-dedup-withdrawal/1', ['agency', 'cycle', 'ids']);
  const [agency, cycle, ids] = [nameIn(fields?.agency), nameIn(fields?.cycle), textsIn(fields?.ids, ROWS_OF_MESSAGE_MAX)];
  return agency === undefined || cycle === undefined || ids === undefined ? undefined : { agency, cycle, ids };
}

export function writeStanding({ cycle, changed, standing }: Standing): string {
  return JSON.stringify({ changed, cycle, format: 'amanah-dedup-standing/1', standing });
}

export function readStanding(text: string): Standing | undefined {
  const fields = fieldsOf(text, 1000, 'amanah-dedup-standing/1', ['cycle', 'changed', 'standing']);
  const [cycle, changed, standing] = [nameIn(fields?.cycle), countIn(fields?.changed), countIn(fields?.standing)];
  return cycle === undefined || changed === undefined || standing === undefined ? undefined : { cycle, changed, standing };
}

export function writePage({ cycle, since, next, more, rows, withdrawn }: BoardPage): string {
  return JSON.stringify({ cycle, format: 'amanah-dedup-page/1', more, next, rows: rows.map(({ agency, id, tokens }) => ({ agency, id, tokens })), since, withdrawn });
}

export function readPage(text: string): BoardPage | undefined {
  const fields = fieldsOf(text, ROWS_UNITS_MAX, 'amanah-dedup-page/1', ['cycle', 'since', 'next', 'more', 'rows', 'withdrawn']);
  const [cycle, since, next, more] = [nameIn(fields?.cycle), countIn(fields?.since), countIn(fields?.next), fields?.more];
  const [rows, withdrawn] = [itemsIn(fields?.rows, ROWS_OF_MESSAGE_MAX, pageRowIn), textsIn(fields?.withdrawn, ROWS_OF_MESSAGE_MAX)];
  if (cycle === undefined || since === undefined || next === undefined || typeof more !== 'boolean' || rows === undefined || withdrawn === undefined) return undefined;
  // A part that leads nowhere and promises more would be asked for without end.
  return next >= since && (!more || next > since) ? { cycle, since, next, more, rows, withdrawn } : undefined;
}

function pageRowIn(value: unknown): BoardPage['rows'][number] | undefined {
  const fields = exactly(value, ['agency', 'id', 'tokens']);
  const [agency, row] = [nameIn(fields?.agency), postedRowIn({ id: fields?.id, tokens: fields?.tokens })];
  return agency === undefined || row === undefined ? undefined : { agency, ...row };
}

/** The counts of a holder, for anybody. */
export function writeCounts(holder: string, cycle: string, counts: readonly QueryCount[]): string {
  return JSON.stringify({ counts: counts.map(({ agency, asked, refused, most }) => ({ agency, asked, most, refused })), cycle, format: 'amanah-dedup-counts/1', holder });
}

export function readCounts(text: string): { readonly holder: string; readonly cycle: string; readonly counts: readonly QueryCount[] } | undefined {
  const fields = fieldsOf(text, COUNTS_UNITS_MAX, 'amanah-dedup-counts/1', ['holder', 'cycle', 'counts']);
  const [holder, cycle] = [nameIn(fields?.holder), nameIn(fields?.cycle)];
  if (holder === undefined || cycle === undefined) return undefined;
  const counts = itemsIn(fields?.counts, AGENCIES_MAX, (item): QueryCount | undefined => {
    const one = exactly(item, ['agency', 'asked', 'most', 'refused']);
    const [agency, asked, refused, most] = [nameIn(one?.agency), countIn(one?.asked), countIn(one?.refused), countIn(one?.most)];
    return agency === undefined || asked === undefined || refused === undefined || most === undefined ? undefined : { agency, cycle, asked, refused, most };
  });
  return counts === undefined ? undefined : { holder, cycle, counts };
}

export function writeCard({ name, cycle, isHolder, isBoard }: ServiceCard): string {
  return JSON.stringify({ cycle, format: 'amanah-dedup-card/1', isBoard, isHolder, name });
}

export function readCard(text: string): ServiceCard | undefined {
  const fields = fieldsOf(text, 1000, 'amanah-dedup-card/1', ['name', 'cycle', 'isHolder', 'isBoard']);
  const [name, cycle] = [nameIn(fields?.name), nameIn(fields?.cycle)];
  const [isHolder, isBoard] = [fields?.isHolder, fields?.isBoard];
  return name === undefined || cycle === undefined || typeof isHolder !== 'boolean' || typeof isBoard !== 'boolean' ? undefined : { name, cycle, isHolder, isBoard };
}
