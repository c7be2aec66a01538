// What every reader of a list gives: the list with the rows that could not be read, or the reason why there is none.
import { type Digest, type EntryFacts, entryText, listDigest, type ListEntry, type SanctionsList } from './list-entry.ts';
import { dateRange } from './partial-date.ts';

/**
 * - `not-this-format`: the file is something else.
 * - `bad-xml`, `bad-json`, `bad-row`: a place that does not keep to the format.
 * - `no-date`: neither the file nor the caller says of which day the version is.
 * - `no-entries`: an empty list clears everybody, so it is refused.
 * - `no-name`, `no-id`, `twice`: an entry that cannot be found again.
 * - `unread-date`: a date of birth that is left out of the evidence.
 * - `lost-row`: an alias or remark of an entry that is not in the list.
 */
export type ListProblemCode = 'not-this-format' | 'bad-xml' | 'bad-json' | 'bad-row' | 'no-date' | 'no-entries' | 'no-name' | 'no-id' | 'twice' | 'unread-date' | 'lost-row';

export interface ListProblem {
  readonly code: ListProblemCode;
  /** The file and line, or the element with its line. */
  readonly at: string;
  readonly expected: string;
}

/** `problems` are places left out. A caller shows them: a row that was not read stops nobody. */
export type ListReading =
  | { readonly ok: true; readonly list: SanctionsList; readonly problems: readonly ListProblem[] }
  | { readonly ok: false; readonly problem: ListProblem };

export interface ListOptions {
  /** What the list is to be called. */
  readonly name: string;
  readonly digest: Digest;
  /** The publisher's date, for files that do not say it; where the file does, its own counts. */
  readonly date?: string;
  /** Says with every result that the list must not be used. */
  readonly warning?: string;
}

/** Codes that leave out a part of an entry only. */
const PARTIAL = new Set<ListProblemCode>(['unread-date']);

/** True where whole rows or entries were left out, so that somebody listed may be missing. */
export function leavesEntriesOut(problems: readonly ListProblem[]): boolean {
  return problems.some(({ code }) => !PARTIAL.has(code));
}

/** An entry with the place it stands at. */
export interface PlacedFacts {
  readonly facts: EntryFacts;
  readonly at: string;
}

/** Makes the list of what was read: names and ids are asked for, ids once, and at least one entry. */
export function listOf(placed: readonly PlacedFacts[], found: readonly ListProblem[], stated: string | undefined, options: ListOptions): ListReading {
  const problems = [...found];
  const entries: ListEntry[] = [];
  const ids = new Set<string>();
  for (const { facts, at } of placed) {
    const names = facts.names.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
    if (facts.id === '') problems.push({ code: 'no-id', at, expected: 'an entry with an id' });
    else if (names.length === 0) problems.push({ code: 'no-name', at, expected: 'an entry with a name' });
    else if (ids.has(facts.id)) problems.push({ code: 'twice', at, expected: `the id ${facts.id} once` });
    else {
      ids.add(facts.id);
      const kept = { ...facts, names };
      entries.push({ ...kept, digest: options.digest(entryText(kept)) });
    }
  }
  if (entries.length === 0) return { ok: false, problem: problems[0] ?? { code: 'no-entries', at: options.name, expected: 'at least one entry: an empty list clears everybody' } };
  const date = day(stated) ?? day(options.date);
  if (date === undefined) return { ok: false, problem: { code: 'no-date', at: options.name, expected: 'the day that its publisher gives to this version, as YYYY-MM-DD' } };
  return { ok: true, list: { name: options.name, date, digest: listDigest(entries, options.digest), entries, warning: options.warning }, problems };
}

function day(text: string | undefined): string | undefined {
  const range = text === undefined ? undefined : dateRange(text);
  return range !== undefined && range.from === range.to ? range.from : undefined;
}

/** Distinct texts that are not blank, trimmed, white space collapsed. */
export function texts(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.map((value) => (value ?? '').replace(/\s+/g, ' ').trim()).filter((value) => value !== ''))];
}
