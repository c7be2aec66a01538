// Proofs of transparency-dev/merkle: every JSON file of its testdata, valid and invalid, and its published roots.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fromBase64, fromHex, toHex } from '@amanah/log/bytes.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { MemoryTree } from '@amanah/log/memory-tree.ts';
import { proveConsistency, proveInclusion } from '@amanah/log/prove.ts';
import {
  leafHash, leafHashes, rootOfLeafHashes, verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion,
} from '@amanah/log/tree.ts';
import type { Verdict } from '@amanah/log/tree.ts';
import { withPeerFiles } from '../shared-data.ts';

type Case = Readonly<Record<string, unknown>>;

/** How many cases of each kind stood in the folder when this suite was written; there may be more. */
const CASES = { inclusion: 68, consistency: 63, subtreeinclusion: 144, subtreeconsistency: 66 } as const;

function number(of: Case, name: string): number {
  const value = of[name];
  assert.equal(typeof value, 'number', `${name} is a number`);
  return value as number;
}

function bytes(text: unknown): Uint8Array {
  const value = text === null || text === undefined ? new Uint8Array(0) : fromBase64(String(text));
  assert.ok(value, `${String(text)} is Base 64`);
  return value;
}

function proof(of: Case): Uint8Array[] {
  return ((of['proof'] ?? []) as readonly unknown[]).map(bytes);
}

const VERIFY: Readonly<Record<keyof typeof CASES, (of: Case) => Verdict>> = {
  inclusion: (of) => verifyInclusion({
    index: number(of, 'leafIdx'), size: number(of, 'treeSize'),
    leafHash: bytes(of['leafHash']), proof: proof(of), root: bytes(of['root']),
  }),
  consistency: (of) => verifyConsistency({
    oldSize: number(of, 'size1'), newSize: number(of, 'size2'),
    oldRoot: bytes(of['root1']), newRoot: bytes(of['root2']), proof: proof(of),
  }),
  subtreeinclusion: (of) => verifySubtreeInclusion({
    index: number(of, 'leafIdx'), start: number(of, 'start'), end: number(of, 'end'),
    leafHash: bytes(of['leafHash']), proof: proof(of), root: bytes(of['root']),
  }),
  subtreeconsistency: (of) => verifySubtreeConsistency({
    start: number(of, 'start'), end: number(of, 'end'), size: number(of, 'size'),
    subtreeRoot: bytes(of['root1']), root: bytes(of['root2']), proof: proof(of),
  }),
};

withPeerFiles('14-log-and-crypto-vectors/rfc6962-merkle', (files) => {
  for (const kind of Object.keys(CASES) as (keyof typeof CASES)[]) {
    test(`[L4] [L5] [L6] transparency-dev/merkle ${kind}: every case has the stated verdict`, () => {
      const names = files.list(kind);
      let refused = 0;
      for (const name of names) {
        const of = files.json(name) as Case;
        const verdict = VERIFY[kind](of);
        assert.equal(verdict.ok, of['wantErr'] !== true, `${name}: ${verdict.ok ? 'accepted' : verdict.code}`);
        if (!verdict.ok) refused++;
      }
      assert.ok(names.length >= CASES[kind], `${names.length} cases found, ${CASES[kind]} known`);
      assert.ok(refused > names.length / 2, 'most cases are refusals');
    });
  }
});

const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('[L1] [L2] transparency-dev/merkle constants: the roots of its eight leaves', () => {
  const entries = LEAVES.map((text) => fromHex(text) ?? assert.fail(text));
  const range = new CompactRange();
  ROOTS.forEach((root, size) => {
    assert.equal(toHex(range.root()), root);
    assert.equal(toHex(rootOfLeafHashes(leafHashes(entries.slice(0, size)))), root);
    const next = entries[size];
    if (next !== undefined) range.append(leafHash(next));
  });
});

test('[L4] [L5] transparency-dev/merkle constants: PATH(5, 8), PROOF(3, 7) and PROOF(4, 7)', () => {
  const tree = new MemoryTree();
  for (const text of LEAVES) tree.append(leafHash(fromHex(text) ?? assert.fail(text)));
  assert.deepEqual(proveInclusion({ index: 5, size: 8 }, tree.readHashes).map(toHex), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  assert.deepEqual(proveConsistency({ oldSize: 3, newSize: 7 }, tree.readHashes).map(toHex), [
    '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
    '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    '837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e',
  ]);
  assert.deepEqual(proveConsistency({ oldSize: 4, newSize: 7 }, tree.readHashes).map(toHex), [
    '837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e',
  ]);
});
