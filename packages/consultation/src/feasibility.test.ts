import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate, type Allocated, type Allocation, type AllocationRule, type Project } from './allocation.ts';
import { runEqualShares, type Run } from './equal-shares-run.ts';
import { Feasibility, type Floor, type Fund } from './feasibility.ts';
import { flowOf, mayPay } from './fund-flow.ts';
import { profileOf, type Vote } from './profile.ts';
import { plus, rational } from './rational.ts';

const CAMP: readonly Project[] = [
  { code: 'Food', cost: 40n, place: 'South', groups: ['all'] }, { code: 'Water', cost: 35n, place: 'South' }, { code: 'Fuel', cost: 25n, place: 'South' },
  { code: 'Formula', cost: 12n, place: 'North', groups: ['children'] }, { code: 'Clinic', cost: 8n, place: 'North' }, { code: 'Ramps', cost: 10n, place: 'East', groups: ['disabled'] },
];
const VOTES: readonly Vote[] = [['Food', 'Water', 'Fuel'], ['Formula', 'Clinic'], ['Ramps']].map((approves, at) => ({ voter: `v${at}`, weight: [70n, 20n, 10n][at] as bigint, ballot: { approves } }));
const GREEDY: Allocation = { projects: CAMP, votes: VOTES, budget: 100n, rule: { name: 'greedy' }, ties: ['lower-cost', 'more-votes', 'id'] };

function made(allocation: Allocation): Allocated {
  const outcome = allocate(allocation);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.message);
  return outcome;
}

function refusalOf(allocation: Allocation): string {
  const outcome = allocate(allocation);
  return outcome.ok ? 'allocated' : `${outcome.code}: ${outcome.message}`;
}

test('[M10] a project that would make a floor unreachable is passed over, with the reason', () => {
  const outcome = made({ ...GREEDY, floors: [{ place: 'North', least: 20n }] });
  assert.deepEqual(outcome.winners, ['Fuel', 'Water', 'Clinic', 'Formula', 'Ramps']);
  assert.deepEqual(outcome.passed.map(({ project, reason }) => [CAMP[project]?.code, reason]), [['Food', 'floor']]);
});

test('[M10] a floor that the rule does not reach by itself is filled by votes', () => {
  const unloved: Allocation = { ...GREEDY, votes: VOTES.slice(0, 1), floors: [{ group: 'disabled', least: 5n }], rule: { name: 'equal-shares', utility: 'cost', completion: 'none' } };
  const outcome = made(unloved);
  assert.ok(outcome.winners.includes('Ramps'));
  assert.equal(outcome.purchases.find(({ project }) => CAMP[project]?.code === 'Ramps')?.by, 'floor');
  assert.ok(outcome.spent <= 100n);
});

test('[M10] a floor that nothing can reach is refused before anything is counted, and says why', () => {
  assert.match(refusalOf({ ...GREEDY, floors: [{ place: 'North', least: 21n }] }), /^floors: the floor of 21 for the place North cannot be reached: all projects there cost 20$/);
  assert.match(refusalOf({ ...GREEDY, floors: [{ place: 'South', least: 101n }], budget: 100n, projects: [...CAMP, { code: 'Hall', cost: 90n, place: 'South' }] }), /above the whole budget/);
  assert.match(refusalOf({ ...GREEDY, floors: [{ place: 'South', least: 66n }, { place: 'North', least: 20n }, { place: 'East', least: 10n }] }), /^floors: /);
  assert.match(refusalOf({ ...GREEDY, budget: 12n, floors: [{ place: 'North', least: 8n }, { group: 'disabled', least: 1n }] }), /^floors: each floor can be reached, but no set/);
});

test('[M11] funds pay every winner in full, each only what it may', () => {
  const funds: readonly Fund[] = [{ fund: 'north', least: 15n, places: ['North'] }, { fund: 'open', least: 65n }];
  const outcome = made({ ...GREEDY, funds });
  // Clinic takes 8 of the north's 15, so Formula needs 5 of the open fund.
  assert.equal(outcome.winners.includes('Formula'), true);
  assert.equal(outcome.paidBy?.reduce((sum, { amount }) => sum + amount, 0n), outcome.spent);
  for (const { fund, project, amount } of outcome.paidBy ?? []) {
    assert.ok(amount > 0n);
    assert.ok(mayPay(funds.find((other) => other.fund === fund) as Fund, CAMP.find(({ code }) => code === project) as Project));
  }
  assert.ok(outcome.passed.some(({ reason }) => reason === 'fund'));
});

test('[M11] a project that is for one fund is paid by that fund alone', () => {
  const projects = CAMP.map((project) => (project.code === 'Ramps' ? { ...project, fund: 'zakat' } : project));
  assert.ok(!made({ ...GREEDY, projects, funds: [{ fund: 'zakat', least: 9n }, { fund: 'open', least: 91n }] }).winners.includes('Ramps'));
  assert.match(refusalOf({ ...GREEDY, projects, funds: [{ fund: 'open', least: 91n }] }), /^funds: .*"zakat"/);
});

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>((subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])], [[]]);
}

/** Whether funds can pay, by Hall's condition: whatever funds are left out, those left out hold what only they may pay. */
function arePayable(projects: readonly Project[], funds: readonly Fund[]): boolean {
  return subsetsOf(funds).every((some) => {
    const only = projects.filter((project) => funds.every((fund) => some.includes(fund) || !mayPay(fund, project)));
    return only.reduce((sum, { cost }) => sum + cost, 0n) <= some.reduce((sum, { least }) => sum + least, 0n);
  });
}

const places = fc.constantFrom('North', 'South', 'East');
const groups = fc.subarray(['women', 'children']);
const projectsOf = fc.array(fc.record({ cost: fc.bigInt(0n, 12n), place: places, groups }), { minLength: 1, maxLength: 6 })
  .map((list) => list.map((project, at): Project => ({ ...project, code: `p${at}` })));
const fundsOf = fc.array(fc.record({ least: fc.bigInt(0n, 25n), places: fc.option(fc.subarray(['North', 'South', 'East']), { nil: undefined }), groups: fc.option(groups, { nil: undefined }) }), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(({ least, places: where, groups: whom }, at): Fund => ({ fund: `f${at}`, least, ...(where === undefined ? {} : { places: where }), ...(whom === undefined ? {} : { groups: whom }) })));
const floorsOf = fc.array(fc.oneof(fc.record({ place: places, least: fc.bigInt(0n, 15n) }), fc.record({ group: fc.constantFrom('women', 'children'), least: fc.bigInt(0n, 15n) })), { maxLength: 3 });

test('[M11] payments exist exactly where Hall says so, and add up to costs and to no more than the funds', () => {
  fc.assert(fc.property(projectsOf, fundsOf, (projects, funds) => {
    const payments = flowOf(projects, funds);
    assert.equal(payments !== undefined, arePayable(projects, funds));
    if (payments === undefined) return;
    for (const { code, cost } of projects) assert.equal(payments.filter(({ project }) => project === code).reduce((sum, { amount }) => sum + amount, 0n), cost);
    for (const { fund, least } of funds) assert.ok(payments.filter((payment) => payment.fund === fund).reduce((sum, { amount }) => sum + amount, 0n) <= least);
  }), { numRuns: 3000 });
});

test('[M10] under every rule the floors are reached whenever any set of projects reaches them, and refused otherwise', () => {
  const rules = fc.constantFrom<AllocationRule>(
    { name: 'equal-shares', utility: 'cost', completion: 'none' }, { name: 'equal-shares', utility: 'cardinality', completion: 'add1-greedy' }, { name: 'bounded-overspending', utility: 'cost', completion: 'none' },
    { name: 'phragmen', completion: 'greedy' }, { name: 'greedy' }, { name: 'greedy', misfit: 'stop', threshold: 2n });
  const instances = fc.tuple(projectsOf, rules, floorsOf, fc.option(fundsOf, { nil: undefined }), fc.bigInt(0n, 40n)).chain(([projects, rule, floors, funds, budget]) =>
    fc.array(fc.subarray(projects.map(({ code }) => code)), { minLength: 1, maxLength: 6 }).map((ballots): Allocation => ({
      projects, rule, floors: floors as readonly Floor[], ...(funds === undefined ? {} : { funds }), budget, ties: ['more-votes', 'id'], votes: ballots.map((approves, at) => ({ voter: `v${at}`, ballot: { approves } })),
    })));
  const reaches = ({ floors = [], budget, funds }: Allocation, chosen: readonly Project[]): boolean =>
    chosen.reduce((sum, { cost }) => sum + cost, 0n) <= budget && (funds === undefined || arePayable(chosen, funds))
    && floors.every(({ place, group, least }) => chosen.filter((project) => (place === undefined ? project.groups?.includes(group as string) : project.place === place)).reduce((sum, { cost }) => sum + cost, 0n) >= least);
  fc.assert(fc.property(instances, (allocation) => {
    const isPossible = subsetsOf(allocation.projects).some((chosen) => reaches(allocation, chosen));
    const outcome = allocate(allocation);
    if (!outcome.ok) assert.equal(outcome.code, 'floors');
    assert.equal(outcome.ok, isPossible);
    if (outcome.ok) assert.ok(reaches(allocation, allocation.projects.filter(({ code }) => outcome.winners.includes(code))));
  }), { numRuns: 3000 });
});

test('[M8] an allocation that makes no sense is refused with one code and a sentence', () => {
  const cases: readonly (readonly [Partial<Allocation>, RegExp])[] = [
    [{ budget: -1n }, /^budget: /], [{ votes: [] }, /^no-voters: /],
    [{ projects: [...CAMP, { code: 'Food', cost: 1n }] }, /^project: two projects have the code "Food"/],
    [{ projects: [{ code: 'x', cost: -5n }], votes: [] }, /^project: .* costs -5/],
    [{ projects: [{ code: 'x', cost: 10n ** 41n }] }, /^project: /],
    [{ votes: [{ voter: 'v', ballot: { approves: ['nothing'] } }] }, /^unknown-project: .*"nothing"/],
    [{ votes: [{ voter: 'v', ballot: { approves: ['Food', 'Food'] } }] }, /^ballot: .*twice/],
    [{ votes: [{ voter: 'v', ballot: { points: new Map([['Food', -1n]]) } }] }, /^ballot: .*below zero/],
    [{ rule: { name: 'greedy', by: 'points' }, votes: [{ voter: 'v', ballot: { points: new Map([['Food', 2n ** 30n]]) } }] }, /^ballot: /],
    [{ votes: [{ voter: 'v', weight: 2n ** 60n, ballot: { approves: ['Food'] } }] }, /^too-many-votes: /],
    [{ rule: { name: 'equal-shares', utility: 'borda', completion: 'none' } }, /^utility: /],
    [{ rule: { name: 'equal-shares', utility: 'cost', completion: 'add1', step: { n: 0n, d: 1n } } }, /^rule: /],
    [{ rule: { name: 'greedy', threshold: -1n } }, /^rule: /],
    [{ floors: [{ least: 1n }] }, /^floors: /], [{ funds: [{ fund: 'a', least: 1n }, { fund: 'a', least: 1n }] }, /^funds: .*twice/],
  ];
  for (const [change, expected] of cases) assert.match(refusalOf({ ...GREEDY, ...change }), expected);
  assert.match(refusalOf({ ...GREEDY, ties: [], budget: 99n }), /^tie: Food, Water, Fuel are tied and no tie rule is declared/);
});

test('[M10] a search for floors that would take for ever is given up, and said so', () => {
  // Costs are even and the floor is odd and the whole budget: nothing reaches it, which only all sums could tell.
  const projects = Array.from({ length: 60 }, (_, at): Project => ({ code: `p${at}`, cost: 2n * BigInt(100_003 + at * at * 7919), place: 'North' }));
  const least = projects.reduce((sum, { cost }) => sum + cost, 0n) / 2n | 1n;
  const outcome = allocate({ projects, votes: [{ voter: 'v', ballot: { approves: ['p0'] } }], budget: least, rule: { name: 'greedy' }, ties: ['id'], floors: [{ place: 'North', least }] });
  assert.equal(!outcome.ok && outcome.code, 'too-hard');
});

/** The share at which Add1 ends when every single step is run by itself, nothing learnt from the run before. */
function endOfSteps(allocation: Allocation): string {
  const made = profileOf(allocation.projects, allocation.votes, 'cost');
  assert.ok(made.ok);
  const { profile } = made;
  let share = rational(allocation.budget / BigInt(profile.voters));
  let last: Run | undefined;
  for (;;) {
    const feasibility = new Feasibility(allocation);
    const cap = (share.n / share.d) * BigInt(profile.voters);
    const run = runEqualShares(allocation, profile, feasibility, share, cap > allocation.budget ? cap : allocation.budget);
    assert.ok(run.ok);
    const bought = run.purchases.map(({ project }) => project);
    if (last !== undefined && (run.spent > allocation.budget || !feasibility.isCompletable(bought))) break;
    last = run;
    const settled = new Set([...bought, ...run.passed.map(({ project }) => project)]);
    if (allocation.projects.every((_, project) => profile.votes[project] === 0 || settled.has(project))) break;
    share = plus(share, rational(1n));
  }
  return `${last.shares.share.n} ${last.purchases.map(({ project }) => project).join()}`;
}

test('[M4] [M10] [M11] with floors and funds Add1 strides to the very step at which going through every step ends', () => {
  const places = ['North', 'South'] as const;
  const instances = fc.record({
    costs: fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 2, maxLength: 6 }),
    ballots: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
    budget: fc.integer({ min: 200, max: 900 }), north: fc.integer({ min: 0, max: 400 }), floor: fc.integer({ min: 0, max: 150 }),
  });
  let counted = 0;
  fc.assert(fc.property(instances, ({ costs, ballots, budget, north, floor }) => {
    const projects = costs.map((cost, at): Project => ({ code: `p${at}`, cost: BigInt(cost), place: places[at % 2] as string }));
    const votes = ballots.map((ballot, at): Vote => ({ voter: `v${at}`, ballot: { approves: [...new Set(ballot.map((one) => `p${one % projects.length}`))] } }));
    const allocation: Allocation = {
      projects, votes, budget: BigInt(budget), rule: { name: 'equal-shares', utility: 'cost', completion: 'add1' }, ties: ['lower-cost', 'more-votes', 'id'],
      floors: [{ place: 'North', least: BigInt(floor) }], funds: [{ fund: 'north', least: BigInt(Math.min(north, budget)), places: ['North'] }, { fund: 'open', least: BigInt(budget - Math.min(north, budget)) }],
    };
    const outcome = allocate(allocation);
    // Where the budget pays for everything with supporters the share is doubled, which is another rule ([M4]).
    const supported = projects.reduce((sum, { code, cost }) => (votes.some(({ ballot }) => 'approves' in ballot && ballot.approves.includes(code)) ? sum + cost : sum), 0n);
    if (!outcome.ok || supported <= allocation.budget) return;
    counted += 1;
    const byRule = outcome.purchases.filter(({ by }) => by !== 'floor').map(({ project }) => project).join();
    assert.equal(`${outcome.share?.n} ${byRule}`, endOfSteps(allocation));
  }), { numRuns: 400 });
  assert.ok(counted > 100, `${counted} counted`);
});
