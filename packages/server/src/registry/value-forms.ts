// Every form in which an erased value could still lie somewhere: written otherwise, encoded, or as a digest that a guess
// would confirm.

import { createHash, createHmac } from 'node:crypto';
import { keysOf } from '@amanah/names/prepared.ts';
import { normalise } from '@amanah/names/words.ts';

/** A sequence of bytes to look for, and what it would be. */
export interface Needle {
  readonly bytes: Buffer;
  /** Such as `UTF-16` or `SHA-256 with a salt`; never the value. */
  readonly form: string;
}

/** Shorter sequences stand anywhere by chance. */
const BYTES_MIN = 5;
/** Keys of the sounds of a name are short; only those of several words together tell anything. */
const KEYS_LENGTH_MIN = 6;
/** A word alone that is shorter than this is the name of many. */
const WORD_LENGTH_MIN = 8;

/** Ways of writing a text that a reader would take for the same. */
export function writings(value: string): readonly string[] {
  const trimmed = value.trim();
  const digits = /^[+()\d\s./-]{6,}$/.test(trimmed) ? [trimmed.replace(/\D/g, ''), trimmed.replace(/[^\d+]/g, '')] : [];
  const plain = [value, trimmed, normalise(trimmed), ...digits];
  const cased = plain.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]);
  return [...new Set(cased.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD'), text.normalize('NFKC')]))].filter((text) => text !== '');
}

/** True for a value that tells somebody: a short word alone stands in many places that are not about this person. */
export function isTelling(value: string): boolean {
  const text = value.trim();
  return text.length >= WORD_LENGTH_MIN || (/\s/u.test(text) && text.length > BYTES_MIN) || (/\d/.test(text) && text.length > BYTES_MIN);
}

/** The plainest forms of one value, for where there are many values. */
export function plainForms(value: string): readonly Needle[] {
  return [...new Set([value, value.toLowerCase()])].map((text) => ({ bytes: Buffer.from(text, 'utf8'), form: 'UTF-8' })).filter(({ bytes }) => bytes.length >= BYTES_MIN);
}

/** The forms of one value. `secrets` are keys and salts at hand. */
export function formsOf(value: string, secrets: readonly Uint8Array[]): readonly Needle[] {
  const needles: Needle[] = [];
  const add = (bytes: Buffer, form: string): void => {
    if (bytes.length >= BYTES_MIN) needles.push({ bytes, form });
  };
  for (const text of writings(value)) {
    const utf8 = Buffer.from(text, 'utf8');
    add(utf8, 'UTF-8');
    const utf16 = Buffer.from(text, 'utf16le');
    add(utf16, 'UTF-16');
    add(Buffer.from(utf16).swap16(), 'UTF-16');
    const json = JSON.stringify(text).slice(1, -1).replace(/[^\0-~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (json !== text) add(Buffer.from(json), 'JSON');
    const percent = encodeURIComponent(text.toWellFormed());
    if (percent !== text) add(Buffer.from(percent), 'percent signs');
    for (const bytes of [utf8, utf16]) for (const form of encodedForms(bytes)) add(Buffer.from(form, 'latin1'), 'base64 or hex');
    for (const [form, digest] of digestsOf(utf8, secrets)) for (const shown of [digest, ...encodedForms(digest).map((one) => Buffer.from(one, 'latin1'))]) add(shown, form);
  }
  for (const between of [' ', ',', '|', '\u001f']) {
    const keys = value.trim().split(/\s+/u).map((word) => keysOf(word)[0] ?? '').filter((key) => key !== '');
    if (keys.length > 1 && keys.join('').length >= KEYS_LENGTH_MIN) add(Buffer.from(keys.join(between)), 'keys of its sounds');
  }
  return needles;
}

/** Hex in both cases, and base 64 as it shows the same bytes in three ways by where in a longer text they begin, each without the characters that it shares with its neighbours. */
export function encodedForms(bytes: Buffer): readonly string[] {
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
    const own = text.slice(Math.ceil((before * 4) / 3), text.length - (((before + bytes.length) * 4) % 3 === 0 ? 0 : 1));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([hex, hex.toUpperCase(), ...base64])];
}

/** Digests by which whoever guesses the value could confirm the guess. */
function digestsOf(value: Buffer, secrets: readonly Uint8Array[]): readonly (readonly [string, Buffer])[] {
  const sha = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
  return [
    ['SHA-256', sha(value)], ['SHA-1', createHash('sha1').update(value).digest()], ['MD5', createHash('md5').update(value).digest()], ['SHA-512', createHash('sha512').update(value).digest()],
    ...secrets.flatMap((secret): (readonly [string, Buffer])[] => [
      ['SHA-256 with a salt', sha(secret, value)], ['SHA-256 with a salt', sha(value, secret)], ['HMAC', createHmac('sha256', secret).update(value).digest()],
    ]),
  ];
}
