import assert from 'node:assert/strict';
import { test } from 'node:test';
import { booksOfFirst } from '../../../simulation/scribe.ts';
import { allocate, type Allocation } from '@amanah/consultation/allocation.ts';
import { explain } from '@amanah/consultation/explanation.ts';
import { ZERO, ceilingOf, compare, plus, rational, rationalOf, times, type Rational } from '@amanah/consultation/rational.ts';
import { randomVotes } from '../../../simulation/random-votes.ts';
import { decidingOperation } from '../../../simulation/deciding-operation.ts';
import { paymentsOf, voterGroups } from './decision-count.ts';
import { decisionsReport } from './decisions.ts';
import { buildReport } from './report.ts';
import { reportCsv } from './report-csv.ts';
import type { Selector } from './report-shape.ts';
import { selectRecords } from './select.ts';
import { votesAt } from './votes.ts';

const { scribe } = decidingOperation();
const { books } = scribe;
const report = decisionsReport(books, books.size);
type Line = Readonly<Record<string, unknown>>;
const rowOf = (code: string): Line => report.rows.find((row) => row['proposal'] === code) as Line;
const of = (list: readonly Line[], code: string): Line[] => list.filter((row) => row['vote'] === rowOf(code)['vote']);
const pick = (row: Line, ...names: string[]): unknown[] => names.map((name) => row[name]);

test('[W15] every proposal has one row that says how far its vote is', () => {
  assert.deepEqual(report.rows.map((row) => [row['proposal'], row['status']]), [
    ['rent', 'overridden'], ['rent-ends', 'passed'], ['cars', 'failed'], ['flags', 'no-quorum'], ['camp-place', 'passed'], ['objection-roads', 'passed'], ['auditor', 'passed'],
    ['council-rules', 'passed'], ['stewards-2027', 'passed'], ['winter-budget', 'passed'], ['twice', 'withdrawn'], ['radio', 'awaiting-outcome'], ['auditor-other', 'open'],
  ]);
  assert.deepEqual(pick(rowOf('auditor'), 'eligible', 'cast', 'counted', 'late', 'doubled', 'ineligible', 'unrevealed'), [5, 7, 3, 1, 1, 1, 1]);
  assert.deepEqual(report.states.map((row) => pick(row, 'status', 'votes')), [['withdrawn', 1], ['open', 1], ['awaiting-outcome', 1], ['passed', 7], ['failed', 1], ['no-quorum', 1], ['overridden', 1]]);
});

test('[W15] what may be spent, was spent and is left stands to the least unit; what was taken back is not spent, and of an overridden decision nothing is left', () => {
  assert.deepEqual(pick(rowOf('rent'), 'allowed', 'drawn', 'left', 'overriddenBy', 'reason'), ['open 500.00 USD', 'open 150.00 USD', '', 'rent-ends', 'The landlord withdrew the contract; the store is not ours any more.']);
  assert.deepEqual(pick(rowOf('rent-ends'), 'overrides'), ['rent']);
  assert.deepEqual(of(report.uses, 'rent').map((row) => pick(row, 'spent', 'goesTo', 'state')), [['150.00', 'Name of landlord', ''], ['120.00', 'Name of landlord', 'taken-back']]);
  assert.deepEqual(of(report.allowances, 'winter-budget').map((row) => pick(row, 'allowance', 'allowed', 'drawn', 'left')), [
    ['water', '35000.00', '20000.00', '15000.00'], ['fuel', '25000.00', '0.00', '25000.00'], ['formula', '12000.00', '0.00', '12000.00'], ['clinic', '8000.00', '8000.00', '0.00'], ['ramps', '10000.00', '0.00', '10000.00'],
  ]);
  assert.deepEqual(of(report.uses, 'council-rules').map((row) => pick(row, 'kind', 'spent')), [['policy', undefined]]);
  assert.deepEqual(of(report.allowances, 'cars').map((row) => pick(row, 'asked', 'allowed')), [['3000.00', undefined]]);
});

test('[W15] of a budget every group of voters stands with its share, what was funded for it and what it paid; a project that was not funded with what it lacked', () => {
  assert.deepEqual(of(report.groups, 'winter-budget').map((row) => pick(row, 'voters', 'share', 'fair', 'funded', 'paidByThem')), [[14, '70.0', '70000.00', '60000.00', '60000.00'], [4, '20.0', '20000.00', '20000.00', '20000.00'], [2, '10.0', '10000.00', '10000.00', '10000.00']]);
  assert.deepEqual(pick(of(report.options, 'winter-budget')[0] as Line, 'option', 'result', 'lacked', 'supporters'), ['food', 'passed-money', '30000.00', 14]);
  const paid = of(report.payments, 'winter-budget').map((row) => BigInt(String(row['paidByThem']).replace('.', '')));
  assert.equal(paid.reduce((sum, one) => sum + one, 0n), 9_000_000n);
});

test('[W15] [P3] every figure of a vote leads to its records: ballots by what they counted as, rounds to the ballots that count', () => {
  for (const code of ['auditor', 'rent', 'stewards-2027']) {
    const row = rowOf(code);
    const selectors = row['selectors'] as Readonly<Record<string, Selector>>;
    for (const column of ['cast', 'counted', 'abstained', 'late', 'doubled', 'ineligible', 'unrevealed', 'yes', 'no']) {
      if (row[column] !== undefined) assert.equal(selectRecords(books, books.size, selectors[column] as Selector).length, row[column], `${code} ${column}`);
    }
  }
  const round = of(report.rounds, 'stewards-2027')[0] as Line;
  assert.equal(selectRecords(books, books.size, round['selector'] as Selector).length, 19);
});

test('[W15] over random budgets by equal shares the groups pay exactly what each project costs, nobody more than an equal share, and what was lacking is what the explanation says', () => {
  let met = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const { books: random } = randomVotes(seed, 4);
    for (const vote of votesAt(random, random.size)) {
      const payments = paymentsOf(vote);
      const { tally, proposal: { opening } } = vote;
      if (payments === undefined || tally?.allocation === undefined || opening.rule.name !== 'equal-shares') continue;
      met += 1;
      const paidFor = (code: string): Rational => [...payments.paid.values()].reduce((sum, of) => plus(sum, of.get(code) ?? ZERO), ZERO);
      for (const { code, cost, by } of tally.allocation.bought ?? []) if (by === 'rule') assert.deepEqual(paidFor(code), rational(BigInt(cost)), `seed ${seed}: ${code}`);
      const share = rationalOf(tally.allocation.share as string) as Rational;
      for (const { group, rows } of voterGroups(vote)) {
        const paid = [...(payments.paid.get(group)?.values() ?? [])].reduce(plus, ZERO);
        assert.ok(compare(paid, times(share, rational(BigInt(rows.length)))) <= 0, `seed ${seed}: group ${group}`);
      }
      const allocation: Allocation = {
        projects: opening.options.map(({ code, title, cost = 0n }) => ({ code, title, cost })), budget: opening.budget as bigint, rule: opening.rule as Allocation['rule'], ties: opening.ties,
        votes: voterGroups(vote).map(({ group, named, rows }) => ({ voter: group, weight: BigInt(rows.length), ballot: { approves: [...named.keys()] } })),
      };
      const outcome = allocate(allocation);
      assert.ok(outcome.ok);
      if (outcome.winners.join(' ') !== tally.winners.join(' ')) continue;
      for (const { code, short } of explain(allocation, outcome).losers) {
        if (short !== undefined) assert.equal(payments.lacked.get(code), ceilingOf(rationalOf(short.exact) as Rational), `seed ${seed}: ${code}`);
      }
    }
  }
  assert.ok(met > 5, `${met} budgets`);
});

test('[W15] a hidden ballot says nothing until its voter opened it', () => {
  assert.deepEqual(of(report.ballots, 'auditor').map((row) => pick(row, 'voter', 'mark', 'choice')), [
    ['amal', 'doubled', ''], ['amal', 'counted', 'yes'], ['bo', 'counted', 'yes'], ['chen', 'counted', 'no'], ['dina', 'unrevealed', ''], ['treasurer-1', 'ineligible', ''], ['elif', 'late', ''],
  ]);
  const opened = books.matters.documents('ballot-opening')[0]?.index ?? 0;
  const before = decisionsReport(books, opened);
  assert.deepEqual(before.ballots.filter((row) => row['vote'] === rowOf('auditor')['vote']).map((row) => row['choice']), ['', '', '', '', '', '', '']);
  assert.equal(before.rows.at(-1)?.['status'], 'opening');
});

test('[W15] [P1] the report as of a tree size is that of books which hold no more', () => {
  for (let size = 30; size <= books.size; size += 7) {
    assert.deepEqual(buildReport('decisions', books, size), buildReport('decisions', booksOfFirst(scribe, size), size), `at ${size}`);
  }
});

test('[W15] the list as CSV has a line for each vote; a title that a spreadsheet would run is led by an apostrophe', () => {
  assert.equal(reportCsv(report).trimEnd().split('\r\n').length, 1 + report.rows.length);
  assert.equal(votesAt(books, books.size).length, report.rows.length);
});
