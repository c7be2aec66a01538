// Scripts of requests, read as they would stand in a conversation:
//
//   GET /checkpoint                 a request; header lines may follow
//   accept-encoding: gzip
//   => 200                          the status of the response
//   content-type: text/plain*       headers it must have; * is any text
//   etag: $TAG                      $NAME keeps the whole value; later lines may use it
//   vary: -                         this header must be absent
//   | Records                       texts that must stand in the body, in this order
//   bytes: 8192                     length of the body
//   # a comment
//
// Compressed bodies are unpacked before they are compared.

import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';

interface Exchange {
  readonly line: number;
  readonly method: string;
  readonly path: string;
  readonly sent: [string, string][];
  status: number;
  readonly headers: [string, string][];
  readonly body: string[];
  bytes?: number;
}

/** Reads a script. */
export function parseRequestScript(text: string): Exchange[] {
  const exchanges: Exchange[] = [];
  let answered = false;
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const request = /^([A-Z]+) (\/\S*)$/.exec(line);
    const current = exchanges.at(-1);
    if (request !== null) {
      exchanges.push({ line: at + 1, method: request[1] as string, path: request[2] as string, sent: [], status: 0, headers: [], body: [] });
      answered = false;
      continue;
    }
    assert.ok(current !== undefined, `line ${at + 1} stands before any request`);
    if (line.startsWith('=> ')) {
      current.status = Number(line.slice(3));
      answered = true;
    } else if (line.startsWith('| ')) current.body.push(line.slice(2));
    else if (line.startsWith('bytes: ')) current.bytes = Number(line.slice(7));
    else {
      const colon = line.indexOf(': ');
      assert.ok(colon > 0, `line ${at + 1} is not understood: ${line}`);
      (answered ? current.headers : current.sent).push([line.slice(0, colon), line.slice(colon + 2)]);
    }
  }
  return exchanges;
}

/** Sends every request of a script to `respond` and compares; gives the number of requests. */
export async function runRequestScript(text: string, respond: (request: Request) => Response | Promise<Response>): Promise<number> {
  const kept = new Map<string, string>();
  const filled = (value: string): string => value.replace(/\$([A-Z]+)/g, (whole, name: string) => kept.get(name) ?? whole);
  const exchanges = parseRequestScript(text);
  for (const exchange of exchanges) {
    const headers = new Headers(exchange.sent.map(([name, value]) => [name, filled(value)]));
    if (!headers.has('host')) headers.set('host', 'localhost:7070');
    const response = await respond(new Request(`http://localhost:7070${filled(exchange.path)}`, { method: exchange.method, headers, redirect: 'manual' }));
    await compare(exchange, response, kept, filled);
  }
  return exchanges.length;
}

async function compare(exchange: Exchange, response: Response, kept: Map<string, string>, filled: (value: string) => string): Promise<void> {
  const raw = Buffer.from(await response.arrayBuffer());
  const unpacked = response.headers.get('content-encoding') === 'gzip' && raw.length > 0 ? gunzipSync(raw) : raw;
  const body = unpacked.toString('utf8');
  const where = `line ${exchange.line}, ${exchange.method} ${exchange.path}`;
  assert.equal(response.status, exchange.status, `${where}: status\n${body.slice(0, 600)}`);
  for (const [name, wanted] of exchange.headers) {
    const value = response.headers.get(name);
    const keep = /^\$([A-Z]+)$/.exec(wanted)?.[1];
    if (wanted === '-') assert.equal(value, null, `${where}: header ${name}`);
    else if (keep !== undefined && !kept.has(keep)) {
      assert.ok(value !== null, `${where}: header ${name} is missing`);
      kept.set(keep, value);
    } else assert.ok(value !== null && patternOf(filled(wanted)).test(value), `${where}: header ${name} is ${String(value)}, expected ${wanted}`);
  }
  let from = 0;
  for (const wanted of exchange.body) {
    const text = filled(wanted);
    const at = body.indexOf(text, from);
    assert.ok(at >= 0, `${where}: the body does not have ${JSON.stringify(text)} there\n${body.slice(from, from + 1500)}`);
    from = at + text.length;
  }
  if (exchange.bytes !== undefined) assert.equal(unpacked.length, exchange.bytes, `${where}: bytes of the body`);
}

function patternOf(wanted: string): RegExp {
  return new RegExp(`^${wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}
