import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fromUtf8, utf8 } from '@amanah/log/bytes.ts';
import { safeText } from '@amanah/record/csv-row.ts';
import { writeBeancount } from './beancount/write.ts';
import { writeCsv } from './csv/write.ts';
import { writeHledger } from './hledger/write.ts';
import { readJournal } from './journal/read.ts';
import { writeJournal } from './journal/write.ts';
import { ProblemList } from './problem.ts';
import { inputOf } from './testing/inputs.ts';
import type { ExportedEntry } from './entry-export.ts';

const USD = { fund: 'cbpf/oPt/2024', commodity: 'USD', amount: 1099n };
const ENTRIES: readonly ExportedEntry[] = [
  { index: 7, id: 'ab'.repeat(32), eventTime: '2024-05-31T10:00:00Z', kind: 'gift', description: 'a; "b"\nc', postings: [{ posting: { ...USD, source: 'donor:x', destination: 'cash:bank' } }] },
  { index: 8, id: 'cd'.repeat(32), eventTime: '2024-06-01', kind: 'observation', postings: [] },
  { index: 9, id: 'ef'.repeat(32), eventTime: '2024-06-01', kind: 'reversal', description: '=1+1', postings: [{ posting: { ...USD, source: 'donor:X', destination: 'cash:bank', lot: 'l1' }, negated: true }] },
];

async function* entries(): AsyncGenerator<ExportedEntry> {
  yield* ENTRIES;
}

async function all(text: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of text) whole += piece;
  return whole;
}

test('[E2] the hledger journal', async () => {
  const text = await all(writeHledger(entries(), () => 2));
  assert.equal(
    text.slice(text.indexOf('\n\n')),
    `\n\n2024-05-31 (7) gift a, "b" c\n    ; id: ${'ab'.repeat(32)}\n    cash:bank:cbpf/oPt/2024  10.99 "USD"\n    donor:x:cbpf/oPt/2024  -10.99 "USD"\n` +
      `\n2024-06-01 (9) reversal =1+1\n    ; id: ${'ef'.repeat(32)}\n    donor:X:cbpf/oPt/2024  10.99 "USD"  ; lot: l1\n    cash:bank:cbpf/oPt/2024  -10.99 "USD"  ; lot: l1\n`,
  );
});

test('[E3] the Beancount file names every account and commodity once, and never two alike', async () => {
  const text = await all(writeBeancount(entries(), () => 2));
  const opened = [...text.matchAll(/open (\S+)\n {2}amanah-account: "(.*)"/g)].map((found) => [found[1], found[2]]);
  assert.deepEqual(opened, [['Assets:Cash:Bank:Cbpf-oPt-2024', 'cash:bank'], ['Income:Donor:X:Cbpf-oPt-2024', 'donor:x'], ['Income:Donor:X-2:Cbpf-oPt-2024', 'donor:X']]);
  assert.equal(text.match(/^1000-01-01 commodity USD$/gm)?.length, 1);
  assert.ok(text.includes('2024-05-31 * "gift a; \\"b\\" c"'));
});

test('[E4] the CSV export', async () => {
  const rows = (await all(writeCsv(entries(), () => 2))).split('\r\n');
  assert.equal(rows[0]?.split(',').length, rows[1]?.split(',').length);
  // Hashtags of the HXL core schema 1.1; #value is for amounts only.
  for (const tag of rows[1]?.split(',') ?? []) assert.match(tag, /^#(meta|date|org|activity|item|value|description)(\+[a-z]+)*$/);
  assert.equal(rows[1]?.split(',')[8], '#value+amount');
  assert.equal(rows[2], `7,${'ab'.repeat(32)},2024-05-31T10:00:00Z,gift,donor:x,cash:bank,cbpf/oPt/2024,USD,10.99,,"a; ""b""`.concat('\nc"'));
  assert.equal(rows[3], `9,${'ef'.repeat(32)},2024-06-01,reversal,cash:bank,donor:X,cbpf/oPt/2024,USD,10.99,l1,'=1+1`);
  assert.deepEqual(['=a', '+a', '-a', '@a', 'a='].map(safeText), ["'=a", "'+a", "'-a", "'@a", 'a=']);
});

test('[E5] the journal export is read back byte for byte, plain or gzipped, in any chunks', async () => {
  const wanted = ['{"a":1}', '{"b":"غزة"}', `{"c":"${'x'.repeat(5000)}"}`];
  const lines = (async function* () {
    for (const text of wanted) yield utf8(text);
  })();
  const parts: Uint8Array[] = [];
  for await (const part of writeJournal(lines)) parts.push(part);
  const bytes = new Uint8Array(Buffer.concat(parts));
  for (const content of [bytes, bytes.slice(0, -1), new Uint8Array(gzipSync(bytes))]) {
    for (const chunk of [1, 7, 100_000]) {
      const problems = new ProblemList();
      const found: (string | undefined)[] = [];
      for await (const { line, entry } of readJournal(inputOf(content, 'j', chunk), problems)) {
        assert.equal(line, found.length + 1);
        found.push(fromUtf8(entry));
      }
      assert.deepEqual([found, problems.count], [wanted, 0]);
    }
  }
});

test('[I18] a journal line that is no entry ends reading with its number', async () => {
  for (const [text, row] of [['{}\n\n{}', 2], ['{}\r\n', 1], ['{}\nx\n', 2], ['[]\n', 1], [' {}\n', 1], [`{}\n{"${'x'.repeat(2 ** 20)}"}\n`, 2]] as const) {
    const problems = new ProblemList();
    for await (const line of readJournal(inputOf(text, 'j', 4096), problems)) void line;
    assert.deepEqual(problems.shown.map((one) => [one.row, one.code]), [[row, 'bad-entry']], text.slice(0, 20));
  }
});
