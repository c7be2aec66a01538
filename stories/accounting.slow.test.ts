// The books of every story and of random operations, through hledger, Ledger and
// Beancount: what they compute is what the books hold.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatDecimal } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { exportedEntries } from '@amanah/cli/exported-entries.ts';
import { writeBeancount } from '@amanah/interchange/beancount/write.ts';
import { hledgerAccount, writeHledger } from '@amanah/interchange/hledger/write.ts';
import { beancountTable, hledgerTable, inOrder, ledgerTable, missing, put, type Table } from '../conformance/accounting/program-tables.ts';
import { randomRelief } from '../simulation/random-relief.ts';
import { STORIES } from './all-stories.ts';
import { tellStory } from './telling.ts';

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

function tableOf(books: Books): Table {
  const table: Table = new Map();
  const { names } = books;
  for (const { account, fund, commodity, balance } of books.balances.all()) {
    put(table, [hledgerAccount(names.name(account), names.name(fund)), names.name(commodity)], formatDecimal(balance, books.commodity(names.name(commodity)).scale));
  }
  return table;
}

async function compareWithPrograms(books: Books): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-story-'));
  try {
    const scaleOf = (commodity: string): number => books.commodity(commodity).scale;
    const entries = (): ReturnType<typeof exportedEntries> => exportedEntries(books, () => undefined);
    const [journal, beans] = [join(folder, 'story.journal'), join(folder, 'story.beancount')];
    writeFileSync(journal, await textOf(writeHledger(entries(), scaleOf)));
    writeFileSync(beans, await textOf(writeBeancount(entries(), scaleOf)));
    const ours = inOrder(tableOf(books));
    assert.deepEqual(inOrder(hledgerTable(journal)), ours);
    assert.deepEqual(inOrder(ledgerTable(journal)), ours);
    assert.deepEqual(inOrder(beancountTable(beans)), ours);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const story of STORIES) {
  test(`[E2] [E3] ${story.name}: three programs compute the balances of the story`, async (t) => {
    if (missing(t)) return;
    await compareWithPrograms((await tellStory(story)).books);
  });
}

test('[E2] [E3] random operations of every kind of record: three programs compute the balances of the books', async (t) => {
  if (missing(t)) return;
  for (const seed of [1, 2, 3]) await compareWithPrograms(randomRelief(seed, 400).scribe.books);
});
