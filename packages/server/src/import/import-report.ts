// What goes into an import and what comes out of it, whichever importer runs.

import type { Problem } from '@amanah/interchange/problem.ts';
import type { InputFile } from '@amanah/interchange/statement.ts';

/** A file to import, with its digest taken beforehand. */
export interface ImportFile extends InputFile {
  readonly sha256: string;
  readonly bytes: number;
}

export interface ImportProgress {
  readonly pass: 'check' | 'write';
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
}

/** What was read, what it changed, and what was left out and why. */
export interface ImportReport {
  readonly outcome: 'imported' | 'dry-run' | 'already-imported' | 'refused';
  readonly dataset: string;
  readonly files: readonly { name: string; part: string; sha256: string; columns: readonly string[] }[];
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly fields: Readonly<{ [field: string]: number }>;
  readonly skipped: readonly { readonly reason: string; readonly rows: number }[];
  readonly columnsAdded: readonly string[];
  readonly columnsDropped: readonly string[];
  /** Columns whose cells are not recorded, because the format does not know that they may be published. */
  readonly columnsLeftOut: readonly string[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly treeSize: number;
}

/** What an import cannot begin with; the message says what to do. */
export class ImportRefused extends Error {}
