// A console without a browser, for tests: holds a signing key, a passkey and a cookie, and sends what the page would send.

import { randomBytes } from 'node:crypto';
import { toBase64Url, utf8 } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { recordId, sealOf } from '@amanah/record/entry.ts';
import type { Record as SignableRecord } from '@amanah/record/record.ts';
import { keyPairFromSeed, sign } from '@amanah/log/signature.ts';
import { CSRF_HEADER } from '../people/guard.ts';
import { keyStatement } from '../people/key-proof.ts';
import type { SignedRecord } from '../books/submission.ts';
import { SoftAuthenticator } from './authenticator.ts';

/** What answers requests. */
export type Respond = (request: Request) => Response | Promise<Response>;

/** A record to be. */
export interface ClientDraft {
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
}

/** A response read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly [name: string]: unknown };
}

export class ConsoleClient {
  readonly origin: string;
  readonly authenticator = new SoftAuthenticator();
  readonly seed = new Uint8Array(randomBytes(32));
  readonly key: string = toBase64Url(keyPairFromSeed(this.seed).publicKey);
  cookie: string | undefined;
  csrf: string | undefined;
  readonly #respond: Respond;

  constructor(respond: Respond, origin = 'http://localhost:7070') {
    this.#respond = respond;
    this.origin = origin;
  }

  /** Sends a request with what a page of the server would put on it; `headers` replace these, an empty value takes one away. */
  async send(method: string, path: string, body?: unknown, headers: Readonly<{ [name: string]: string }> = {}): Promise<Answer> {
    const all = new Headers({ host: new URL(this.origin).host, accept: 'application/json' });
    if (method !== 'GET') all.set('origin', this.origin);
    if (method !== 'GET') all.set('sec-fetch-site', 'same-origin');
    if (body !== undefined) all.set('content-type', 'application/json');
    if (this.cookie !== undefined) all.set('cookie', this.cookie);
    if (method !== 'GET' && this.csrf !== undefined) all.set(CSRF_HEADER, this.csrf);
    for (const [name, value] of Object.entries(headers)) {
      if (value === '') all.delete(name);
      else all.set(name, value);
    }
    const bytes = body === undefined ? null : body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body);
    const response = await this.#respond(new Request(`${this.origin}${path}`, { method, headers: all, body: bytes }));
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie !== undefined) this.cookie = cookie.endsWith('=') ? undefined : cookie;
    const text = await response.text();
    const read = /json/.test(response.headers.get('content-type') ?? '') ? (JSON.parse(text) as Answer['body']) : { text };
    if (typeof read['csrf'] === 'string') this.csrf = read['csrf'];
    return { status: response.status, headers: response.headers, body: read };
  }

  /** Follows a setup link or an invitation to its end. */
  async join(token: string, { holder, label, thresholds }: { readonly holder?: string; readonly label?: string; readonly thresholds?: Readonly<Record<string, string>> } = {}): Promise<Answer> {
    const begun = await this.send('POST', '/api/joining/begin', { token, ...(holder === undefined ? {} : { holder }), ...(label === undefined ? {} : { label }) });
    if (begun.status !== 200) return begun;
    const options = begun.body['options'] as Parameters<SoftAuthenticator['create']>[0];
    const proof = this.prove(options.challenge, String(begun.body['holder']));
    return this.send('POST', '/api/joining/finish', {
      token, ceremony: begun.body['ceremony'], response: this.authenticator.create(options, this.origin), key: this.key, proof, ...(thresholds === undefined ? {} : { thresholds }),
    });
  }

  /** The proof that this client has its key. */
  prove(challenge: string, holder: string): string {
    return toBase64Url(sign({ seed: this.seed, type: 'enrolment', bytes: utf8(keyStatement({ challenge, holder, key: this.key })) }));
  }

  async signIn(): Promise<Answer> {
    const begun = await this.send('POST', '/api/sign-in/begin', {});
    if (begun.status !== 200) return begun;
    return this.send('POST', '/api/sign-in/finish', { ceremony: begun.body['ceremony'], response: this.authenticator.get(begun.body['options'] as { challenge: string }, this.origin) });
  }

  /** Signs records that follow on each other, from where the server says this key's chain stands. */
  async sign(...drafts: readonly ClientDraft[]): Promise<SignedRecord[]> {
    const chain = (await this.send('GET', `/api/authors/${this.key}`)).body as { seq?: number; head?: string };
    let seq = (chain.seq ?? -1) + 1;
    let prev = chain.head;
    return drafts.map((draft, at) => {
      const record: SignableRecord = { author: this.key, ...draft, seq, ...(seq === 0 ? {} : { prev: prev as string }) };
      const id = recordId(record);
      seq += 1;
      prev = id;
      return { record: record as unknown as JsonObject, ...(at === drafts.length - 1 ? { seal: toBase64Url(sealOf(this.seed, id)) } : {}) };
    });
  }

  /** Signs and submits. */
  async submit(...drafts: readonly ClientDraft[]): Promise<Answer> {
    return this.send('POST', '/api/submissions', { records: await this.sign(...drafts) });
  }
}
