// The Chrome DevTools Protocol over the browser's own pipe: commands out, answers
// in, one JSON text each, ended by a zero byte. No port is opened. Events are not
// listened to: which page one of them is about is not known in time.

import type { Readable, Writable } from 'node:stream';

interface Answer {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export class BrowserPipe {
  readonly #out: Writable;
  readonly #waiting = new Map<number, { resolve: (result: Readonly<Record<string, unknown>>) => void; reject: (error: Error) => void }>();
  #last = 0;
  #ended: Error | undefined;
  #rest = '';

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    // A browser that ends closes both; what waits then is told by `end`.
    out.on('error', () => undefined);
    input.on('error', () => undefined);
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => this.#read(chunk));
  }

  /** Sends a command and gives its result. Throws where the browser has ended. */
  send(method: string, params: Readonly<Record<string, unknown>> = {}, sessionId?: string): Promise<Readonly<Record<string, unknown>>> {
    // Nobody is there any more who could answer.
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#out.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    return answered;
  }

  /** Ends everything that waits for an answer. */
  end(reason: Error): void {
    this.#ended ??= reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #read(chunk: string): void {
    const parts = (this.#rest + chunk).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#take(JSON.parse(part) as Answer);
  }

  #take({ id, result, error }: Answer): void {
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result ?? {});
    else waiting?.reject(new Error(error.message));
  }
}
