import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { approval } from './approval.ts';
import { rankedPairs, type RankedPairsOrder } from './ranked-pairs.ts';
import { type Ranking, preferencesOf, preferring, rankingsOf } from './rankings.ts';
import type { Preferring } from './reserved-seats.ts';
import { schulze } from './schulze.ts';
import { letter, rankingChoices, smallElections, type SmallElection, tallyOf, optionsOf } from './small-elections.model.ts';
import { preferred, type TieRule } from './tie-rule.ts';

const OPTIONS = { seed: 20261122, numRuns: 3000 };
const SMALL = smallElections({ candidates: 6, ballots: 7, weight: 3 });
/** The example of Schulze's paper (section 3.1), 45 voters. */
const SCHULZE_45: readonly (readonly [number, string])[] = [[5, 'ACBED'], [5, 'ADECB'], [8, 'BEDAC'], [3, 'CABED'], [7, 'CAEBD'], [2, 'CBADE'], [7, 'DCEBA'], [8, 'EBADC']];
const TENNESSEE: readonly (readonly [number, string])[] = [[42, 'MNCK'], [26, 'NCKM'], [15, 'CKNM'], [17, 'KCNM']];

function preferBy(ties: TieRule): Preferring {
  return (tied) => {
    const decided = preferred(tied.map((place) => ({ code: letter(place), listed: place })), ties);
    return decided.ok ? { ok: true, candidate: decided.option.listed } : decided;
  };
}

function pairsOf({ candidates, rankings }: SmallElection, ties: TieRule = ['listed']): RankedPairsOrder {
  const pairs = rankedPairs(candidates, rankings, preferBy(ties));
  assert.ok(pairs.ok);
  return pairs;
}

/** How many ballots put one above the other, asked ballot by ballot. */
function above(rankings: readonly Ranking[], one: number, other: number): number {
  const placeIn = (order: readonly number[], candidate: number): number => (order.includes(candidate) ? order.indexOf(candidate) : Infinity);
  return rankings.filter(({ order }) => placeIn(order, one) < placeIn(order, other)).reduce((sum, { weight }) => sum + weight, 0);
}

function condorcetWinner({ candidates, rankings }: SmallElection): number | undefined {
  const all = Array.from({ length: candidates }, (_, place) => place);
  return all.find((one) => all.every((other) => other === one || above(rankings, one, other) > above(rankings, other, one)));
}

/** The strongest path by trying every simple path. */
function strongest(election: SmallElection, from: number, to: number, visited: readonly number[] = [from]): number {
  let best = 0;
  for (let next = 0; next < election.candidates; next++) {
    if (visited.includes(next)) continue;
    const votes = above(election.rankings, from, next);
    if (votes <= above(election.rankings, next, from)) continue;
    best = Math.max(best, next === to ? votes : Math.min(votes, strongest(election, next, to, [...visited, next])));
  }
  return best;
}

/** Majorities one by one in one sorted list, each looked at for a cycle by walking. */
function locklessOrder(election: SmallElection): ReadonlySet<string> {
  const all = Array.from({ length: election.candidates }, (_, place) => place);
  const majorities = all.flatMap((winner) => all.flatMap((loser) => {
    const [votes, against] = [above(election.rankings, winner, loser), above(election.rankings, loser, winner)];
    return votes > against ? [{ winner, loser, votes, against }] : [];
  }));
  majorities.sort((a, b) => b.votes - a.votes || a.against - b.against || a.winner - b.winner || b.loser - a.loser);
  const locked = new Set<string>();
  const leads = (from: number, to: number): boolean => from === to || all.some((next) => locked.has(`${from}>${next}`) && leads(next, to));
  for (const { winner, loser } of majorities) if (!leads(loser, winner)) locked.add(`${winner}>${loser}`);
  return locked;
}

test('[X11] the example of 45 voters: E, A, C, B, D', () => {
  const tally = tallyOf({ rule: { name: 'schulze' }, options: optionsOf('ABCDE'), seats: 3 }, rankingChoices(SCHULZE_45));
  assert.deepEqual(tally.election?.order, [['E'], ['A'], ['C'], ['B'], ['D']]);
  assert.deepEqual(tally.winners, ['E', 'A', 'C']);
  const one = tallyOf({ rule: { name: 'schulze' }, options: optionsOf('ABCDE'), seats: 1 }, rankingChoices(SCHULZE_45));
  assert.deepEqual(one.election?.beats?.[0], { better: 'E', worse: 'A', votes: 25, against: 24 });
});

/** Examples of Schulze's paper (its sections 3.2 to 3.4 of 2011), and one that R. LeGrand's page gives for many methods. */
const SCHULZE_EXAMPLES: readonly (readonly [order: string, profile: readonly (readonly [number, string])[]])[] = [
  ['D A C B', [[5, 'ACBD'], [2, 'ACDB'], [3, 'ADCB'], [4, 'BACD'], [3, 'CBDA'], [3, 'CDBA'], [1, 'DACB'], [5, 'DBAC'], [4, 'DCBA']]],
  ['B A D E C', [[3, 'ABDEC'], [5, 'ADEBC'], [1, 'ADECB'], [2, 'BADEC'], [2, 'BDECA'], [4, 'CABDE'], [6, 'CBADE'], [2, 'DBECA'], [5, 'DECAB']]],
  ['BD AC', [[3, 'ABCD'], [2, 'DABC'], [2, 'DBCA'], [2, 'CBDA']]],
  ['A B E D C', [[98, 'ACEDB'], [64, 'BAECD'], [12, 'BAEDC'], [98, 'BEACD'], [13, 'BEADC'], [125, 'BEDAC'], [124, 'CAEDB'], [76, 'CEADB'], [21, 'DABEC'], [30, 'DBAEC'], [98, 'DBECA'], [139, 'DCABE'], [23, 'DCBAE']]],
];

const RANKED_PAIRS_EXAMPLES: typeof SCHULZE_EXAMPLES = [
  ['A C E B D', SCHULZE_45],
  ['B A E D C', SCHULZE_EXAMPLES[3]?.[1] ?? []],
  ['A B C', [[7, 'ABC'], [5, 'BAC'], [4, 'CAB'], [2, 'BCA']]],
  ['A B C', [[40, 'ABC'], [35, 'BCA'], [25, 'CAB']]],
  ['AB C', [[7, 'ABC'], [7, 'BAC'], [2, 'CAB'], [2, 'CBA']]],
];

test('[X11] [X12] published examples have their published orders', () => {
  for (const [name, examples] of [['schulze', SCHULZE_EXAMPLES], ['ranked-pairs', RANKED_PAIRS_EXAMPLES]] as const) {
    for (const [order, profile] of examples) {
      const codes = [...new Set(profile.flatMap(([, letters]) => [...letters]))].sort();
      const tally = tallyOf({ rule: { name }, options: optionsOf(codes), seats: codes.length }, rankingChoices(profile));
      assert.equal(tally.election?.order?.map((level) => level.join('')).join(' '), order, name);
    }
  }
});

test('[X12] the example of 100 voters: N, C, K, M', () => {
  const tally = tallyOf({ rule: { name: 'ranked-pairs' }, options: optionsOf('MNCK'), seats: 1 }, rankingChoices(TENNESSEE));
  assert.deepEqual(tally.election?.order, [['N'], ['C'], ['K'], ['M']]);
  assert.deepEqual(tally.election?.locked, [{ winner: 'N', loser: 'C', votes: 68, against: 32 }, { winner: 'N', loser: 'K', votes: 68, against: 32 }, { winner: 'N', loser: 'M', votes: 58, against: 42 }]);
  assert.equal(tally.verdict, 'passed', 'three majorities of 58 contradict nothing, so no tie rule is needed');
});

test('[X12] two majorities of one strength that contradict each other through a stronger one ask the tie rule', () => {
  // B beats A by 55 to 45; A beats C and C beats B by 54 to 46 each, and all three make a cycle.
  const choices = rankingChoices([[12, 'ADCB'], [3, 'BACD'], [25, 'BCAD'], [21, 'CBAD'], [12, 'DABC'], [21, 'DACB'], [6, 'DBAC']]);
  const stated = { rule: { name: 'ranked-pairs' }, seats: 1 };
  const tied = tallyOf({ ...stated, options: optionsOf('ABCD') }, choices);
  assert.deepEqual([tied.verdict, tied.tie?.step, tied.tie?.options], ['tied', 'majorities', ['A', 'B', 'C']]);
  assert.deepEqual(tallyOf({ ...stated, options: optionsOf('ABCD'), ties: ['listed'] }, choices).election?.order, [['B'], ['A'], ['D'], ['C']]);
  assert.deepEqual(tallyOf({ ...stated, options: optionsOf('CBAD'), ties: ['listed'] }, choices).election?.order, [['C'], ['B'], ['A'], ['D']]);
});

test('[X12] in a cycle the weakest majority is passed over; the fewer votes against, the stronger', () => {
  const cycle = rankingChoices([[7, 'abc'], [6, 'bca'], [5, 'cab']]);
  const tally = tallyOf({ rule: { name: 'ranked-pairs' }, options: optionsOf('abc'), seats: 1 }, cycle);
  assert.deepEqual(tally.election?.order, [['a'], ['b'], ['c']]);
  assert.deepEqual(tally.election?.passedOver, [{ winner: 'c', loser: 'a', votes: 11, against: 7 }]);
  // Each majority has 2 votes for it; against a over b stands nobody, against the others one.
  const equalVotes = tallyOf({ rule: { name: 'ranked-pairs' }, options: optionsOf('abc'), seats: 1 }, rankingChoices([[1, 'ab'], [1, 'ca'], [1, 'bc']]));
  assert.equal(equalVotes.verdict, 'tied');
  assert.deepEqual(equalVotes.tie?.options, ['a', 'b', 'c']);
  assert.equal(equalVotes.tie?.step, 'majorities');
  const declared = tallyOf({ rule: { name: 'ranked-pairs' }, options: optionsOf('abc'), seats: 1, ties: ['listed'] }, rankingChoices([[1, 'ab'], [1, 'ca'], [1, 'bc']]));
  assert.deepEqual(declared.winners, ['a']);
});

test('[X13] approval: sums, and the top of them', () => {
  const ballots = [['a', 'b'], ['b'], ['c', 'b', 'a'], ['d']];
  assert.deepEqual(approval(['a', 'b', 'c', 'd'], ballots), { approvals: [2, 3, 1, 1], levels: [[1], [0], [2, 3]] });
  const stated = { rule: { name: 'approval' }, options: optionsOf('abcd') };
  const choices = ballots.map((approves) => ({ approves }));
  assert.deepEqual(tallyOf({ ...stated, seats: 2 }, choices).winners, ['b', 'a']);
  assert.deepEqual(tallyOf({ ...stated, seats: 4 }, choices).winners, ['b', 'a', 'c', 'd'], 'equals who all have a seat are no tie');
  const tied = tallyOf({ ...stated, seats: 3 }, choices);
  assert.deepEqual([tied.verdict, tied.winners, tied.tie?.options, tied.tie?.step], ['tied', [], ['c', 'd'], 'seat']);
  assert.deepEqual(tallyOf({ ...stated, seats: 3, ties: ['listed'] }, choices).winners, ['b', 'a', 'c']);
});

test('[X13] approval is the naive count: sort by sums', () => {
  const ballots = fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e']), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(ballots, fc.integer({ min: 1, max: 5 }), (given, seats) => {
    if (given.every((one) => one.length === 0)) return;
    const tally = tallyOf({ rule: { name: 'approval' }, options: optionsOf('abcde'), seats, ties: ['listed'] }, given.map((approves) => ({ approves })));
    const sum = (code: string): number => given.flat().filter((one) => one === code).length;
    assert.deepEqual([...tally.winners].sort(), [...'abcde'].sort((a, b) => sum(b) - sum(a)).slice(0, seats).sort());
  }), { ...OPTIONS, numRuns: 1000 });
});

test('[X11] [X12] preferences are what asking each ballot about each pair gives; the unlisted rank last, equal', () => {
  fc.assert(fc.property(SMALL, ({ candidates, rankings }) => {
    const table = preferencesOf(candidates, rankings);
    for (let one = 0; one < candidates; one++) for (let other = 0; other < candidates; other++) assert.equal(preferring(table, one, other), one === other ? 0 : above(rankings, one, other));
  }), OPTIONS);
  assert.deepEqual(rankingsOf(['a', 'b'], [['a'], ['b', 'a'], ['a']]), [{ order: [0], weight: 2 }, { order: [1, 0], weight: 1 }]);
});

test('[X11] the order is that of strongest paths found by trying all of them', () => {
  fc.assert(fc.property(smallElections({ candidates: 5, ballots: 7, weight: 3 }), (election) => {
    const { paths, levels } = schulze(election.candidates, election.rankings);
    const places = levels.flatMap((level, at) => level.map((one) => [one, at] as const));
    const levelOf = new Map(places);
    for (let one = 0; one < election.candidates; one++) {
      for (let other = 0; other < election.candidates; other++) {
        if (one === other) continue;
        const [there, back] = [strongest(election, one, other), strongest(election, other, one)];
        assert.equal(preferring(paths, one, other), there);
        if (there > back) assert.ok((levelOf.get(one) as number) < (levelOf.get(other) as number));
      }
    }
  }), OPTIONS);
});

test('[X12] what is locked is what one sorted list and a walk for cycles lock, in thousands of small elections with ties', () => {
  fc.assert(fc.property(SMALL, (election) => {
    const pairs = pairsOf(election);
    assert.deepEqual(new Set(pairs.locked.map(({ winner, loser }) => `${winner}>${loser}`)), locklessOrder(election));
  }), OPTIONS);
});

test('[X11] [X12] whoever beats every other alone is elected alone', () => {
  let met = 0;
  fc.assert(fc.property(SMALL, (election) => {
    const winner = condorcetWinner(election);
    if (winner === undefined) return;
    met += 1;
    assert.deepEqual(schulze(election.candidates, election.rankings).levels[0], [winner]);
    assert.deepEqual(pairsOf(election).levels[0], [winner]);
  }), OPTIONS);
  assert.ok(met > 500);
});

/** All ballots name everybody, so that they can be turned round. */
const FULL = fc.integer({ min: 2, max: 5 }).chain((candidates) => fc.record({
  candidates: fc.constant(candidates), seats: fc.constant(1),
  rankings: fc.array(fc.record({ order: fc.shuffledSubarray(Array.from({ length: candidates }, (_, place) => place), { minLength: candidates }), weight: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 7 }),
}));

test('[X11] [X12] who wins alone does not also win when every ballot is turned round', () => {
  fc.assert(fc.property(FULL, (election) => {
    const turned = { ...election, rankings: election.rankings.map(({ order, weight }) => ({ order: [...order].reverse(), weight })) };
    for (const levelsOf of [(one: SmallElection) => schulze(one.candidates, one.rankings).levels, (one: SmallElection) => pairsOf(one).levels]) {
      const [best] = levelsOf(election);
      // Where the tie rule decides, it decides the same way both times; reversal is promised for what ballots decide.
      const isDecidedByBallots = rankedPairs(election.candidates, election.rankings, preferBy([])).ok && rankedPairs(election.candidates, turned.rankings, preferBy([])).ok;
      if (best?.length === 1 && isDecidedByBallots && election.candidates > 1) assert.notDeepEqual(levelsOf(turned)[0], best);
    }
  }), OPTIONS);
});

test('[X11] [X12] raising the winner on a ballot does not make it lose', () => {
  fc.assert(fc.property(FULL, fc.nat(6), fc.integer({ min: 1, max: 4 }), (election, which, by) => {
    for (const levelsOf of [(one: SmallElection) => schulze(one.candidates, one.rankings).levels, (one: SmallElection) => pairsOf(one).levels]) {
      const [winner, ...others] = levelsOf(election)[0] as readonly number[];
      if (winner === undefined || others.length > 0) continue;
      const rankings = election.rankings.map(({ order, weight }, at) => {
        if (at !== which % election.rankings.length) return { order, weight };
        const to = Math.max(0, order.indexOf(winner) - by);
        const rest = order.filter((one) => one !== winner);
        return { order: [...rest.slice(0, to), winner, ...rest.slice(to)], weight };
      });
      assert.deepEqual(levelsOf({ ...election, rankings })[0], [winner]);
    }
  }), OPTIONS);
});

test('[X16] other names for candidates give the same order under other names', () => {
  fc.assert(fc.property(SMALL.chain((election) => fc.tuple(fc.constant(election), fc.shuffledSubarray(Array.from({ length: election.candidates }, (_, place) => place), { minLength: election.candidates }))), ([election, to]) => {
    const rankings = [...election.rankings].reverse().map(({ order, weight }) => ({ order: order.map((one) => to[one] as number), weight }));
    const named = (levels: readonly (readonly number[])[]): unknown => levels.map((level) => level.map((one) => to[one] as number).sort());
    assert.deepEqual(schulze(election.candidates, rankings).levels.map((level) => [...level].sort()), named(schulze(election.candidates, election.rankings).levels));
    const [before, after] = [rankedPairs(election.candidates, election.rankings, preferBy([])), rankedPairs(election.candidates, rankings, preferBy([]))];
    assert.equal(after.ok, before.ok);
    if (before.ok && after.ok) assert.deepEqual(after.levels.map((level) => [...level].sort()), named(before.levels));
  }), OPTIONS);
});
