// How often something may be done: a bucket of so many tokens for each who does it, refilled at a steady pace.

/** `burst` at once, and then `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** What the server allows. Addresses are those of the socket, or what the proxy in front says. */
export const RATES = {
  /** Questions to authenticators and answers to them, and links tried, per address. */
  'sign-in': { burst: 60, perMinute: 30 },
  /** The same over all addresses, so that many of them together cannot try links any faster. */
  'sign-in-all': { burst: 200, perMinute: 200 },
  'submission': { burst: 120, perMinute: 120 },
  'preview': { burst: 120, perMinute: 600 },
  'attachment': { burst: 30, perMinute: 30 },
  'people': { burst: 30, perMinute: 30 },
  /** Records put aside, per revoked key. */
  'quarantine': { burst: 20, perMinute: 2 },
  /** Requests that change something, per address, before anything else is asked. */
  'address': { burst: 600, perMinute: 1200 },
  /** Calls of an agency to a holder or board of agencies. */
  'dedup-call': { burst: 60, perMinute: 180 },
  /** Calls whose signature is wrong, per address and agency that is named. */
  'dedup-unsigned': { burst: 30, perMinute: 30 },
  /** What anybody may read of a holder, per address. */
  'dedup-open': { burst: 600, perMinute: 600 },
} as const satisfies Readonly<Record<string, Rate>>;
export type RateName = keyof typeof RATES;

/** Buckets remembered at most; the one used longest ago is forgotten first. */
const BUCKETS_MAX = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: () => number;

  /** `clock` gives milliseconds since some moment. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Puts a token back that was taken for something that turned out well. */
  giveBack(name: RateName, who: string): void {
    const bucket = this.#buckets.get(`${name} ${who}`);
    if (bucket !== undefined) bucket.tokens = Math.min(RATES[name].burst, bucket.tokens + 1);
  }

  /** Takes one token; otherwise gives the seconds after which there is one. */
  take(name: RateName, who: string): { readonly ok: true } | { readonly ok: false; readonly afterSeconds: number } {
    const { burst, perMinute } = RATES[name];
    const now = this.#clock();
    const key = `${name} ${who}`;
    const before = this.#buckets.get(key);
    const tokens = before === undefined ? burst : Math.min(burst, before.tokens + ((now - before.at) * perMinute) / 60_000);
    // Put at the end again: the first of the map is the one that was used longest ago.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > BUCKETS_MAX) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return tokens >= 1 ? { ok: true } : { ok: false, afterSeconds: Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute)) };
  }
}
