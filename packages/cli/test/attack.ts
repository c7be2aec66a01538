// What somebody does who has every byte and a list of guesses: looks for each guess in every way of writing it, opens
// whatever is sealed with every key there is, and hashes each guess with every salt. Written apart from the search that
// `amanah erase` makes, so that neither hides a mistake of the other.

import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawRows } from '@amanah/store/testing/raw-rows.ts';

/** A file and its bytes. */
export interface Held {
  readonly place: string;
  readonly bytes: Buffer;
}

export function filesIn(folder: string): readonly Held[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).map((path) => ({ place: path.slice(folder.length + 1), bytes: readFileSync(path) }));
}

function writtenIn(guess: string): readonly Buffer[] {
  const texts = new Set<string>();
  for (const text of [guess, guess.toLowerCase(), guess.toUpperCase(), guess.replace(/[^\p{L}\p{N}]/gu, '')]) for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) texts.add(text.normalize(form));
  return [...texts].flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]);
}

/** The same bytes as they show in hex and in base 64 at any of three places. */
function shownAs(bytes: Buffer): readonly Buffer[] {
  const middles = [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before, 1), bytes]).toString('base64').slice(before === 0 ? 0 : 4, -4)).filter((text) => text.length >= 6);
  return [bytes, ...[bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...middles, ...middles.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))].map((text) => Buffer.from(text))];
}

/** Sequences of bytes, each with what it would confirm, by their first three bytes. */
class Sought {
  readonly #starts = new Uint8Array(1 << 24);
  readonly #by = new Map<number, { readonly bytes: Buffer; readonly guess: string }[]>();

  add(bytes: Buffer, guess: string): void {
    if (bytes.length < 5) return;
    const start = bytes.readUIntBE(0, 3);
    this.#starts[start] = 1;
    this.#by.set(start, [...(this.#by.get(start) ?? []), { bytes, guess }]);
  }

  foundIn(held: readonly Held[]): readonly string[] {
    const found = new Set<string>();
    for (const { place, bytes } of held) {
      for (let at = 0; at + 5 <= bytes.length; at += 1) {
        const start = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
        if (this.#starts[start] === 0) continue;
        for (const one of this.#by.get(start) ?? []) if (bytes.subarray(at, at + one.bytes.length).equals(one.bytes)) found.add(`${one.guess} in ${place}`);
      }
    }
    return [...found];
  }
}

/** Places in which a guess stands, in whatever form. */
export function writtenOut(held: readonly Held[], guesses: readonly string[]): readonly string[] {
  const sought = new Sought();
  for (const guess of guesses) for (const one of writtenIn(guess)) for (const bytes of shownAs(one)) sought.add(bytes, guess);
  return sought.foundIn(held);
}

/** Everything that could be a key or a salt: bytes of 16 to 64 written in hex or base 64 anywhere, and the files of keys. */
export function secretsIn(held: readonly Held[]): readonly Buffer[] {
  const secrets = new Map<string, Buffer>();
  const add = (secret: Buffer): void => {
    if (secret.length >= 16 && secret.length <= 64) secrets.set(secret.toString('hex'), secret);
  };
  for (const { place, bytes } of held) {
    const text = bytes.toString('latin1');
    for (const [hex] of text.matchAll(/(?<![0-9a-f])(?:[0-9a-f]{2}){16,64}(?![0-9a-f])/g)) add(Buffer.from(hex, 'hex'));
    if (/keys\//.test(place)) add(Buffer.from(text.trim(), 'latin1'));
  }
  return [...secrets.values()];
}

/** Digests of guesses, plain and with every secret, that stand anywhere; known by their first eight bytes, so that cut ones are found too. */
export function digestsFound(held: readonly Held[], guesses: readonly string[], secrets: readonly Buffer[]): readonly string[] {
  const sought = new Sought();
  const add = (digest: Buffer, guess: string): void => {
    const cut = digest.subarray(0, 8);
    for (const bytes of [cut, ...['hex', 'base64', 'base64url'].map((form) => Buffer.from(cut.subarray(0, 6).toString(form as BufferEncoding)))]) sought.add(bytes, `digest of ${guess}`);
  };
  for (const guess of guesses) {
    for (const text of new Set(['NFC', 'NFD'].flatMap((form) => [guess, guess.toLowerCase()].map((one) => one.normalize(form))))) {
      const value = Buffer.from(text);
      for (const hash of ['sha256', 'sha1', 'md5', 'sha512']) add(createHash(hash).update(value).digest(), guess);
      for (const secret of secrets) {
        for (const parts of [[secret, value], [value, secret], [secret, Buffer.from([0]), value]]) add(createHash('sha256').update(Buffer.concat(parts)).digest(), guess);
        add(createHmac('sha256', secret).update(value).digest(), guess);
      }
    }
  }
  return sought.foundIn(held);
}

function opened(key: Buffer, bound: string, blob: Buffer): Buffer | undefined {
  if (key.length !== 32 || blob.length < 28) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(blob.subarray(-16));
  try {
    return Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Everything in a database that opens with some key: with the secrets at hand, with what these open, and with keys made of two of them. */
export function openedIn(file: string, secrets: readonly Buffer[]): readonly Buffer[] {
  const rows = rawRows(file).filter(({ blobs }) => blobs.length > 0);
  const openAll = (keys: readonly Buffer[]): Buffer[] => keys.flatMap((key) => rows.flatMap(({ blobs, texts }) => blobs.flatMap((blob) => ['registry', ...texts].flatMap((name) => (
    ['key', 'value', 'reason', 'proof'].flatMap((what) => opened(key, `amanah/registry/v1/${what}/${name}`, blob) ?? [])
  )))));
  const keysIn = (plain: readonly Buffer[]): Buffer[] => plain.filter(({ length }) => length === 32);
  const first = openAll(secrets);
  const second = openAll(keysIn(first));
  const reasons = rows.filter(({ texts }) => texts.includes('same') || texts.includes('different'));
  const pairs = reasons.length === 0 ? [] : keysIn(first).flatMap((low) => keysIn(first).map((high) => Buffer.from(hkdfSync('sha256', Buffer.concat([low, high]), Buffer.alloc(0), 'amanah/registry/v1/both', 32))));
  const third = pairs.flatMap((key) => reasons.flatMap(({ blobs, texts }) => blobs.flatMap((blob) => texts.flatMap((name) => opened(key, `amanah/registry/v1/reason/${name}`, blob) ?? []))));
  return [...first, ...second, ...third];
}
