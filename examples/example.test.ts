// The example's committed files: what they add up to, that they are what the
// script makes from the publishers' files, and that they go into books whole.

import test from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256Hex } from '@amanah/log/sha256.ts';
import { balanceOf } from '@amanah/core/admission/balance.ts';
import { statementsFormat } from '@amanah/interchange/statements/format.ts';
import { ProblemList } from '@amanah/interchange/problem.ts';
import type { InputFile, Statement } from '@amanah/interchange/statement.ts';
import { importFiles } from '@amanah/server/import/import.ts';
import type { ImportFile, ImportReport } from '@amanah/server/import/import-report.ts';
import { Journal } from '@amanah/server/books/journal.ts';
import { openMemory } from '@amanah/store/memory.ts';
import { EXAMPLE_FOLDER, findExampleSources, makeExample } from '../scripts/make-example.ts';

interface Operation {
  readonly name: string;
  readonly imports: readonly { readonly format: string; readonly files: readonly string[]; readonly retrieved: string }[];
}

const operation = JSON.parse(readFileSync(path.join(EXAMPLE_FOLDER, 'operation.json'), 'utf8')) as Operation;

function inputOf(name: string): ImportFile {
  const bytes = new Uint8Array(readFileSync(path.join(EXAMPLE_FOLDER, name)));
  return {
    name,
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
    async *open() {
      yield bytes;
    },
  };
}

async function read(name: string): Promise<Statement[]> {
  const problems = new ProblemList();
  const files: InputFile[] = [inputOf(name)];
  const found: Statement[] = [];
  for await (const event of (await statementsFormat(files)).read(files, {}, problems)) {
    if ('statement' in event) found.push(event.statement);
  }
  assert.deepEqual(problems.shown, []);
  return found;
}

function leastOf(statement: Statement): bigint {
  return BigInt((statement.body['amount'] as { least: string }).least);
}

function figureSum(statements: readonly Statement[], measure: string): number {
  return statements
    .flatMap(({ body }) => body['figures'] as { measure: string; value: string }[])
    .filter((figure) => figure.measure === measure)
    .reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0) / 100;
}

const consignmentsIn = (statements: readonly Statement[]): number =>
  statements.reduce((sum, { body }) => sum + (body['goods'] as { amount: { least: string } }[]).reduce((all, { amount }) => all + Number(amount.least), 0), 0);

test('the fund of 2024: contributions, projects, places, and their difference', async () => {
  const contributions = await read('contributions.jsonl');
  assert.equal(contributions.length, 21);
  assert.equal(contributions.reduce((sum, one) => sum + leastOf(one), 0n), 5_476_643_329n);
  const projects = await read('projects.jsonl');
  assert.equal(projects.length, 85);
  assert.equal(projects.reduce((sum, one) => sum + leastOf(one), 0n), 4_948_110_730n);
  const places = await read('project-places.jsonl');
  assert.equal(places.length, 452);
  assert.equal(figureSum(places, 'budget'), 49_481_106.77);
  assert.equal(places.filter(({ cells }) => cells['AdmLoc1'] === 'Gaza Strip').length, 231);
});

test('consignments: two versions of the list and two other accounts', async () => {
  assert.equal(consignmentsIn(await read('consignments-2024-11-11.jsonl')), 33_845);
  assert.equal(consignmentsIn(await read('consignments-2025-01-19.jsonl')), 36_824);
  const byRoute = await read('cogat-by-route.jsonl');
  const byDonor = await read('cogat-by-donor.jsonl');
  assert.equal(figureSum(byRoute, 'consignments'), figureSum(byDonor, 'consignments'));
  const organisations = await read('un2720.jsonl');
  assert.equal(figureSum(organisations.filter(({ row }) => row === 'summary'), 'trucks'), 26_236);
});

test('the files are short, all named by operation.json, and say where they come from', async () => {
  const named = operation.imports.flatMap(({ files }) => files);
  assert.deepEqual(readdirSync(EXAMPLE_FOLDER).sort(), [...named, 'operation.json'].sort());
  for (const name of named) {
    assert.ok(statSync(path.join(EXAMPLE_FOLDER, name)).size < 1_000_000, name);
    const format = await statementsFormat([inputOf(name)]);
    assert.match(format.note, /mirror copy/, name);
    assert.notEqual(format.publisher.code, 'not-reported', name);
  }
});

test('the files are what the script makes from the publishers\' files', async (t) => {
  const sources = findExampleSources();
  if (sources === undefined) {
    t.skip('the publishers\' files are absent; set AMANAH_SHARED_DATA to where they lie');
    return;
  }
  for (const [name, text] of await makeExample(sources)) {
    const held = path.join(EXAMPLE_FOLDER, name);
    assert.ok(existsSync(held), name);
    assert.ok(readFileSync(held, 'utf8') === text, `${name} is not what the script makes: run scripts/make-example.ts`);
  }
});

test('the books of the example: every row recorded, the newer list restated', async () => {
  const journal = await Journal.open({
    store: openMemory(), authorSeed: new Uint8Array(32).fill(1), logSeed: new Uint8Array(32).fill(2), origin: 'example', now: () => '2026-11-21T12:00:00Z',
  });
  const begun = await journal.write([{ kind: 'operation', eventTime: '2026-11-21', body: { name: operation.name, origin: 'example', logKey: 'example+0+key' } }]);
  assert.ok(begun.ok);
  const reports: ImportReport[] = [];
  for (const { files, retrieved } of operation.imports) {
    const inputs = files.map(inputOf);
    const report = await importFiles(journal, await statementsFormat(inputs), inputs, { retrieved });
    assert.deepEqual(report.problems, [], files.join());
    assert.equal(report.outcome, 'imported');
    reports.push(report);
  }
  assert.equal(balanceOf(journal.books, 'cash:cbpf/oPt', 'cbpf/oPt/2024', 'USD'), 5_476_643_329n - 4_948_110_730n);
  const restated = reports[3] as ImportReport;
  assert.equal(restated.rows, 1394);
  assert.deepEqual(restated.fields, { Consignments: restated.changed });
  assert.ok(restated.changed > 0 && restated.added > 0);
  const again = operation.imports.at(-1) as Operation['imports'][number];
  const inputs = again.files.map(inputOf);
  assert.equal((await importFiles(journal, await statementsFormat(inputs), inputs, { retrieved: again.retrieved })).outcome, 'already-imported');
  let crossed = 0n;
  for (const { account, commodity, balance } of journal.books.balances.all()) {
    const { names } = journal.books;
    if (names.name(account).startsWith('stock:') && names.name(commodity) === 'consignment') crossed += balance;
  }
  assert.equal(crossed, 36_824n);
});
