/**
 * How much an agency may ask a holder in a cycle: counted, limited, and public.
 *
 *     const quota = new Quota(cycle, [{ agency: 'north', registered: 1000 }]);   // 1,200 households
 *     quota.ask({ agency: 'north', cycle, elements })                                    // { ok: true, households: 2 }
 *     quota.counts()                              // [{ agency: 'north', cycle, asked: 2, refused: 0, most: 1200 }]
 *
 * A holder asks the quota before it evaluates anything. A blinded element never comes twice by chance, so one that does
 * is a replay, whoever sends it. No clock, no chance: the same requests in the same order have the same verdicts, and
 * a {@link QuotaMemory} is all that a holder keeps for going on after a stop.
 */
import { isCycle, KEYS_OF_HOUSEHOLD } from './household-keys.ts';
import { HOUSEHOLDS_OF_QUERY_MAX } from './keyholders.ts';
import { ELEMENT_SIZE_BYTES, hexOf } from './oprf.ts';

/** An agency with its caseload in households, as registered before the cycle; `most` where another limit was agreed on. */
export interface RegisteredAgency {
  readonly agency: string;
  readonly registered: number;
  readonly most?: number;
}

/** What is public of an agency in a cycle, in households. `refused` counts those of refused requests, one at least for each. */
export interface QueryCount {
  readonly agency: string;
  readonly cycle: string;
  readonly asked: number;
  readonly refused: number;
  readonly most: number;
}

export type QuotaRefusal = { readonly ok: false; readonly code: 'agency-unknown' | 'other-cycle' | 'request-malformed' | 'replay' | 'quota-exceeded'; readonly message: string; readonly at?: number };
export type QuotaVerdict = { readonly ok: true; readonly households: number } | QuotaRefusal;

/** What is remembered of an agency, in households. */
export interface Tally {
  readonly asked: number;
  readonly refused: number;
}

/** What a holder keeps of one cycle: counts and elements, and nothing else. A holder that goes on after a stop keeps it on a disk. */
export interface QuotaMemory {
  tally(agency: string): Tally;
  isSeen(element: Uint8Array): boolean;
  /** Adds to what was asked and keeps the elements: both, or neither where it throws. */
  admit(agency: string, households: number, elements: readonly Uint8Array[]): void;
  /** Adds to what was refused. */
  refuse(agency: string, households: number): void;
}

/** Counts beyond this one stay as they are: a record of counts has no room for more. */
export const TALLY_MAX = 1_000_000_000;

/** A memory that lasts as long as the process. */
export class PassingMemory implements QuotaMemory {
  readonly #tallies = new Map<string, Tally>();
  readonly #seen = new Set<string>();

  tally(agency: string): Tally {
    return this.#tallies.get(agency) ?? { asked: 0, refused: 0 };
  }

  isSeen(element: Uint8Array): boolean {
    return this.#seen.has(hexOf(element));
  }

  admit(agency: string, households: number, elements: readonly Uint8Array[]): void {
    const { asked, refused } = this.tally(agency);
    this.#tallies.set(agency, { asked: asked + households, refused });
    for (const element of elements) this.#seen.add(hexOf(element));
  }

  refuse(agency: string, households: number): void {
    const { asked, refused } = this.tally(agency);
    this.#tallies.set(agency, { asked, refused: Math.min(TALLY_MAX, refused + households) });
  }

  /** How many elements were admitted. */
  get size(): number {
    return this.#seen.size;
  }
}

/** Six fifths of the caseload, rounded down: some households are asked about twice, after a mistake or a broken line. */
export function usualQuota(registered: number): number {
  if (!Number.isSafeInteger(registered) || !Number.isSafeInteger(registered * 6) || registered < 0) throw new Error('bug: a caseload is a number of households');
  return Math.floor((registered * 6) / 5);
}

/** The counts of one cycle at one holder. */
export class Quota {
  readonly cycle: string;
  readonly #most = new Map<string, number>();
  readonly #memory: QuotaMemory;

  constructor(cycle: string, agencies: readonly RegisteredAgency[], memory: QuotaMemory = new PassingMemory()) {
    if (!isCycle(cycle)) throw new Error('bug: a cycle is named by letters, digits and ._/-');
    this.cycle = cycle;
    this.#memory = memory;
    for (const { agency, registered, most = usualQuota(registered) } of agencies) {
      if (this.#most.has(agency) || !Number.isSafeInteger(most) || most < 0) throw new Error('bug: each agency is registered once, with a number of households');
      this.#most.set(agency, most);
    }
  }

  /** Counts a request and says whether to answer it. A refused one uses up nothing and is counted as refused. */
  ask({ agency, cycle, elements }: { readonly agency: string; readonly cycle: string; readonly elements: readonly Uint8Array[] }): QuotaVerdict {
    const most = this.#most.get(agency);
    if (most === undefined) return { ok: false, code: 'agency-unknown', message: `no agency of that name is registered for ${this.cycle}` };
    const households = elements.length / KEYS_OF_HOUSEHOLD;
    const refusal = cycle === this.cycle ? this.#refusalOf(elements, households, most - this.#memory.tally(agency).asked) : otherCycle(this.cycle);
    if (refusal !== undefined) {
      this.#memory.refuse(agency, Math.max(1, Math.ceil(households)));
      return refusal;
    }
    this.#memory.admit(agency, households, elements);
    return { ok: true, households };
  }

  #refusalOf(elements: readonly Uint8Array[], households: number, left: number): QuotaRefusal | undefined {
    if (!Number.isInteger(households) || households < 1 || households > HOUSEHOLDS_OF_QUERY_MAX || elements.some(({ length }) => length !== ELEMENT_SIZE_BYTES)) {
      return { ok: false, code: 'request-malformed', message: 'a request has ten elements of 32 bytes for each of 1 to 100 households' };
    }
    const own = new Set<string>();
    for (const [at, element] of elements.entries()) {
      const hex = hexOf(element);
      if (own.has(hex) || this.#memory.isSeen(element)) return { ok: false, code: 'replay', at, message: `element ${at} was sent before: blind anew for every request` };
      own.add(hex);
    }
    // A replay is called one even where nothing is left to ask.
    if (households > left) return { ok: false, code: 'quota-exceeded', message: `${households} households are more than the ${left} that are left in ${this.cycle}` };
    return undefined;
  }

  /** Numbers for a public record, in the order of agencies' names: they say how much was asked, never about whom. */
  counts(): readonly QueryCount[] {
    return [...this.#most]
      .map(([agency, most]) => ({ agency, cycle: this.cycle, ...this.#memory.tally(agency), most }))
      .sort((one, other) => (one.agency < other.agency ? -1 : 1));
  }
}

function otherCycle(cycle: string): QuotaRefusal {
  return { ok: false, code: 'other-cycle', message: `the request is not for the cycle ${cycle}` };
}
