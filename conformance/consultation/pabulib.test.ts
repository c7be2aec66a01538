// Real elections about budgets: every file under every rule, and the official winners where the official rule is one of ours.

import assert from 'node:assert/strict';
import test from 'node:test';
import { allocate, type Allocated, type AllocationRule } from '@amanah/consultation/allocation.ts';
import { explain } from '@amanah/consultation/explanation.ts';
import { findingText } from '@amanah/consultation/pb-finding.ts';
import { compareWithOfficial, officialRule } from '@amanah/consultation/pb-official.ts';
import { writePb } from '@amanah/consultation/pb-write.ts';
import { readPb, type PbElection } from '@amanah/consultation/pb.ts';
import { rational } from '@amanah/consultation/rational.ts';
import type { TieRule } from '@amanah/consultation/tie-rule.ts';
import { withPeerFiles } from '../shared-data.ts';

const TIES: TieRule = ['lower-cost', 'more-votes', 'id'];

/** Every rule that applies to an election, Add1 in steps of one unit of its currency. */
function rulesFor({ voteType, decimals }: PbElection): readonly AllocationRule[] {
  const step = rational(10n ** BigInt(decimals));
  const utilities = voteType === 'ordinal' ? ['cost', 'cardinality', 'points', 'points-cost', 'borda'] as const : voteType === 'cumulative' ? ['cost', 'cardinality', 'points', 'points-cost'] as const : ['cost', 'cardinality'] as const;
  return [
    ...utilities.flatMap((utility): AllocationRule[] => [
      ...(utility === 'cost' ? ['none', 'greedy', 'add1', 'add1-exhaustive', 'add1-greedy', 'add1-exhaustive-greedy'] as const : ['none', 'add1-exhaustive-greedy'] as const).map((completion): AllocationRule => ({ name: 'equal-shares', utility, completion, step })),
      { name: 'bounded-overspending', utility, completion: 'none' },
    ]),
    { name: 'phragmen' }, { name: 'phragmen', completion: 'greedy' },
    ...(['votes', 'points', 'votes-per-cost', 'points-per-cost'] as const).map((by): AllocationRule => ({ name: 'greedy', by })),
    { name: 'greedy', misfit: 'stop' },
  ];
}

function made(election: PbElection, rule: AllocationRule, ties: TieRule = TIES): Allocated {
  const outcome = allocate({ ...election, rule, ties });
  assert.ok(outcome.ok, outcome.ok ? '' : `${JSON.stringify(rule.name)}: ${outcome.message}`);
  return outcome;
}

function electionOf(bytes: Uint8Array): PbElection {
  const read = readPb(bytes);
  assert.ok(read.ok, read.ok ? '' : read.message);
  return read.election;
}

withPeerFiles('12-participatory-budgeting', ({ list, bytes }) => {
  const files = list().filter((file) => file.endsWith('.pb') && !file.includes('/'));

  test('[M12] every file is read, and reads back the same when it is written', () => {
    assert.equal(files.length, 42);
    for (const file of files) {
      const { document } = electionOf(bytes(file));
      const again = readPb(writePb(document));
      assert.ok(again.ok);
      const cells = (rows: readonly { readonly cells: readonly string[] }[]): unknown => rows.map((row) => row.cells);
      for (const part of ['meta', 'projects', 'votes'] as const) assert.deepEqual(cells(again.election.document[part]), cells(document[part]), file);
    }
  });

  test('[M14] the example of the format that is invalid is told by line, the valid one has no finding', () => {
    const invalid = readPb(bytes('format_examples/example_invalid.pb'));
    assert.ok(invalid.ok);
    assert.deepEqual(invalid.findings.map(findingText), ['line 20: currency is "non_existing"; write its three letters by ISO 4217, as EUR', 'lines 29, 30: sex of a voter is "X"; the format has M, F or O (2 times)']);
    const valid = readPb(bytes('format_examples/example_valid.pb'));
    assert.ok(valid.ok);
    assert.deepEqual(valid.findings, []);
  });

  test('[M3] [M4] [M5] [M6] [M7] [M8] [M9] every file is allocated under every rule that applies, never above its budget, and explained', () => {
    let allocations = 0;
    for (const file of files) {
      const election = electionOf(bytes(file));
      for (const rule of rulesFor(election)) {
        const outcome = made(election, rule);
        assert.ok(outcome.spent <= election.budget, file);
        const { winners, losers, camps } = explain({ ...election, rule, ties: TIES }, outcome);
        assert.equal(winners.length + losers.length, election.projects.length);
        assert.ok(camps.reduce((sum, { voters }) => sum + voters, 0) <= election.votes.length);
        allocations++;
      }
    }
    assert.ok(allocations > 700, String(allocations));
  });

  test('[M4] [M7] the official winners come out wherever the file names its rule', () => {
    const found = { same: 0, other: 0, notStated: 0, ruleUnknown: 0 };
    for (const file of files) {
      const election = electionOf(bytes(file));
      const official = officialRule(election);
      if (!official.ok) {
        assert.equal(election.meta.get('rule'), 'unknown', file);
        found.ruleUnknown++;
        continue;
      }
      const comparison = compareWithOfficial(election, made(election, official.official.rule, ['listed']).winners);
      if (comparison === undefined) found.notStated++;
      else if (comparison.isSame) found.same++;
      else found.other++;
    }
    assert.deepEqual(found, { same: 18, other: 0, notStated: 13, ruleUnknown: 11 });
  });

  test('[M4] Swiecie 2023 and Assen 2024, decided by equal shares with Add1', () => {
    for (const [file, winners, spent] of [['Poland_Swiecie_2023.pb', 17, 1_040_337n], ['Netherlands_Assen_2024.pb', 9, 76_700n]] as const) {
      const election = electionOf(bytes(file));
      const outcome = made(election, { name: 'equal-shares', utility: 'cost', completion: 'add1' });
      assert.equal(compareWithOfficial(election, outcome.winners)?.isSame, true);
      assert.deepEqual([outcome.winners.length, outcome.spent], [winners, spent]);
    }
  });
});
