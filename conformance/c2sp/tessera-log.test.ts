// The sample log of transparency-dev/tessera: fifteen entries, a checkpoint at every size, partial tiles and bundles.
import assert from 'node:assert/strict';
import test from 'node:test';
import { equal, fromUtf8, toHex, utf8 } from '@amanah/log/bytes.ts';
import { formatCheckpointText, parseCheckpointNote, verifyCheckpoint } from '@amanah/log/checkpoint.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { decodeBundle, encodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatNote, parseVerifierKey } from '@amanah/log/note.ts';
import { formatLogProof, parseLogProof, verifyLogProof } from '@amanah/log/proof.ts';
import { proveConsistency, proveInclusion } from '@amanah/log/prove.ts';
import { formatTilePath, hashReaderOfTiles, parseTilePath } from '@amanah/log/tile.ts';
import { leafHash, leafHashes, verifyConsistency } from '@amanah/log/tree.ts';
import { withPeerFiles } from '../shared-data.ts';
import type { PeerFiles } from '../shared-data.ts';

const SIZE = 15;
const FOLDER = 'tlog-tiles-sample-log';

function leavesAndKey(files: PeerFiles) {
  const notes = files.json('signed-note/signed-note-vectors.json') as {
    readonly log_leaves_in_order: readonly string[];
    readonly cases: readonly { readonly name: string; readonly verifier_keys: readonly string[] }[];
  };
  const vkey = notes.cases.find(({ name }) => name === 'tessera-checkpoint-size-15')?.verifier_keys[0];
  const parsed = parseVerifierKey(vkey ?? '');
  assert.ok(parsed.ok, 'the key of the log is in the file of notes');
  return { entries: notes.log_leaves_in_order.map(utf8), logKey: parsed.key };
}

withPeerFiles('14-log-and-crypto-vectors', (files) => {
  const { entries, logKey } = leavesAndKey(files);
  const readHashes = hashReaderOfTiles({ size: SIZE }, (tiles) => tiles.map((tile) => files.bytes(`${FOLDER}/${formatTilePath(tile)}`)));

  test('[L15] [L16] tessera log: the checkpoint of every size verifies and has the root of our tree', () => {
    const range = new CompactRange();
    for (let size = 0; size <= SIZE; size++) {
      const bytes = files.bytes(`${FOLDER}/checkpoint.${size}`);
      const verdict = verifyCheckpoint({ bytes, logKeys: [logKey] });
      assert.ok(verdict.ok, verdict.ok ? '' : verdict.message);
      assert.equal(verdict.checkpoint.size, size);
      assert.equal(toHex(verdict.checkpoint.root), toHex(range.root()));
      assert.equal(formatCheckpointText(verdict.checkpoint), verdict.note.text);
      assert.equal(formatNote(verdict.note), fromUtf8(bytes));
      const next = entries[size];
      if (next !== undefined) range.append(leafHash(next));
    }
  });

  test('[L8] [L9] [L11] tessera log: every tile and bundle is byte for byte ours', () => {
    const paths = files.list(`${FOLDER}/tile`).map((file) => file.slice(FOLDER.length + 1));
    assert.equal(paths.length, 2 * SIZE);
    for (const path of paths) {
      const parsed = parseTilePath(path);
      assert.ok(parsed.ok, path);
      const { level, width } = parsed.tile;
      const held = entries.slice(0, width);
      const bytes = files.bytes(`${FOLDER}/${path}`);
      if (level === 'entries') {
        assert.equal(toHex(encodeBundle(held)), toHex(bytes));
        const decoded = decodeBundle(bytes, { width });
        assert.ok(decoded.ok && decoded.entries.every((entry, at) => equal(entry, held[at] ?? new Uint8Array())));
      } else {
        assert.equal(toHex(leafHashes(held)), toHex(bytes));
      }
    }
  });

  test('[L5] [L10] tessera log: proofs from its tiles are consistent between all its checkpoints', () => {
    for (let oldSize = 0; oldSize <= SIZE; oldSize++) {
      const [older, newer] = [oldSize, SIZE].map((size) => parseCheckpointNote(files.bytes(`${FOLDER}/checkpoint.${size}`)));
      assert.ok(older?.ok && newer?.ok);
      const proof = proveConsistency({ oldSize, newSize: SIZE }, readHashes);
      assert.deepEqual(verifyConsistency({
        oldSize, newSize: SIZE, oldRoot: older.checkpoint.root, newRoot: newer.checkpoint.root, proof,
      }), { ok: true });
    }
  });

  test('[L20] tessera log: each entry has a log proof that verifies offline, and for no other entry', () => {
    const checkpoint = fromUtf8(files.bytes(`${FOLDER}/checkpoint`)) ?? '';
    const policy = { logs: [{ key: logKey }], witnesses: [], groups: [], quorum: 'none' };
    entries.forEach((entry, index) => {
      const text = formatLogProof({ index, hashes: proveInclusion({ index, size: SIZE }, readHashes), checkpoint });
      const parsed = parseLogProof(utf8(text));
      assert.ok(parsed.ok);
      assert.ok(verifyLogProof({ proof: parsed.proof, leafHash: leafHash(entry), policy }).ok);
      const other = entries[(index + 1) % SIZE] ?? entry;
      const refused = verifyLogProof({ proof: parsed.proof, leafHash: leafHash(other), policy });
      assert.equal(refused.ok ? 'accepted' : refused.code, 'root-mismatch');
    });
  });
});
