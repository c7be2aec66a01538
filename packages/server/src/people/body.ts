// Reading what a request carries, never more than it may, and as JSON of known members only.

import { decode, Fields, type Json } from '@amanah/record/decode.ts';
import { HttpProblem } from '../problem.ts';

/** Bytes of JSON that a request may carry. */
export const JSON_BYTES_MAX = 262_144;

/** The bytes of a request's body; throws `too-large` as soon as there are more than `limit`. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): HttpProblem => new HttpProblem('too-large', `A request carries at most ${limit} bytes here.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > limit) throw tooLarge();
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads a JSON body with `read`, which names every member; throws `wrong-content-type`, `too-large` or `bad-request`. */
export async function readJson<T>(request: Request, read: (fields: Fields) => T, limit = JSON_BYTES_MAX): Promise<T> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new HttpProblem('wrong-content-type', 'Send application/json.');
  const bytes = await readBytes(request, limit);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem('bad-request', 'The body is not JSON.');
  }
  const decoded = decode(() => {
    const fields = new Fields(value as Json, 'request');
    const result = read(fields);
    fields.end();
    return result;
  });
  if (!decoded.ok) throw new HttpProblem('bad-request', decoded.message, { field: decoded.path });
  return decoded.value;
}
