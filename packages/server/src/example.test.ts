import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExample } from './example.ts';

const HEADER = 'ID,Received Date,Crossing,Cargo Category,Quantity,Units\n';

function exampleIn(folder: string): string {
  writeFileSync(join(folder, 'one.csv'), `${HEADER}1,2024-01-05,Rafah,Food,12,Pallets\n`);
  writeFileSync(join(folder, 'two.csv'), `${HEADER}1,2024-01-05,Rafah,Food,4,MT\n2,2024-01-06,Rafah,Food,1,MT\n`);
  const imports = [
    { format: 'consignments', files: ['one.csv'], retrieved: '2024-02-01' },
    { format: 'consignments', files: ['two.csv'], retrieved: '2024-03-01' },
  ];
  writeFileSync(join(folder, 'operation.json'), JSON.stringify({ name: 'Coast', imports }));
  return folder;
}

test('the example is made once, and making that was cut off is finished at the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-example-'));
  try {
    const example = exampleIn(folder);
    const books = join(folder, 'books');
    await assert.rejects(
      makeExample(books, {
        example,
        progress: (text) => {
          if (text.includes('one.csv')) throw new Error('cut off');
        },
      }),
      /cut off/,
    );
    const finished = await makeExample(books, { example });
    const size = finished.journal.size;
    assert.equal(finished.journal.books.sources.length, 2);
    await finished.journal.close();
    const said: string[] = [];
    const again = await makeExample(books, { example, progress: (text) => said.push(text) });
    assert.equal(again.journal.size, size);
    assert.deepEqual(said, []);
    await again.journal.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
