// Under which name the server is opened, and whether a request comes from a page of its own.

import { HttpProblem } from '../problem.ts';

/** Names under which this machine knows itself. */
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** The address under which people open the server: this machine's own names, and the public one of a proxy in front. */
export interface Address {
  /** Such as `https://books.example.org`; undefined when the server is opened on this machine only. */
  readonly publicOrigin?: string;
}

/** The host that a request names. */
export function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}

/** True for a name of this machine, or the public one. */
export function isOwnHost(host: string, { publicOrigin }: Address): boolean {
  return LOOPBACK_HOST.test(host) || (publicOrigin !== undefined && new URL(publicOrigin).host === host.toLowerCase());
}

/** The origin of the pages that this request may come from. */
export function originOf(request: Request, { publicOrigin }: Address): string {
  const host = hostOf(request).toLowerCase();
  return publicOrigin !== undefined && new URL(publicOrigin).host === host ? new URL(publicOrigin).origin : `http://${host}`;
}

/** True when cookies of this request's origin must travel encrypted only. */
export function isSecure(request: Request, address: Address): boolean {
  return originOf(request, address).startsWith('https:');
}

/** The name that passkeys are bound to. Throws `name-needed` where the server was opened by a number. */
export function passkeyName(request: Request, address: Address): string {
  const { hostname, port } = new URL(originOf(request, address));
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) throw new HttpProblem('name-needed', `Open http://localhost${port === '' ? '' : `:${port}`}/console/ instead.`);
  return hostname;
}

/** Refuses what no page of this server sends: another origin, or a request that another site caused. */
export function judgeOrigin(request: Request, address: Address): void {
  const origin = request.headers.get('origin');
  if (origin === null) throw new HttpProblem('wrong-origin', 'The request names no origin.');
  if (origin !== originOf(request, address)) throw new HttpProblem('wrong-origin', 'The request comes from another site.');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') throw new HttpProblem('wrong-origin', 'The request was caused by another site.');
}
