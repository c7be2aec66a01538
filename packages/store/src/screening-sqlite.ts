/**
 * The file of screening beside the journal, readable by its owner only. It is never attached to another database: of
 * registrations nothing can come in by a query.
 */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import type { BasisRow, HitRow, KeptRun, ListVersionRow, NewDecisionRow, PrivateFacts, PrivatePartyRow, PrivateRole, RunRow, ScreeningDecisionRow, ScreeningStore } from './screening.ts';
import { bytesOf, numberOf, type Row, SqliteConnection, textOf } from './sqlite-connection.ts';
import { openSqliteFile, type SqliteSchema } from './sqlite-file.ts';

/** The file in a books folder. */
export const SCREENING_FILE = 'screening.db';
/** "AmaS" in ASCII. */
const SCHEMA: SqliteSchema = { migrations: 'screening', applicationId: 0x416d6153 };
const OWNER_ONLY = 0o600;
/** A level that takes a tenth of a second for a list, and keeps a sixth of it. */
const DEFLATE_LEVEL = 3;

/** Opens the file of screening, making it where there is none. Throws `StoreRefused` with what to do. */
export function openScreeningSqlite(file: string): ScreeningStore {
  // The file is made before SQLite opens it, so that at no moment anybody else may read it; its write-ahead log takes the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
  const database = openSqliteFile(file, { create: true, schema: SCHEMA });
  database.exec('pragma secure_delete = on');
  return new ScreeningSqlite(database, file);
}

class ScreeningSqlite implements ScreeningStore {
  readonly #sqlite: SqliteConnection;

  constructor(database: DatabaseSync, file: string) {
    this.#sqlite = new SqliteConnection(database, file);
  }

  async lists(): Promise<ListVersionRow[]> {
    return this.#all('select * from list_version where number in (select max(number) from list_version group by list) order by list').map(listOf);
  }

  async entriesOf(list: string, digest: string): Promise<Uint8Array | undefined> {
    const [row] = this.#all('select content from list_version where list = ? and digest = ? order by number desc limit 1', list, digest);
    return row === undefined ? undefined : inflateSync(bytesOf(row['content']));
  }

  async putList({ list, digest, date, format, entries, problems, problemsShown, leavesOut, files, forTests, loaded, loadedBy }: ListVersionRow, content: Uint8Array, keep = ''): Promise<void> {
    const sql = `insert into list_version (number, list, digest, list_date, format, entries, problems, problems_shown, leaves_out, files, for_tests, loaded, loaded_by, content)
      values ((select coalesce(max(number), 0) + 1 from list_version), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.#sqlite.inTransaction(() => {
      this.#run('delete from list_version where list = ? and digest = ? and list_date = ?', list, digest, date);
      this.#run(sql, list, digest, date, format, entries, problems, JSON.stringify(problemsShown), Number(leavesOut), JSON.stringify(files), Number(forTests), loaded, loadedBy, deflateSync(content, { level: DEFLATE_LEVEL }));
      this.#run('delete from list_version where list = ? and number < (select max(number) from list_version where list = ?) and digest <> ? and digest not in (select digest from run where list = ?)', list, list, keep, list);
    });
  }

  async parties(): Promise<PrivatePartyRow[]> {
    return this.#all('select * from party order by reference').map(partyOf);
  }

  async putParty({ reference, role, nature, organisation, facts, entered, enteredBy }: PrivatePartyRow): Promise<void> {
    this.#sqlite.inTransaction(() => {
      this.#run('delete from party where reference = ?', reference);
      this.#run('insert into party (reference, role, nature, organisation, facts, entered, entered_by) values (?, ?, ?, ?, ?, ?, ?)', reference, role, nature, organisation ?? null, JSON.stringify(facts), entered, enteredBy);
    });
  }

  async removeParty(reference: string): Promise<boolean> {
    const removed = this.#sqlite.inTransaction(() => {
      for (const table of ['hit', 'screened', 'decision']) this.#run(`delete from ${table} where party = ?`, reference);
      return this.#run('delete from party where reference = ?', reference) === 1;
    });
    // What was removed still stands in the log of the database until its pages are moved.
    this.#sqlite.guard(() => this.#sqlite.database.exec('pragma wal_checkpoint(truncate)'));
    return removed;
  }

  async run(list: string): Promise<KeptRun | undefined> {
    const [row] = this.#all('select * from run where list = ?', list);
    if (row === undefined) return undefined;
    return {
      run: runOf(row),
      screened: this.#all('select party, party_digest from screened where list = ? order by party', list).map((one) => [textOf(one['party']), textOf(one['party_digest'])]),
      hits: this.#all('select * from hit where list = ? order by party, entry', list).map(hitOf),
    };
  }

  async putRun({ run: { list, digest, date, threshold, engine, made, holder }, screened, hits }: KeptRun): Promise<void> {
    this.#sqlite.inTransaction(() => {
      this.#run('delete from run where list = ?', list);
      this.#run('insert into run (list, digest, list_date, threshold, engine, made, holder) values (?, ?, ?, ?, ?, ?, ?)', list, digest, date, threshold, engine, made, holder);
      for (const [party, partyDigest] of screened) this.#run('insert into screened (list, party, party_digest) values (?, ?, ?)', list, party, partyDigest);
      for (const { party, entry, entryDigest, partyDigest, score, found } of hits) {
        this.#run('insert into hit (list, party, entry, entry_digest, party_digest, score, found) values (?, ?, ?, ?, ?, ?, ?)', list, party, entry, entryDigest, partyDigest, score, found);
      }
    });
  }

  async decisions(): Promise<ScreeningDecisionRow[]> {
    return this.#all('select * from decision order by number').map(decisionOf);
  }

  async putDecisions(decisions: readonly NewDecisionRow[]): Promise<void> {
    const sql = 'insert into decision (party, list, entry, entry_digest, party_digest, verdict, reason, holder, made) values (?, ?, ?, ?, ?, ?, ?, ?, ?)';
    this.#sqlite.inTransaction(() => {
      for (const { party, list, entry, entryDigest, partyDigest, verdict, reason, holder, made } of decisions) this.#run(sql, party, list, entry, entryDigest, partyDigest, verdict, reason, holder, made);
    });
  }

  async putBasis({ basis, salt, content }: BasisRow, decisions: readonly number[]): Promise<void> {
    this.#sqlite.inTransaction(() => {
      this.#run('insert into basis (basis, salt, content) values (?, ?, ?)', basis, salt, content);
      for (const number of decisions) this.#run('update decision set basis = ? where number = ?', basis, number);
    });
  }

  async basis(basis: string): Promise<BasisRow | undefined> {
    const [row] = this.#all('select * from basis where basis = ?', basis);
    return row === undefined ? undefined : { basis, salt: textOf(row['salt']), content: textOf(row['content']) };
  }

  async close(): Promise<void> {
    this.#sqlite.database.close();
  }

  #all(sql: string, ...values: readonly (string | number)[]): Row[] {
    return this.#sqlite.guard(() => this.#sqlite.statement(sql).all(...values) as Row[]);
  }

  #run(sql: string, ...values: readonly (string | number | null | Uint8Array)[]): number {
    return Number(this.#sqlite.statement(sql).run(...values).changes);
  }
}

function listOf(row: Row): ListVersionRow {
  return {
    list: textOf(row['list']), digest: textOf(row['digest']), date: textOf(row['list_date']), format: textOf(row['format']), entries: numberOf(row['entries']), problems: numberOf(row['problems']),
    problemsShown: JSON.parse(textOf(row['problems_shown'])) as ListVersionRow['problemsShown'], leavesOut: row['leaves_out'] === 1,
    files: JSON.parse(textOf(row['files'])) as ListVersionRow['files'], forTests: row['for_tests'] === 1, loaded: numberOf(row['loaded']), loadedBy: textOf(row['loaded_by']),
  };
}

function partyOf(row: Row): PrivatePartyRow {
  const { organisation } = row;
  return {
    reference: textOf(row['reference']), role: textOf(row['role']) as PrivateRole, nature: textOf(row['nature']) as PrivatePartyRow['nature'],
    ...(typeof organisation === 'string' ? { organisation } : {}),
    facts: JSON.parse(textOf(row['facts'])) as PrivateFacts, entered: numberOf(row['entered']), enteredBy: textOf(row['entered_by']),
  };
}

function runOf(row: Row): RunRow {
  return { list: textOf(row['list']), digest: textOf(row['digest']), date: textOf(row['list_date']), threshold: numberOf(row['threshold']), engine: textOf(row['engine']), made: numberOf(row['made']), holder: textOf(row['holder']) };
}

function hitOf(row: Row): HitRow {
  return { party: textOf(row['party']), entry: textOf(row['entry']), entryDigest: textOf(row['entry_digest']), partyDigest: textOf(row['party_digest']), score: numberOf(row['score']), found: textOf(row['found']) };
}

function decisionOf(row: Row): ScreeningDecisionRow {
  const { basis } = row;
  return {
    number: numberOf(row['number']), party: textOf(row['party']), list: textOf(row['list']), entry: textOf(row['entry']), entryDigest: textOf(row['entry_digest']), partyDigest: textOf(row['party_digest']),
    verdict: textOf(row['verdict']) as ScreeningDecisionRow['verdict'], reason: textOf(row['reason']), holder: textOf(row['holder']), made: numberOf(row['made']),
    ...(typeof basis === 'string' ? { basis } : {}),
  };
}
