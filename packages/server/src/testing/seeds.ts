// Seeds of keys in every form in which they could slip out, to be looked for in what others get to see.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The seed of one key of some books. */
export interface Seed {
  readonly key: string;
  readonly bytes: Buffer;
}

/** Seeds of the keys of the books in a folder. */
export function seedsOf(books: string): Seed[] {
  return ['author', 'log', 'registry'].flatMap((key) => {
    const path = join(books, 'keys', key);
    return existsSync(path) ? [{ key, bytes: Buffer.from(readFileSync(path, 'utf8').trim(), 'hex') }] : [];
  });
}

/** Base 64 shows the same bytes in three ways, by where in a longer text they begin; each without the characters it shares with its neighbours. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const inner = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function formsOf(bytes: Buffer): Buffer[] {
  const hex = bytes.toString('hex');
  const texts = [hex, hex.toUpperCase(), ...base64Forms(bytes), [...bytes].join(','), [...bytes].join(', ')];
  return [bytes, ...texts.map((text) => Buffer.from(text))];
}

/** The key whose seed stands in these bytes, in any form; undefined when none does. */
export function seedIn(seeds: readonly Seed[], shown: Uint8Array | string): string | undefined {
  const bytes = Buffer.from(shown);
  return seeds.find((seed) => formsOf(seed.bytes).some((form) => bytes.includes(form)))?.key;
}
