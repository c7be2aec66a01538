import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { utf8 } from '@amanah/log/bytes.ts';
import { canonicalText, type JsonValue, parseCanonical } from '@amanah/log/canonical.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';
import type { Choice } from './ballot.ts';
import type { Cast, Opened } from './ballot-marks.ts';
import { commitmentOf } from './commitment.ts';
import { count, lotSeed, type Tally, tallyDigest } from './count.ts';
import type { Opening } from './opening.ts';
import { castsOf, CLOSES, DURING, headsOf, openingOf, optionsOf, rankingChoices, REVEAL, tallyOf } from './small-elections.model.ts';
import { lotOf } from './tie-rule.ts';

const YES: Choice = { vote: 'yes' };
const NO: Choice = { vote: 'no' };
const ABSTAIN: Choice = { vote: 'abstain' };
const objection = (reason: string): Choice => ({ vote: 'object', reason });
const SALT = (n: number): string => n.toString(16).padStart(64, '0');

/** Five may vote. */
function decided(rule: object, choices: readonly Choice[], more: object = {}): Tally {
  return count(openingOf({ rule, eligible: headsOf(5), ...more }), castsOf(choices), []);
}

const VERDICTS: readonly (readonly [rule: object, choices: readonly Choice[], verdict: string])[] = [
  [{ name: 'majority' }, [YES, YES, NO], 'passed'],
  [{ name: 'majority' }, [YES, NO], 'no-quorum'],
  [{ name: 'majority' }, [YES, NO, ABSTAIN], 'failed'],
  [{ name: 'majority' }, [YES, ABSTAIN, ABSTAIN], 'passed'],
  [{ name: 'majority' }, [ABSTAIN, ABSTAIN, ABSTAIN], 'failed'],
  [{ name: 'majority' }, [YES, YES, { ranking: [] }], 'no-quorum'],
  [{ name: 'supermajority', share: '2/3' }, [YES, YES, NO], 'passed'],
  [{ name: 'supermajority', share: '2/3' }, [YES, YES, NO, NO], 'failed'],
  [{ name: 'supermajority', share: '2/3' }, [ABSTAIN, ABSTAIN, ABSTAIN], 'failed'],
  [{ name: 'consent' }, [YES, YES, ABSTAIN], 'passed'],
  [{ name: 'consent' }, [YES, YES, YES, YES, objection('dear')], 'failed'],
  [{ name: 'consent' }, [YES, YES, { vote: 'object' }], 'no-quorum'],
  [{ name: 'k-of-n', k: 3 }, [YES, YES, YES, NO, NO], 'passed'],
  [{ name: 'k-of-n', k: 3 }, [YES, YES, NO, NO, NO], 'failed'],
];

for (const [rule, choices, verdict] of VERDICTS) {
  test(`[X1] [X2] of five, a quorum of half, ${JSON.stringify(rule)}, ${JSON.stringify(choices)}: ${verdict}`, () => {
    assert.equal(decided(rule, choices, { quorum: '1/2' }).verdict, verdict);
  });
}

test('[X1] without a quorum nobody voting decides nothing, and unrevealed ballots are present', () => {
  assert.equal(decided({ name: 'consent' }, []).verdict, 'no-quorum');
  assert.equal(decided({ name: 'k-of-n', k: 1 }, [{ approves: [] }]).verdict, 'no-quorum');
  const hidden = openingOf({ rule: { name: 'majority' }, eligible: headsOf(5), quorum: '1/2', reveal: REVEAL });
  const cast = [0, 1, 2].map((n): Cast => ({ id: SALT(n), voter: `voter-${n}`, at: DURING, commitment: commitmentOf(YES, SALT(n), `voter-${n}`) }));
  const opened: Opened = { ballot: SALT(0), voter: 'voter-0', at: REVEAL, choice: YES, salt: SALT(0) };
  const tally = count(hidden, cast, [opened]);
  assert.deepEqual([tally.verdict, tally.quorum, tally.ballots.counted, tally.ballots.unrevealed], ['passed', { least: 3, present: 3 }, 1, 2]);
});

test('[X3] an objection stands until its author votes anew or it is set aside, and its reason is shown either way', () => {
  const opening = openingOf({ rule: { name: 'consent' }, eligible: headsOf(5) });
  const cast: readonly Cast[] = castsOf([objection('dear'), YES]);
  assert.deepEqual(count(opening, cast, []).decision?.objections, [{ ballot: cast[0]?.id, reason: 'dear', state: 'standing' }]);
  const struck = count(opening, cast, [], { struck: new Set([cast[0]?.id ?? '']) });
  assert.deepEqual([struck.verdict, struck.decision?.objections[0]?.state, struck.decision?.objecting], ['passed', 'struck', 1]);
  assert.equal(count(opening, cast, [], { struck: new Set([cast[1]?.id ?? '']) }).verdict, 'failed', 'another ballot was struck');
  const again: Cast = { id: SALT(77), voter: 'voter-0', at: CLOSES, choice: YES };
  const withdrawn = count(opening, [...cast, again], []);
  assert.deepEqual([withdrawn.verdict, withdrawn.decision?.objections], ['passed', [{ ballot: cast[0]?.id, reason: 'dear', state: 'withdrawn' }]]);
  const stays = count({ ...opening, doubled: 'first' }, [...cast, again], []);
  assert.deepEqual([stays.verdict, stays.decision?.objections.map(({ state }) => state)], ['failed', ['standing']]);
  const lateTurn = count(opening, [...cast, { ...again, at: '2027-01-12T18:00:01Z' }], []);
  assert.equal(lateTurn.verdict, 'failed', 'withdrawn too late');
  const newReason = count(opening, [...cast, { ...again, choice: objection('too far') }], [], { struck: new Set([cast[0]?.id ?? '']) });
  assert.deepEqual([newReason.verdict, newReason.decision?.objections.map(({ state }) => state)], ['failed', ['standing', 'withdrawn']]);
});

test('[X3] where the first ballot counts, a later objection is no objection that was withdrawn', () => {
  const opening = openingOf({ rule: { name: 'consent' }, eligible: headsOf(5), doubled: 'first' });
  const tally = count(opening, [...castsOf([YES]), { id: SALT(77), voter: 'voter-0', at: CLOSES, choice: objection('dear') }], []);
  assert.deepEqual([tally.verdict, tally.decision?.objections], ['passed', []]);
});

test('[X9] [X15] in a tally too the latest round in which the tied differ decides', () => {
  const choices = rankingChoices([[20, 'a'], [19, 'b'], [5, 'c'], [6, 'd'], [2, 'ec'], [1, 'fd'], [2, 'fa']]);
  const tally = tallyOf({ rule: { name: 'stv' }, options: optionsOf('abcdef'), seats: 1 }, choices);
  assert.deepEqual(tally.election?.rounds?.slice(1, 4).map(({ of, tied }) => [of, tied]), [[['e'], undefined], [['f'], undefined], [['d'], ['c', 'd']]]);
});

test('[X1] an election in which all abstain elects nobody, whatever the tie rule', () => {
  for (const name of ['stv', 'schulze', 'ranked-pairs', 'approval']) {
    const tally = tallyOf({ rule: { name }, options: optionsOf('ab'), seats: 1, ties: ['listed'] }, [ABSTAIN, ABSTAIN]);
    assert.deepEqual([tally.verdict, tally.winners, tally.ballots.abstained], ['failed', [], 2], name);
  }
});

test('[X15] a tie without a rule is a verdict that names the tied and the step, and elects nobody', () => {
  const two = [{ ranking: ['a'] }, { ranking: ['b'] }];
  for (const [name, choices, step] of [['stv', two, 'exclusion'], ['schulze', two, 'seat'], ['ranked-pairs', two, 'seat'], ['approval', [{ approves: ['a'] }, { approves: ['b'] }], 'seat']] as const) {
    const tally = tallyOf({ rule: { name }, options: optionsOf('ab'), seats: 1 }, choices);
    assert.deepEqual([tally.verdict, tally.winners, tally.tie?.options, tally.tie?.step], ['tied', [], ['a', 'b'], step], name);
    assert.match(tally.tie?.message ?? '', /a, b are tied and no tie rule is declared/);
    assert.deepEqual(tallyOf({ rule: { name }, options: optionsOf('ab'), seats: 1, ties: ['listed'] }, choices).winners, ['a'], name);
    assert.deepEqual(tallyOf({ rule: { name }, options: optionsOf('ba'), seats: 1, ties: ['listed'] }, choices).winners, ['b'], name);
    assert.deepEqual(tallyOf({ rule: { name }, options: optionsOf('ba'), seats: 1, ties: ['lower-cost', 'id'] }, choices).winners, ['a'], name);
  }
  const projects = [...'ab'].map((code) => ({ code, title: code, cost: '10' }));
  const allocation = tallyOf({ rule: { name: 'greedy' }, options: projects, budget: '10' }, [{ approves: ['a'] }, { approves: ['b'] }]);
  assert.deepEqual([allocation.verdict, allocation.tie?.step, allocation.tie?.options], ['tied', 'allocation', ['a', 'b']]);
});

test('[X15] a lot is drawn from the seed by hashes that anybody computes', () => {
  const stated = { rule: { name: 'approval' }, options: optionsOf('abcd'), seats: 1, ties: ['lot'] };
  const choices: readonly Choice[] = [{ approves: ['a', 'b', 'c', 'd'] }];
  const opening = openingOf({ ...stated, eligible: headsOf(1) });
  for (const seed of ['one', 'two', 'three', 'four']) {
    const lowest = [...'abcd'].sort((a, b) => (lotOf(seed, a) < lotOf(seed, b) ? -1 : 1))[0];
    const tally = count(opening, castsOf(choices), [], { seed });
    assert.deepEqual([tally.winners, tally.seed, tally.election?.decidedTies], [[lowest], seed, [{ tied: [...'abcd'], chosen: lowest }]]);
  }
  const own = tallyOf(stated, choices);
  assert.equal(own.seed, sha256Hex(utf8(`ballot ${'0'.repeat(64)}\n`)));
  assert.equal(tallyOf({ ...stated, ties: ['id'] }, choices).seed, undefined);
});

test('[X15] the seed of a hidden vote takes salts of believed reveals, and nothing that comes late or is not believed can turn it', () => {
  const opening = openingOf({ rule: { name: 'approval' }, options: optionsOf('ab'), seats: 1, ties: ['lot'], eligible: headsOf(3), reveal: REVEAL });
  const choice: Choice = { approves: ['a', 'b'] };
  const cast = [0, 1].map((n): Cast => ({ id: SALT(n), voter: `voter-${n}`, at: DURING, commitment: commitmentOf(choice, SALT(n + 7), `voter-${n}`) }));
  const opened = [1, 0].map((n): Opened => ({ ballot: SALT(n), voter: `voter-${n}`, at: REVEAL, choice, salt: SALT(n + 7) }));
  const seed = lotSeed(opening, cast, opened);
  assert.equal(seed, sha256Hex(utf8(`ballot ${SALT(0)}\nballot ${SALT(1)}\nsalt ${SALT(7)}\nsalt ${SALT(8)}\n`)));
  assert.equal(lotSeed(opening, cast, [...opened].reverse()), seed, 'the order of reveals is nobody’s to choose');
  const late: Cast = { id: SALT(9), voter: 'voter-2', at: REVEAL, commitment: SALT(3) };
  const stranger: Cast = { ...late, id: SALT(10), voter: 'x', at: DURING };
  const junk: Opened = { ballot: SALT(0), voter: 'voter-0', at: REVEAL, choice, salt: SALT(99) };
  assert.equal(lotSeed(opening, [...cast, late, stranger], [...opened, junk, { ...junk, voter: 'voter-1' }]), seed);
  assert.notEqual(lotSeed(opening, cast, opened.slice(1)), seed, 'who does not reveal leaves the seed without their salt');
});

test('[X16] the tally does not depend on the order in which ballots are given, as long as the log orders those of one head', () => {
  const choice = fc.constantFrom<Choice>({ ranking: ['a', 'b'] }, { ranking: ['b'] }, { ranking: ['c', 'a'] }, { ranking: [] }, { vote: 'yes' });
  const ballots = fc.array(fc.record({ voter: fc.constantFrom(...headsOf(5), 'x'), hour: fc.constantFrom('07', '09', '10', '20'), choice }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(ballots.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows.map((_, at) => at), { minLength: rows.length }))), fc.constantFrom('stv', 'schulze', 'ranked-pairs'), ([rows, order], name) => {
    // Each at its own instant, so that the log's order is in the data.
    const cast = rows.map(({ voter, hour, choice: said }, at): Cast => ({ id: SALT(at), voter, at: `2027-01-10T${hour}:00:${String(at).padStart(2, '0')}Z`, choice: said }));
    const opening = openingOf({ rule: { name }, options: optionsOf('abc'), seats: 2, ties: ['lot'], eligible: headsOf(5), closes: '2027-01-10T18:00:00Z' });
    assert.equal(tallyDigest(count(opening, order.map((at) => cast[at] as Cast), [])), tallyDigest(count(opening, cast, [])));
  }), { seed: 20261122, numRuns: 1000 });
});

test('[X16] other names for voters change no result', () => {
  const choices = rankingChoices([[4, 'ab'], [3, 'bc'], [2, 'c']]);
  const opening = (heads: readonly string[]): Opening => openingOf({ rule: { name: 'stv' }, options: optionsOf('abc'), seats: 2, eligible: heads });
  const renamed = castsOf(choices).map((ballot) => ({ ...ballot, voter: `member-${9 - Number(ballot.voter.slice(6))}` }));
  const [before, after] = [count(opening(headsOf(9)), castsOf(choices), []), count(opening(renamed.map(({ voter }) => voter)), renamed, [])];
  assert.equal(tallyDigest(after), tallyDigest(before));
});

test('[X17] a tally is plain JSON with one digest, whatever the rule', () => {
  const projects = [...'ab'].map((code) => ({ code, title: code, cost: '10', group: code }));
  const tallies = [
    decided({ name: 'consent' }, [YES, objection('dear')]),
    ...['stv', 'schulze', 'ranked-pairs'].map((name) => tallyOf({ rule: { name }, options: optionsOf('abc'), seats: 2, ties: ['lot'] }, rankingChoices([[3, 'abc'], [2, 'cb'], [2, 'b']]))),
    tallyOf({ rule: { name: 'approval' }, options: optionsOf('abc'), seats: 1 }, [{ approves: ['a'] }]),
    tallyOf({ rule: { name: 'equal-shares', utility: 'cost', completion: 'add1' }, options: projects, budget: '15', ties: ['id'], floors: [{ group: 'b', least: '5' }] }, [{ approves: ['a'] }, { approves: ['a', 'b'] }]),
    tallyOf({ rule: { name: 'phragmen' }, options: projects, budget: '25', ties: ['id'] }, [{ approves: ['a'] }, { approves: ['a', 'b'] }]),
    tallyOf({ rule: { name: 'approval' }, options: optionsOf('abc'), seats: 1 }, [{ approves: [] }]),
    tallyOf({ rule: { name: 'approval' }, options: optionsOf('abc'), seats: 1 }, [{ approves: ['a', 'b'] }, { ranking: [] }]),
    tallyOf({ rule: { name: 'greedy' }, options: projects, budget: '15', floors: [{ place: 'north', least: '5' }] }, [{ approves: ['a'] }]),
  ];
  for (const tally of tallies) {
    const text = canonicalText(tally as unknown as JsonValue);
    const parsed = parseCanonical(utf8(text));
    assert.ok(parsed.ok, text);
    assert.deepEqual(parsed.value, tally);
    const words = text.replace(/,"message":"[^"]*"|"message":"[^"]*",/g, '').replace(/,"why":"[^"]*"/g, '');
    assert.equal(tallyDigest(tally), sha256Hex(utf8(words)));
  }
  assert.equal(new Set(tallies.map(tallyDigest)).size, tallies.length);
});

test('[X4] [X17] whatever a ballot holds, the tally still has its digest', () => {
  for (const choice of [{ '\ud800': 1 }, { points: { '\udfff': 1 } }, { ['x'.repeat(100_000)]: 1 }, { ranking: ['\ud800'] }, { __proto__: null, vote: 'x' }, JSON.parse('{"__proto__": 1}')] as unknown[]) {
    const tally = tallyOf({ rule: { name: 'stv' }, options: optionsOf(['__proto__', 'constructor']), seats: 1 }, [choice as Choice, { ranking: ['__proto__'] }]);
    assert.deepEqual([tally.verdict, tally.winners, tally.ballots.spoiled], ['passed', ['__proto__'], 1]);
    assert.match(tallyDigest(tally), /^[0-9a-f]{64}$/);
    assert.ok((tally.marks.find(({ mark }) => mark === 'spoiled')?.why ?? '').length < 500);
  }
});

test('[X18] a budget is divided by the opening: the rule, floors, ties and ballots are its own', () => {
  const costs = { food: '40000', water: '35000', fuel: '25000', formula: '12000', clinic: '8000', ramps: '10000' };
  const options = Object.entries(costs).map(([code, cost]) => ({ code, title: code, cost }));
  const approves = (n: number, codes: readonly string[]): readonly Choice[] => Array.from({ length: n }, () => ({ approves: codes }));
  const choices = [...approves(70, ['food', 'water', 'fuel']), ...approves(20, ['formula', 'clinic']), ...approves(10, ['ramps'])];
  const stated = { options, budget: '100000', ties: ['lower-cost', 'more-votes', 'id'] };
  const shares = tallyOf({ ...stated, rule: { name: 'equal-shares', utility: 'cost', completion: 'none' } }, choices);
  assert.deepEqual([shares.verdict, shares.winners, shares.spent, shares.allocation?.voters], ['passed', ['fuel', 'water', 'clinic', 'formula', 'ramps'], '90000', 100]);
  const byVotes = tallyOf({ ...stated, rule: { name: 'greedy' } }, choices);
  assert.deepEqual(new Set(byVotes.winners), new Set(['food', 'water', 'fuel']));
  const phragmen = tallyOf({ ...stated, rule: { name: 'phragmen' } }, choices);
  assert.deepEqual(new Set(phragmen.winners), new Set(['fuel', 'clinic', 'water', 'ramps', 'formula']));
  const abstaining = tallyOf({ ...stated, rule: { name: 'equal-shares', utility: 'cost', completion: 'none' } }, [...choices, { approves: [] }, ABSTAIN]);
  assert.deepEqual([abstaining.winners, abstaining.ballots.abstained, abstaining.allocation?.voters], [shares.winners, 2, 100]);
});

test('[X18] who approves nothing has no share; points of one ballot weigh no more than the opening lets them', () => {
  const options = [...'ab'].map((code) => ({ code, title: code, cost: '10' }));
  const rule = { name: 'greedy', by: 'points', ballot: { kind: 'points', total: 10 } };
  const tally = tallyOf({ rule, options, budget: '10', ties: ['id'] }, [{ points: { b: 1_000_000 } }, { points: { a: 10 } }]);
  assert.deepEqual([tally.winners, tally.ballots.spoiled], [['a'], 1]);
  assert.equal(tallyOf({ rule, options, budget: '10', ties: ['id'] }, [{ points: {} }]).verdict, 'failed');
});

test('[X18] a short ranking gives its first project as many points as a long one', () => {
  const options = [...'abc'].map((code) => ({ code, title: code, cost: '10' }));
  const tally = tallyOf({ rule: { name: 'greedy', by: 'points', ballot: { kind: 'ranking' } }, options, budget: '10', ties: ['id'] }, rankingChoices([[2, 'b'], [1, 'acb']]));
  assert.deepEqual(tally.winners, ['b']);
});
