/** What the rules for allocating a budget hand to one another: purchases, projects passed over, and the choice they make up. */
import type { Rational } from './rational.ts';
import type { Shares } from './shares.ts';

/** One project bought. */
export interface Purchase {
  /** Place of the project in the list of projects. */
  readonly project: number;
  /** What bought it: the rule itself, the filling of a floor, or the greedy completion. */
  readonly by: 'rule' | 'floor' | 'greedy' | 'free';
  /** What each supporter who could pay it paid for each point given (an approval is one point), in least units. */
  readonly price?: Rational;
  /** Voters who paid that, and voters who paid all they had left because it was less. */
  readonly payers?: { readonly full: number; readonly all: number };
  /** What the voters paid in all; below the cost only under bounded overspending. */
  readonly collected?: Rational;
  /** Phragmen: what each supporter has carried once this is bought. */
  readonly load?: Rational;
}

/** Why a project that the rule came to was not bought. */
export interface Passed {
  readonly project: number;
  readonly reason: 'money' | 'budget' | 'floor' | 'fund' | 'threshold' | 'stopped' | 'no-supporters';
}

/** What a rule chose. */
export interface Chosen {
  readonly ok: true;
  readonly purchases: readonly Purchase[];
  readonly passed: readonly Passed[];
  readonly shares?: Shares;
  readonly share?: Rational;
  readonly runs?: number;
  readonly replaced?: boolean;
}
