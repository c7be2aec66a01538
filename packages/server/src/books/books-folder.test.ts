import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BooksError, initBooks, openBooks } from './books-folder.ts';

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

test('a folder without books, a damaged settings file and one that cannot be read are told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-books-'));
  try {
    await assert.rejects(openBooks(folder), /holds no books/);
    for (const text of ['', '{', 'null', '{}', '{"format":1}']) {
      writeFileSync(join(folder, 'books.json'), text);
      await assert.rejects(openBooks(folder), (error: unknown) => error instanceof BooksError && /is damaged/.test(error.message));
    }
    rmSync(join(folder, 'books.json'));
    mkdirSync(join(folder, 'books.json'));
    await assert.rejects(openBooks(folder), (error: unknown) => error instanceof BooksError && /cannot be read/.test(error.message));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
