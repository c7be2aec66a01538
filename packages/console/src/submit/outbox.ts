// What was said and is not yet known to be written. A draft has an id; the
// signed records are kept under it before they are sent, so that after a dead
// network, a reload or a crash the very same bytes go out again, and the server
// answers `already-recorded` to what it has. Only when the server says that the
// chain moved on meanwhile is a draft signed anew: it looks for the record
// first, so a record that it holds is never refused for its place. One lock per
// key lets only one tab at a time give out places in the chain.

import { recordId } from '@amanah/record/entry.ts';
import type { Answer, Problem } from '../server.ts';
import { signSubmission, type ChainHead, type Intent, type SignedSubmission, type Signer } from './chained-record.ts';

export interface OutboxEntry {
  readonly id: string;
  /** What it is, for the list: the name of the form. */
  readonly form: string;
  readonly since: string;
  readonly state: 'waiting' | 'refused' | 'done';
  readonly intents: readonly Intent[];
  readonly author: string;
  readonly signed?: SignedSubmission;
  readonly ids?: readonly string[];
  readonly problem?: Problem;
  /** Digest of what was said, when it is written and its text is no longer kept. */
  readonly said?: string;
}

export type Outcome =
  | { readonly state: 'done'; readonly ids: readonly string[] }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly problem: Problem };

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface OutboxNeeds {
  readonly shelf: Shelf;
  readonly signer: Signer;
  readonly head: (author: string) => Promise<Answer<ChainHead>>;
  readonly post: (submission: SignedSubmission) => Promise<Answer<{ readonly ids: readonly string[] }>>;
  /** Runs `work` while nobody else, in this tab or another, holds the name. */
  readonly alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly now: () => string;
  readonly changed: () => void;
}

const PREFIX = 'amanah-outbox/';
/** How many finished entries are remembered, so that a second press or a second tab finds what the first did. */
const DONE_KEPT = 100;
/** How often a draft is signed anew when others of the same key are faster. */
const SIGNED_AGAIN_MAX = 8;

export class Outbox {
  readonly #needs: OutboxNeeds;

  constructor(needs: OutboxNeeds) {
    this.#needs = needs;
  }

  /** Everything on the shelf, oldest first. */
  entries(): OutboxEntry[] {
    const { shelf } = this.#needs;
    const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((name) => name.startsWith(PREFIX));
    return names.flatMap((name) => entryIn(shelf.getItem(name))).sort((a, b) => (a.since < b.since ? -1 : 1));
  }

  /** What is waiting to be sent. */
  waiting(): OutboxEntry[] {
    return this.entries().filter(({ state, author }) => state === 'waiting' && author === this.#needs.signer.publicKey);
  }

  /** What became of a draft that was signed here before; undefined where nothing was, or where it was refused and may be said again. */
  outcomeOf(id: string): Outcome | undefined {
    const known = this.#entry(id);
    if (known === undefined || known.state === 'refused') return undefined;
    return known.state === 'done' ? { state: 'done', ids: known.ids ?? [] } : { state: 'waiting' };
  }

  /**
   * Says something once: the same id said again, by a second press or a second tab, gives the outcome of the first. A tab
   * that says something else under that id is told so (`said-otherwise`): its words are neither written nor taken for the others.
   */
  submit(id: string, form: string, intents: readonly Intent[]): Promise<Outcome> {
    return this.#alone(async () => {
      const known = this.#entry(id);
      const before = known?.state === 'done' ? known.said : known?.state === 'waiting' ? digestOf(known.intents) : undefined;
      if (before !== undefined && before !== digestOf(intents)) return { state: 'refused', problem: { status: 409, code: 'said-otherwise', title: '', message: '' } };
      if (known?.state === 'done') return { state: 'done', ids: known.ids ?? [] };
      // What is waiting may be in the journal already: it goes out as it is.
      if (known?.state !== 'waiting') {
        this.#keep({ id, form, since: this.#needs.now(), state: 'waiting', intents, author: this.#needs.signer.publicKey });
      }
      return this.#send(id);
    });
  }

  /** Sends all that waits, oldest first; stops at the first that finds no network. */
  async flush(): Promise<void> {
    for (const { id } of this.waiting()) {
      const outcome = await this.#alone(() => this.#send(id));
      if (outcome.state === 'waiting') return;
    }
  }

  /** Takes a refused entry from the list. What waits cannot be taken back: it may be written. */
  discard(id: string): void {
    if (this.#entry(id)?.state !== 'refused') return;
    this.#needs.shelf.removeItem(`${PREFIX}${id}`);
    this.#needs.changed();
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#needs.alone(`amanah-chain-${this.#needs.signer.publicKey}`, work);
  }

  #entry(id: string): OutboxEntry | undefined {
    return entryIn(this.#needs.shelf.getItem(`${PREFIX}${id}`))[0];
  }

  #keep(entry: OutboxEntry): void {
    this.#needs.shelf.setItem(`${PREFIX}${entry.id}`, JSON.stringify(entry));
    this.#needs.changed();
  }

  async #send(id: string): Promise<Outcome> {
    for (let round = 0; round < SIGNED_AGAIN_MAX; round += 1) {
      const entry = this.#entry(id);
      if (entry === undefined) return { state: 'waiting' };
      if (entry.state === 'done') return { state: 'done', ids: entry.ids ?? [] };
      const signed = entry.signed ?? (await this.#sign(entry));
      if ('state' in signed) return signed;
      const answer = await this.#needs.post(signed);
      if (answer.ok || ('problem' in answer && answer.problem.code === 'already-recorded')) return this.#done(entry, signed);
      if ('offline' in answer) return { state: 'waiting' };
      if (answer.problem.code !== 'sequence') return this.#settle(entry, answer.problem);
      const { signed: _, ...unsigned } = entry;
      this.#keep(unsigned);
    }
    return { state: 'waiting' };
  }

  async #sign(entry: OutboxEntry): Promise<SignedSubmission | Outcome> {
    const head = await this.#needs.head(entry.author);
    if (!head.ok) return 'problem' in head ? this.#settle(entry, head.problem) : { state: 'waiting' };
    const signed = await signSubmission(entry.intents, head.value, this.#needs.signer);
    this.#keep({ ...entry, signed });
    return signed;
  }

  #done(entry: OutboxEntry, { ids }: SignedSubmission): Outcome {
    const { signed: _, problem: __, ...rest } = entry;
    this.#keep({ ...rest, intents: [], said: digestOf(entry.intents), state: 'done', ids });
    const done = this.entries().filter(({ state }) => state === 'done');
    for (const old of done.slice(0, Math.max(0, done.length - DONE_KEPT))) this.#needs.shelf.removeItem(`${PREFIX}${old.id}`);
    this.#needs.changed();
    return { state: 'done', ids };
  }

  /** A session that ended or a server in trouble is no verdict on the record: it waits. */
  #settle(entry: OutboxEntry, problem: Problem): Outcome {
    if (problem.status === 401 || problem.status === 403 && problem.code.includes('csrf') || problem.status === 429 || problem.status >= 500) return { state: 'waiting' };
    const { signed: _, ...rest } = entry;
    this.#keep({ ...rest, state: 'refused', problem });
    return { state: 'refused', problem };
  }
}

/** What tells two submissions of one draft apart: kind, day and body, whoever signs them and wherever they stand. */
function digestOf(intents: readonly Intent[]): string {
  return recordId({ author: '', seq: 0, kind: '', eventTime: '', body: { intents: intents.map(({ kind, eventTime, body, refers }) => ({ kind, eventTime, body, ...(refers === undefined ? {} : { refers: { ...refers } }) })) } });
}

function entryIn(text: string | null): OutboxEntry[] {
  if (text === null) return [];
  try {
    return [JSON.parse(text) as OutboxEntry];
  } catch {
    // A torn entry is no entry: it was never sent, because what is sent is kept first.
    return [];
  }
}
