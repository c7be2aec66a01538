// Who calls a holder or board, judged before anything of the body is read: the signature covers the digest of the body, so
// that whoever lacks the key can make the machine do little more than look at one line.

import type { Context } from 'hono';
import { CALL_HEADER, CALL_TYPE, callBytes, digestOf, readCallHeader, type CallHeader } from '@amanah/dedup-board/call.ts';
import { fromHex, fromUtf8 } from '@amanah/log/bytes.ts';
import { verify } from '@amanah/log/signature.ts';
import type { BoardStore } from '@amanah/store/board.ts';
import { readBytes } from '../people/body.ts';
import { addressOf } from '../people/guard.ts';
import type { Address } from '../people/origin.ts';
import type { RateLimits } from '../people/rate-limits.ts';
import { HttpProblem } from '../problem.ts';
import type { KnownAgency } from './agencies-file.ts';

/** How far the clocks of an agency and of this machine may lie apart. */
export const CLOCK_APART_MS = 5 * 60_000;

export interface CallersNeeds {
  /** The name under which this holder or board is pinned. */
  readonly name: string;
  readonly agencies: readonly KnownAgency[];
  readonly store: BoardStore;
  readonly limits: RateLimits;
  readonly address: Address;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told when a call of a registered agency is sent away unread. */
  readonly sentAway: (agency: string) => void;
}

export class Callers {
  readonly #needs: CallersNeeds;
  readonly #agencies: ReadonlyMap<string, KnownAgency>;

  constructor(needs: CallersNeeds) {
    this.#needs = needs;
    this.#agencies = new Map(needs.agencies.map((known) => [known.agency, known]));
  }

  /** The agency that signed this very call, now, for this place, once. Throws HttpProblem. */
  judge(context: Context): { readonly known: KnownAgency; readonly digest: string } {
    const { limits, store, now, sentAway } = this.#needs;
    const header = readCallHeader(context.req.header(CALL_HEADER) ?? '');
    if (header === undefined) throw unsigned('call-malformed', 'The call has no header that signs it.');
    const known = this.#agencies.get(header.agency);
    if (known === undefined) throw unsigned('agency-unknown', 'No agency of that name is registered here.');
    this.#checkClock(header);
    this.#checkSeal(context, header, known);
    const taken = limits.take('dedup-call', known.agency);
    if (!taken.ok) {
      sentAway(known.agency);
      throw new HttpProblem('too-many-requests', `${known.agency} calls too often; try again in ${taken.afterSeconds} seconds.`, { afterSeconds: taken.afterSeconds });
    }
    const nonce = fromHex(header.nonce) as Uint8Array;
    // A nonce is forgotten when a call of its time would be refused for its clock.
    if (!store.takeNonce(known.agency, nonce, { now: now(), forgetBefore: now() - 3 * CLOCK_APART_MS })) {
      sentAway(known.agency);
      throw refusedCall('replay', 'This call was made before.');
    }
    return { known, digest: header.digest };
  }

  /** The text of the body, which is the one that was signed for. Throws HttpProblem. */
  async text(request: Request, digest: string, bytesMax: number): Promise<string> {
    const bytes = await readBytes(request, bytesMax);
    if (digestOf(bytes) !== digest) throw unsigned('body-differs', 'The body is not the one that was signed.');
    const text = fromUtf8(bytes);
    if (text === undefined) throw refusedCall('request-malformed', 'The body is not UTF-8.');
    return text;
  }

  /** Lets an address read what anybody may read, not too often. Throws HttpProblem. */
  judgeReader(context: Context): void {
    const taken = this.#needs.limits.take('dedup-open', addressOf(context, this.#needs.address));
    if (!taken.ok) throw new HttpProblem('too-many-requests', `Try again in ${taken.afterSeconds} seconds.`, { afterSeconds: taken.afterSeconds });
  }

  #checkClock({ time }: CallHeader): void {
    const now = this.#needs.now();
    const apart = Math.abs(Date.parse(time) - now);
    if (apart <= CLOCK_APART_MS) return;
    throw refusedCall('clock', `The call says ${time}; here it is ${new Date(now).toISOString().slice(0, 19)}Z, and five minutes is the most.`);
  }

  #checkSeal(context: Context, { agency, time, nonce, digest, seal }: CallHeader, { key }: KnownAgency): void {
    const { limits, address, name } = this.#needs;
    const { method, url } = context.req.raw;
    const { pathname, search } = new URL(url);
    const who = `${agency} ${addressOf(context, address)}`;
    // Wrong signatures cost the most to refuse, so of them there are few; right ones take nothing from anybody.
    const taken = limits.take('dedup-unsigned', who);
    if (!taken.ok) throw new HttpProblem('too-many-requests', `Too many calls with wrong signatures; try again in ${taken.afterSeconds} seconds.`, { afterSeconds: taken.afterSeconds });
    if (method !== 'GET' && method !== 'POST') throw new HttpProblem('method-not-allowed', `${method} is not allowed here.`);
    const bytes = callBytes({ to: name, agency, method, path: `${pathname}${search}`, time, nonce, digest });
    if (!verify({ publicKey: key, type: CALL_TYPE, bytes, signature: fromHex(seal) as Uint8Array })) throw unsigned('seal-wrong', 'The signature is not of the registered key over this call to this place.');
    limits.giveBack('dedup-unsigned', who);
  }
}

function unsigned(reason: string, detail: string): HttpProblem {
  return new HttpProblem('call-unsigned', detail, { reason });
}

/** A call that is signed and all the same not done; `reason` is from a closed list. */
export function refusedCall(reason: string, detail: string): HttpProblem {
  return new HttpProblem('call-refused', detail, { reason });
}
