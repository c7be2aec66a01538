// From a statement that was read to records to be written: one `bank-statement`
// and one `bank-line` per line that the books do not have yet. What the bank
// wrote about a line is handed back beside the drafts, never in them.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Document } from '@amanah/core/ledger/open-matters.ts';
import { recordableReference } from './reference.ts';
import type { BankFile, BankLine, BankStatement } from './statement.ts';

/** A record to be. Where `refers` names a draft before it, the field of that name is filled with that record's id by `filledBody`. */
export interface BankDraft {
  readonly kind: 'bank-statement' | 'bank-line';
  readonly eventTime: string;
  readonly body: JsonObject;
  readonly refers?: { readonly field: 'statement'; readonly draft: number };
}

/** What the bank wrote about the line of a draft: kept beside the log, by the id of the line's record. */
export interface BankText {
  readonly draft: number;
  readonly text: string;
  readonly reference?: string;
}

/** One line of the file, as the import sees it. */
export interface PreviewLine {
  readonly statement: number;
  readonly line: number;
  readonly place: number;
  readonly day: string;
  readonly amount: bigint;
  readonly commodity: string;
  readonly text: string;
  readonly reference?: string;
  readonly parts?: readonly bigint[];
  readonly reversal?: true;
  /** Number of its draft, or the id of the record that has it already. */
  readonly draft?: number;
  readonly recorded?: string;
}

/** What an import would write. */
export interface BankImport {
  readonly drafts: readonly BankDraft[];
  readonly texts: readonly BankText[];
  readonly lines: readonly PreviewLine[];
  /** Lines the books have already. */
  readonly already: number;
}

/** The body of a draft once the drafts before it have ids. */
export function filledBody(draft: BankDraft, ids: readonly string[]): JsonObject {
  return draft.refers === undefined ? draft.body : { ...draft.body, [draft.refers.field]: ids[draft.refers.draft] as string };
}

/** Drafts for everything in the file that the books do not have. `digest` is the SHA-256 of the file as 64 hex digits. */
export function bankImport(file: BankFile, books: Books, { account, digest }: { readonly account: string; readonly digest: string }): BankImport {
  const drafts: BankDraft[] = [];
  const texts: BankText[] = [];
  const lines: PreviewLine[] = [];
  const known = new RecordedLines(books, account);
  const statements = standing(books, 'bank-statement').filter(({ body }) => body['account'] === account);
  for (const [number, statement] of file.statements.entries()) {
    const body = statementBody(statement, account, digest);
    const recorded = statements.find((one) => SAME.every((field) => one.body[field] === body[field]));
    const owner = recorded === undefined ? drafts.push({ kind: 'bank-statement', eventTime: statement.to, body }) - 1 : undefined;
    const taken = known.take(statement);
    for (const [at, line] of statement.lines.entries()) {
      const there = taken[at];
      const draft = there === undefined ? drafts.length : undefined;
      if (there === undefined) {
        drafts.push(lineDraft(line, at + 1, { account, commodity: statement.commodity, statement: recorded?.id, draft: owner }));
        texts.push({ draft: drafts.length - 1, text: line.text, ...(line.reference === undefined ? {} : { reference: line.reference }) });
      }
      const { place, day, amount, text } = line;
      lines.push({
        statement: number, line: at + 1, place, day, amount, text, commodity: statement.commodity,
        ...(line.reference === undefined ? {} : { reference: line.reference }),
        ...(line.parts === undefined ? {} : { parts: line.parts }),
        ...(line.reversal === undefined ? {} : { reversal: line.reversal }),
        ...(draft === undefined ? { recorded: there as string } : { draft }),
      });
    }
  }
  return { drafts, texts, lines, already: lines.filter(({ recorded }) => recorded !== undefined).length };
}

/** The documents of a kind that stand: neither reversed nor restated. Each body is read once. */
export function standing(books: Books, kind: string, asOf = books.size): Document[] {
  return books.matters.documents(kind).flatMap((one) => {
    const { index, author, eventTime } = one;
    return books.stands(index, asOf) ? [{ index, id: one.id, author, eventTime, body: one.body }] : [];
  });
}

/** The lines of an account that stand under a statement that stands: who reverses a statement takes its lines back with it. */
export function standingLines(books: Books, account: string, asOf = books.size): Document[] {
  const statements = new Set(standing(books, 'bank-statement', asOf).map(({ id }) => id));
  return standing(books, 'bank-line', asOf).filter(({ body }) => body['account'] === account && statements.has(String(body['statement'])));
}

/** What makes two records the same statement. */
const SAME = ['commodity', 'from', 'to', 'opening', 'closing'] as const;

function statementBody(statement: BankStatement, account: string, digest: string): JsonObject {
  const { commodity, from, to, opening, closing, lines } = statement;
  const name = recordableReference(statement.name) ?? `${account} ${from} ${to}`;
  return { account, commodity, from, to, opening: opening.toString(), closing: closing.toString(), lines: lines.length, file: digest, name };
}

function lineDraft(line: BankLine, number: number, of: { readonly account: string; readonly commodity: string; readonly statement: string | undefined; readonly draft: number | undefined }): BankDraft {
  const reference = recordableReference(line.reference);
  const body: JsonObject = {
    account: of.account,
    line: number,
    day: line.day,
    amount: { commodity: of.commodity, least: line.amount.toString() },
    ...(reference === undefined ? {} : { reference }),
    ...(of.statement === undefined ? {} : { statement: of.statement }),
  };
  return { kind: 'bank-line', eventTime: line.day, body, ...(of.draft === undefined ? {} : { refers: { field: 'statement', draft: of.draft } }) };
}

/**
 * The lines the books have of an account. A line of a new statement is one of them when day, amount and reference agree;
 * a reference that only one of the two has decides nothing. Each recorded line answers for one line of a statement.
 */
class RecordedLines {
  readonly #byKey = new Map<string, { readonly id: string; readonly reference: string | undefined }[]>();

  constructor(books: Books, account: string) {
    for (const { id, body } of standingLines(books, account)) {
      const { commodity, least } = body['amount'] as { readonly commodity: string; readonly least: string };
      this.#add(keyOf(commodity, String(body['day']), least), id, body['reference'] as string | undefined);
    }
  }

  /** For each line of a statement the id of the record that has it; lines that are new are added under no id. */
  take(statement: BankStatement): readonly (string | undefined)[] {
    const { commodity, lines } = statement;
    const found: (string | undefined)[] = lines.map(() => undefined);
    const used = new Set<object>();
    // First the lines whose references agree, so that a line without one does not take another's place.
    for (const strict of [true, false]) {
      for (const [at, line] of lines.entries()) {
        if (found[at] !== undefined) continue;
        const reference = recordableReference(line.reference);
        const held = (this.#byKey.get(keyOf(commodity, line.day, line.amount.toString())) ?? []).find(
          (one) => !used.has(one) && (strict ? one.reference === reference : one.reference === undefined || reference === undefined),
        );
        if (held === undefined) continue;
        used.add(held);
        found[at] = held.id;
      }
    }
    return found;
  }

  #add(key: string, id: string, reference: string | undefined): void {
    const list = this.#byKey.get(key);
    if (list === undefined) this.#byKey.set(key, [{ id, reference }]);
    else list.push({ id, reference });
  }
}

function keyOf(commodity: string, day: string, least: string): string {
  return `${commodity} ${day} ${least}`;
}
