/**
 * Registrations of households beside the log: sealed values, decisions about pairs, and what has still to be told to the
 * log. Nothing in it is derived from personal values, so that what is erased cannot be confirmed by a guess.
 *
 * Identifiers are 128 bits by chance as 32 hex digits; times are milliseconds since 1970 and come from the caller.
 * Rules [RG4] to [RG9] of SPEC.md.
 */

/** Registrations that were taken in together. Whether its record stands in the log the log says. */
export interface RegistryBatch {
  readonly batch: string;
  readonly purpose: string;
  /** YYYY-MM-DD. */
  readonly deleteBy: string;
  readonly form: 'form' | 'csv' | 'xlsx' | 'kobo' | 'odk';
  /** How many were taken in. */
  readonly registrations: number;
  readonly holder: string;
  readonly created: number;
}

/** A batch with how many of it are still there. */
export interface KeptBatch extends RegistryBatch {
  readonly kept: number;
}

/** A registration as bytes. */
export interface RegistryValue {
  readonly id: string;
  readonly batch: string;
  readonly value: Uint8Array;
}

export interface RegistryDecision {
  readonly decision: string;
  readonly left: string;
  readonly right: string;
  readonly verdict: 'same' | 'different';
  readonly holder: string;
  readonly made: number;
  /** Why; sealed in the file. */
  readonly reason: string;
}

/** Erased registrations of which the log has still to be told. */
export interface UntoldErasure {
  readonly erasure: string;
  readonly subjects: number;
  readonly ground: string;
  readonly purpose?: string;
  /** Size of the log when it was done: the record stands at or after it. */
  readonly after: number;
  readonly holder: string;
  readonly created: number;
}

export interface AccessCount {
  readonly day: string;
  readonly holder: string;
  readonly action: string;
  readonly times: number;
  readonly registrations: number;
}

/** What an erasure takes away, and what becomes of decisions. */
export interface Erasing {
  readonly ids: readonly string[];
  /** Decisions that go with them. */
  readonly gone: readonly string[];
  /** Merges that hold between two others now. */
  readonly repointed: readonly { readonly decision: string; readonly left: string; readonly right: string }[];
  readonly untold: readonly UntoldErasure[];
}

/** The registry of one operation. Several processes may have it open. Every write is one transaction, flushed. */
export interface RegistryStore {
  /** Grows with every change by anybody. */
  changes(): Promise<number>;
  /** Keeps a batch with all its registrations, or nothing of it; false where the registry changed since `ifChanges`. */
  keep(batch: RegistryBatch, values: readonly { readonly id: string; readonly value: Uint8Array }[], ifChanges: number): Promise<boolean>;
  batches(): Promise<KeptBatch[]>;
  /** Takes a batch away whose record was never written; overwrites it. */
  drop(batch: string): Promise<void>;
  /** Where every registration stands, without reading any. */
  places(): Promise<{ readonly id: string; readonly batch: string }[]>;
  /** The registrations of these batches, read; ordered by their names. */
  values(batches: readonly string[]): Promise<RegistryValue[]>;
  /** Up to `most` registrations after the name `after` (the empty text for the first), read where they are of these batches; `next` is absent at the end. For what looks at all of them, so that others are answered meanwhile. */
  valuesAfter(batches: readonly string[], after: string, most: number): Promise<{ readonly values: readonly RegistryValue[]; readonly next?: string }>;
  value(id: string): Promise<RegistryValue | undefined>;
  decisions(): Promise<Omit<RegistryDecision, 'reason'>[]>;
  /** One decision with its reason. */
  decision(decision: string): Promise<RegistryDecision | undefined>;
  /** False where the registry changed since `ifChanges`. */
  decide(decision: RegistryDecision, ifChanges: number): Promise<boolean>;
  undecide(decision: string): Promise<boolean>;
  /** Takes registrations, their keys and the decisions away: overwritten in the file, its free pages and its log. */
  erase(erasing: Erasing): Promise<void>;
  /** Writes the file anew without what was deleted: what an erasure does last, and again where it was cut off. */
  overwrite(): Promise<void>;
  untold(): Promise<UntoldErasure[]>;
  told(erasure: string): Promise<boolean>;
  /** Bytes of these registrations as they lie in the file: what a search for them after their erasure looks for. */
  traces(ids: readonly string[]): Promise<Uint8Array[]>;
  accessed(access: { readonly day: string; readonly holder: string; readonly action: string; readonly registrations: number }): Promise<void>;
  accesses(): Promise<AccessCount[]>;
  close(): Promise<void>;
}
