// An agency's folder for the board of agencies. All of it is for its owner alone:
//
//   FOLDER/agency.json          the agency's name
//   FOLDER/key                  seed of the key that signs its calls
//   FOLDER/CYCLE.pinned.json    holders, shares and board, as agreed on before the cycle
//   FOLDER/CYCLE.tokens.jsonl   tokens of households that were evaluated: a household is asked about once
//   FOLDER/CYCLE.rows.json      which row of the board is which household
//   FOLDER/CYCLE.asked.jsonl    what each holder was asked, to be compared with what it counts in public
//   FOLDER/CYCLE.HOLDER.checkpoint   the state of a holder's journal when it was last looked at, which it must continue

import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isParty } from '@amanah/dedup-board/call.ts';
import type { PinnedCycle } from '@amanah/dedup-board/agency.ts';
import { isCycle, type HouseholdKey } from '@amanah/dedup-board/household-keys.ts';
import type { Token } from '@amanah/dedup-board/keyholders.ts';
import { fromHex, toHex, utf8 } from '@amanah/log/bytes.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { decode, Fields, type Decoded, type Json } from '@amanah/record/decode.ts';
import { writeDurably } from '@amanah/server/books/books-folder.ts';
import { Fault, wrongUse } from './fault.ts';
import { DEDUP_HINT } from './dedup-households.ts';

const OWNER_ONLY = 0o600;
const TEXT_MAX = 1000;

/** What one holder did with a request. */
export interface AskedLine {
  readonly time: string;
  readonly holder: string;
  readonly households: number;
  readonly outcome: 'answered' | 'refused' | 'unknown';
}

/** Makes the folder and key of an agency, or gives those that are there. */
export async function openOrMakeAgency(path: string, name: string | undefined): Promise<AgencyFolder> {
  if (!existsSync(join(path, 'agency.json'))) {
    if (name === undefined || !isParty(name)) throw wrongUse(`the name of an agency has up to 40 small letters, digits and hyphens${name === undefined ? '' : `, not ${JSON.stringify(name)}`}.`, 'Say it with --name NAME');
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(path, 0o700);
    if (!existsSync(join(path, 'key'))) await writeDurably(join(path, 'key'), `${toHex(randomBytes(32))}\n`, OWNER_ONLY);
    await writeDurably(join(path, 'agency.json'), `${JSON.stringify({ agency: name, format: 'amanah-dedup-agency/1' })}\n`, OWNER_ONLY);
  }
  const folder = await openAgency(path);
  if (name !== undefined && folder.agency !== name) throw new Fault(`the folder is the agency ${folder.agency}'s, not ${name}'s.`, { hint: 'Use a folder for each agency.' });
  return folder;
}

/** Opens the folder of an agency. */
export async function openAgency(path: string): Promise<AgencyFolder> {
  if (!existsSync(join(path, 'agency.json'))) throw new Fault('the folder of --as is no agency\'s.', { hint: 'Make one with: amanah dedup-board agency FOLDER --name NAME' });
  const read = decodeText(await readFile(join(path, 'agency.json'), 'utf8'), (fields) => {
    fields.oneOf('format', ['amanah-dedup-agency/1']);
    return fields.text('agency', 40);
  });
  const key = /^([0-9a-f]{64})\n?$/.exec(await readFile(join(path, 'key'), 'utf8'))?.[1];
  if (!read.ok || !isParty(read.value) || key === undefined) throw new Fault('agency.json or key in the folder of --as is damaged.', { hint: 'Put it back from a copy.' });
  return new AgencyFolder(path, read.value, fromHex(key) as Uint8Array);
}

function decodeText<T>(text: string, read: (fields: Fields) => T): Decoded<T> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { ok: false, path: 'file', message: 'it is not JSON' };
  }
  return decode(() => {
    const fields = new Fields(value, 'file');
    const result = read(fields);
    fields.end();
    return result;
  });
}

export class AgencyFolder {
  readonly agency: string;
  readonly seed: Uint8Array;
  readonly #path: string;

  constructor(path: string, agency: string, seed: Uint8Array) {
    this.#path = path;
    this.agency = agency;
    this.seed = seed;
  }

  /** The files of one cycle. */
  cycle(cycle: string): CycleFiles {
    if (!isCycle(cycle)) throw wrongUse(`--cycle has 1 to 64 letters, digits and ._/-, the first a letter or digit, not ${JSON.stringify(cycle)}.`, DEDUP_HINT);
    return new CycleFiles(join(this.#path, encodeURIComponent(cycle)), cycle, this.seed);
  }
}

/** What an agency keeps of one cycle. */
export class CycleFiles {
  readonly cycle: string;
  readonly #stem: string;
  readonly #seed: Uint8Array;
  /** Lines are added one after the other, whoever adds them. */
  #adding: Promise<void> = Promise.resolve();

  constructor(stem: string, cycle: string, seed: Uint8Array) {
    this.#stem = stem;
    this.cycle = cycle;
    this.#seed = seed;
  }

  /** Where the pinned shares stand. */
  get pinnedFile(): string {
    return `${this.#stem}.pinned.json`;
  }

  get isPinned(): boolean {
    return existsSync(this.pinnedFile);
  }

  async pin(pinned: PinnedCycle): Promise<void> {
    await writeDurably(this.pinnedFile, `${pinnedText(pinned)}\n`, OWNER_ONLY);
  }

  async pinned(): Promise<PinnedCycle> {
    if (!this.isPinned) throw new Fault(`nothing is pinned for the cycle ${this.cycle}.`, { hint: 'First: amanah dedup-board pin FOLDER --cycle CYCLE --holders URL,URL --board-at URL' });
    const read = decodeText(await readFile(this.pinnedFile, 'utf8'), pinnedIn);
    if (!read.ok || read.value.cycle !== this.cycle) throw new Fault(`${this.pinnedFile} is damaged${read.ok ? '' : `: ${read.message}`}.`, { hint: 'Delete it, and pin again, comparing the fingerprint with the other agencies.' });
    return read.value;
  }

  /**
   * A sign by which a household is known again that was not changed since, under the same pinned shares. It is made with
   * the agency's key, so that nobody without the folder can confirm a guess by it.
   */
  markOf(pinned: PinnedCycle, keys: readonly HouseholdKey[]): string {
    const hmac = createHmac('sha256', this.#seed).update('amanah/dedup/v1/mark').update(fingerprintOf(pinned));
    for (const { index, input } of keys) hmac.update(Uint8Array.of(index)).update(sha256(input));
    return hmac.digest('hex').slice(0, 32);
  }

  /** Tokens by household and mark; the last line of a household counts. A line that was cut off is left out. */
  tokens(): Map<string, { readonly mark: string; readonly tokens: readonly Token[] }> {
    const found = new Map<string, { readonly mark: string; readonly tokens: readonly Token[] }>();
    for (const { household, mark, tokens } of linesOf<{ household: string; mark: string; tokens: readonly Token[] }>(`${this.#stem}.tokens.jsonl`)) found.set(household, { mark, tokens });
    return found;
  }

  async addTokens(lines: readonly { readonly household: string; readonly mark: string; readonly tokens: readonly Token[] }[]): Promise<void> {
    await this.#add(`${this.#stem}.tokens.jsonl`, lines);
  }

  /** Row of the board by household. */
  rows(): Map<string, string> {
    const file = `${this.#stem}.rows.json`;
    return existsSync(file) ? new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>)) : new Map();
  }

  async keepRows(rows: ReadonlyMap<string, string>): Promise<void> {
    await writeDurably(`${this.#stem}.rows.json`, `${JSON.stringify(Object.fromEntries(rows), null, 0)}\n`, OWNER_ONLY);
  }

  /** Forgets households whole: their rows and their tokens. */
  async forget(households: ReadonlySet<string>): Promise<void> {
    await this.keepRows(new Map([...this.rows()].filter(([household]) => !households.has(household))));
    const left = [...this.tokens()].filter(([household]) => !households.has(household)).map(([household, rest]) => ({ household, ...rest }));
    await writeDurably(`${this.#stem}.tokens.jsonl`, left.map((line) => `${JSON.stringify(line)}\n`).join(''), OWNER_ONLY);
  }

  /** The newest checkpoint of a holder's journal that verified. */
  checkpoint(holder: string): Uint8Array | undefined {
    const file = `${this.#stem}.${holder}.checkpoint`;
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  async keepCheckpoint(holder: string, note: string): Promise<void> {
    await writeDurably(`${this.#stem}.${holder}.checkpoint`, note, OWNER_ONLY);
  }

  asked(): readonly AskedLine[] {
    return [...linesOf<AskedLine>(`${this.#stem}.asked.jsonl`)];
  }

  async addAsked(lines: readonly AskedLine[]): Promise<void> {
    await this.#add(`${this.#stem}.asked.jsonl`, lines);
  }

  #add(file: string, lines: readonly object[]): Promise<void> {
    const added = this.#adding.then(() => append(file, lines));
    this.#adding = added.catch(() => undefined);
    return added;
  }
}

/** Appends lines and waits until they are on the disk. */
async function append(file: string, lines: readonly object[]): Promise<void> {
  if (lines.length === 0) return;
  const handle = await open(file, 'a', OWNER_ONLY);
  try {
    // A line that a stop has cut off ends here, so that the next one is whole.
    const needsEnd = existsSync(file) && readFileSync(file).at(-1) !== 0x0a && (await handle.stat()).size > 0;
    await handle.appendFile((needsEnd ? '\n' : '') + lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function* linesOf<T>(file: string): Generator<T> {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    try {
      yield JSON.parse(line) as T;
    } catch {
      // Cut off by a stop: what it would have said was not done.
    }
  }
}

function pinnedText({ cycle, holders, board }: PinnedCycle): string {
  return JSON.stringify({ board: { name: board.name, url: board.url }, cycle, format: 'amanah-dedup-pinned/1', holders: holders.map(({ name, url, share }) => ({ name, share: toHex(share), url })) }, null, 2);
}

function pinnedIn(fields: Fields): PinnedCycle {
  const named = (one: Fields): { readonly name: string; readonly url: string } => ({ name: one.matching('name', /^[a-z0-9][a-z0-9-]{0,39}$/, 'the name of a holder or board'), url: one.matching('url', /^https?:\/\/\S+\/$/, 'a web address with a slash at its end') });
  fields.oneOf('format', ['amanah-dedup-pinned/1']);
  const cycle = fields.text('cycle', TEXT_MAX);
  const holders = fields.list('holders', (item, path) => {
    const one = new Fields(item, path);
    const holder = { ...named(one), share: fromHex(one.matching('share', /^[0-9a-f]{64}$/, '64 hex digits')) as Uint8Array };
    one.end();
    return holder;
  }, { min: 2, max: 10 });
  const place = fields.object('board');
  const board = named(place);
  place.end();
  return { cycle, holders, board };
}

/** What agencies compare by telephone: 32 digits over the cycle and the names and shares of its holders, in the order of their names. */
export function fingerprintOf({ cycle, holders }: PinnedCycle): string {
  const lines = holders.map(({ name, share }) => `${name} ${toHex(share)}`).sort();
  return toHex(sha256(utf8(`amanah-dedup-fingerprint/1\n${cycle}\n${lines.join('\n')}\n`))).slice(0, 32);
}
