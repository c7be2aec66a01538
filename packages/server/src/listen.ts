// The socket: on this machine only, at the port asked for or the next free one.

import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { BooksError } from './books/books-folder.ts';

/** Where a server listens, and how it is ended. */
export interface Listening {
  readonly port: number;
  readonly address: string;
  /** Stops taking requests, ends those under way, frees the port. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LOOPBACK_6 = '::1';
const PORTS_TRIED = 100;
/** What a slow reader may take before the end of the server cuts it off. */
const END_AFTER_MS = 2_000;

/** The port cannot be had. */
export class PortTaken extends BooksError {}

/** Listens on the loopback addresses. With `exact`, another port is never taken in the place of the one asked for. */
export async function listen(app: Hono, { port, exact }: { readonly port: number; readonly exact: boolean }): Promise<Listening> {
  const listener = getRequestListener(app.fetch);
  const newServer = (): Server => createServer({ requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 }, (request, response) => void listener(request, response));
  const last = exact ? port : Math.min(65_535, port + PORTS_TRIED);
  // Port 0 is whichever is free: one that is free at the first address may be in use at the second, and another is had then.
  const ports = port === 0 ? Array.from({ length: PORTS_TRIED }, () => 0) : Array.from({ length: last - port + 1 }, (_, at) => port + at);
  for (const tried of ports) {
    const servers = await bind(newServer, tried);
    if (servers === undefined) continue;
    const bound = (servers[0] as Server).address();
    const boundPort = typeof bound === 'object' && bound !== null ? bound.port : tried;
    return { port: boundPort, address: `http://localhost:${boundPort}/`, close: () => closeAll(servers) };
  }
  throw new PortTaken(exact ? `Port ${port} is taken by another program. Choose another with --port.` : `No port from ${port} to ${last} is free. Choose one with --port.`);
}

/** Both loopback addresses at one port; a machine without IPv6 has only the first. Undefined when the port is taken. */
async function bind(newServer: () => Server, port: number): Promise<Server[] | undefined> {
  const first = newServer();
  if ((await tryListen(first, LOOPBACK, port)) !== 'listening') return undefined;
  const bound = first.address();
  const second = newServer();
  const outcome = await tryListen(second, LOOPBACK_6, typeof bound === 'object' && bound !== null ? bound.port : port);
  if (outcome === 'listening') return [first, second];
  if (outcome === 'no such address') return [first];
  await closeAll([first]);
  return undefined;
}

async function tryListen(server: Server, host: string, port: number): Promise<'listening' | 'taken' | 'no such address'> {
  server.listen({ host, port, exclusive: true, ...(host === LOOPBACK_6 ? { ipv6Only: true } : {}) });
  try {
    await once(server, 'listening');
    return 'listening';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return 'taken';
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return 'no such address';
    if (code === 'EACCES') throw new PortTaken(`Port ${port} may only be used by the administrator. Choose one above 1023 with --port.`, { cause: error });
    throw error;
  }
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  const ends = servers.map((server) => new Promise<void>((done) => server.close(() => done())));
  for (const server of servers) server.closeIdleConnections();
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), END_AFTER_MS);
  await Promise.all(ends);
  clearTimeout(cut);
}
