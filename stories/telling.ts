// A story is a small thing that happens in a relief operation, told three times:
// in plain words, as the records that its people write and sign with keys of
// their own, and as the tables that the books must show in the end.
//
//   node stories/tell.ts                 lists the stories
//   node stories/tell.ts care-850        tells one

import { createHash } from 'node:crypto';
import { audit } from '@amanah/audit/audit.ts';
import { toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { recordId, sealOf } from '@amanah/record/entry.ts';
import type { RoleName } from '@amanah/record/kinds/key.ts';
import { recordObject, type Record } from '@amanah/record/record.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { Journal, type PutAside, type Submitted } from '@amanah/server/books/journal.ts';
import { auditSourceOf } from '@amanah/server/books/log-files.ts';
import { openMemory } from '@amanah/store/memory.ts';
import type { Store } from '@amanah/store/store.ts';
import { aligned, exceptionsTable, ledgerTable, lossTable, recordsTable, type ToldRecord } from './tables.ts';

/** One story. */
export interface Story {
  readonly name: string;
  /** What happens, in plain words; where it is taken from, and what is assumed. */
  readonly words: string;
  /** People beside the steward: whose key it is, and its role. */
  readonly people: { readonly [holder: string]: RoleName };
  /** What they write, one after the other. */
  tell(operation: Telling): Promise<void>;
  /** The tables the books must show, as text. */
  readonly gives: string;
}

const ORIGIN = 'stories/coast';
const STEWARD = 'steward';

/** A key that is the same whenever the story is told. */
function seedOf(name: string): Uint8Array {
  return createHash('sha256').update(`a key of a story: ${name}`).digest();
}

const NAME = 'Relief of the coast';
const LOG_KEY = formatVerifierKey(verifierKey({ name: ORIGIN, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(seedOf('log')).publicKey }));

/** An operation with its people, while a story is told. */
export class Telling {
  readonly records: ToldRecord[] = [];
  readonly tables: string[] = [];
  readonly store: Store;
  readonly journal: Journal;
  readonly #seeds = new Map<string, Uint8Array>([[STEWARD, seedOf(STEWARD)]]);
  #day = '2026-10-01';

  private constructor(store: Store, journal: Journal) {
    this.store = store;
    this.journal = journal;
  }

  /** An operation with its masters, and the keys of these people. */
  static async begin(people: Story['people']): Promise<Telling> {
    const store = openMemory();
    const told: { telling?: Telling } = {};
    const journal = await Journal.open({ store, authorSeed: seedOf(STEWARD), logSeed: seedOf('log'), origin: ORIGIN, now: () => `${told.telling?.day ?? '2026-10-01'}T16:00:00Z` });
    const telling = (told.telling = new Telling(store, journal));
    await telling.#steward('operation', { name: NAME, origin: ORIGIN, logKey: LOG_KEY });
    for (const [holder, role] of Object.entries(people)) {
      telling.#seeds.set(holder, seedOf(holder));
      await telling.#steward('key', { key: telling.keyOf(holder), holder, role });
    }
    for (const [kind, body] of MASTERS) await telling.#steward(kind, body);
    return telling;
  }

  /** The day on which what follows happens. */
  get day(): string {
    return this.#day;
  }

  on(day: string): void {
    this.#day = day;
  }

  /** Name and log key of the operation, as its first record says them. */
  get operation(): { readonly name: string; readonly logKey: string } {
    return { name: NAME, logKey: LOG_KEY };
  }

  get books(): Books {
    return this.journal.books;
  }

  /** The public key of a person, as records carry it. */
  keyOf(holder: string): string {
    return toBase64Url(keyPairFromSeed(this.#seed(holder)).publicKey);
  }

  /** A record that this person writes and signs, and that is admitted. Gives its id. */
  async write(holder: string, kind: string, body: JsonObject): Promise<string> {
    const { id, submitted } = await this.#submit(holder, kind, body);
    if (!submitted.ok) throw new Error(`${holder} could not write ${kind}: ${submitted.refusal.code}, ${submitted.refusal.message}`);
    const isWaiting = this.books.matters.waitingOf(id) !== undefined && this.books.matters.waitingOf(id)?.decidedAt === undefined;
    this.#tell(holder, kind, body, isWaiting ? 'waits for another person' : '');
    return id;
  }

  /** A record that this person tries to write and that is refused for this reason. */
  async refuse(holder: string, kind: string, body: JsonObject, code: string, putAside?: PutAside): Promise<Submitted> {
    const size = this.journal.size;
    const { submitted } = await this.#submit(holder, kind, body, putAside);
    if (submitted.ok) throw new Error(`${holder} could write ${kind}, and ${code} was expected`);
    if (submitted.refusal.code !== code) throw new Error(`${holder} could not write ${kind} for ${submitted.refusal.code} (${submitted.refusal.message}), and ${code} was expected`);
    if (putAside === undefined && this.journal.size !== size) throw new Error('what was refused was written');
    this.#tell(holder, kind, body, `refused: ${code}`);
    return submitted;
  }

  /** A table of the story's own, shown after the ledger. */
  show(title: string, rows: readonly (readonly string[])[]): void {
    this.tables.push(aligned(title, rows));
  }

  /** Everything the books show in the end, as text. */
  async shown(): Promise<string> {
    const losses = lossTable(await this.store.read(0, this.journal.size), this.books);
    const tables = [ledgerTable(this.books), losses, ...this.tables, exceptionsTable(this.books)];
    return tables.filter((table) => table !== undefined).join('\n\n');
  }

  /** What was written, line by line. */
  told(): string {
    return recordsTable(this.books, this.records);
  }

  /** The audit of strangers over what was written. */
  async audited(): Promise<void> {
    const report = await audit(auditSourceOf(this.store, await this.journal.checkpoint()));
    if (!report.verified) throw new Error(`the audit fails at ${report.failure?.at}: ${report.failure?.message}`);
  }

  async #submit(holder: string, kind: string, body: JsonObject, putAside?: PutAside): Promise<{ readonly id: string; readonly submitted: Submitted }> {
    const author = this.keyOf(holder);
    const chain = this.books.authors.get(author);
    const seq = (chain?.seq ?? -1) + 1;
    const record: Record = { author, seq, kind, eventTime: this.#day, body, ...(seq === 0 ? {} : { prev: chain?.head as string }) };
    const id = recordId(record);
    return { id, submitted: await this.journal.submit([{ record: recordObject(record), seal: toBase64Url(sealOf(this.#seed(holder), id)) }], putAside) };
  }

  async #steward(kind: string, body: JsonObject): Promise<void> {
    const written = await this.journal.write([{ kind, eventTime: this.#day, body }]);
    if (!written.ok) throw new Error(`${kind}: ${written.refusal.code}, ${written.refusal.message}`);
  }

  #seed(holder: string): Uint8Array {
    const seed = this.#seeds.get(holder);
    if (seed === undefined) throw new Error(`nobody in this story is called ${holder}`);
    return seed;
  }

  #tell(holder: string, kind: string, body: JsonObject, outcome: string): void {
    this.records.push({ day: this.#day, holder, kind, body, outcome });
  }
}

/** Tells a story and gives what its people wrote and what the books show. */
export async function tellStory(story: Story): Promise<Telling> {
  const telling = await Telling.begin(story.people);
  await story.tell(telling);
  await telling.audited();
  return telling;
}

/** Dollars with two decimals, as an amount in a body. */
export function usd(text: string): JsonObject {
  return { commodity: 'USD', least: leastOf(text, 2) };
}

/** Kilograms of a commodity kept to the gram. */
export function kg(commodity: string, text: string): JsonObject {
  return { commodity, least: leastOf(text, 3) };
}

/** Pieces. */
export function pieces(commodity: string, count: number): JsonObject {
  return { commodity, least: String(count) };
}

/** So many bags of 50 kg of wheat flour, as a line of goods. */
export function bags(count: number, more: JsonObject = {}): JsonObject {
  return { amount: kg('flour', String(count * BAG_KG)), packages: count, ...more };
}

/** Weight of a bag in the stories. */
export const BAG_KG = 50;

function leastOf(text: string, scale: number): string {
  const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.');
  return String(BigInt(whole + fraction.padEnd(scale, '0')));
}

const organisation = (code: string, name: string): readonly [string, JsonObject] => ['organisation', { code, name }];
const site = (code: string, name: string, type: string): readonly [string, JsonObject] => ['site', { code, name, type }];
const fund = (code: string, name: string, restriction: string): readonly [string, JsonObject] => ['fund', { code, name, restrictions: [restriction] }];
const goods = (code: string, name: string, unit: string, scale: number, more: JsonObject = {}): readonly [string, JsonObject] => ['commodity', { code, name, class: 'goods', unit, scale, ...more }];

/** Everything the stories are about. */
const MASTERS: readonly (readonly [kind: string, body: JsonObject])[] = [
  organisation('norway', 'Norway'),
  organisation('kuwait', 'Kuwait'),
  organisation('mill', 'The flour mill'),
  organisation('coast-transport', 'Coast Transport'),
  organisation('kitchens', 'Kitchens of the coast'),
  site('port', 'Port warehouse', 'warehouse'),
  site('warehouse-1', 'Warehouse 1', 'warehouse'),
  site('gate', 'The gate', 'crossing'),
  site('camp', 'The camp', 'distribution-point'),
  fund('open', 'Gifts without condition', 'unrestricted'),
  fund('norway', 'Norway, for bread', 'purpose'),
  fund('kuwait', 'Kuwait, for the camp', 'unrestricted'),
  fund('zakat', 'Zakat', 'zakat'),
  ['commodity', { code: 'USD', name: 'United States dollar', class: 'money', unit: 'USD', scale: 2 }],
  goods('flour', 'Wheat flour', 'KGM', 3),
  goods('oil', 'Cooking oil', 'LTR', 3),
  goods('soap', 'Soap, bar', 'C62', 0),
  goods('tent', 'Family tent', 'C62', 0),
  goods('parcel', 'Family parcel', 'C62', 0, { contents: [{ commodity: 'flour', least: '10000' }, { commodity: 'oil', least: '2000' }, { commodity: 'soap', least: '4' }] }),
];
