/** Opening books by where they are: a folder, or a schema of a PostgreSQL database. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { type Store, StoreRefused } from './store.ts';

/** The file that a books folder keeps its journal in. */
export const BOOKS_FILE = 'books.sqlite';
const SCHEMA_BY_DEFAULT = 'amanah';

/**
 * Opens the books at `location`: the path of a folder, or `postgres://…` with the schema in `?schema=` (`amanah` where
 * it is left out). With `create`, makes them where there are none. Throws `StoreRefused` with what to do, and
 * `StoreUnavailable` when the disk or the server does not answer.
 *
 *     await openStore('./books', { create: true });
 *     await openStore('postgres://treasurer@db.example/relief?schema=gaza');
 */
export async function openStore(location: string, { create = false }: { readonly create?: boolean } = {}): Promise<Store> {
  if (/^postgres(ql)?:\/\//.test(location)) {
    const { url, schema } = splitSchema(location);
    return openPostgres(url, { schema, create });
  }
  refuseNoFolder(location, create);
  return openSqlite(join(location, BOOKS_FILE), { create });
}

function splitSchema(location: string): { readonly url: string; readonly schema: string } {
  if (!URL.canParse(location)) throw new StoreRefused('the address of the database is not a URL: write postgres://user@host/database?schema=name');
  const url = new URL(location);
  const schema = url.searchParams.get('schema') ?? SCHEMA_BY_DEFAULT;
  url.searchParams.delete('schema');
  return { url: url.href, schema };
}

function refuseNoFolder(location: string, create: boolean): void {
  try {
    if (create) mkdirSync(location, { recursive: true });
    if (!statSync(location).isDirectory()) throw new StoreRefused(`${location} is a file: books are a folder; name the folder`);
  } catch (error) {
    if (error instanceof StoreRefused) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new StoreRefused(`there is no folder ${location}: make books with "amanah init"`, { cause: error });
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new StoreRefused(`${location} is a file, or lies in one: books are a folder; name the folder`, { cause: error });
    throw new StoreRefused(`the folder ${location} cannot be used: give yourself permission to write there, or name another`, { cause: error });
  }
}
