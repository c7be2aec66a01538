/**
 * The private store as one SQLite file beside the journal, readable by its owner only. Every write is one transaction
 * flushed at commit; what is deleted is overwritten.
 */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type {
  ChallengeRow, EnrolmentRow, InvitationPurpose, InvitationRow, Joining, PasskeyRow, PersonRow, PrivateStore, QuarantinedRow, RequestName, SessionRow,
} from './private.ts';
import { bytesOf, numberOf, type Row, SqliteConnection, textOf } from './sqlite-connection.ts';
import { openSqliteFile, type SqliteSchema } from './sqlite-file.ts';

/** The file in a books folder. */
export const PRIVATE_FILE = 'private.db';
/** "AmaP" in ASCII. */
const SCHEMA: SqliteSchema = { migrations: 'private', applicationId: 0x416d6150 };
const OWNER_ONLY = 0o600;

/** Opens the private store in `file`, making it where there is none. Throws `StoreRefused` with what to do. */
export function openPrivateSqlite(file: string): PrivateStore {
  // The file is made before SQLite opens it, so that at no moment anybody else may read it; its write-ahead log takes the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
  const database = openSqliteFile(file, { create: true, schema: SCHEMA });
  // What is rewritten on the way stays in memory: no other file on the disk holds any of it.
  database.exec('pragma secure_delete = on; pragma temp_store = memory');
  return new PrivateSqlite(database, file);
}

class PrivateSqlite implements PrivateStore {
  readonly #sqlite: SqliteConnection;

  constructor(database: DatabaseSync, file: string) {
    this.#sqlite = new SqliteConnection(database, file);
  }

  async people(): Promise<PersonRow[]> {
    return this.#all('select * from person order by created, holder').map(personOf);
  }

  async person(holder: string): Promise<PersonRow | undefined> {
    return this.#one('select * from person where holder = ?', personOf, holder);
  }

  async shutOut(holder: string): Promise<void> {
    this.#sqlite.inTransaction(() => {
      for (const table of ['passkey', 'session', 'enrolment', 'invitation']) this.#run(`delete from ${table} where holder = ?`, holder);
      this.#run("update person set label = '' where holder = ?", holder);
    });
    this.#overwrite();
  }

  async passkeys(holder: string): Promise<PasskeyRow[]> {
    return this.#all('select * from passkey where holder = ? order by created', holder).map(passkeyOf);
  }

  async passkey(id: string): Promise<PasskeyRow | undefined> {
    return this.#one('select * from passkey where id = ?', passkeyOf, id);
  }

  async passkeyUsed(id: string, counter: number, now: number): Promise<void> {
    this.#sqlite.inTransaction(() => this.#run('update passkey set counter = ?, used = ? where id = ?', counter, now, id));
  }

  async invite({ id, tokenHash, purpose, holder, label, role, created, expires }: InvitationRow): Promise<void> {
    const sql = 'insert into invitation (token_hash, id, purpose, holder, label, role, created, expires) values (?, ?, ?, ?, ?, ?, ?, ?)';
    this.#sqlite.inTransaction(() => this.#run(sql, tokenHash, id, purpose, holder, label, role, created, expires));
  }

  async invitation(tokenHash: Uint8Array, now: number): Promise<InvitationRow | undefined> {
    return this.#one('select * from invitation where token_hash = ? and used is null and expires > ?', invitationOf, tokenHash, now);
  }

  async invitations(now: number): Promise<InvitationRow[]> {
    return this.#all('select * from invitation where used is null and expires > ? order by created, id', now).map(invitationOf);
  }

  async withdraw(id: string): Promise<boolean> {
    return this.#sqlite.inTransaction(() => this.#run('delete from invitation where id = ? and used is null', id) === 1);
  }

  async withdrawSetup(): Promise<void> {
    this.#sqlite.inTransaction(() => this.#run("delete from invitation where purpose = 'setup'"));
  }

  async join({ tokenHash, person, passkey, enrolment, session }: Joining, now: number): Promise<boolean> {
    return this.#sqlite.inTransaction(() => {
      if (this.#run('update invitation set used = ? where token_hash = ? and used is null and expires > ?', now, tokenHash, now) !== 1) return false;
      this.#run('insert into person (holder, label, created) values (?, ?, ?) on conflict (holder) do update set label = excluded.label where label = \'\'', person.holder, person.label, person.created);
      const { id, holder, publicKey, counter, transports, created, used } = passkey;
      const sql = 'insert into passkey (id, holder, public_key, counter, transports, created, used) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing';
      const isNew = this.#run(sql, id, holder, publicKey, counter, transports.join(' '), created, used) === 1;
      if (isNew && this.#insertEnrolment(enrolment)) {
        this.#insertSession(session);
        return true;
      }
      this.#sqlite.rollBack();
      return false;
    });
  }

  async ask({ id, purpose, value, subject, expires }: ChallengeRow): Promise<void> {
    this.#sqlite.inTransaction(() => this.#run('insert into challenge (id, purpose, value, subject, expires) values (?, ?, ?, ?, ?)', id, purpose, value, subject, expires));
  }

  async takeChallenge(id: string, purpose: string, now: number): Promise<ChallengeRow | undefined> {
    return this.#sqlite.inTransaction(() => {
      const row = this.#one('select * from challenge where id = ?', challengeOf, id);
      this.#run('delete from challenge where id = ?', id);
      return row !== undefined && row.purpose === purpose && row.expires > now ? row : undefined;
    });
  }

  async startSession(session: SessionRow): Promise<void> {
    this.#sqlite.inTransaction(() => this.#insertSession(session));
  }

  async session(tokenHash: Uint8Array, { now, idleSince }: { readonly now: number; readonly idleSince: number }): Promise<SessionRow | undefined> {
    return this.#one('select * from session where token_hash = ? and expires > ? and seen > ?', sessionOf, tokenHash, now, idleSince);
  }

  async sessionSeen(id: string, now: number): Promise<void> {
    this.#sqlite.inTransaction(() => this.#run('update session set seen = ? where id = ? and seen < ?', now, id, now));
  }

  async sessions(holder: string, { now, idleSince }: { readonly now: number; readonly idleSince: number }): Promise<SessionRow[]> {
    return this.#all('select * from session where holder = ? and expires > ? and seen > ? order by created', holder, now, idleSince).map(sessionOf);
  }

  async endSession(id: string, holder: string): Promise<boolean> {
    return this.#sqlite.inTransaction(() => this.#run('delete from session where id = ? and holder = ?', id, holder) === 1);
  }

  async endOtherSessions(id: string, holder: string): Promise<number> {
    return this.#sqlite.inTransaction(() => this.#run('delete from session where id <> ? and holder = ?', id, holder));
  }

  async enrol(enrolment: EnrolmentRow): Promise<boolean> {
    return this.#sqlite.inTransaction(() => this.#insertEnrolment(enrolment));
  }

  async enrolments(): Promise<EnrolmentRow[]> {
    return this.#all('select * from enrolment order by created').map(enrolmentOf);
  }

  async forgetEnrolment(key: string): Promise<boolean> {
    return this.#sqlite.inTransaction(() => this.#run('delete from enrolment where key = ?', key) === 1);
  }

  async quarantine({ record, key, kind, entry, created }: QuarantinedRow): Promise<boolean> {
    const sql = 'insert into quarantined (record, key, kind, entry, created) values (?, ?, ?, ?, ?) on conflict do nothing';
    return this.#sqlite.inTransaction(() => this.#run(sql, record, key, kind, entry, created) === 1);
  }

  async quarantined(): Promise<QuarantinedRow[]> {
    return this.#all('select * from quarantined order by created, record').map(quarantinedOf);
  }

  async quarantinedRecord(record: string): Promise<QuarantinedRow | undefined> {
    return this.#one('select * from quarantined where record = ?', quarantinedOf, record);
  }

  async keepBeside(kind: string, id: string, value: string): Promise<boolean> {
    return this.#sqlite.inTransaction(() => this.#run('insert into beside (kind, id, value) values (?, ?, ?) on conflict do nothing', kind, id, value) === 1);
  }

  async beside(kind: string, id: string): Promise<{ readonly value: string } | 'erased' | undefined> {
    return this.#one('select value from beside where kind = ? and id = ?', (row) => (row['value'] === null ? 'erased' as const : { value: textOf(row['value']) }), kind, id);
  }

  async eraseBeside(kind: string, id: string): Promise<boolean> {
    const erased = this.#sqlite.inTransaction(() => {
      // An answer that was kept for a request sent again holds the digest of what was sent, by which a guess could be confirmed.
      this.#run('delete from answered where instr(answer, ?) > 0', id);
      return this.#run('update beside set value = null where kind = ? and id = ? and value is not null', kind, id) === 1;
    });
    if (erased) this.#overwrite();
    return erased;
  }

  async answered({ holder, key, digest }: RequestName): Promise<{ readonly answer: string } | 'other' | undefined> {
    return this.#one('select * from answered where holder = ? and request_key = ?', (row) => (row['request_digest'] === digest ? { answer: textOf(row['answer']) } : 'other' as const), holder, key);
  }

  async answer({ holder, key, digest }: RequestName, answer: string, now: number): Promise<void> {
    const sql = 'insert into answered (holder, request_key, request_digest, answer, created) values (?, ?, ?, ?, ?) on conflict do nothing';
    this.#sqlite.inTransaction(() => this.#run(sql, holder, key, digest, answer, now));
  }

  async sweep({ now, idleSince, answersBefore }: { readonly now: number; readonly idleSince: number; readonly answersBefore: number }): Promise<void> {
    this.#sqlite.inTransaction(() => {
      this.#run('delete from challenge where expires <= ?', now);
      this.#run('delete from invitation where expires <= ? or used is not null', now);
      this.#run('delete from session where expires <= ? or seen <= ?', now, idleSince);
      this.#run('delete from answered where created < ?', answersBefore);
    });
  }

  async close(): Promise<void> {
    this.#sqlite.guard(() => this.#sqlite.database.close());
  }

  /**
   * Writes the file anew without what was deleted, because rows that moved between pages leave copies in them; then moves the
   * write-ahead log into the file and empties it: until then it holds what was erased.
   */
  #overwrite(): void {
    this.#sqlite.guard(() => this.#sqlite.database.exec('vacuum; pragma wal_checkpoint(truncate)'));
  }

  #insertSession({ tokenHash, id, holder, device, created, seen, expires }: SessionRow): void {
    this.#run('insert into session (token_hash, id, holder, device, created, seen, expires) values (?, ?, ?, ?, ?, ?, ?)', tokenHash, id, holder, device, created, seen, expires);
  }

  #insertEnrolment({ key, holder, role, purpose, statement, proof, parameters, created }: EnrolmentRow): boolean {
    const sql = 'insert into enrolment (key, holder, role, purpose, statement, proof, parameters, created) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing';
    return this.#run(sql, key, holder, role, purpose, statement, proof, parameters, created) === 1;
  }

  #all(sql: string, ...parameters: (string | number | Uint8Array)[]): Row[] {
    return this.#sqlite.guard(() => this.#sqlite.statement(sql).all(...parameters));
  }

  #one<T>(sql: string, read: (row: Row) => T, ...parameters: (string | number | Uint8Array)[]): T | undefined {
    const row: Row | undefined = this.#sqlite.guard(() => this.#sqlite.statement(sql).get(...parameters));
    return row === undefined ? undefined : read(row);
  }

  /** How many rows it changed. */
  #run(sql: string, ...parameters: (string | number | Uint8Array)[]): number {
    return Number(this.#sqlite.statement(sql).run(...parameters).changes);
  }
}

function personOf(row: Row): PersonRow {
  return { holder: textOf(row['holder']), label: textOf(row['label']), created: numberOf(row['created']) };
}

function passkeyOf(row: Row): PasskeyRow {
  const transports = textOf(row['transports']);
  return {
    id: textOf(row['id']), holder: textOf(row['holder']), publicKey: bytesOf(row['public_key']), counter: numberOf(row['counter']),
    transports: transports === '' ? [] : transports.split(' '), created: numberOf(row['created']), used: numberOf(row['used']),
  };
}

function invitationOf(row: Row): InvitationRow {
  return {
    id: textOf(row['id']), tokenHash: bytesOf(row['token_hash']), purpose: textOf(row['purpose']) as InvitationPurpose, holder: textOf(row['holder']),
    label: textOf(row['label']), role: textOf(row['role']), created: numberOf(row['created']), expires: numberOf(row['expires']),
  };
}

function challengeOf(row: Row): ChallengeRow {
  return { id: textOf(row['id']), purpose: textOf(row['purpose']), value: textOf(row['value']), subject: textOf(row['subject']), expires: numberOf(row['expires']) };
}

function sessionOf(row: Row): SessionRow {
  return {
    tokenHash: bytesOf(row['token_hash']), id: textOf(row['id']), holder: textOf(row['holder']), device: textOf(row['device']),
    created: numberOf(row['created']), seen: numberOf(row['seen']), expires: numberOf(row['expires']),
  };
}

function enrolmentOf(row: Row): EnrolmentRow {
  return {
    key: textOf(row['key']), holder: textOf(row['holder']), role: textOf(row['role']), purpose: textOf(row['purpose']) as InvitationPurpose,
    statement: textOf(row['statement']), proof: textOf(row['proof']), parameters: textOf(row['parameters']), created: numberOf(row['created']),
  };
}

function quarantinedOf(row: Row): QuarantinedRow {
  return {
    record: textOf(row['record']), key: textOf(row['key']), kind: textOf(row['kind']), entry: textOf(row['entry']), created: numberOf(row['created']),
  };
}
