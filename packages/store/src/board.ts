/**
 * What a holder and a board of agencies keep on their disk. Calls answer at once, because every one is a short
 * transaction on a file of this machine, and a verdict that waited between reading and writing could be overtaken.
 * Rules [DB16], [DB20] and [DB21] of SPEC.md.
 */

/** What is counted of an agency in a cycle, in households and rows. */
export interface BoardTally {
  readonly agency: string;
  readonly asked: number;
  readonly refused: number;
  /** Rows that were ever put up. */
  readonly posted: number;
}

/** A row of the board; withdrawn ones have no tokens left. */
export interface KeptRow {
  readonly number: number;
  readonly agency: string;
  /** 16 bytes. */
  readonly id: Uint8Array;
  /** Ten of 16 bytes, one after the other. */
  readonly tokens: Uint8Array | undefined;
}

/** What becomes of rows that are put up: all stand, or none do. */
export type Posted = 'stand' | 'row-repeated' | 'rows-too-many';

/** Throws `StoreUnavailable` where the disk does not answer. */
export interface BoardStore {
  /** The public half of a cycle's share, and whether its secret was destroyed. */
  share(cycle: string): { readonly public: Uint8Array; readonly isEnded: boolean } | undefined;
  keepShare(cycle: string, share: Uint8Array, now: number): void;
  /** Says that the secret is no more, and forgets elements and rows of the cycle; counts stay. */
  endCycle(cycle: string, now: number): void;

  tally(cycle: string, agency: string): BoardTally;
  tallies(cycle: string): readonly BoardTally[];
  isSeen(cycle: string, element: Uint8Array): boolean;
  /** Counts households and keeps their elements: both or neither. Throws where an element is there already. */
  admit(cycle: string, agency: string, households: number, elements: readonly Uint8Array[]): void;
  refuse(cycle: string, agency: string, households: number): void;

  /** Takes a nonce, and forgets those taken before `forgetBefore`; false where it was taken already. */
  takeNonce(agency: string, nonce: Uint8Array, time: { readonly now: number; readonly forgetBefore: number }): boolean;

  /** Puts rows up within the limits of how many stand and how many ever stood. */
  post(cycle: string, agency: string, rows: readonly { readonly id: Uint8Array; readonly tokens: Uint8Array }[], most: { readonly standing: number; readonly ever: number }): Posted;
  /** Takes the agency's rows of these ids down and overwrites their tokens; gives how many there were. */
  withdraw(cycle: string, agency: string, ids: readonly Uint8Array[]): number;
  standing(cycle: string, agency: string): number;
  /** Rows and withdrawals with numbers above `since`, in their order. */
  rows(cycle: string, since: number, count: number): readonly KeptRow[];

  close(): void;
}
