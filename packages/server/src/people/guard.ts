// The door of every route: what changes something comes from a page of this server, from a session, with its sign, and not
// too often; who asks is one person with the roles of their keys.

import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { HttpProblem } from '../problem.ts';
import { judgeOrigin, type Address } from './origin.ts';
import type { People, SignedIn } from './people.ts';
import type { RateLimits, RateName } from './rate-limits.ts';
import { csrfOf, sameText } from './tokens.ts';

/** Name of the session's cookie. */
export const SESSION_COOKIE = 'amanah';
/** Header that carries the session's sign. */
export const CSRF_HEADER = 'x-amanah-csrf';

/** Routes that change something for whoever is not signed in yet. They set a session or nothing. */
const OPEN_ROUTES: ReadonlySet<string> = new Set(['/api/joining/begin', '/api/joining/finish', '/api/sign-in/begin', '/api/sign-in/finish']);

export class Guard {
  readonly people: People;
  readonly address: Address;
  readonly #limits: RateLimits;
  readonly #known = new WeakMap<Request, Promise<SignedIn | undefined>>();

  constructor({ people, address, limits }: { readonly people: People; readonly address: Address; readonly limits: RateLimits }) {
    this.people = people;
    this.address = address;
    this.#limits = limits;
  }

  /** Judges a request that is neither GET nor HEAD before any route sees it. Throws HttpProblem. */
  async judgeChange(context: Context): Promise<void> {
    const { raw: request, path, method } = context.req;
    if (!path.startsWith('/api/') || (method !== 'POST' && method !== 'DELETE')) throw new HttpProblem('method-not-allowed', `${method} is not allowed here.`);
    this.limit(context, 'address');
    judgeOrigin(request, this.address);
    if (!OPEN_ROUTES.has(path)) {
      const person = await this.requirePerson(context);
      const sign = request.headers.get(CSRF_HEADER) ?? '';
      if (!sameText(sign, csrfOf(person.token))) throw new HttpProblem('wrong-csrf', `Send the header ${CSRF_HEADER} with the value that /api/session gives.`);
    }
    judgeType(request);
  }

  /** Who is signed in, if anybody. */
  person(context: Context): Promise<SignedIn | undefined> {
    const request = context.req.raw;
    const known = this.#known.get(request);
    if (known !== undefined) return known;
    const token = getCookie(context, SESSION_COOKIE);
    const found = token === undefined ? Promise.resolve(undefined) : this.people.signedIn(token);
    this.#known.set(request, found);
    return found;
  }

  /** The person who asks; throws `not-signed-in`. */
  async requirePerson(context: Context): Promise<SignedIn> {
    const person = await this.person(context);
    if (person === undefined) throw new HttpProblem('not-signed-in', 'The session has ended or there was none.');
    return person;
  }

  /** The person who asks, when a key of theirs that is in force has one of these roles; throws `not-signed-in` or `not-allowed`. */
  async requireRole(context: Context, ...roles: readonly string[]): Promise<SignedIn> {
    const person = await this.requirePerson(context);
    if (!person.roles.some((role) => roles.includes(role))) throw new HttpProblem('not-allowed', `This takes a key with the role ${roles.join(' or ')}.`);
    return person;
  }

  /** Takes one from the allowance of the person, or of the address for those who are not signed in; throws `too-many-requests`. */
  limit(context: Context, name: RateName, who: string = addressOf(context, this.address)): void {
    const taken = this.#limits.take(name, who);
    if (!taken.ok) throw new HttpProblem('too-many-requests', `Try again in ${taken.afterSeconds} seconds.`, { afterSeconds: taken.afterSeconds });
  }

  /** Takes one from an allowance, if there is one left. */
  allows(name: RateName, who: string): boolean {
    return this.#limits.take(name, who).ok;
  }
}

/** Types that a page of any site may send without asking: nothing here is read from them. */
const SENT_BY_ANY_PAGE: ReadonlySet<string> = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);

function judgeType({ method, headers }: Request): void {
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (method === 'POST' && SENT_BY_ANY_PAGE.has(type)) throw new HttpProblem('wrong-content-type', 'Send application/json.');
}

/** The address that a request comes from: of the socket, or of whom the proxy on this machine names last. */
export function addressOf(context: Context, { publicOrigin }: Address): string {
  const env = context.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;
  const socket = env?.incoming?.socket?.remoteAddress ?? 'here';
  const forwarded = publicOrigin === undefined ? undefined : context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded ?? socket;
}
