import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalText } from '@amanah/log/canonical.ts';
import { Scribe, authorKey } from '../../../../simulation/scribe.ts';
import { bankImport, filledBody, type BankImport } from './drafts.ts';
import { cashMovements, proposals } from './matching.ts';
import { recordableReference } from './reference.ts';
import { bankAccounts, bankState, usualCurrency, type CommodityState, type StateDay } from './state.ts';
import type { BankFile, BankLine, BankStatement } from './statement.ts';

const DIGEST = 'ab'.repeat(32);
const march = (day: number): string => `2026-03-${String(day).padStart(2, '0')}`;

function statement(lines: readonly (readonly [number, bigint, string?])[], more: Partial<BankStatement> = {}): BankStatement {
  const booked: BankLine[] = lines.map(([day, amount, reference], at) => ({ place: at + 2, day: march(day), amount, text: `Um Ahmad ${at}`, ...(reference === undefined ? {} : { reference }) }));
  const opening = more.opening ?? 0n;
  const closing = opening + booked.reduce((sum, { amount }) => sum + amount, 0n);
  return { commodity: 'USD', from: march(1), to: march(31), opening, closing, lines: booked, name: '', ...more };
}

function fileOf(...statements: readonly BankStatement[]): BankFile {
  return { format: 'csv', fileName: 'march.csv', statements, skipped: [], repeats: [] };
}

function books(): Scribe {
  return new Scribe().begin({ organisations: ['erc', 'shop'], funds: ['open', 'zakat'] });
}

/** Imports as the command does: every draft in turn, with the ids of those before it. */
function bring(scribe: Scribe, file: BankFile): BankImport {
  const found = bankImport(file, scribe.books, { account: 'bank', digest: DIGEST });
  const ids: string[] = [];
  for (const draft of found.drafts) ids.push(scribe.books.idAt(scribe.write(draft.kind, filledBody(draft, ids), draft.eventTime)));
  return found;
}

const usd = (least: bigint | number): { commodity: string; least: string } => ({ commodity: 'USD', least: String(least) });
const gift = (scribe: Scribe, day: number, least: bigint | number, fund = 'open'): string => scribe.books.idAt(scribe.write('gift', { donor: 'erc', fund, amount: usd(least), account: 'bank', form: 'money' }, march(day)));
const payment = (scribe: Scribe, day: number, least: bigint | number): string => scribe.books.idAt(scribe.write('payment', { account: 'bank', fund: 'open', amount: usd(least), expense: 'rent' }, march(day)));
const match = (scribe: Scribe, line: string, records: readonly string[], reason?: string): string => scribe.books.idAt(scribe.write('bank-match', { line, records, ...(reason === undefined ? {} : { reason }) }, march(31)));

function stateOf(scribe: Scribe): CommodityState {
  return bankState(scribe.books, { account: 'bank' }).commodities[0] as CommodityState;
}

function explained(day: StateDay): bigint {
  return day.unmatchedLines + day.unmatchedRecords + day.underway + day.unequal + day.unexplained;
}

test('[B3] no word of the bank is in a record, and a reference only when it is a number of the bank', () => {
  for (const reference of ['FT26064001', '2026/0001234', 'TX-99812', '0123456789']) assert.equal(recordableReference(reference), reference);
  const refused = [undefined, '', 'rent', 'AHMAD1985', 'AHMAD19850101', 'Um Ahmad 12345', 'PS92PALS000000000400123456702', 'PS92-PALS-0000-0000-0400-1234-56702', '00970599123456', '0599123456', '059-912-3456', 'A1', '=1+12345', `${'1'.repeat(40)}`, 'ref:12345', 'شكرا12345'];
  for (const reference of refused) assert.equal(recordableReference(reference), undefined, String(reference));
  const scribe = books();
  const found = bring(scribe, fileOf(statement([[2, 500n, 'AHMAD1985'], [3, -20n, 'FT26064001']], { name: 'Account of Um Ahmad' })));
  const text = canonicalText(found.drafts.map(({ body }) => body));
  assert.ok(!/ahmad/i.test(text), text);
  assert.ok(text.includes('FT26064001'));
  assert.deepEqual(found.texts.map((one) => [one.draft, one.text, one.reference]), [[1, 'Um Ahmad 0', 'AHMAD1985'], [2, 'Um Ahmad 1', 'FT26064001']]);
});

test('[B4] the same statement again adds nothing, an overlapping one only its new lines', () => {
  const scribe = books();
  const half = fileOf(statement([[2, 500n, 'FT00001'], [3, -20n], [3, -20n]], { to: march(15) }));
  assert.deepEqual(bring(scribe, half).drafts.map(({ kind }) => kind), ['bank-statement', 'bank-line', 'bank-line', 'bank-line']);
  const size = scribe.books.size;
  assert.deepEqual([bring(scribe, half).drafts.length, bring(scribe, half).already, scribe.books.size], [0, 3, size]);
  const whole = fileOf(statement([[2, 500n, 'FT00001'], [3, -20n], [3, -20n], [3, -20n], [20, 7n]]));
  const second = bring(scribe, whole);
  assert.deepEqual([second.already, second.drafts.map(({ kind, eventTime }) => [kind, eventTime])], [3, [['bank-statement', march(31)], ['bank-line', march(3)], ['bank-line', march(20)]]]);
  const other = bankImport(whole, scribe.books, { account: 'bank', digest: 'cd'.repeat(32) });
  assert.equal(other.drafts.length, 0, 'the same statement in another file is the same statement');
  assert.equal(bankImport(whole, scribe.books, { account: 'other', digest: DIGEST }).drafts.length, 6, 'another account has none of it');
});

test('[B4] an import that was cut off is finished under the statement that stands', () => {
  const scribe = books();
  const file = fileOf(statement([[2, 500n], [3, -20n]]));
  const [first] = bankImport(file, scribe.books, { account: 'bank', digest: DIGEST }).drafts;
  const id = scribe.books.idAt(scribe.write('bank-statement', first?.body ?? {}, march(31)));
  const rest = bring(scribe, file);
  assert.deepEqual(rest.drafts.map(({ kind, body }) => [kind, body['statement']]), [['bank-line', id], ['bank-line', id]]);
});

test('[B4] references tell equal lines apart, and one that only one side has decides nothing', () => {
  const scribe = books();
  bring(scribe, fileOf(statement([[3, -20n, 'FT00001'], [3, -20n]], { to: march(10) })));
  const again = bring(scribe, fileOf(statement([[3, -20n, 'FT00001'], [3, -20n, 'FT00002'], [3, -20n, 'FT00003']])));
  assert.deepEqual(again.lines.map(({ recorded }) => recorded !== undefined), [true, true, false]);
});

test('[B4] whatever parts of one list come in whatever order, each line stands once', () => {
  const line = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(5n, -5n, 7n));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), { maxLength: 4 }), (list, spans) => {
      const sorted = list.toSorted((a, b) => a[0] - b[0]);
      const scribe = books();
      const covered = new Set<number>();
      for (const [a, b] of [...spans, [1, 8] as const]) {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        bring(scribe, fileOf(statement(sorted.filter(([day]) => day >= from && day <= to), { from: march(from), to: march(to) })));
        for (let day = from; day <= to; day += 1) covered.add(day);
      }
      const recorded = scribe.books.matters.documents('bank-line').map(({ body }) => `${String(body['day'])} ${(body['amount'] as { least: string }).least}`);
      assert.deepEqual(recorded.toSorted(), sorted.map(([day, amount]) => `${march(day)} ${amount}`).toSorted());
    }),
    { numRuns: 60 },
  );
});

test('[B5] one candidate on both sides is proposed, several are listed, none stays unmatched', () => {
  const scribe = books();
  const [only, twin, late] = [gift(scribe, 2, 500), gift(scribe, 3, 700), gift(scribe, 20, 900)];
  const twins = [twin, gift(scribe, 4, 700)];
  const cost = payment(scribe, 5, 120);
  bring(scribe, fileOf(statement([[4, 500n], [3, 700n], [3, 900n], [10, -120n], [11, -121n], [12, 120n]])));
  const { lines, recordsWithoutLine } = stateOf(scribe);
  assert.deepEqual(lines.map(({ amount, proposed, candidates }) => [amount, proposed, candidates]), [
    [700n, [], twins],
    [900n, [], []],
    [500n, [only], [only]],
    [-120n, [cost], [cost]],
    [-121n, [], []],
    [120n, [], []],
  ]);
  assert.deepEqual(recordsWithoutLine.map(({ id }) => id).toSorted(), [only, ...twins, late, cost].toSorted(), 'nothing is matched before a record says so');
});

test('[B5] two lines that may be one record propose nothing; a collective booking proposes its records together', () => {
  const scribe = books();
  gift(scribe, 2, 500);
  const parts = [payment(scribe, 3, 100), payment(scribe, 4, 150)];
  const movements = cashMovements(scribe.books, 'bank');
  const line = { commodity: 'USD', day: march(3) };
  const found = proposals([{ ...line, key: 'a', amount: 500n }, { ...line, key: 'b', amount: 500n }, { ...line, key: 'c', amount: -250n, parts: [-100n, -150n] }], movements);
  assert.deepEqual(found.map(({ proposed }) => proposed), [[], [], parts]);
});

test('[B5] a record of several funds is one movement; what nets to nothing, stands reversed or lies on another account is none', () => {
  const scribe = books();
  const given = gift(scribe, 2, 500, 'zakat');
  const undone = gift(scribe, 3, 300);
  scribe.write('reversal', { of: undone, reason: 'typed twice' }, march(4));
  scribe.write('transfer', { from: 'bank', to: 'safe', fund: 'zakat', amount: usd(200) }, march(5));
  scribe.write('exchange', { changer: 'shop', fund: 'zakat', fromAccount: 'bank', from: usd(50), toAccount: 'bank', to: usd(50), rateSource: 'the bank' }, march(6));
  assert.deepEqual(cashMovements(scribe.books, 'bank').map(({ id, kind, amount }) => [id === given, kind, amount]), [[true, 'gift', 500n], [false, 'transfer', -200n]]);
  assert.deepEqual(cashMovements(scribe.books, 'safe').map(({ amount }) => amount), [200n]);
  assert.deepEqual(cashMovements(scribe.books, 'nowhere'), []);
});

test('[B6] every difference of a day is explained by name', () => {
  const scribe = books();
  gift(scribe, 1, 1000);
  const paid = payment(scribe, 2, 300);
  bring(scribe, fileOf(statement([[1, 1000n], [4, -310n], [6, 42n]])));
  const line = stateOf(scribe).lines.find(({ amount }) => amount === -310n)?.id as string;
  const matched = match(scribe, line, [paid], 'a fee of 10 is in it');
  const days = stateOf(scribe).days;
  assert.deepEqual(days.map(({ day, difference, unmatchedLines, unmatchedRecords, underway, unequal, unexplained }) => [day, difference, unmatchedLines, unmatchedRecords, underway, unequal, unexplained]), [
    [march(1), 0n, 1000n, -1000n, 0n, 0n, 0n],
    [march(2), 300n, 1000n, -1000n, 300n, 0n, 0n],
    [march(4), -10n, 1000n, -1000n, 0n, -10n, 0n],
    [march(6), 32n, 1042n, -1000n, 0n, -10n, 0n],
    [march(31), 32n, 1042n, -1000n, 0n, -10n, 0n],
  ]);
  scribe.write('reversal', { of: matched, reason: 'another payment' }, march(31));
  assert.deepEqual(stateOf(scribe).lines.filter(({ matches }) => matches.length > 0), []);
  assert.equal(stateOf(scribe).recordsWithoutLine.length, 2);
  assert.deepEqual(bankAccounts(scribe.books), ['bank']);
  const then = bankState(scribe.books, { account: 'bank', asOf: scribe.books.size - 1 });
  assert.equal(then.commodities[0]?.lines.filter(({ matches }) => matches.length > 0).length, 1, 'as of the size before, the match stands');
});

test('[B6] a missing statement and what differed before the first one are shown as unexplained', () => {
  const scribe = books();
  gift(scribe, 1, 400);
  bring(scribe, fileOf(statement([[11, 100n]], { opening: 450n, from: march(10), to: march(12) })));
  bring(scribe, fileOf(statement([[21, 5n]], { opening: 620n, from: march(20), to: march(22) })));
  assert.deepEqual(stateOf(scribe).days.map(({ day, bank, unexplained }) => [day, bank, unexplained]), [
    [march(11), 550n, 50n], [march(12), 550n, 50n], [march(21), 625n, 120n], [march(22), 625n, 120n],
  ]);
});

test('[B6] on every day of any books the parts add up to the difference', () => {
  const day = fc.integer({ min: 1, max: 20 });
  const amount = fc.integer({ min: 1, max: 4 }).map((units) => BigInt(units) * 100n);
  fc.assert(
    fc.property(fc.array(fc.tuple(day, amount), { maxLength: 8 }), fc.array(fc.tuple(day, amount), { maxLength: 8 }), fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (lines, records, pairs, cut) => {
      const scribe = books();
      const ids = records.map(([on, least]) => gift(scribe, on, least));
      const sorted = lines.toSorted((a, b) => a[0] - b[0]);
      const part = (from: number, to: number): readonly (readonly [number, bigint])[] => sorted.filter(([on]) => on >= from && on <= to);
      bring(scribe, fileOf(statement(part(4, cut + 4), { opening: 70n, from: march(4), to: march(cut + 4) })));
      bring(scribe, fileOf(statement(part(cut + 6, 31), { opening: 90n, from: march(cut + 6), to: march(31) })));
      const held = scribe.books.matters.documents('bank-line').map(({ id }) => id);
      for (const [at, of] of pairs) {
        const [line, record] = [held[at], ids[of]];
        if (line !== undefined && record !== undefined) match(scribe, line, [record]);
      }
      for (const one of stateOf(scribe).days) assert.equal(one.difference, explained(one), one.day);
    }),
    { numRuns: 150 },
  );
});

test('[B4] who reverses a statement takes its lines back, and may import it again', () => {
  const scribe = books();
  const file = fileOf(statement([[2, 500n], [3, -20n]]));
  bring(scribe, file);
  const [of] = scribe.books.matters.documents('bank-statement');
  scribe.write('reversal', { of: of?.id ?? '', reason: 'the statement of another account' }, march(31));
  assert.deepEqual(bankState(scribe.books, { account: 'bank' }).commodities, []);
  assert.equal(bring(scribe, file).drafts.length, 3);
  assert.equal(stateOf(scribe).lines.length, 2);
});

test('[B1] an account that moved in one currency only has that one, and another has none to suppose', () => {
  const scribe = books();
  gift(scribe, 1, 100);
  scribe.write('commodity', { code: 'EUR', name: 'Euro', class: 'money', unit: 'EUR', scale: 2 });
  assert.deepEqual([usualCurrency(scribe.books, 'bank'), usualCurrency(scribe.books, 'safe')], ['USD', undefined]);
  scribe.write('gift', { donor: 'erc', fund: 'open', amount: { commodity: 'EUR', least: '5' }, account: 'bank', form: 'money' });
  assert.equal(usualCurrency(scribe.books, 'bank'), undefined);
});

test('[B5] a payment that waits has moved nothing; the approval is what the line is proposed for and matched to', () => {
  const scribe = books();
  gift(scribe, 1, 1000);
  scribe.write('key', { key: authorKey(1), holder: 'second', role: 'treasurer' });
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:*': '0' } });
  const waiting = payment(scribe, 2, 300);
  bring(scribe, fileOf(statement([[3, -300n]], { opening: 1000n, from: march(2) })));
  assert.deepEqual(stateOf(scribe).lines[0]?.candidates, []);
  const approval = scribe.books.idAt(scribe.write('approval', { of: waiting, verdict: 'approved' }, march(3), { author: authorKey(1) }));
  const [line] = stateOf(scribe).lines;
  assert.deepEqual([line?.proposed, stateOf(scribe).recordsWithoutLine.map(({ kind }) => kind)], [[approval], ['payment']]);
  match(scribe, line?.id ?? '', line?.proposed ?? []);
  assert.deepEqual(stateOf(scribe).recordsWithoutLine, []);
  assert.ok(stateOf(scribe).days.every((day) => day.difference === explained(day)));
});
