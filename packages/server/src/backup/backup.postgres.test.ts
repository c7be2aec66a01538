import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPostgres, whyNoPostgres } from '../../../../scripts/postgres.ts';
import { openBooks } from '../books/books-folder.ts';
import { backUp, booksToBackUp, needDraft } from '../testing/backed-up-books.ts';
import { restoreBackup } from './restore-backup.ts';

test('[Y8] a journal goes from PostgreSQL into a backup, and from a backup into PostgreSQL, beside the one it came from', { skip: whyNoPostgres() ?? false }, async (t) => {
  const server = await startPostgres();
  const place = mkdtempSync(join(tmpdir(), 'amanah-backup-postgres-'));
  t.after(async () => {
    rmSync(place, { recursive: true, force: true });
    await server.stop();
  });
  const databaseUrl = server.url;
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 600, databaseUrl });
  const [size, root] = [journal.size, Buffer.from(journal.root())];
  assert.equal((await backUp(folder, join(place, 'b.tar'), { withKeys: true, databaseUrl })).treeSize, size);

  const inFile = await restoreBackup({ backup: join(place, 'b.tar'), folder: join(place, 'in-file') });
  assert.deepEqual([inFile.engine, inFile.treeSize], ['sqlite', size]);
  assert.equal(readFileSync(join(place, 'in-file', 'books.json'), 'utf8').includes('postgresSchema'), false);

  await backUp(join(place, 'in-file'), join(place, 'c.tar'), { withKeys: true });
  const inServer = await restoreBackup({ backup: join(place, 'c.tar'), folder: join(place, 'in-server'), databaseUrl });
  assert.deepEqual([inServer.engine, inServer.treeSize], ['postgres', size]);
  const again = await openBooks(join(place, 'in-server'), { databaseUrl });
  assert.deepEqual(Buffer.from(again.journal.root()), root);
  assert.equal((await again.journal.write([needDraft(9)])).ok, true);
  assert.equal(again.journal.size, size + 1);
  assert.equal(await journal.catchUp(), size, 'the journal it came from is untouched');
  await again.journal.close();
  await journal.close();
});
