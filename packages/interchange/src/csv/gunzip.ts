// Unpacks gzip input by the web's own DecompressionStream. Whether a file is
// packed is read from its first two bytes, never from its name.

import { concat } from '@amanah/log/bytes.ts';

/** Thrown while iterating when the input began as gzip but is broken or cut off. */
export class BadGzip extends Error {
  override readonly name = 'BadGzip';
}

/** Gives the input as it is, or unpacked when it begins with the gzip magic 1f 8b. */
export async function* gunzipIfPacked(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = input[Symbol.asyncIterator]();
  let exhausted = false;
  try {
    let head: Uint8Array = new Uint8Array(0);
    while (head.length < 2 && !exhausted) {
      const next = await iterator.next();
      if (next.done === true) exhausted = true;
      else head = concat(head, next.value);
    }
    const rest = { [Symbol.asyncIterator]: () => remaining(head, iterator) };
    if (head[0] === 0x1f && head[1] === 0x8b) yield* unpack(rest);
    else yield* rest;
  } finally {
    if (!exhausted) await iterator.return?.();
  }
}

async function* remaining(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  if (head.length > 0) yield head;
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) return;
    yield next.value;
  }
}

async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  let inputFault: { readonly error: unknown } | undefined;
  const feeding = (async () => {
    try {
      for await (const chunk of packed) {
        await writer.ready;
        await writer.write(chunk as Uint8Array<ArrayBuffer>);
      }
      await writer.close();
    } catch (error) {
      inputFault ??= { error };
      await writer.abort(error).catch(() => undefined);
    }
  })();
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const next = await readOrFail(reader);
      if (next === undefined) break;
      yield next;
    }
    await feeding;
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding;
  }
  if (inputFault !== undefined) throw inputFault.error;
}

async function readOrFail(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    const next = await reader.read();
    return next.done ? undefined : next.value;
  } catch (error) {
    throw new BadGzip('the gzip data are damaged or cut off', { cause: error });
  }
}
