import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ed25519 } from '@noble/curves/ed25519.js';
import { toBase64Url } from '@amanah/log/bytes.ts';
import { sealVerifies } from '@amanah/record/entry.ts';
import type { Answer } from '../server.ts';
import type { ChainHead, Intent, SignedSubmission, Signer } from './chained-record.ts';
import { Outbox, type OutboxNeeds, type Shelf } from './outbox.ts';

class MapShelf implements Shelf {
  readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  key(at: number): string | null {
    return [...this.map.keys()][at] ?? null;
  }
  getItem(name: string): string | null {
    return this.map.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.map.set(name, value);
  }
  removeItem(name: string): void {
    this.map.delete(name);
  }
}

const seed = new Uint8Array(32).fill(7);
const signer: Signer = { publicKey: toBase64Url(ed25519.getPublicKey(seed)), sign: (message) => Promise.resolve(ed25519.sign(message, seed)) };
const GIFT: Intent = { kind: 'gift', eventTime: '2026-11-22', body: { donor: 'a' } };
const refused = (code: string, status = 422): Answer<never> => ({ ok: false, problem: { status, code, title: '', message: '' } });

/** A journal of one author that judges in the order of `admit`: what it has, then the place in the chain. */
class TinyServer {
  readonly journal: string[] = [];
  head: ChainHead = { seq: -1, head: '' };
  /** How the network treats the next requests: `lost` never arrives, `unheard` arrives and its answer is lost. */
  readonly weather: ('fine' | 'lost' | 'unheard')[] = [];
  readonly seen: string[] = [];

  post(submission: SignedSubmission): Promise<Answer<{ readonly ids: readonly string[] }>> {
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'lost') return Promise.resolve({ ok: false, offline: true });
    this.seen.push(JSON.stringify(submission.records));
    const answer = this.judge(submission);
    return Promise.resolve(weather === 'unheard' ? { ok: false, offline: true } : answer);
  }

  judge({ records, ids }: SignedSubmission): Answer<{ readonly ids: readonly string[] }> {
    if (this.journal.includes(ids[0] as string)) return refused('already-recorded', 409);
    const first = records[0]?.record as { readonly seq: number; readonly prev?: string };
    if (first.seq !== this.head.seq + 1 || (first.prev ?? '') !== this.head.head) return refused('sequence', 409);
    this.journal.push(...ids);
    this.head = { seq: this.head.seq + ids.length, head: ids.at(-1) as string };
    return { ok: true, value: { ids } };
  }
}

/** Locks over all tabs, as the browser gives them. */
function sharedLocks(): OutboxNeeds['alone'] {
  let last: Promise<unknown> = Promise.resolve();
  return (_, work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function tab(server: TinyServer, shelf: Shelf, alone = sharedLocks()): Outbox {
  let at = 0;
  return new Outbox({
    shelf, signer, alone,
    head: () => Promise.resolve({ ok: true, value: { ...server.head } }),
    post: (submission) => server.post(submission),
    now: () => `2026-11-22T00:00:${String((at += 1)).padStart(2, '0')}Z`,
    changed: () => undefined,
  });
}

test('[O2] after a dead network the very same bytes go out again, and what the journal has already counts as written', async () => {
  for (const weather of [['lost'], ['unheard'], ['unheard', 'unheard', 'lost']] as const) {
    const server = new TinyServer();
    const shelf = new MapShelf();
    server.weather.push(...weather);
    const outbox = tab(server, shelf);
    assert.deepEqual(await outbox.submit('d1', 'gift', [GIFT]), { state: 'waiting' });
    assert.equal(outbox.waiting().length, 1);
    // The page is loaded again: a new outbox over what the shelf holds.
    const after = tab(server, shelf);
    for (let round = 0; after.waiting().length > 0 && round < 5; round += 1) await after.flush();
    assert.equal(after.waiting().length, 0);
    assert.equal(server.journal.length, 1);
    assert.equal(new Set(server.seen).size, 1, 'one sequence of bytes');
  }
});

test('[O2] what is sent stands on the shelf, signed, before it is sent', async () => {
  const server = new TinyServer();
  const shelf = new MapShelf();
  const outbox = new Outbox({
    shelf, signer, alone: sharedLocks(), now: () => '2026-11-22T00:00:00Z', changed: () => undefined,
    head: () => Promise.resolve({ ok: true, value: server.head }),
    post: (submission) => {
      const kept = JSON.parse(shelf.getItem('amanah-outbox/d1') ?? '{}') as { readonly signed?: SignedSubmission };
      assert.deepEqual(kept.signed, submission);
      return server.post(submission);
    },
  });
  assert.equal((await outbox.submit('d1', 'gift', [GIFT])).state, 'done');
});

test('[O3] a second press and a second tab write one draft once', async () => {
  const server = new TinyServer();
  const shelf = new MapShelf();
  const locks = sharedLocks();
  const [one, two] = [tab(server, shelf, locks), tab(server, shelf, locks)];
  const outcomes = await Promise.all([one.submit('d1', 'gift', [GIFT]), one.submit('d1', 'gift', [GIFT]), two.submit('d1', 'gift', [GIFT]), two.flush()]);
  assert.equal(server.journal.length, 1);
  assert.deepEqual(outcomes.slice(0, 3).map((outcome) => outcome?.state), ['done', 'done', 'done']);
});

test('[O3] a tab that says something else under the same draft is told so, before and after the first is written', async () => {
  const server = new TinyServer();
  const shelf = new MapShelf();
  const locks = sharedLocks();
  const [one, two] = [tab(server, shelf, locks), tab(server, shelf, locks)];
  const other: Intent = { ...GIFT, body: { donor: 'b' } };
  server.weather.push('lost');
  const states: string[] = [];
  const say = async (box: Outbox, intent: Intent): Promise<void> => {
    const outcome = await box.submit('d1', 'gift', [intent]);
    states.push(outcome.state === 'refused' ? outcome.problem.code : outcome.state);
  };
  await say(one, GIFT);
  await say(two, other);
  await say(one, GIFT);
  await say(two, other);
  await say(two, GIFT);
  assert.deepEqual([states, server.journal.length], [['waiting', 'said-otherwise', 'done', 'said-otherwise', 'done'], 1]);
});

test('[O4] in any weather, with any number of tabs and reloads, every draft is written exactly once', async () => {
  const weather = fc.array(fc.constantFrom('fine' as const, 'lost' as const, 'unheard' as const), { maxLength: 12 });
  const steps = fc.array(fc.record({ tab: fc.nat(1), draft: fc.nat(5) }), { minLength: 1, maxLength: 12 });
  await fc.assert(fc.asyncProperty(weather, steps, async (skies, presses) => {
    const server = new TinyServer();
    server.weather.push(...skies);
    const shelf = new MapShelf();
    const locks = sharedLocks();
    const tabs = [tab(server, shelf, locks), tab(server, shelf, locks)];
    await Promise.all(presses.map(({ tab: at, draft }) => (tabs[at] as Outbox).submit(`d${draft}`, 'gift', [{ ...GIFT, body: { donor: `donor-${draft}` } }])));
    server.weather.length = 0;
    await (tabs[0] as Outbox).flush();
    await (tabs[1] as Outbox).flush();
    assert.equal(server.journal.length, new Set(presses.map(({ draft }) => draft)).size);
    assert.equal((tabs[0] as Outbox).waiting().length, 0);
  }), { numRuns: 100 });
});

test('[O4] when somebody else of the same key was faster, the draft is signed anew on the new head', async () => {
  const server = new TinyServer();
  const shelf = new MapShelf();
  server.weather.push('lost');
  const outbox = tab(server, shelf);
  await outbox.submit('d1', 'gift', [GIFT]);
  // Another browser with the same key writes meanwhile.
  server.head = { seq: 0, head: 'ab'.repeat(32) };
  server.journal.push(server.head.head);
  await outbox.flush();
  assert.equal(server.journal.length, 2);
  assert.equal(server.head.seq, 1);
});

test('[O2] a refusal is kept with its reason and can be corrected under the same id; an ended session is no refusal', async () => {
  const server = new TinyServer();
  const shelf = new MapShelf();
  const judge = server.judge.bind(server);
  const outbox = tab(server, shelf);
  server.judge = () => refused('unknown-fund');
  assert.equal((await outbox.submit('d1', 'gift', [GIFT])).state, 'refused');
  assert.equal(outbox.entries()[0]?.problem?.code, 'unknown-fund');
  for (const [code, status] of [['not-signed-in', 401], ['wrong-csrf', 403], ['too-many-requests', 429], ['out-of-order', 500]] as const) {
    server.judge = () => refused(code, status);
    assert.equal((await outbox.submit('d1', 'gift', [GIFT])).state, 'waiting', code);
  }
  server.judge = judge;
  await outbox.flush();
  assert.equal(server.journal.length, 1);
  outbox.discard('d1');
  assert.equal(outbox.entries().length, 1, 'what is written is not thrown away');
});

test('[O2] a long submission is sealed at every 64th record and at its end, by seals that verify, and names records of its own', async () => {
  const server = new TinyServer();
  const shelf = new MapShelf();
  const intents = Array.from({ length: 130 }, (_, at): Intent => (at === 0 ? GIFT : { kind: 'bank-line', eventTime: '2026-11-22', body: { line: at }, refers: { field: 'statement', draft: 0 } }));
  await tab(server, shelf).submit('d1', 'bank-statement', intents);
  const sent = JSON.parse(server.seen[0] as string) as SignedSubmission['records'];
  assert.deepEqual(sent.flatMap(({ seal }, at) => (seal === undefined ? [] : [at])), [63, 127, 129]);
  for (const at of [63, 127, 129]) assert.equal(sealVerifies(signer.publicKey, server.journal[at] as string, sent[at]?.seal as string), true);
  assert.equal((sent[129]?.record['body'] as { readonly statement: string }).statement, server.journal[0]);
});
