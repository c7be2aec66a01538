// The dishonest operator. It holds the author's key and the log's key, so every
// signature it makes is valid; what it does not hold is what strangers kept.

import { toBase64Url } from '@amanah/log/bytes.ts';
import type { AuditStep } from '@amanah/audit/verdict.ts';
import type { Json, JsonObject } from '@amanah/record/decode.ts';
import { encodeEntry, recordId, sealOf } from '@amanah/record/entry.ts';
import type { Record } from '@amanah/record/record.ts';
import type { World } from '../world.ts';

/** One entry, taken apart. */
export interface LooseEntry {
  readonly record: Record;
  readonly recordTime: string;
  readonly sealed: boolean;
}

/** What the forger publishes instead, and where an audit must stop. */
export interface Forged {
  readonly entries: readonly Uint8Array[];
  /** Steps of which one must fail, for somebody who has nothing but the folder. Empty when the forgery is whole in itself. */
  readonly alone: readonly AuditStep[];
}

/** What the forger has in hand. */
export interface Loot {
  readonly world: World;
  readonly entries: readonly Uint8Array[];
  /** Nothing before this record was changed: older checkpoints up to here still hold. */
  readonly from: number;
}

/** One way to forge. It gives undefined where the journal offers no occasion. */
export interface Forgery {
  readonly name: string;
  readonly forge: (loot: Loot) => Forged | undefined;
}

/** Takes an entry apart. */
export function loosen(entry: Uint8Array): LooseEntry {
  const { record, recordTime, seal } = JSON.parse(Buffer.from(entry).toString('utf8')) as { record: Record; recordTime: string; seal?: string };
  return { record, recordTime, sealed: seal !== undefined };
}

/** The seed of an author's key: this forger has them all. */
export type SeedOf = (author: string) => Uint8Array;

/** Chains and seals entries anew, with citations following the records they cite. Every author keeps a chain of its own. */
export function chainAnew(loose: readonly LooseEntry[], seedOf: SeedOf): Uint8Array[] {
  const newIds = new Map<string, string>();
  const chains = new Map<string, { seq: number; head: string }>();
  return loose.map(({ record, recordTime, sealed }) => {
    const chain = chains.get(record.author) ?? { seq: -1, head: '' };
    const body = following(record.body, newIds) as JsonObject;
    const seq = chain.seq + 1;
    const next: Record = { author: record.author, seq, kind: record.kind, eventTime: record.eventTime, body, ...(seq === 0 ? {} : { prev: chain.head }) };
    const { bytes, id } = encodeEntry(next, recordTime, sealed ? (hex) => toBase64Url(sealOf(seedOf(record.author), hex)) : undefined);
    newIds.set(recordId(record), id);
    chains.set(record.author, { seq, head: id });
    return bytes;
  });
}

/** A value with every id in it replaced by the id that the record has now. */
function following(value: Json, newIds: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return newIds.get(value) ?? value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => following(one, newIds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, following(held as Json, newIds)]));
}

/** Entries with one of them changed, everything after it made to fit. */
function rewritten({ world, entries }: Loot, at: number, change: (entry: LooseEntry) => LooseEntry): Uint8Array[] {
  return chainAnew(entries.map((entry, index) => (index === at ? change(loosen(entry)) : loosen(entry))), (author) => world.seedOf(author));
}

/** Indexes, from the loot's first on, of records of a kind. */
function placesOf({ entries, from }: Loot, fits: (record: Record) => boolean): number[] {
  return entries.flatMap((entry, at) => (at >= from && fits(loosen(entry).record) ? [at] : []));
}

function withBody(entry: LooseEntry, body: JsonObject): LooseEntry {
  return { ...entry, record: { ...entry.record, body } };
}

/** A record appended by the forger, under its own name or somebody else's, sealed, with a valid chain. */
function appended({ world, entries }: Pick<Loot, 'world' | 'entries'>, kind: string, body: JsonObject, author = loosen(entries[0] as Uint8Array).record.author): Uint8Array[] {
  const loose = entries.map(loosen);
  const record: Record = { author, seq: 1, prev: '', kind, eventTime: '2024-09-09', body };
  return [...entries, chainAnew([...loose, { record, recordTime: '2024-09-09T09:09:09Z', sealed: true }], (author) => world.seedOf(author)).at(-1) as Uint8Array];
}

function changeAmount(loot: Loot): { at: number; change: (entry: LooseEntry) => LooseEntry } | undefined {
  const places = placesOf(loot, ({ kind, body }) => kind === 'gift' && body['amount'] !== undefined && body['source'] === undefined && body['fromPledge'] === undefined);
  if (places.length === 0) return undefined;
  return {
    at: loot.world.random.pick(places),
    change: (entry) => {
      const amount = entry.record.body['amount'] as { commodity: string; least: string };
      return withBody(entry, { ...entry.record.body, amount: { ...amount, least: String(BigInt(amount.least) + 1n) } });
    },
  };
}

/** Every way of forging that touches the entries. */
export const FORGERIES: readonly Forgery[] = [
  {
    name: 'makes a gift larger and signs everything again',
    forge: (loot) => {
      const found = changeAmount(loot);
      return found && { entries: rewritten(loot, found.at, found.change), alone: [] };
    },
  },
  {
    name: 'drops a record and closes the gap',
    forge: (loot) => {
      const places = placesOf(loot, ({ kind, body }) => (kind === 'need' || kind === 'loss' || kind === 'erasure') && body['source'] === undefined);
      if (places.length === 0) return undefined;
      const at = loot.world.random.pick(places);
      const kept = loot.entries.filter((_, index) => index !== at).map(loosen);
      // Where the dropped record carried the newest seal of its author, the one before it has to.
      const newest = kept.findLastIndex(({ record }) => record.author === loosen(loot.entries[at] as Uint8Array).record.author);
      return { entries: chainAnew(kept.map((entry, index) => (index === newest ? { ...entry, sealed: true } : entry)), (author) => loot.world.seedOf(author)), alone: [] };
    },
  },
  {
    name: 'changes the order of two records',
    forge: (loot) => {
      const places = placesOf(loot, ({ kind }) => kind === 'need').filter((at) => at + 1 < loot.entries.length && loosen(loot.entries[at + 1] as Uint8Array).record.kind === 'need');
      if (places.length === 0) return undefined;
      const at = loot.world.random.pick(places);
      const loose = loot.entries.map(loosen);
      const [one, two] = [loose[at] as LooseEntry, loose[at + 1] as LooseEntry];
      if (JSON.stringify(one.record.body) === JSON.stringify(two.record.body)) return undefined;
      loose.splice(at, 2, { ...two, sealed: one.sealed }, { ...one, sealed: two.sealed });
      return { entries: chainAnew(loose, (author) => loot.world.seedOf(author)), alone: [] };
    },
  },
  {
    name: 'moves the day of a gift',
    forge: (loot) => {
      const places = placesOf(loot, ({ kind, body }) => kind === 'gift' && body['source'] === undefined);
      if (places.length === 0) return undefined;
      return { entries: rewritten(loot, loot.world.random.pick(places), (entry) => ({ ...entry, record: { ...entry.record, eventTime: '2023-12-31' } })), alone: [] };
    },
  },
  {
    name: 'logs a record as of another time',
    forge: (loot) => (loot.from >= loot.entries.length ? undefined : { entries: rewritten(loot, loot.from, (entry) => ({ ...entry, recordTime: '2023-01-01T00:00:00Z' })), alone: [] }),
  },
  {
    name: 'takes the newest records away',
    forge: ({ world, entries, from }) => {
      const end = from + world.random.below(Math.max(1, entries.length - from));
      if (end >= entries.length || end === 0) return undefined;
      const loose = entries.slice(0, end).map(loosen);
      const last = loose.at(-1) as LooseEntry;
      return { entries: chainAnew([...loose.slice(0, -1), { ...last, sealed: true }], (author) => world.seedOf(author)), alone: [] };
    },
  },
  {
    name: 'spends what is not there',
    forge: (loot) => ({
      entries: appended(loot, 'payment', { account: 'bank', fund: 'general', amount: { commodity: 'USD', least: '4000000000000000000' }, expense: 'transport' }),
      alone: ['records'],
    }),
  },
  {
    name: 'pays with the key of a warehouse keeper',
    forge: (loot) => ({
      entries: appended(loot, 'payment', { account: 'bank', fund: 'general', amount: { commodity: 'USD', least: '1' }, expense: 'transport' }, loot.world.keyOf('keeper')),
      alone: ['records'],
    }),
  },
  {
    name: 'goes on with a key that was revoked',
    forge: (loot) => ({ entries: appended(loot, 'incident', { class: 'violence', place: 'rafah' }, loot.world.keyOf('ex-keeper')), alone: ['records'] }),
  },
  {
    name: 'approves what it wrote itself',
    forge: (loot) => {
      if (!loot.world.habits.fourEyes) return undefined;
      const author = loot.world.keyOf('logistics');
      const entries = appended(loot, 'loss', { class: 'damaged', fund: 'general', goods: [{ amount: { commodity: 'flour', least: '900000' } }], reason: 'none', site: 'rafah' }, author);
      const of = recordId(loosen(entries.at(-1) as Uint8Array).record);
      return { entries: appended({ world: loot.world, entries }, 'approval', { of, verdict: 'approved' }, author), alone: ['records'] };
    },
  },
  {
    name: 'takes zakat for another fund',
    forge: (loot) => ({ entries: appended(loot, 'release', { fund: 'zakat-2024', to: 'general', account: 'bank', amount: { commodity: 'USD', least: '1' }, reason: 'none' }), alone: ['records'] }),
  },
  {
    name: 'pays zakat to nobody whom its policy names',
    forge: (loot) => ({ entries: appended(loot, 'payment', { account: 'zakat-bank', fund: 'zakat-2024', amount: { commodity: 'USD', least: '1' }, expense: 'cash-to-people', category: 'riqab' }), alone: ['records'] }),
  },
  {
    name: 'hands zakat over under another fund\'s name',
    forge: (loot) => ({ entries: appended(loot, 'handover', { site: 'rafah', fund: 'general', goods: [{ amount: { commodity: 'flour', least: '1' }, fund: 'zakat-2024' }], cycle: 'cycle-1' }), alone: ['records'] }),
  },
  {
    name: 'loosens the policy of zakat under its old number',
    forge: (loot) => ({ entries: appended(loot, 'policy', { subject: 'fund/zakat-2024', version: 1, parameters: {} }), alone: ['records'] }),
  },
  {
    name: 'writes a record that was reversed before',
    forge: (loot) => {
      const reversed = loot.entries.map((entry) => loosen(entry).record).find(({ kind }) => kind === 'reversal');
      return reversed && { entries: appended(loot, 'reversal', { of: reversed.body['of'] as string, reason: 'again' }), alone: ['records'] };
    },
  },
  {
    name: 'leaves its newest record without a seal',
    forge: (loot) => ({ entries: rewritten(loot, loot.entries.length - 1, (entry) => ({ ...entry, sealed: false })), alone: ['chains'] }),
  },
  {
    name: 'puts the seal of one record onto another',
    forge: ({ entries }) => {
      const text = Buffer.from(entries.at(-1) as Uint8Array).toString('utf8');
      const other = entries.slice(0, -1).map((entry) => (JSON.parse(Buffer.from(entry).toString('utf8')) as { seal?: string }).seal).find((seal) => seal !== undefined);
      if (other === undefined) return undefined;
      return { entries: [...entries.slice(0, -1), Buffer.from(text.replace(/"seal":"[^"]+"/, `"seal":"${other}"`))], alone: ['chains'] };
    },
  },
  {
    name: 'leaves a gap in its chain',
    forge: ({ entries, from }) => {
      const at = Math.max(from, 1);
      return at + 1 >= entries.length ? undefined : { entries: entries.filter((_, index) => index !== at), alone: ['chains'] };
    },
  },
  {
    name: 'writes under a key nobody registered',
    forge: (loot) => {
      const stranger = loosen(loot.entries[0] as Uint8Array);
      const author = toBase64Url(loot.world.random.bytes(32));
      const record: Record = { author, seq: 0, kind: 'erasure', eventTime: stranger.record.eventTime, body: { subjects: 1, ground: 'none' } };
      const { bytes } = encodeEntry(record, '2024-09-09T09:09:09Z', (id) => toBase64Url(sealOf(loot.world.authorSeed, id)));
      return { entries: [...loot.entries, bytes], alone: ['chains', 'records'] };
    },
  },
  {
    name: 'hides what a newer file changed',
    forge: (loot) => {
      const places = placesOf(loot, ({ kind, body }) => kind === 'restatement' && body['change'] === 'changed');
      if (places.length === 0) return undefined;
      return {
        entries: rewritten(loot, loot.world.random.pick(places), (entry) => withBody(entry, { ...entry.record.body, fields: [{ field: 'Remark', from: 'late', to: 'on time' }] })),
        alone: ['restatements'],
      };
    },
  },
  {
    name: 'says that an import read other numbers of rows',
    forge: (loot) => {
      const places = placesOf(loot, ({ kind }) => kind === 'import');
      if (places.length === 0) return undefined;
      return {
        entries: rewritten(loot, loot.world.random.pick(places), (entry) => withBody(entry, { ...entry.record.body, added: (entry.record.body['added'] as number) + 1, rows: (entry.record.body['rows'] as number) + 1 })),
        alone: ['imports'],
      };
    },
  },
];
