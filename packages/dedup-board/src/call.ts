/**
 * How an agency signs what it sends to a holder or to the board, so that nobody else can ask in its name, and nobody can
 * send it on or send it again.
 *
 *     authorization: Amanah-Call agency=north, time=2026-11-22T07:15:00Z, nonce=…, digest=…, seal=…
 *
 * The seal is an Ed25519 signature over {@link callBytes}: to whom, by whom, which method and path, when, a nonce of one
 * use, and the SHA-256 of the body. A secret that both sides know would do less: whoever keeps it for a holder could ask
 * the other holder in the agency's name, and a stolen database would be enough. Of a public key nothing can be stolen.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexOf } from './oprf.ts';

/** What a signature is about. */
export interface Call {
  /** Name of the holder or board that is meant, so that one cannot send the call on to another. */
  readonly to: string;
  readonly agency: string;
  readonly method: 'GET' | 'POST';
  /** With its query, as it stands in the request. */
  readonly path: string;
  /** UTC, whole seconds. */
  readonly time: string;
  /** 16 bytes by chance, in hexadecimal digits, of one use. */
  readonly nonce: string;
  /** SHA-256 of the body in hexadecimal digits; of no bytes where there is none. */
  readonly digest: string;
}

/** What stands in the header of a call. */
export interface CallHeader extends Pick<Call, 'agency' | 'time' | 'nonce' | 'digest'> {
  /** 64 bytes in hexadecimal digits. */
  readonly seal: string;
}

/** The purpose that is part of every signature of a call. */
export const CALL_TYPE = 'dedup-call';
export const CALL_HEADER = 'authorization';
const AGENCY = /^[a-z0-9][a-z0-9-]{0,39}$/;
const HEADER = /^Amanah-Call agency=([a-z0-9-]{1,40}), time=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ), nonce=([0-9a-f]{32}), digest=([0-9a-f]{64}), seal=([0-9a-f]{128})$/;

/** True for a name that an agency, a holder or a board may have here: up to 40 small letters, digits and hyphens. */
export function isParty(name: string): boolean {
  return AGENCY.test(name);
}

/** The bytes that are signed: one part a line. None of the parts holds a line end. */
export function callBytes({ to, agency, method, path, time, nonce, digest }: Call): Uint8Array {
  const lines = ['amanah-dedup-call/1', to, agency, method, path, time, nonce, digest];
  if (lines.some((line) => /[\r\n]/.test(line))) throw new Error('bug: a part of a call is one line');
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

export function writeCallHeader({ agency, time, nonce, digest, seal }: CallHeader): string {
  return `Amanah-Call agency=${agency}, time=${time}, nonce=${nonce}, digest=${digest}, seal=${seal}`;
}

/** Undefined for any text that is not exactly such a header. */
export function readCallHeader(text: string): CallHeader | undefined {
  const [, agency, time, nonce, digest, seal] = HEADER.exec(text) ?? [];
  if (agency === undefined || time === undefined || nonce === undefined || digest === undefined || seal === undefined || !isParty(agency)) return undefined;
  return { agency, time, nonce, digest, seal };
}

/** SHA-256 in hexadecimal digits, as calls have it. */
export function digestOf(bytes: Uint8Array): string {
  return hexOf(sha256(bytes));
}
