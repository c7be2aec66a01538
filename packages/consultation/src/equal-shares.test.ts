import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate, type Allocated, type Allocation, type AllocationRule, type Project, type Utility } from './allocation.ts';
import { naiveAdd1, naiveBoundedOverspending, naiveEqualShares, naivePhragmen, worthOf } from './naive-rules.ts';
import type { ProjectBallot, Vote } from './profile.ts';
import { compare, equals, plus, rational, times, type Rational, ZERO } from './rational.ts';
import type { TieRule } from './tie-rule.ts';

const CODES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Small costs and few kinds of ballots: ties, and voters with exactly what is asked, are common. */
const projectsOf = fc.integer({ min: 1, max: 6 }).chain((count) => fc.tuple(...CODES.slice(0, count).map((code) => fc.integer({ min: 0, max: 12 }).map((cost): Project => ({ code, cost: BigInt(cost) })))));

function ballotOf(codes: readonly string[], form: 'approves' | 'points' | 'ranking'): fc.Arbitrary<ProjectBallot> {
  if (form === 'approves') return fc.subarray([...codes]).map((approves) => ({ approves }));
  if (form === 'ranking') return fc.shuffledSubarray([...codes]).map((ranking) => ({ ranking }));
  return fc.subarray([...codes]).chain((named) => fc.tuple(...named.map((code) => fc.integer({ min: 0, max: 3 }).map((points): [string, bigint] => [code, BigInt(points)])))).map((points) => ({ points: new Map(points) }));
}

function instance(rules: fc.Arbitrary<AllocationRule>, forms: readonly ('approves' | 'points' | 'ranking')[] = ['approves', 'points', 'ranking'], ties: TieRule = ['lower-cost', 'more-votes', 'id']): fc.Arbitrary<Allocation> {
  return fc.tuple(projectsOf, rules, fc.constantFrom(...forms), fc.integer({ min: 0, max: 40 })).chain(([projects, rule, form, budget]) =>
    fc.array(ballotOf(projects.map(({ code }) => code), 'utility' in rule && rule.utility === 'borda' ? 'ranking' : form), { minLength: 1, maxLength: 9 }).map((ballots): Allocation => ({
      projects, budget: BigInt(budget), rule, ties, votes: ballots.map((ballot, at): Vote => ({ voter: `v${at}`, ballot })),
    })));
}

const utilities = fc.constantFrom<Utility>('cost', 'cardinality', 'points', 'points-cost', 'borda');
const plain = utilities.map((utility): AllocationRule => ({ name: 'equal-shares', utility, completion: 'none' }));
const add1 = fc.tuple(utilities, fc.constantFrom('add1' as const, 'add1-exhaustive' as const), fc.constantFrom('whole' as const, 'exact' as const), fc.constantFrom(rational(1n), rational(1n, 7n)))
  .map(([utility, completion, start, step]): AllocationRule => ({ name: 'equal-shares', utility, completion, start, step }));

function made(allocation: Allocation): Allocated {
  const outcome = allocate(allocation);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.message);
  return outcome;
}

function heldBy({ evidence }: Allocated, voter: number): Rational {
  const { shares, profile } = evidence;
  assert.ok(shares !== undefined);
  return rational(shares.exactOf(profile.groupOfVote[voter] as number), shares.denominator);
}

test('[M3] equal shares buys what the definition buys, and leaves every voter exactly what the definition leaves', () => {
  fc.assert(fc.property(instance(plain), (allocation) => {
    const outcome = made(allocation);
    const naive = naiveEqualShares(allocation, rational(allocation.budget, BigInt(allocation.votes.length)));
    assert.ok(naive !== 'tie');
    assert.deepEqual([...outcome.winners].sort(), [...naive.winners].sort());
    for (const [voter, held] of naive.held.entries()) assert.ok(equals(heldBy(outcome, voter), held));
  }), { numRuns: 3000 });
});

test('[M4] Add1 ends at the step at which going through every step ends, though it strides over steps that it proves alike', () => {
  fc.assert(fc.property(instance(add1), (allocation) => {
    const naive = naiveAdd1(allocation, allocation.rule as Extract<AllocationRule, { readonly name: 'equal-shares' }>);
    fc.pre(naive !== 'tie');
    assert.deepEqual([...made(allocation).winners].sort(), [...naive].sort());
  }), { numRuns: 1500 });
});

test('[M4] Add1 strides: a step thousands of times smaller than a share gives what every single step gives', () => {
  const small = add1.map((rule): AllocationRule => ({ ...rule as Extract<AllocationRule, { readonly name: 'equal-shares' }>, step: rational(1n, 211n), start: 'exact' }));
  fc.assert(fc.property(instance(small), (allocation) => {
    const supported = allocation.projects.filter((_, at) => worthOf(allocation).some((worth) => (worth[at] as Rational).n > 0n));
    // Where everything can be paid, the share is doubled and the step does not matter.
    fc.pre(supported.reduce((sum, { cost }) => sum + cost, 0n) > allocation.budget);
    const naive = naiveAdd1(allocation, allocation.rule as Extract<AllocationRule, { readonly name: 'equal-shares' }>);
    assert.deepEqual([...made(allocation).winners].sort(), [...(naive as readonly string[])].sort());
  }), { numRuns: 25 });
});

test('[M5] bounded overspending buys what the definition buys, and leaves every voter exactly what the definition leaves', () => {
  fc.assert(fc.property(instance(utilities.map((utility): AllocationRule => ({ name: 'bounded-overspending', utility, completion: 'none' }))), (allocation) => {
    const outcome = made(allocation);
    const naive = naiveBoundedOverspending(allocation);
    assert.ok(naive !== 'tie');
    assert.deepEqual([...outcome.winners].sort(), [...naive.winners].sort());
    for (const [voter, held] of naive.held.entries()) assert.ok(equals(heldBy(outcome, voter), held));
  }), { numRuns: 2000 });
});

test('[M6] Phragmen buys what the definition buys', () => {
  fc.assert(fc.property(instance(fc.constant<AllocationRule>({ name: 'phragmen' })), (allocation) => {
    assert.deepEqual(made(allocation).winners, naivePhragmen(allocation));
  }), { numRuns: 2000 });
});

test('[M2] without a tie rule the same projects are bought, or the tie is told', () => {
  const untied = instance(plain, ['approves', 'points', 'ranking'], []);
  let [told, bought] = [0, 0];
  fc.assert(fc.property(untied, (allocation) => {
    const outcome = allocate(allocation);
    if (!outcome.ok) {
      assert.equal(outcome.code, 'tie');
      told++;
      return;
    }
    bought++;
    // Whatever rule had been declared, the same set would have been bought: no tie that mattered was passed in silence.
    for (const ties of [['id'], ['listed'], ['higher-cost', 'fewer-votes', 'id']] as const) assert.deepEqual([...made({ ...allocation, ties }).winners].sort(), [...outcome.winners].sort());
  }), { numRuns: 2000 });
  assert.ok(told > 100 && bought > 100, `${told} told, ${bought} bought`);
});

test('[M8] what is bought never costs more than the budget, under any rule', () => {
  const rules = fc.oneof(plain, add1, utilities.map((utility): AllocationRule => ({ name: 'bounded-overspending', utility, completion: 'greedy' })), fc.constantFrom<AllocationRule>(
    { name: 'phragmen', completion: 'greedy' }, { name: 'greedy' }, { name: 'greedy', by: 'points-per-cost', threshold: 2n }, { name: 'greedy', misfit: 'stop' }, { name: 'equal-shares', utility: 'cost', completion: 'add1-greedy', comparison: true }));
  fc.assert(fc.property(instance(rules), (allocation) => {
    const outcome = made(allocation);
    const spent = allocation.projects.filter(({ code }) => outcome.winners.includes(code)).reduce((sum, { cost }) => sum + cost, 0n);
    assert.equal(outcome.spent, spent);
    assert.ok(spent <= allocation.budget);
    assert.equal(new Set(outcome.winners).size, outcome.winners.length);
  }), { numRuns: 2000 });
});

test('[M8] equal shares are priceable: nobody pays more than the share, payments add up to costs, and no supporters could buy another project', () => {
  fc.assert(fc.property(instance(plain), (allocation) => {
    const outcome = made(allocation);
    const share = rational(allocation.budget, BigInt(allocation.votes.length));
    let paid = ZERO;
    for (const voter of allocation.votes.keys()) {
      const held = heldBy(outcome, voter);
      assert.ok(held.n >= 0n && compare(held, share) <= 0);
      paid = plus(paid, plus(share, times(held, rational(-1n))));
    }
    assert.ok(equals(paid, rational(outcome.spent)));
    const worth = worthOf(allocation);
    for (const [at, { code, cost }] of allocation.projects.entries()) {
      const behind = worth.reduce((sum, values, voter) => ((values[at] as Rational).n > 0n ? plus(sum, heldBy(outcome, voter)) : sum), ZERO);
      if (!outcome.winners.includes(code) && worth.some((values) => (values[at] as Rational).n > 0n)) assert.ok(compare(behind, rational(cost)) < 0);
    }
  }), { numRuns: 1000 });
});

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>((subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])], [[]]);
}

test('[M8] equal shares satisfies extended justified representation up to one project, by brute force', () => {
  const rules = fc.constantFrom<AllocationRule>({ name: 'equal-shares', utility: 'cost', completion: 'none' }, { name: 'equal-shares', utility: 'cardinality', completion: 'none' }, { name: 'equal-shares', utility: 'cost', completion: 'add1-greedy' });
  fc.assert(fc.property(instance(rules, ['approves']), (allocation) => {
    const winners = new Set(made(allocation).winners);
    const worth = worthOf(allocation);
    const sumOver = (voter: number, projects: readonly number[]): Rational => projects.reduce((sum, at) => plus(sum, worth[voter]?.[at] as Rational), ZERO);
    const won = [...allocation.projects.keys()].filter((at) => winners.has(allocation.projects[at]?.code ?? ''));
    for (const wanted of subsetsOf([...allocation.projects.keys()].filter((at) => (allocation.projects[at] as Project).cost > 0n))) {
      const cost = wanted.reduce((sum, at) => sum + (allocation.projects[at] as Project).cost, 0n);
      const group = [...worth.keys()].filter((voter) => wanted.every((at) => (worth[voter]?.[at] as Rational).n > 0n));
      if (wanted.length === 0 || group.length === 0 || BigInt(group.length) * allocation.budget < BigInt(worth.length) * cost) continue;
      // Add1 with whole units begins at a share that may be a part of a unit smaller; the claim is then about that share.
      if ('completion' in allocation.rule && allocation.rule.completion === 'add1-greedy' && BigInt(group.length) * (allocation.budget / BigInt(worth.length)) < cost) continue;
      const isServed = group.some((voter) => compare(sumOver(voter, won), sumOver(voter, wanted)) >= 0 || wanted.some((extra) => compare(plus(sumOver(voter, won), worth[voter]?.[extra] as Rational), sumOver(voter, wanted)) >= 0));
      assert.ok(isServed, `the supporters of ${wanted.map((at) => allocation.projects[at]?.code).join()} are not served`);
    }
  }), { numRuns: 1500 });
});

test('[M8] other names for voters and projects, and another order of them, change nothing but the names', () => {
  const rules = fc.oneof(plain, add1, fc.constantFrom<AllocationRule>({ name: 'phragmen' }, { name: 'greedy' }, { name: 'greedy', by: 'points' }), utilities.map((utility): AllocationRule => ({ name: 'bounded-overspending', utility, completion: 'none' })));
  fc.assert(fc.property(instance(rules, ['approves', 'points', 'ranking'], ['lower-cost', 'more-votes']), fc.shuffledSubarray(CODES, { minLength: 6 }), fc.infiniteStream(fc.nat()), (allocation, names, keys) => {
    const rename = (code: string): string => `x${names[CODES.indexOf(code)]}`;
    const shuffled = <T>(items: readonly T[]): readonly T[] => items.map((item) => ({ item, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ item }) => item);
    const renamed = (ballot: ProjectBallot): ProjectBallot => ('approves' in ballot ? { approves: shuffled(ballot.approves).map(rename) }
      : 'ranking' in ballot ? { ranking: ballot.ranking.map(rename) } : { points: new Map(shuffled([...ballot.points]).map(([code, points]) => [rename(code), points])) });
    const other: Allocation = { ...allocation, projects: shuffled(allocation.projects).map((project) => ({ ...project, code: rename(project.code) })), votes: shuffled(allocation.votes).map(({ ballot }, at) => ({ voter: `w${at}`, ballot: renamed(ballot) })) };
    const [one, two] = [allocate(allocation), allocate(other)];
    assert.equal(one.ok, two.ok);
    if (one.ok && two.ok) assert.deepEqual(one.winners.map(rename).sort(), [...two.winners].sort());
  }), { numRuns: 2000 });
});
