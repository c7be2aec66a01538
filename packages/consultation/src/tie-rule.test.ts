import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { compareCodes, leastPreferred, lotOf, parseTieRule, preferred, TIE_CRITERIA, type TieOption } from './tie-rule.ts';

const well: TieOption = { code: 'well', listed: 1, cost: 4n, votes: 10n, rounds: [3n, 9n] };
const road: TieOption = { code: 'road', listed: 0, cost: 9n, votes: 12n, rounds: [3n, 8n] };

function winner(...[tied, ties, seed]: Parameters<typeof preferred>): string {
  const found = preferred(tied, ties, seed);
  return found.ok ? found.option.code : `tie of ${found.tied.join()}`;
}

test('[M2] each criterion decides as it says', () => {
  assert.equal(winner([well, road], ['lower-cost']), 'well');
  assert.equal(winner([well, road], ['higher-cost']), 'road');
  assert.equal(winner([well, road], ['more-votes']), 'road');
  assert.equal(winner([well, road], ['fewer-votes']), 'well');
  assert.equal(winner([well, road], ['earlier-round']), 'well');
  assert.equal(winner([well, road], ['listed']), 'road');
  assert.equal(winner([well, road], ['id']), 'road');
  assert.equal(lotOf('seed', 'well'), sha256Hex(utf8('seed\0well')));
  assert.equal(winner([well, road], ['lot'], 'seed'), lotOf('seed', 'well') < lotOf('seed', 'road') ? 'well' : 'road');
});

test('[M2] criteria are tried in order among those that are still tied', () => {
  const mill = { ...well, code: 'mill', cost: 4n, listed: 2 };
  assert.equal(winner([well, road, mill], ['lower-cost', 'listed']), 'well');
  assert.equal(winner([well, road, mill], ['lower-cost', 'id']), 'mill');
});

test('[M2] a tie that no criterion decides stands and names the tied', () => {
  const mill = { ...well, code: 'mill' };
  const found = preferred([well, road, mill], ['lower-cost', 'more-votes']);
  assert.ok(!found.ok);
  assert.deepEqual(found.tied, ['well', 'mill']);
  assert.match(found.message, /well, mill are tied/);
  assert.match(found.message, /listed, id or lot/);
  assert.equal(winner([well, mill], []), 'tie of well,mill');
  assert.equal(winner([well, mill], ['lot']), 'tie of well,mill');
});

test('[M2] a criterion whose value one of the tied lacks is passed over', () => {
  assert.equal(winner([{ code: 'a', listed: 0 }, { code: 'b', listed: 1, cost: 1n }], ['lower-cost']), 'tie of a,b');
});

test('[M2] who wins last loses first, whatever the rule', () => {
  const options = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1, maxLength: 3 }), cost: fc.bigInt(0n, 2n), votes: fc.bigInt(0n, 2n) }), { minLength: 2, maxLength: 5, selector: ({ code }) => code });
  fc.assert(fc.property(options, fc.shuffledSubarray([...TIE_CRITERIA]), (values, ties) => {
    let left: TieOption[] = values.map((value, listed) => ({ ...value, listed }));
    const rule = [...ties, 'id' as const];
    const winners: string[] = [];
    while (left.length > 0) {
      const found = preferred(left, rule, 's');
      assert.ok(found.ok);
      const { option } = found;
      winners.push(option.code);
      left = left.filter((other) => other !== option);
    }
    const loser = leastPreferred(values.map((value, listed) => ({ ...value, listed })), rule, 's');
    assert.equal(loser.ok && loser.option.code, winners.at(-1));
  }));
});

test('[M2] codes are ordered as bytes of UTF-8, not as units of UTF-16', () => {
  assert.ok(compareCodes('\u{FFFD}', '\u{1F600}') < 0);
  assert.ok(compareCodes('a', 'ab') < 0);
  assert.ok(compareCodes('P10', 'P2') < 0);
});

test('[M2] a tie rule is read strictly', () => {
  assert.deepEqual(parseTieRule(' lower-cost, more-votes ,id'), { ok: true, ties: ['lower-cost', 'more-votes', 'id'] });
  assert.deepEqual(parseTieRule(''), { ok: true, ties: [] });
  for (const text of ['coin', 'id,id', 'Lower-Cost']) assert.equal(parseTieRule(text).ok, false, text);
});
