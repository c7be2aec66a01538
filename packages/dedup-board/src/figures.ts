/**
 * How well keys find households that stand on the lists of two agencies, where the truth is known: a sample that was
 * looked through by hand, or made lists. Nothing is sent: tokens are equal where keys are, but for one chance in 2^128.
 */
import { areTwo, type Resting } from './facts.ts';
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

/** Pairs of rows of two agencies that agree in a key (1), or in two that count as two (2), against the pairs of one entity. */
export function qualityOf(listed: readonly Listed[], least: 1 | 2): Quality {
  const agreeing = agreeingPairs(listed);
  const pairs = [...agreeing].filter(([, keys]) => least === 1 || areTwo(keys)).map(([pair]) => pair);
  const right = pairs.filter((pair) => listed[Math.floor(pair / listed.length)]?.entity === listed[pair % listed.length]?.entity).length;
  const all = truePairs(listed);
  return { precision: pairs.length === 0 ? 1 : right / pairs.length, recall: all === 0 ? 1 : right / all, found: pairs.length, right, true: all };
}

/** Pairs of rows by number, the first times the length and the second added, with the keys of the first that agree. */
function agreeingPairs(listed: readonly Listed[]): ReadonlyMap<number, readonly Resting[]> {
  const byKey = new Map<string, { readonly row: number; readonly key: Resting }[]>();
  for (const [row, { household }] of listed.entries()) {
    for (const key of householdKeys(household, 'measured')) {
      const hex = hexOf(key.input);
      const rows = byKey.get(hex);
      if (rows === undefined) byKey.set(hex, [{ row, key }]);
      else rows.push({ row, key });
    }
  }
  const agreeing = new Map<number, Resting[]>();
  for (const rows of byKey.values()) {
    for (const [at, { row: one, key }] of rows.entries()) {
      for (const { row: other } of rows.slice(at + 1)) {
        if (listed[one]?.agency === listed[other]?.agency) continue;
        const pair = one * listed.length + other;
        const keys = agreeing.get(pair);
        if (keys === undefined) agreeing.set(pair, [key]);
        else keys.push(key);
      }
    }
  }
  return agreeing;
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
