/**
 * Decisions for or against: quorum, majority, larger majorities, consent and
 * k of n, all in heads and whole numbers.
 *
 *     decide({ name: 'supermajority', share: '2/3' }, { yes: 4, no: 2, standing: 0 })   // { passed: true, … }: 4·3 >= 2·(4+2)
 */
import { assert } from '@amanah/log/assert.ts';
import type { DecisionRule } from './opening.ts';
import { ceilingOf, type Rational, rational, rationalOf, times } from './rational.ts';

/** Heads by what their ballots say. Who abstains stands in none of them. */
export interface DecisionVotes {
  readonly yes: number;
  readonly no: number;
  /** Reasoned objections that nobody has withdrawn or set aside. */
  readonly standing: number;
}

/** What a decision came to: `least` is the number that `counted` had to reach, or for consent to stay below. */
export interface DecisionResult {
  readonly passed: boolean;
  readonly counted: number;
  readonly least: number;
}

/** Ballots without which nothing is decided: the quorum's share of the eligible, rounded up, and always one. */
export function quorumOf(eligible: number, quorum?: Rational): number {
  const share = quorum === undefined ? 0n : ceilingOf(times(quorum, rational(BigInt(eligible))));
  return Math.max(1, Number(share));
}

/**
 * Whether the rule is met. A majority is more yes than no; a larger majority is
 * yes·d >= n·(yes+no) for a share n/d, and at least one yes; consent is no
 * standing objection; k of n is at least k yes. Abstentions count for the quorum alone.
 */
export function decide(rule: DecisionRule, votes: DecisionVotes): DecisionResult {
  const { yes, no, standing } = votes;
  switch (rule.name) {
    case 'majority':
      return { passed: yes > no, counted: yes, least: no + 1 };
    case 'supermajority': {
      const share = rationalOf(rule.share);
      assert(share !== undefined, 'the share of a larger majority is a fraction');
      const least = Math.max(1, Number(ceilingOf(times(share, rational(BigInt(yes + no))))));
      return { passed: yes >= least, counted: yes, least };
    }
    case 'consent':
      return { passed: standing === 0, counted: standing, least: 1 };
    case 'k-of-n':
      return { passed: yes >= rule.k, counted: yes, least: rule.k };
  }
}
