/**
 * How well keys find households that stand on the lists of two agencies, where the truth is known: a sample that was
 * looked through by hand, or made lists. Nothing is sent: tokens are equal where keys are, but for one chance in 2^128.
 */
import { type Household, householdKeys } from './household-keys.ts';
import { hexOf } from './oprf.ts';

/** A household on the list of an agency. */
export interface Listed {
  readonly household: Household;
  /** Who it is in truth. */
  readonly entity: string;
  /** The agency on whose list it stands. */
  readonly agency: string;
}

export interface Quality {
  /** Of the pairs found, the share that is one household; 1 where none is found. */
  readonly precision: number;
  /** Of the pairs that are one household, the share found; 1 where there are none. */
  readonly recall: number;
  readonly found: number;
  readonly right: number;
  /** Pairs of one household on the lists of two agencies. */
  readonly true: number;
}

/** Pairs of rows of two agencies that agree in at least so many keys, against the pairs of one entity. */
export function qualityOf(listed: readonly Listed[], least: number): Quality {
  const byKey = new Map<string, number[]>();
  for (const [row, { household }] of listed.entries()) {
    for (const { input } of householdKeys(household, 'measured')) {
      const key = hexOf(input);
      const rows = byKey.get(key);
      if (rows === undefined) byKey.set(key, [row]);
      else rows.push(row);
    }
  }
  const agreeing = new Map<number, number>();
  for (const rows of byKey.values()) {
    for (const [at, one] of rows.entries()) {
      for (const other of rows.slice(at + 1)) if (listed[one]?.agency !== listed[other]?.agency) agreeing.set(one * listed.length + other, (agreeing.get(one * listed.length + other) ?? 0) + 1);
    }
  }
  const pairs = [...agreeing].filter(([, count]) => count >= least).map(([pair]) => pair);
  const right = pairs.filter((pair) => listed[Math.floor(pair / listed.length)]?.entity === listed[pair % listed.length]?.entity).length;
  const all = truePairs(listed);
  return { precision: pairs.length === 0 ? 1 : right / pairs.length, recall: all === 0 ? 1 : right / all, found: pairs.length, right, true: all };
}

function truePairs(listed: readonly Listed[]): number {
  const of = new Map<string, string[]>();
  for (const { entity, agency } of listed) of.set(entity, [...(of.get(entity) ?? []), agency]);
  let pairs = 0;
  for (const agencies of of.values()) {
    for (const [at, one] of agencies.entries()) pairs += agencies.slice(at + 1).filter((other) => other !== one).length;
  }
  return pairs;
}
