import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BooksError, initBooks } from './books-folder.ts';

test('an address that is no PostgreSQL server\'s is refused before anything is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-books-'));
  try {
    for (const databaseUrl of ['nonsense', 'mysql://somewhere/books', 'postgres://host:port:port/']) {
      await assert.rejects(initBooks(join(folder, 'books'), { name: 'Test', databaseUrl }), BooksError);
    }
    assert.equal(existsSync(join(folder, 'books')), false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
