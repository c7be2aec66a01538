/**
 * The numbered SQL files that bring a database from nothing to today's shape.
 *
 * A file is never edited once books made with it exist; what changes is a new
 * file with the next number.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { assert } from '@amanah/log/assert.ts';
import { StoreRefused } from './store.ts';

export interface Migration {
  /** 1 for the first, without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

const FOLDER = new URL('../migrations/', import.meta.url);

/** All migrations of an engine, in the order they are applied. */
export function migrationsOf(engine: 'sqlite' | 'postgres' | 'private' | 'board' | 'registry' | 'screening'): Migration[] {
  const files = readdirSync(FOLDER).filter((file) => file.startsWith(`${engine}-`) && file.endsWith('.sql')).sort();
  return files.map((file, position) => {
    const number = Number(file.slice(engine.length + 1, engine.length + 5));
    assert(number === position + 1, `the migrations of ${engine} are numbered without gaps: ${file}`);
    return { number, name: file.slice(engine.length + 1, -'.sql'.length), sql: readFileSync(new URL(file, FOLDER), 'utf8') };
  });
}

/** The migrations still to be applied where `applied` stand. Refuses books made by a newer program. */
export function pendingMigrations(migrations: readonly Migration[], applied: number, where: string): Migration[] {
  if (applied > migrations.length) {
    throw new StoreRefused(`${where} was made by a newer Amanah (schema ${applied}, this one knows ${migrations.length}): use that version or a later one`);
  }
  return migrations.slice(applied);
}
