// Screening written down a second time for the auditor: what a screening continues, what a decision is about, and with
// whom nothing may be done. Plain lists that are gone through from the start each time; it shares no code with admission.

import { linesOf, type RawObject } from './naive-postings.ts';

interface Run {
  readonly index: number;
  readonly day: string;
  readonly body: RawObject;
}

interface Said {
  readonly index: number;
  readonly id: string;
  readonly holder: string;
  readonly body: RawObject;
  undone: boolean;
}

/** What the rules need to know beside what was screened. */
export interface Around {
  readonly policy: RawObject;
  readonly day: string;
  /** The day on which it is logged. */
  readonly logged: string;
}

/** Why nothing may be done with somebody: the code of the refusal, and words. */
export interface Held {
  readonly code: 'not-screened' | 'open-hit';
  readonly words: string;
}

const DAYS_MOST = 90;

function days(from: string, to: string): number {
  return (Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)) - 1, Number(to.slice(8, 10))) - Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1, Number(from.slice(8, 10)))) / 86_400_000;
}

/** Whom a record pays, orders from, grants to, exchanges with or sends with. */
function namedIn(kind: string, body: RawObject): readonly string[] {
  const one = { payment: 'supplier', purchase: 'supplier', order: 'supplier', grant: 'partner', exchange: 'changer', dispatch: 'transporter' }[kind];
  const named = one === undefined ? [] : [body[one], ...(kind === 'dispatch' ? linesOf(body['legs']).map((leg) => leg['transporter']) : [])];
  return named.filter((party) => typeof party === 'string');
}

export class NaiveScreening {
  readonly #runs: Run[] = [];
  readonly #said: Said[] = [];
  /** When each organisation was last entered, and of which others it is made. */
  readonly #entered = new Map<string, number>();
  readonly #members = new Map<string, readonly string[]>();
  /** Who delivers each order. */
  readonly #orders: { readonly id: string; readonly order: string; readonly supplier: string; undone: boolean }[] = [];

  /** Folds a record. */
  read({ id, index, kind, body, day, holder }: { readonly id: string; readonly index: number; readonly kind: string; readonly body: RawObject; readonly day: string; readonly holder: string }): void {
    if (kind === 'organisation') this.#entered.set(body['code'] as string, index);
    if (kind === 'organisation') this.#members.set(body['code'] as string, linesOfText(body['members']));
    if (kind === 'order') this.#orders.push({ id, order: body['order'] as string, supplier: body['supplier'] as string, undone: false });
    if (kind === 'screening') this.#runs.push({ index, day, body });
    if (kind === 'screening-decision') this.#said.push({ index, id, holder, body, undone: false });
    for (const one of [...this.#said, ...this.#orders]) if (kind === 'reversal' && body['of'] === one.id) one.undone = true;
  }

  /** Lists that were screened against. */
  lists(): readonly string[] {
    return [...new Set(this.#runs.map(({ body }) => body['list'] as string))];
  }

  newest(list: string): Run | undefined {
    return this.#runs.findLast(({ body }) => body['list'] === list);
  }

  /** Number of organisations entered. */
  get parties(): number {
    return this.#entered.size;
  }

  /** Where a party stands on a list by its newest screening. */
  standing(list: string, party: string, policy: RawObject): 'nothing' | 'open' | 'half' | 'cleared' | 'matched' {
    const about = this.#said.filter((one) => !one.undone && one.body['list'] === list && one.body['party'] === party);
    if (about.some(({ body }) => body['verdict'] === 'match')) return 'matched';
    const run = this.newest(list);
    if (run === undefined || !openIn(run).includes(party)) return 'nothing';
    const people = new Set(about.filter(({ index }) => index > run.index).map(({ holder }) => holder)).size;
    if (people >= (policy['cleared-by'] === 'two-people' ? 2 : 1)) return 'cleared';
    return people === 0 ? 'open' : 'half';
  }

  /** Who must stay named in a next screening where nothing of the list was changed or removed. */
  stillOpen(list: string, policy: RawObject): readonly string[] {
    const run = this.newest(list);
    return run === undefined ? [] : openIn(run).filter((party) => this.standing(list, party, policy) !== 'cleared');
  }

  /** What is wrong with a screening or a decision, in words. */
  fault(kind: string, body: RawObject, { policy, day, logged }: Around): string | undefined {
    if (kind === 'screening') return this.#runFault(body, policy, { day, logged });
    return kind === 'screening-decision' ? this.#verdictFault(body, policy) : undefined;
  }

  #runFault(body: RawObject, policy: RawObject, { day, logged }: Pick<Around, 'day' | 'logged'>): string | undefined {
    const before = this.newest(body['list'] as string)?.body;
    const count = (name: string): number => body[name] as number;
    if (count('parties') !== this.parties) return 'it leaves organisations out';
    if ((body['listDate'] as string) > day || (before !== undefined && (before['listDate'] as string) > (body['listDate'] as string))) return 'the list is of a later day, or an older version';
    if (day > logged) return 'it is of a day to come';
    if (body['forTests'] !== true && days(body['listDate'] as string, logged) > DAYS_MOST) return 'the list is old';
    if (body['forTests'] === true && before !== undefined && before['forTests'] !== true) return 'a list for tests takes the place of another';
    if (policy['threshold'] !== undefined && count('threshold') > Number(policy['threshold'])) return 'the threshold is too high';
    if (body['previousDigest'] !== before?.['listDigest']) return 'it does not continue the one before';
    if (((before?.['entries'] as number | undefined) ?? 0) + count('added') - count('removed') !== body['entries']) return 'entries came from nowhere';
    if (before === undefined || count('changed') + count('removed') > 0) return undefined;
    const lost = this.stillOpen(body['list'] as string, policy).find((party) => !linesOfText(body['open']).includes(party));
    return lost === undefined ? undefined : `${lost} was open, and nobody decided`;
  }

  #verdictFault(body: RawObject, policy: RawObject): string | undefined {
    const [list, party] = [body['list'] as string, body['party'] as string];
    const run = this.newest(list);
    if (run === undefined || run.body['listDigest'] !== body['listDigest']) return 'it is about another version';
    if (!openIn(run).includes(party)) return 'nothing was open';
    return this.standing(list, party, policy) === 'matched' ? 'what was found holds until it is taken back' : undefined;
  }

  /** The supplier of the order that is paid: of one that stands, or else of the last. */
  #supplierOf(kind: string, body: RawObject): readonly string[] {
    const orders = ['payment', 'purchase'].includes(kind) ? this.#orders.filter(({ order }) => order === body['order']) : [];
    const found = orders.findLast(({ undone }) => !undone) ?? orders.at(-1);
    return found === undefined ? [] : [found.supplier];
  }

  /** Organisations with those of which they are made. */
  #all(parties: readonly string[]): readonly string[] {
    const found = new Set(parties);
    for (const party of found) for (const member of this.#members.get(party) ?? []) found.add(member);
    return [...found];
  }

  /** Why nothing may be done with those whom a record names; undefined where it may. */
  held(kind: string, body: RawObject, { policy, day, logged }: Around): Held | undefined {
    const parties = this.#all([...namedIn(kind, body), ...this.#supplierOf(kind, body)]);
    if (parties.length === 0) return undefined;
    const named = typeof policy['lists'] === 'string' ? policy['lists'].split(/\s+/) : undefined;
    for (const list of named ?? this.lists()) {
      const run = this.newest(list);
      if (run === undefined || (named !== undefined && run.body['forTests'] === true)) return { code: 'not-screened', words: `nothing was screened against ${list}` };
      if (policy['within-days'] !== undefined && days(run.day, day > logged ? day : logged) > Number(policy['within-days'])) return { code: 'not-screened', words: `the screening against ${list} is long ago` };
      const late = parties.find((party) => (this.#entered.get(party) ?? -1) > run.index);
      if (late !== undefined) return { code: 'not-screened', words: `${late} came after the screening against ${list}` };
    }
    for (const list of this.lists()) {
      const open = parties.find((party) => !['nothing', 'cleared'].includes(this.standing(list, party, policy)));
      if (open !== undefined) return { code: 'open-hit', words: `${open} is open on ${list}` };
    }
    return undefined;
  }
}

function linesOfText(value: RawObject[string] | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function openIn({ body }: Run): readonly string[] {
  return linesOfText(body['open']);
}
