import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { utf8 } from '@amanah/log/bytes.ts';
import { ProblemList } from '../problem.ts';
import { STATED_KINDS, statementsFormat, type StatementsHead } from './format.ts';
import { statementsText, type NewStatement } from './write.ts';
import type { InputFile, ReadEvent } from '../statement.ts';

const HEAD: StatementsHead = {
  dataset: 'totals',
  part: 'all',
  publisher: { code: 'unrwa', name: 'UNRWA' },
  licence: 'CC BY',
  note: 'A mirror copy.',
  source: 'UNRWA via HDX.',
  columns: ['Month', 'Consignments'],
};
const ROW: NewStatement = {
  row: '2024-05',
  kind: 'arrival',
  eventTime: '2024-05-01',
  body: { point: 'crossed' },
  cells: { Month: '2024-05', Consignments: '12' },
  masters: [{ kind: 'site', body: { code: 'rafah', name: 'Rafah', type: 'crossing' } }],
};

function fileOf(text: string | Uint8Array, name = 'totals.jsonl', chunk = 7): InputFile {
  const bytes = typeof text === 'string' ? utf8(text) : text;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

async function readAll(...files: readonly InputFile[]): Promise<{ events: ReadEvent[]; problems: ProblemList }> {
  const problems = new ProblemList();
  const events: ReadEvent[] = [];
  const format = await statementsFormat(files);
  for await (const event of format.read(files, {}, problems)) events.push(event);
  return { events, problems };
}

test('a written file is read back: header with its part, rows with cells, body and masters', async () => {
  const other = { ...ROW, row: '2024-06', masters: ROW.masters };
  const text = statementsText(HEAD, [ROW, other]);
  const { events, problems } = await readAll(fileOf(text));
  assert.deepEqual(problems.shown, []);
  assert.deepEqual(events, [
    { file: 0, header: ['Month', 'Consignments'], part: 'all' },
    { file: 0, statement: { ...ROW, line: 2 } },
    { file: 0, statement: { ...other, line: 3, masters: [] } },
  ]);
  const format = await statementsFormat([fileOf(text)]);
  assert.equal(format.dataset, 'totals');
  assert.deepEqual(format.publisher, { code: 'unrwa', name: 'UNRWA' });
  assert.equal(format.note, 'UNRWA via HDX. A mirror copy.');
});

test('any rows survive writing and reading, whatever the chunks', async () => {
  const rows = fc.uniqueArray(fc.record({
    row: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => text.normalize('NFC')),
    kind: fc.constantFrom(...STATED_KINDS),
    eventTime: fc.constantFrom('2024-02-29', '2023-10-21', '2024-05-31T10:00:00Z'),
    body: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()),
    cells: fc.dictionary(fc.constantFrom(...HEAD.columns), fc.string({ minLength: 1, unit: 'grapheme' })),
    masters: fc.constant([]),
  }), { maxLength: 8, selector: ({ row }) => row });
  await fc.assert(fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (statements, chunk) => {
    const { events, problems } = await readAll(fileOf(statementsText(HEAD, statements as NewStatement[]), 'f', chunk));
    assert.deepEqual(problems.shown, []);
    const read = events.flatMap((event) => ('statement' in event ? [event.statement] : []));
    const plain = statements.map((one, at) => ({ ...one, body: { ...one.body }, cells: { ...one.cells }, line: at + 2 }));
    assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(plain)));
  }), { numRuns: 60 });
});

test('a wrong first line, and nothing is read', async () => {
  for (const [text, code, message] of [
    ['', 'empty-file', /empty/],
    ['{"amanah":"statements/2"}', 'bad-entry', /line\.amanah/],
    ['Month,Consignments', 'bad-json', /syntax at byte 0/],
    [statementsText(HEAD, []).replace('"part":"all"', '"part":"all","more":1'), 'bad-entry', /line\.more: unknown field/],
    [statementsText({ ...HEAD, columns: ['A', 'A'] }, []), 'bad-entry', /each column once/],
  ] as const) {
    const { events, problems } = await readAll(fileOf(text));
    assert.deepEqual(events, [], text);
    assert.equal(problems.shown[0]?.code, code, text);
    assert.match(problems.shown[0]?.expected ?? '', message);
    assert.equal(problems.shown[0]?.row, 1);
  }
});

test('each wrong line is one problem with its number, and the rest is read', async () => {
  const good = statementsText(HEAD, [ROW]).split('\n')[1] as string;
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    [good, 'repeated-key', /each row key once/],
    [good.replace('"kind":"arrival"', '"kind":"payment"').replace('"row":"2024-05"', '"row":"a"'), 'bad-entry', /line\.kind: expected one of/],
    [good.replace('2024-05-01', '2024-02-30').replace('"row":"2024-05"', '"row":"b"'), 'bad-entry', /day of the calendar/],
    [good.replace('"Month":', '"Day":').replace('"row":"2024-05"', '"row":"c"'), 'bad-entry', /line\.cells\.Day/],
    [good.replace('"Month":"2024-05"', '"Month":""').replace('"row":"2024-05"', '"row":"d"'), 'bad-entry', /blank cell/],
    [good.replace('"body":{', '"body":{"source":{},').replace('"row":"2024-05"', '"row":"e"'), 'bad-entry', /no source block/],
    [good.replace('"row":"2024-05"', '"row":"f","row":"g"'), 'bad-json', /duplicate-key/],
    [good.replace('"site"', '"policy"').replace('"row":"2024-05"', '"row":"h"'), 'bad-entry', /masters\[0\]\.kind/],
  ];
  const text = [...statementsText(HEAD, [ROW]).trimEnd().split('\n'), ...wrong.map(([line]) => line), '', good.replace('"row":"2024-05"', '"row":"last"')].join('\r\n');
  const { events, problems } = await readAll(fileOf(`\uFEFF${text}`));
  assert.deepEqual(problems.shown.map(({ row, code }) => [row, code]), wrong.map(([, code], at) => [at + 3, code]));
  problems.shown.forEach(({ expected }, at) => assert.match(expected, (wrong[at] as readonly [string, string, RegExp])[2]));
  assert.deepEqual(events.flatMap((event) => ('statement' in event ? [event.statement.row] : [])), ['2024-05', 'last']);
  assert.ok(events.some((event) => 'skipped' in event && event.line === 11));
});

test('files of two datasets are not one version', async () => {
  const { problems } = await readAll(fileOf(statementsText(HEAD, [ROW]), 'a'), fileOf(statementsText({ ...HEAD, dataset: 'other', part: 'b' }, []), 'b'));
  assert.deepEqual(problems.shown.map(({ file, row }) => [file, row]), [['b', 1]]);
});

test('bytes that are not UTF-8, gzip cut off, an endless line', async () => {
  const text = utf8(statementsText(HEAD, [ROW, { ...ROW, row: 'z' }]));
  const broken = text.slice();
  broken[text.length - 5] = 0xff;
  assert.equal((await readAll(fileOf(broken))).problems.shown[0]?.code, 'not-utf-8');
  const packed = new Uint8Array(await new Response(new Blob([text as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
  assert.equal((await readAll(fileOf(packed))).events.length, 3);
  assert.equal((await readAll(fileOf(packed.subarray(0, packed.length - 12)))).problems.shown.at(-1)?.code, 'bad-gzip');
  const endless = await readAll(fileOf(`${statementsText(HEAD, [])}${'x'.repeat(1_100_000)}`, 'f', 65_536));
  assert.equal(endless.problems.shown[0]?.code, 'row-too-long');
});
