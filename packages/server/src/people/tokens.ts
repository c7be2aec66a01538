// Secrets that open something, and what is kept of them: their SHA-256. A link, a session and the sign against forged
// requests are 32 random bytes each, or are made from such.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes as 43 base64url characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A name that opens nothing, to call a link or a session by. */
export function newName(): string {
  return randomBytes(9).toString('base64url');
}

/** What is kept of a token; undefined for text that cannot be one. */
export function tokenHash(token: unknown): Uint8Array | undefined {
  return typeof token === 'string' && TOKEN.test(token) ? new Uint8Array(createHash('sha256').update(token).digest()) : undefined;
}

/** The sign that a page of this session puts on what it sends. It follows from the session's token and from nothing else. */
export function csrfOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('amanah/v1/csrf').digest('base64url');
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A public key as people compare it: the first 80 bits of its SHA-256 in five groups. */
export function fingerprintOf(key: string): string {
  const hex = createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 20);
  return (hex.match(/.{4}/g) as string[]).join(' ');
}
