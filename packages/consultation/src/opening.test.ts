import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decodeOpening, formOf, openingFieldsOf } from './opening.ts';
import { optionsOf } from './small-elections.model.ts';

const DECISION = { rule: { name: 'majority' }, eligible: ['amal', 'bo', 'ceren'], quorum: '1/2', opens: '2027-01-10T08:00:00Z', closes: '2027-01-12T18:00:00Z', ties: [], doubled: 'last' };
const ELECTION = { ...DECISION, rule: { name: 'stv' }, options: [{ code: 'dana', title: 'Dana', group: 'women' }, { code: 'emil', title: 'Emil' }], seats: 2, reserved: [{ group: 'women', seats: 1 }], ties: ['lot'] };
const ALLOCATION = {
  ...DECISION, rule: { name: 'equal-shares', utility: 'cost', completion: 'add1-greedy' }, ties: ['lower-cost', 'id'],
  options: [{ code: 'well', title: 'A well', cost: '4000', place: 'north', fund: 'water' }, { code: 'road', title: 'A road', cost: '9000', group: 'farmers' }],
  budget: '10000', floors: [{ place: 'north', least: '1000' }], funds: [{ fund: 'water', least: '5000', places: ['north'] }],
};

test('[X8] an opening is read with its shares, amounts and times', () => {
  const decision = decodeOpening(DECISION);
  assert.ok(decision.ok);
  assert.deepEqual([decision.opening.form, decision.opening.quorum, decision.opening.options], ['decision', { n: 1n, d: 2n }, []]);
  const election = decodeOpening(ELECTION);
  assert.ok(election.ok);
  assert.deepEqual([election.opening.seats, election.opening.reserved], [2, [{ group: 'women', seats: 1 }]]);
  const allocation = decodeOpening(ALLOCATION);
  assert.ok(allocation.ok);
  assert.deepEqual([allocation.opening.budget, allocation.opening.options[0]?.cost, allocation.opening.floors?.[0]?.least], [10_000n, 4000n, 1000n]);
  const hidden = decodeOpening({ ...DECISION, reveal: '2027-01-13T18:00:00Z' });
  assert.ok(hidden.ok && hidden.opening.reveal === '2027-01-13T18:00:00Z');
});

/** [what, the opening, where it is refused]; most of them are almost right. */
const REFUSED: readonly (readonly [string, unknown, string])[] = [
  ['nothing', null, 'opening'],
  ['a list', [DECISION], 'opening'],
  ['a text', 'majority', 'opening'],
  ['a field that nobody asked for', { ...DECISION, chair: 'amal' }, 'opening.chair'],
  ['no rule', { ...DECISION, rule: undefined }, 'opening.rule.name'],
  ['a rule as text', { ...DECISION, rule: 'majority' }, 'opening.rule.name'],
  ['a rule that is none', { ...DECISION, rule: { name: 'acclamation' } }, 'opening.rule.name'],
  ['a rule named like what objects inherit', { ...DECISION, rule: { name: 'constructor' } }, 'opening.rule.name'],
  ['a parameter that the rule has not', { ...DECISION, rule: { name: 'majority', share: '2/3' } }, 'opening.rule.share'],
  ['k for a majority', { ...DECISION, rule: { name: 'majority', k: 2 } }, 'opening.rule.k'],
  ['an unknown parameter', { ...DECISION, rule: { name: 'majority', veto: 'amal' } }, 'opening.rule.veto'],
  ['no share', { ...DECISION, rule: { name: 'supermajority' } }, 'opening.rule.share'],
  ['a share of one half, which ties would pass', { ...DECISION, rule: { name: 'supermajority', share: '1/2' } }, 'opening.rule.share'],
  ['a share above one', { ...DECISION, rule: { name: 'supermajority', share: '4/3' } }, 'opening.rule.share'],
  ['a share of nothing', { ...DECISION, rule: { name: 'supermajority', share: '1/0' } }, 'opening.rule.share'],
  ['a share as a decimal number', { ...DECISION, rule: { name: 'supermajority', share: 0.67 } }, 'opening.rule.share'],
  ['a negative share', { ...DECISION, rule: { name: 'supermajority', share: '-2/3' } }, 'opening.rule.share'],
  ['k of nobody', { ...DECISION, rule: { name: 'k-of-n', k: 0 } }, 'opening.rule.k'],
  ['k above the eligible', { ...DECISION, rule: { name: 'k-of-n', k: 4 } }, 'opening.rule.k'],
  ['half a k', { ...DECISION, rule: { name: 'k-of-n', k: 1.5 } }, 'opening.rule.k'],
  ['another form than the rule decides', { ...DECISION, form: 'election' }, 'opening.form'],
  ['a decision with options', { ...DECISION, options: optionsOf('ab') }, 'opening.options'],
  ['a decision with seats', { ...DECISION, seats: 1 }, 'opening.seats'],
  ['a decision with a budget', { ...DECISION, budget: '100' }, 'opening.budget'],
  ['nobody eligible', { ...DECISION, eligible: [] }, 'opening.eligible'],
  ['one head twice', { ...DECISION, eligible: ['amal', 'bo', 'amal'] }, 'opening.eligible[2]'],
  ['a head without a name', { ...DECISION, eligible: ['amal', ' '] }, 'opening.eligible[1]'],
  ['a head with a blank', { ...DECISION, eligible: ['amal saleh'] }, 'opening.eligible[0]'],
  ['a head that is a number', { ...DECISION, eligible: [7] }, 'opening.eligible[0]'],
  ['a head in another normal form', { ...DECISION, eligible: ['Ame\u0301lie'] }, 'opening.eligible[0]'],
  ['a quorum of nothing', { ...DECISION, quorum: '0' }, 'opening.quorum'],
  ['a quorum of more than all', { ...DECISION, quorum: '3/2' }, 'opening.quorum'],
  ['a quorum as a number', { ...DECISION, quorum: 0.5 }, 'opening.quorum'],
  ['a quorum with blanks', { ...DECISION, quorum: ' 1/2' }, 'opening.quorum'],
  ['no time of opening', { ...DECISION, opens: undefined }, 'opening.opens'],
  ['a day without a time', { ...DECISION, opens: '2027-01-10' }, 'opening.opens'],
  ['a time of another zone', { ...DECISION, opens: '2027-01-10T08:00:00+03:00' }, 'opening.opens'],
  ['a day that is none', { ...DECISION, closes: '2027-02-29T18:00:00Z' }, 'opening.closes'],
  ['closing as it opens', { ...DECISION, closes: DECISION.opens }, 'opening.closes'],
  ['closing before it opens', { ...DECISION, closes: '2027-01-09T18:00:00Z' }, 'opening.closes'],
  ['revealing until voting closes', { ...DECISION, reveal: DECISION.closes }, 'opening.reveal'],
  ['no tie rule stated', { ...DECISION, ties: undefined }, 'opening.ties'],
  ['a coin', { ...DECISION, ties: ['coin'] }, 'opening.ties[0]'],
  ['one criterion twice', { ...DECISION, ties: ['id', 'lot', 'id'] }, 'opening.ties[2]'],
  ['no rule for doubled ballots', { ...DECISION, doubled: 'all' }, 'opening.doubled'],
  ['an election without options', { ...ELECTION, options: [] }, 'opening.options'],
  ['more candidates than can be compared', { ...ELECTION, options: optionsOf(Array.from({ length: 501 }, (_, at) => `c${at}`)) }, 'opening.options'],
  ['one option twice', { ...ELECTION, options: [...optionsOf('ab'), ...optionsOf('a')] }, 'opening.options[2]'],
  ['an option without a title', { ...ELECTION, options: [{ code: 'dana' }] }, 'opening.options[0].title'],
  ['an option with a field of its own', { ...ELECTION, options: [{ code: 'dana', title: 'Dana', votes: 9 }] }, 'opening.options[0].votes'],
  ['an option that is a text', { ...ELECTION, options: ['dana'] }, 'opening.options[0]'],
  ['no seats', { ...ELECTION, seats: 0, reserved: [] }, 'opening.seats'],
  ['seats left out', { ...ELECTION, seats: undefined, reserved: [] }, 'opening.seats'],
  ['other seats than the rule has', { ...ELECTION, rule: { name: 'stv', seats: 3 } }, 'opening.seats'],
  ['more reserved than there are', { ...ELECTION, reserved: [{ group: 'women', seats: 2 }, { group: 'young', seats: 1 }] }, 'opening.reserved'],
  ['one group reserved twice', { ...ELECTION, reserved: [{ group: 'women', seats: 1 }, { group: 'women', seats: 1 }] }, 'opening.reserved[1]'],
  ['an election with floors', { ...ELECTION, floors: [] }, 'opening.floors'],
  ['an allocation without a budget', { ...ALLOCATION, budget: undefined }, 'opening.budget'],
  ['a budget as a number', { ...ALLOCATION, budget: 10_000 }, 'opening.budget'],
  ['a budget below zero', { ...ALLOCATION, budget: '-1' }, 'opening.budget'],
  ['a budget with a point', { ...ALLOCATION, budget: '100.00' }, 'opening.budget'],
  ['a budget in no commodity', { ...ALLOCATION, budget: { least: '10000' } }, 'opening.budget.commodity'],
  ['a project without a cost', { ...ALLOCATION, options: optionsOf('ab') }, 'opening.options[0].cost'],
  ['a cost with leading zeros', { ...ALLOCATION, options: [{ code: 'well', title: 'A well', cost: '0400' }] }, 'opening.options[0].cost'],
  ['a floor of nowhere', { ...ALLOCATION, floors: [{ least: '1' }] }, 'opening.floors[0]'],
  ['a floor of a place and a group', { ...ALLOCATION, floors: [{ place: 'north', group: 'farmers', least: '1' }] }, 'opening.floors[0]'],
  ['one fund twice', { ...ALLOCATION, funds: [{ fund: 'water', least: '1' }, { fund: 'water', least: '2' }] }, 'opening.funds[1]'],
  ['a fund for no places', { ...ALLOCATION, funds: [{ fund: 'water', least: '1', places: [] }] }, 'opening.funds[0].places'],
  ['no utility', { ...ALLOCATION, rule: { name: 'equal-shares', completion: 'none' } }, 'opening.rule.utility'],
  ['a completion that is none', { ...ALLOCATION, rule: { name: 'equal-shares', utility: 'cost', completion: 'add2' } }, 'opening.rule.completion'],
  ['Add1 for a rule without it', { ...ALLOCATION, rule: { name: 'phragmen', completion: 'add1' } }, 'opening.rule.completion'],
  ['a parameter of another rule', { ...ALLOCATION, rule: { name: 'greedy', utility: 'cost' } }, 'opening.rule.utility'],
  ['a step of nothing', { ...ALLOCATION, rule: { ...ALLOCATION.rule, step: '0' } }, 'opening.rule.step'],
  ['a step so small that it would be run millions of times', { ...ALLOCATION, budget: '10000000', rule: { ...ALLOCATION.rule, step: '1' } }, 'opening.rule.step'],
  ['a comparison by text', { ...ALLOCATION, rule: { ...ALLOCATION.rule, comparison: 'yes' } }, 'opening.rule.comparison'],
  ['points without saying what a ballot is', { ...ALLOCATION, rule: { name: 'equal-shares', utility: 'points', completion: 'none' } }, 'opening.rule.ballot'],
  ['points without a bound', { ...ALLOCATION, rule: { name: 'greedy', by: 'points', ballot: { kind: 'points' } } }, 'opening.rule.ballot'],
  ['approvals for the utility of rankings', { ...ALLOCATION, rule: { name: 'equal-shares', utility: 'borda', completion: 'none', ballot: { kind: 'approves' } } }, 'opening.rule.ballot.kind'],
  ['approvals with a total of points', { ...ALLOCATION, rule: { name: 'phragmen', ballot: { kind: 'approves', total: 3 } } }, 'opening.rule.ballot'],
];

for (const [what, value, path] of REFUSED) {
  test(`[X8] an opening is refused at ${path}: ${what}`, () => {
    const decoded = decodeOpening(value);
    assert.ok(!decoded.ok, 'it was read');
    assert.deepEqual([decoded.code, decoded.path], ['opening', path]);
    assert.ok(decoded.message.startsWith(`${path}: `));
  });
}

test('[X8] the step of Add1 that is left out is a thousandth of an equal share among the eligible, and at least one least unit', () => {
  const stepOf = (budget: string, completion: string): unknown => {
    const decoded = decodeOpening({ ...ALLOCATION, eligible: ['a', 'b', 'c', 'd', 'e'], budget, rule: { name: 'equal-shares', utility: 'cost', completion } });
    return decoded.ok && 'step' in decoded.opening.rule ? decoded.opening.rule.step : undefined;
  };
  assert.deepEqual(stepOf('10000000', 'add1'), { n: 2000n, d: 1n });
  assert.deepEqual(stepOf('9999', 'add1-exhaustive-greedy'), { n: 1n, d: 1n });
  assert.equal(stepOf('10000000', 'none'), undefined);
});

test('[X8] of a larger body exactly the fields of an opening are picked, of its options too', () => {
  const body = { ...ELECTION, proposal: 'p-1', title: 'Three stewards', options: [{ code: 'dana', title: 'Dana', text: 'I have kept books for ten years', payee: 'x' }, 7] };
  const picked = openingFieldsOf(body);
  assert.deepEqual(Object.keys(picked).sort(), Object.keys(ELECTION).sort());
  assert.deepEqual(picked['options'], [{ code: 'dana', title: 'Dana' }, 7]);
  assert.deepEqual(Object.keys(openingFieldsOf({ toString: 1, title: 'x' })), []);
});

test('[X8] each rule has one form', () => {
  assert.deepEqual(['majority', 'k-of-n', 'stv', 'approval', 'phragmen', 'equal-shares', 'toString'].map(formOf), ['decision', 'decision', 'election', 'election', 'allocation', 'allocation', undefined]);
});

test('[X8] whatever JSON is given, an opening is read or refused with a path, and nothing is thrown', () => {
  const spoilt = fc.constantFrom(...Object.keys(ALLOCATION), 'seats', 'reserved', 'reveal', 'form');
  fc.assert(fc.property(fc.constantFrom<object>(DECISION, ELECTION, ALLOCATION), spoilt, fc.jsonValue(), fc.jsonValue(), (base, name, value, whole) => {
    for (const given of [{ ...base, [name]: value }, whole, { ...base, rule: { name: 'greedy', [name]: value } }]) {
      const decoded = decodeOpening(given);
      assert.ok(decoded.ok || decoded.path.startsWith('opening'));
    }
  }), { seed: 20261122, numRuns: 3000 });
});
