// What every importer produces: the publisher's rows, interpreted one by one.
// An importer never sees the books and never writes; the engine does both.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { ProblemList } from './problem.ts';

/** The kinds of master a statement can call for. */
export type MasterKind = 'organisation' | 'site' | 'commodity' | 'fund';

/** A master that a statement refers to. The engine records it unless the books have its code already. */
export interface Master {
  readonly kind: MasterKind;
  readonly body: JsonObject;
}

/** One publisher's row, interpreted. */
export interface Statement {
  /** Stable key of the row inside the dataset: the publisher's own id where there is one. */
  readonly row: string;
  /** Row number in the file as a spreadsheet shows it; the header is 1. */
  readonly line: number;
  /** The row as published: column name to cell, white space collapsed, NFC, blank cells left out. */
  readonly cells: Readonly<Record<string, string>>;
  /** Record kind, for example `arrival`. */
  readonly kind: string;
  /** Day the row speaks of, YYYY-MM-DD. */
  readonly eventTime: string;
  /** The record's body without its source block. */
  readonly body: JsonObject;
  /** Masters the body refers to, parents before children. */
  readonly masters: readonly Master[];
  /** What the file covers, where it covers one year or region only: a file of 2025 takes nothing away from 2024. */
  readonly scope?: string;
}

/** A publisher or any other organisation by code and name. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** Day orders of dates such as 3/4/2024. Never guessed. */
export type DateOrder = 'dmy' | 'mdy' | 'iso';

/** What the person who imports declares about the files. */
export interface ReadOptions {
  /** `--dates`: needed only for dates that are not ISO. */
  readonly dates?: DateOrder;
  /** `--separator`: else detected from the header line. */
  readonly separator?: ',' | ';' | '\t';
  /** `--decimal`: needed only for numbers such as 1,234 that can be read in two ways. */
  readonly decimal?: 'point' | 'comma';
  /** `--publisher`: else the format's own. */
  readonly publisher?: Named;
}

/** A file to read. It is opened once per pass, and every opening must give the same bytes. */
export interface InputFile {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** How far a pass has come. `bytes` are bytes of the file as it lies on disk, packed or not. */
export interface Progress {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
}

/** Why a row gave no statement although nothing is wrong with it. */
export type SkipReason = 'blank-row' | 'hashtag-row' | 'repeat' | 'repeat-differs';

/** What a pass yields: a file's header once, with the columns whose cells are not recorded, then each row as a statement or with the reason it was left out. */
export type ReadEvent =
  | { readonly file: number; readonly header: readonly string[]; readonly part?: string; readonly leftOut?: readonly string[] }
  | { readonly file: number; readonly statement: Statement }
  | { readonly file: number; readonly skipped: SkipReason; readonly line: number };

/** One outside format. `read` may be called any number of times on the same files and yields the same events. */
export interface Format {
  readonly name: string;
  /** Dataset code unless the person names another. */
  readonly dataset: string;
  readonly publisher: Named;
  readonly licence: string;
  /** Attribution and caveats shown wherever the figures stand. */
  readonly note: string;
  /** Which part of the dataset a file is: `all` where one file is the whole. */
  part(fileIndex: number, header: readonly string[], fileName: string): string;
  /**
   * Interprets the files row by row. What is wrong goes to `problems` and the rest is still read;
   * rows with problems yield no statement. Throws only when reading the input itself fails.
   */
  read(files: readonly InputFile[], options: ReadOptions, problems: ProblemList, progress?: (progress: Progress) => void): AsyncIterable<ReadEvent>;
}
