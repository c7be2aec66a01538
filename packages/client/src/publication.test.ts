import { test } from 'node:test';
import assert from 'node:assert/strict';
import { utf8 } from '@amanah/log/bytes.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { encodeBundle } from '@amanah/log/entry-bundle.ts';
import { MemoryTree } from '@amanah/log/memory-tree.ts';
import { KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { bundlesOfGrowth, formatTilePath, tilesOfGrowth, TILE_WIDTH } from '@amanah/log/tile.ts';
import { leafHash } from '@amanah/log/tree.ts';
import { concat, toBase64Url } from '@amanah/log/bytes.ts';
import { encodeEntry, sealOf } from '@amanah/record/entry.ts';
import type { Record } from '@amanah/record/record.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { verifyAuthor, verifySeal } from './author-chain.ts';
import { openPublication, type Publication } from './publication.ts';

const ORIGIN = 'books.example/one';
const logSeed = new Uint8Array(32).fill(7);
const authorSeed = new Uint8Array(32).fill(9);
const logKey = verifierKey({ name: ORIGIN, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey });
const author = toBase64Url(keyPairFromSeed(authorSeed).publicKey);

function entries(count: number, word = 'note'): Uint8Array[] {
  const made: Uint8Array[] = [];
  let prev: string | undefined;
  for (let seq = 0; seq < count; seq += 1) {
    const body = seq === 0 ? { name: 'One', origin: ORIGIN, logKey: 'k' } : { subject: `${word} ${seq}` };
    const record: Record = { author, seq, kind: seq === 0 ? 'operation' : 'policy', eventTime: '2026-01-02', body, ...(prev === undefined ? {} : { prev }) };
    const isSealed = seq % 5 === 4 || seq === count - 1;
    const { bytes, id } = encodeEntry(record, '2026-01-02T00:00:00Z', isSealed ? (one) => toBase64Url(sealOf(authorSeed, one)) : undefined);
    made.push(bytes);
    prev = id;
  }
  return made;
}

function publish(list: readonly Uint8Array[]): Map<string, Uint8Array> {
  const tree = new MemoryTree();
  for (const bytes of list) tree.append(leafHash(bytes));
  const size = list.length;
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesOfGrowth({ oldSize: 0, newSize: size })) {
    const nodes = Array.from({ length: tile.width }, (_, at) => ({ level: Number(tile.level) * 8, index: tile.index * TILE_WIDTH + at }));
    files.set(formatTilePath(tile), concat(...tree.readHashes(nodes)));
  }
  for (const tile of bundlesOfGrowth({ oldSize: 0, newSize: size })) {
    files.set(formatTilePath(tile), encodeBundle(list.slice(tile.index * TILE_WIDTH, tile.index * TILE_WIDTH + tile.width)));
  }
  files.set('checkpoint', utf8(signCheckpoint({ origin: ORIGIN, size, root: tree.root(), seed: logSeed })));
  return files;
}

async function open(files: ReadonlyMap<string, Uint8Array>, seen?: Publication['seen']): ReturnType<typeof openPublication> {
  return openPublication({ readFile: async (path) => files.get(path), logKeys: [logKey], ...(seen === undefined ? {} : { seen }) });
}

test('[W1] every entry of a publication is read with its proof, its seal and its author', async () => {
  const files = publish(entries(300));
  const opened = await open(files);
  assert.ok(opened.ok);
  for (const index of [0, 1, 255, 256, 299]) {
    const found = await opened.publication.readEntry(index);
    assert.ok(found.ok);
    assert.equal(found.entry.record.seq, index);
    const sealed = await verifySeal(opened.publication, found);
    assert.ok(sealed.ok);
    assert.equal(sealed.sealedAt, Math.min(299, index - (index % 5) + 4));
    assert.ok((await verifyAuthor(opened.publication, found, 0)).ok);
  }
  assert.ok((await opened.publication.rootFromTiles()).ok);
});

test('[W1] a changed byte of checkpoint, tile or bundle is found and named', async () => {
  const files = publish(entries(300));
  for (const [path, step] of [['checkpoint', 'checkpoint'], ['tile/0/000', 'inclusion'], ['tile/entries/000', 'inclusion']] as const) {
    const bytes = (files.get(path) as Uint8Array).slice();
    bytes[40] = (bytes[40] as number) ^ 1;
    const opened = await open(new Map([...files, [path, bytes]]));
    const outcome = opened.ok ? await opened.publication.readEntry(0) : opened;
    assert.equal(outcome.ok, false);
    assert.equal(outcome.ok ? '' : outcome.step, step);
  }
});

test('[W2] a log that shrank or was rewritten is refused by what was seen before', async () => {
  const first = await open(publish(entries(300)));
  assert.ok(first.ok);
  const { seen } = first.publication;
  const grown = await open(publish(entries(300)), seen);
  assert.ok(grown.ok);
  const shrunk = await open(publish(entries(200)), seen);
  assert.ok(!shrunk.ok && shrunk.code === 'log-shrunk');
  const rewritten = await open(publish(entries(310, 'other')), seen);
  assert.ok(!rewritten.ok && rewritten.step === 'continuation');
});

test('[W1] a missing file, an index outside and a foreign key are refused in words', async () => {
  const files = publish(entries(10));
  const opened = await open(files);
  assert.ok(opened.ok);
  const outside = await opened.publication.readEntry(10);
  assert.ok(!outside.ok && outside.code === 'index-outside-tree');
  const without = new Map(files);
  without.delete('tile/entries/000.p/10');
  const half = await open(without);
  assert.ok(half.ok);
  const missing = await half.publication.readEntry(3);
  assert.ok(!missing.ok && missing.code === 'file-missing' && missing.at === 'tile/entries/000.p/10');
  const foreign = verifierKey({ name: ORIGIN, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(authorSeed).publicKey });
  const refused = await openPublication({ readFile: async (path) => files.get(path), logKeys: [foreign] });
  assert.ok(!refused.ok && refused.step === 'checkpoint');
});
