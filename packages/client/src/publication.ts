// A published folder, read by somebody who trusts nobody. The checkpoint is
// believed when a known log key signed it and it continues what this reader saw
// before; an entry is believed when it stands in the tree of that checkpoint.
// What is handed out without such a check has a name that says so.
//
//     const opened = await openPublication({ readFile, logKeys: [key] });
//     if (!opened.ok) return opened;                    // step, code, at, message
//     const found = await opened.publication.readEntry(48_250);

import { assert } from '@amanah/log/assert.ts';
import { equal, fromHex, toHex } from '@amanah/log/bytes.ts';
import { verifyCheckpoint, type Cosigner } from '@amanah/log/checkpoint.ts';
import { decodeBundle } from '@amanah/log/entry-bundle.ts';
import type { VerifierKey } from '@amanah/log/note.ts';
import { coveringNodes, foldHashes, planConsistency, planInclusion, proofFromPlan, type ProofPlan } from '@amanah/log/prove.ts';
import { TILE_WIDTH, formatTilePath, nodeFromTile, tileOfNode, tilesOfNodes, tileWidth } from '@amanah/log/tile.ts';
import { leafHash, verifyConsistency, verifyInclusion, type Node } from '@amanah/log/tree.ts';
import { HASH_SIZE_BYTES } from '@amanah/log/sha256.ts';
import { decodeEntry, type Entry } from '@amanah/record/entry.ts';

/** Gives the bytes of a file of the publication, `undefined` when it is not there. An outage throws. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** The steps of a check, in the order in which they are made. */
export type Step = 'checkpoint' | 'continuation' | 'entry' | 'inclusion' | 'chain' | 'author' | 'count' | 'figure';

/** Where a check failed. `at` is a path of the publication or an entry, `message` a sentence for a person. */
export interface Failure {
  readonly ok: false;
  readonly step: Step;
  readonly code: string;
  readonly at: string;
  readonly message: string;
}

/** What this reader saw of the log before. `root` is hexadecimal. */
export interface SeenCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** An entry that stands in the tree. */
export interface VerifiedEntry {
  readonly ok: true;
  readonly index: number;
  readonly entry: Entry;
  readonly bytes: Uint8Array;
  readonly leafHash: Uint8Array;
  /** Hashes from the leaf's sibling upwards. */
  readonly proof: readonly Uint8Array[];
}

/** The failure of a step. */
export function failed(step: Step, code: string, at: string, message: string): Failure {
  return { ok: false, step, code, at, message };
}

/** Opens a publication: its checkpoint signed by one of `logKeys`, and a continuation of what was seen before. */
export async function openPublication({ readFile, logKeys, witnessKeys = [], seen }: {
  readonly readFile: ReadFile;
  readonly logKeys: readonly VerifierKey[];
  readonly witnessKeys?: readonly VerifierKey[];
  readonly seen?: SeenCheckpoint;
}): Promise<{ readonly ok: true; readonly publication: Publication } | Failure> {
  const bytes = await readFile('checkpoint');
  if (bytes === undefined) return failed('checkpoint', 'file-missing', 'checkpoint', 'the publication has no checkpoint');
  const verified = verifyCheckpoint({ bytes, logKeys, witnessKeys });
  if (!verified.ok) return failed('checkpoint', verified.code, 'checkpoint', verified.message);
  const { checkpoint, cosigners } = verified;
  const publication = new Publication(readFile, { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root, cosigners });
  if (seen === undefined) return { ok: true, publication };
  const continued = await publication.continues(seen);
  return continued.ok ? { ok: true, publication } : continued;
}

/** The state of a log that a checkpoint states. */
export interface BelievedState {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly cosigners: readonly Cosigner[];
}

/** A publication whose checkpoint is believed. Tiles and bundles are kept once fetched; nothing in them is believed without a proof. */
export class Publication {
  readonly state: BelievedState;
  readonly #readFile: ReadFile;
  readonly #unverifiedFiles = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(readFile: ReadFile, state: BelievedState) {
    this.#readFile = readFile;
    this.state = state;
  }

  /** The checkpoint to remember for the next visit. */
  get seen(): SeenCheckpoint {
    return { origin: this.state.origin, size: this.state.size, root: toHex(this.state.root) };
  }

  /** Whether this log is a continuation of what was seen before. */
  async continues(seen: SeenCheckpoint): Promise<{ readonly ok: true } | Failure> {
    const { origin, size, root } = this.state;
    const at = 'checkpoint';
    if (seen.origin !== origin) return failed('continuation', 'other-log', at, `this is the log ${origin}, seen before was ${seen.origin}`);
    if (seen.size > size) return failed('continuation', 'log-shrunk', at, `the log has ${size} entries; ${seen.size} were seen before`);
    const oldRoot = fromHex(seen.root);
    if (oldRoot === undefined) return failed('continuation', 'seen-root', at, 'the remembered root is not hexadecimal');
    const read = await this.#proof(planConsistency({ oldSize: seen.size, newSize: size }), 'continuation');
    if (!read.ok) return read;
    const verdict = verifyConsistency({ oldSize: seen.size, newSize: size, oldRoot, newRoot: root, proof: read.proof });
    return verdict.ok ? verdict : failed('continuation', verdict.code, at, `entries that were seen before are not in this log as they were: ${verdict.message}`);
  }

  /** The entry at `index`, proven to stand there. */
  async readEntry(index: number): Promise<VerifiedEntry | Failure> {
    const { size, root } = this.state;
    const at = `entry ${index}`;
    if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return failed('entry', 'index-outside-tree', at, `the log has the entries 0 to ${size - 1}`);
    const unverified = await this.unverifiedEntryBytes(index);
    if (!unverified.ok) return unverified;
    const { bytes } = unverified;
    const read = await this.#proof(planInclusion({ index, size }), 'inclusion');
    if (!read.ok) return read;
    const hash = leafHash(bytes);
    const verdict = verifyInclusion({ index, size, leafHash: hash, proof: read.proof, root });
    if (!verdict.ok) return failed('inclusion', verdict.code, at, `the entry is not in the tree of the checkpoint: ${verdict.message}`);
    const decoded = decodeEntry(bytes);
    if (!decoded.ok) return failed('entry', decoded.code, at, decoded.message);
    return { ok: true, index, entry: decoded.value, bytes, leafHash: hash, proof: read.proof };
  }

  /** The bytes that the publication holds at `index`, before any proof. */
  async unverifiedEntryBytes(index: number): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | Failure> {
    const bundleIndex = Math.floor(index / TILE_WIDTH);
    const width = tileWidth({ level: 'entries', index: bundleIndex, size: this.state.size });
    assert(width > 0, 'the entry lies inside the tree');
    const path = formatTilePath({ level: 'entries', index: bundleIndex, width });
    const file = await this.#unverifiedFile(path);
    if (file === undefined) return failed('entry', 'file-missing', path, 'the publication has no such entry bundle');
    const bundle = decodeBundle(file, { width });
    if (!bundle.ok) return failed('entry', bundle.code, path, bundle.message);
    return { ok: true, bytes: bundle.entries[index % TILE_WIDTH] as Uint8Array };
  }

  /** Whether the tiles of the whole right edge give the root: a quick look at the state of the log, of all its parts. */
  async rootFromTiles(): Promise<{ readonly ok: true } | Failure> {
    const read = await this.#hashes(coveringNodes({ start: 0, end: this.state.size }), 'inclusion');
    if (!read.ok) return read;
    return equal(foldHashes(read.hashes), this.state.root) ? { ok: true } : failed('inclusion', 'root-mismatch', 'tile', 'the tiles do not give the root of the checkpoint');
  }

  async #proof(plan: ProofPlan, step: Step): Promise<{ readonly ok: true; readonly proof: readonly Uint8Array[] } | Failure> {
    const read = await this.#hashes(plan.nodes, step);
    return read.ok ? { ok: true, proof: proofFromPlan(plan, read.hashes) } : read;
  }

  async #hashes(nodes: readonly Node[], step: Step): Promise<{ readonly ok: true; readonly hashes: readonly Uint8Array[] } | Failure> {
    const { size } = this.state;
    const tiles = new Map<string, Uint8Array>();
    for (const tile of tilesOfNodes({ nodes, size })) {
      const path = formatTilePath(tile);
      const bytes = await this.#unverifiedFile(path);
      if (bytes === undefined) return failed(step, 'file-missing', path, 'the publication has no such tile');
      if (bytes.length !== tile.width * HASH_SIZE_BYTES) return failed(step, 'tile-length', path, `the tile should hold ${tile.width} hashes`);
      tiles.set(path, bytes);
    }
    const hashes = nodes.map((node) => nodeFromTile({ node, bytes: tiles.get(formatTilePath(tileOfNode({ node, size }))) as Uint8Array }));
    return { ok: true, hashes };
  }

  #unverifiedFile(path: string): Promise<Uint8Array | undefined> {
    const known = this.#unverifiedFiles.get(path);
    if (known !== undefined) return known;
    const reading = this.#readFile(path);
    this.#unverifiedFiles.set(path, reading);
    // An outage must not be remembered as the answer.
    reading.catch(() => this.#unverifiedFiles.delete(path));
    return reading;
  }
}
