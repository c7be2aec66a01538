// What goods feed: energy, protein, fat and water of a quantity, by what the
// masters of commodities state for one unit, and for a kit by what it holds,
// however deep. Sums are exact fractions of powers of ten; whole numbers are
// made once, at the end, by leaving off what is less than one.

import type { BooksAt } from './books-at.ts';
import type { Commodity } from '@amanah/record/kinds/commodity.ts';

/** Kilocalories, milligrams of protein, milligrams of fat, millilitres of water. */
export const NUTRIENTS = ['kcal', 'protein', 'fat', 'litres'] as const;
export type Nutrient = (typeof NUTRIENTS)[number];

/** Why a quantity, or a part of it, cannot be converted. */
export type NotConverted = 'no-nutrition' | 'contents-in-a-circle';

/** An exact sum: each value is in units of 10^-exponent. */
export class NutrientSum {
  readonly #values: { [nutrient in Nutrient]: bigint } = { kcal: 0n, protein: 0n, fat: 0n, litres: 0n };
  #exponent = 0;

  /** Adds `times` times another sum, divided by 10^`places`. */
  add(other: NutrientSum, times: bigint, places: number): void {
    const theirs = other.#exponent + places;
    const exponent = Math.max(this.#exponent, theirs);
    const [raiseOwn, raiseTheirs] = [10n ** BigInt(exponent - this.#exponent), 10n ** BigInt(exponent - theirs)];
    for (const nutrient of NUTRIENTS) this.#values[nutrient] = this.#values[nutrient] * raiseOwn + other.#values[nutrient] * times * raiseTheirs;
    this.#exponent = exponent;
  }

  /** What a commodity states for one unit. */
  static of(nutrition: { readonly [nutrient in Nutrient]: number }): NutrientSum {
    const sum = new NutrientSum();
    for (const nutrient of NUTRIENTS) sum.#values[nutrient] = BigInt(nutrition[nutrient]);
    return sum;
  }

  /** The sum divided by a number, rounded down to a whole one. */
  whole(nutrient: Nutrient, divisor = 1n): bigint {
    return floorOf(this.#values[nutrient], divisor * 10n ** BigInt(this.#exponent));
  }

  /** The whole thousandths of this sum of `times` one nutrient in `by`, undefined where that is nothing. */
  thousandths(nutrient: Nutrient, times: bigint, by: bigint): bigint | undefined {
    return by <= 0n ? undefined : floorOf(this.#values[nutrient] * times * 1000n, by * 10n ** BigInt(this.#exponent));
  }

  /** The whole thousandths that `times` one nutrient is of another, both of this sum. */
  share(nutrient: Nutrient, times: bigint, of: Nutrient): bigint | undefined {
    const whole = this.#values[of];
    return whole <= 0n ? undefined : floorOf(this.#values[nutrient] * times * 1000n, whole);
  }
}

/** Rounds down, also below zero. */
export function floorOf(value: bigint, divisor: bigint): bigint {
  const whole = value / divisor;
  return value % divisor !== 0n && value < 0n !== divisor < 0n ? whole - 1n : whole;
}

/** What one unit of a commodity feeds, and what of it cannot be said. */
export interface PerUnit {
  readonly sum: NutrientSum;
  /** Commodities, itself or in it, for which nobody states what they feed. */
  readonly missing: ReadonlyMap<string, NotConverted>;
}

/** What units of commodities feed, at one tree size. */
export class NutritionTable {
  readonly #at: BooksAt;
  readonly #known = new Map<string, PerUnit>();

  constructor(at: BooksAt) {
    this.#at = at;
  }

  /** What one unit of the commodity feeds. */
  of(commodity: string): PerUnit {
    const known = this.#known.get(commodity);
    if (known !== undefined) return known;
    const made = this.#make(commodity, []);
    this.#known.set(commodity, made);
    return made;
  }

  #make(code: string, around: readonly string[]): PerUnit {
    const sum = new NutrientSum();
    const missing = new Map<string, NotConverted>();
    // Within a kit the master of a part may be newer than the tree size only if it was not needed: then it is missing.
    const body = this.#at.master('commodity', code) as unknown as Commodity | undefined;
    if (around.includes(code)) missing.set(code, 'contents-in-a-circle');
    else if (body?.nutrition !== undefined) sum.add(NutrientSum.of(body.nutrition), 1n, 0);
    else if (body?.contents === undefined) missing.set(code, 'no-nutrition');
    else {
      for (const { commodity, least } of body.contents) {
        const part = this.#make(commodity, [...around, code]);
        const scale = (this.#at.master('commodity', commodity)?.['scale'] as number | undefined) ?? 0;
        sum.add(part.sum, BigInt(least), scale);
        for (const [name, reason] of part.missing) missing.set(name, reason);
      }
    }
    return { sum, missing };
  }
}
