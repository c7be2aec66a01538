import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { backUp, booksToBackUp } from '../testing/backed-up-books.ts';
import { BackupDamaged } from './backup-form.ts';
import { readBackup } from './read-backup.ts';

test('[Y4] every single byte of a backup, changed, is found', { timeout: 900_000 }, async (t) => {
  const place = mkdtempSync(join(tmpdir(), 'amanah-backup-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 3 });
  await journal.close();
  const file = join(place, 'b.tar');
  await backUp(folder, file, { withKeys: true });
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (whole[at] as number) ^ (1 << (at % 8));
    writeFileSync(file, changed);
    await assert.rejects(readBackup(file), BackupDamaged, `byte ${at} of ${whole.length}`);
  }
});
