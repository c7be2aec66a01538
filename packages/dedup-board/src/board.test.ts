import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomOfSeed } from '../test/chance.ts';
import type { Resting } from './facts.ts';
import { type Advice, askBoard, Board, type BoardRow, makeRows } from './board.ts';

const CYCLE = '2026-11';
const token = (number: number): string => number.toString(16).padStart(32, '0');
const without = (row: BoardRow, change: Partial<BoardRow>): BoardRow => ({ ...row, ...change });

function boardOf(...rows: readonly BoardRow[]): Board {
  const board = new Board(CYCLE, () => 10);
  for (const row of rows) assert.ok(board.add(row).ok);
  return board;
}

test('[DB8] every row has ten tokens in random order, whatever the household has, and rows are mixed', () => {
  const households = Array.from({ length: 40 }, (_, at) => Array.from({ length: at % 11 }, (__, key) => token(100 * at + key + 1)));
  const rows = makeRows({ agency: 'north', cycle: CYCLE }, households, randomOfSeed('rows'));
  assert.equal(rows.length, 40);
  assert.ok(rows.every(({ tokens, id }) => tokens.length === 10 && new Set(tokens).size === 10 && /^[0-9a-f]{32}$/.test(id)));
  const first = households.map(([one]) => one).filter((one) => one !== undefined);
  const places = new Set(rows.flatMap(({ tokens }) => tokens.flatMap((one, at) => (first.includes(one) ? [at] : []))));
  assert.ok(places.size > 3, 'the first key stands in many places');
  const order = rows.map(({ tokens }) => households.findIndex((keys) => keys.some((key) => tokens.includes(key)))).filter((at) => at >= 0);
  assert.notDeepEqual(order, [...order].sort((one, other) => one - other));
  assert.throws(() => makeRows({ agency: 'north', cycle: CYCLE }, [Array.from({ length: 11 }, (_, at) => token(at))], randomOfSeed('eleven')));
});

/** Keys that all count as two with each other, and such as do not. */
const APART: readonly Resting[] = (['document', 'phone', 'birth', 'spouse'] as const).map((fact) => ({ facts: [fact] }));
const ALIKE: readonly Resting[] = Array.from({ length: 4 }, () => ({ facts: ['head 1', 'phone'] }));

test('[DB9] two equal tokens advise to ask, one is a hint, none says nothing, and own rows are not found', () => {
  const random = randomOfSeed('find');
  const [north] = makeRows({ agency: 'north', cycle: CYCLE }, [[token(1), token(2), token(3)]], random) as [BoardRow];
  const [south] = makeRows({ agency: 'south', cycle: CYCLE }, [[token(3), token(9)]], random) as [BoardRow];
  const board = boardOf(north, south);
  assert.deepEqual(askBoard(board, { agency: 'east', tokens: [token(1), token(2), token(3), token(3)], keys: APART }), [
    { row: north.id, agency: 'north', advice: 'probably-served-ask', equal: 3 },
    { row: south.id, agency: 'south', advice: 'hint-only', equal: 1 },
  ]);
  assert.deepEqual(askBoard(board, { agency: 'north', tokens: [token(1), token(2)], keys: APART.slice(2) }), []);
  assert.deepEqual(askBoard(board, { agency: 'east', tokens: [token(4)], keys: APART.slice(3) }), []);
  assert.deepEqual(askBoard(board, { agency: 'east', tokens: [], keys: [] }), []);
  const alike = askBoard(board, { agency: 'east', tokens: [token(1), token(2), token(3)], keys: ALIKE.slice(1) });
  assert.deepEqual(alike.map(({ advice, equal }) => [advice, equal]), [['hint-only', 3], ['hint-only', 1]], 'keys of the same parts are one reason');
  assert.throws(() => askBoard(board, { agency: 'east', tokens: [token(1)], keys: [] }), /bug/);
});

test('[DB9] no advice denies: asking and a hint are all that there is', () => {
  const all: Readonly<Record<Advice, true>> = { 'probably-served-ask': true, 'hint-only': true };
  const tokens = fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(token), { minLength: 0, maxLength: 6 });
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('north', 'south', 'east'), tokens), { maxLength: 8 }), tokens, (rows, asked) => {
    const random = randomOfSeed('property');
    const board = boardOf(...rows.flatMap(([agency, own]) => makeRows({ agency, cycle: CYCLE }, [own], random)));
    const found = askBoard(board, { agency: 'east', tokens: asked, keys: asked.map((_, at) => APART[at % 4] as Resting) });
    for (const { advice, equal, row, agency } of found) {
      assert.ok(all[advice] && (equal > 1 || advice === 'hint-only') && agency !== 'east');
      assert.equal(board.rows.find(({ id }) => id === row)?.tokens.filter((one) => asked.includes(one)).length, equal);
    }
    assert.equal(found.length, board.rows.filter((row) => row.agency !== 'east' && row.tokens.some((one) => asked.includes(one))).length);
  }), { numRuns: 200 });
});

test('[DB8] rows that are malformed, of another cycle, there already or too many are refused', () => {
  const [row] = makeRows({ agency: 'north', cycle: CYCLE }, [[token(1)]], randomOfSeed('refused')) as [BoardRow];
  const codeOf = (change: Partial<BoardRow>): string => {
    const verdict = boardOf().add(without(row, change));
    return verdict.ok ? 'stands' : verdict.code;
  };
  assert.equal(codeOf({}), 'stands');
  for (const change of [{ id: '' }, { id: 'X'.repeat(32) }, { agency: '' }, { agency: 'a\nb' }, { tokens: row.tokens.slice(1) }, { tokens: [...row.tokens.slice(1), 'ff'] }, { tokens: [...row.tokens.slice(1), row.tokens[1] as string] }]) {
    assert.equal(codeOf(change), 'row-malformed', JSON.stringify(change));
  }
  assert.equal(codeOf({ cycle: '2026-12' }), 'row-of-other-cycle');
  const board = new Board(CYCLE, (agency) => (agency === 'north' ? 1 : 0));
  assert.ok(board.add(row).ok);
  assert.equal((board.add(row) as { code: string }).code, 'row-repeated');
  assert.equal((board.add(without(row, { id: token(7) })) as { code: string }).code, 'rows-too-many');
  assert.equal((board.add(without(row, { id: token(8), agency: 'nobody' })) as { code: string }).code, 'rows-too-many');
});
