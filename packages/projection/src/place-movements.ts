// What the operation's own records sent to a place, brought into it, and handed
// over in it. An area counts what came over its own edge: goods that went from
// one store to another inside it are not counted there a second time.

import type { BooksAt } from './books-at.ts';
import { kindNumber } from './books-at.ts';
import { documentsInForce } from './documents-at.ts';
import { entryOf } from './grouping.ts';
import { accountCode, eachOwnPosting } from './own-postings.ts';
import { withParents } from './places.ts';

/** The counting points at which adequacy is measured, in the order of the way. */
export const ADEQUACY_POINTS = ['manifested', 'arrived', 'handed-over'] as const;
export type AdequacyPoint = (typeof ADEQUACY_POINTS)[number];

const DISPATCH = kindNumber('dispatch');
const HANDOVER = kindNumber('handover');
const RETURN = kindNumber('return');
/** Kinds that bring goods into a store: unloaded from a truck, bought, or given in kind. */
const INCOMING = new Set(['arrival', 'receipt', 'purchase', 'gift'].map(kindNumber));

/** One posting of goods, and the places where it counts. */
export interface PlaceMovement {
  readonly row: number;
  readonly posting: number;
  readonly point: AdequacyPoint;
  /** The place itself first, then the areas around it; one empty name where the paper names no destination. */
  readonly places: readonly string[];
  /** -1 for goods that came back after they were handed over. */
  readonly sign: 1n | -1n;
}

/** Calls with every movement of goods that counts at a place, in log order. */
export function eachPlaceMovement(at: BooksAt, visit: (movement: PlaceMovement) => void): void {
  const { statedKinds, postings, names } = at.books;
  const ways = new Ways(at);
  eachOwnPosting(at, (row, i) => {
    if (at.commodityAt(postings.commodity.values[i] as number).class === 'money') return;
    const kind = statedKinds.values[row] as number;
    const [from, to] = [names.name(postings.source.values[i] as number), names.name(postings.destination.values[i] as number)];
    const found = kind === DISPATCH ? ways.sent(from, to) : INCOMING.has(kind) ? ways.broughtIn(from, to) : kind === HANDOVER ? ways.handedOver(from, to) : kind === RETURN ? ways.cameBack(row, from) : undefined;
    if (found !== undefined) visit({ row, posting: i, ...found });
  });
}

type Found = Pick<PlaceMovement, 'point' | 'places' | 'sign'> | undefined;

/** Where goods went, by the papers they went under. */
class Ways {
  readonly #at: BooksAt;
  readonly #ofWaybill = new Map<string, { readonly site: string; readonly destination: string }>();
  readonly #parents = new Map<string, readonly string[]>();

  constructor(at: BooksAt) {
    this.#at = at;
    for (const { document: { body } } of documentsInForce(at, 'dispatch')) {
      this.#ofWaybill.set(String(body['waybill']), { site: String(body['site']), destination: String(body['destination'] ?? '') });
    }
  }

  sent(from: string, to: string): Found {
    if (!to.startsWith('transit:')) return undefined;
    const destination = this.#ofWaybill.get(accountCode(to))?.destination ?? '';
    return { point: 'manifested', places: destination === '' ? [''] : this.#into(destination, accountCode(from)), sign: 1n };
  }

  broughtIn(from: string, to: string): Found {
    if (!to.startsWith('stock:')) return undefined;
    const origin = from.startsWith('transit:') ? this.#ofWaybill.get(accountCode(from))?.site : undefined;
    return { point: 'arrived', places: this.#into(accountCode(to), origin), sign: 1n };
  }

  handedOver(from: string, to: string): Found {
    return from.startsWith('stock:') && /^(partner|served):/.test(to) ? { point: 'handed-over', places: this.#around(accountCode(from)), sign: 1n } : undefined;
  }

  cameBack(row: number, from: string): Found {
    if (!/^(partner|served):/.test(from)) return undefined;
    const site = from.startsWith('served:') ? this.#siteOf(accountCode(from)) : (this.#at.books.facetsAt(row)['site'] ?? '');
    return { point: 'handed-over', places: this.#around(site), sign: -1n };
  }

  /** The places around a site whose edge goods from `origin` came over. */
  #into(site: string, origin: string | undefined): readonly string[] {
    const around = this.#around(site);
    if (origin === undefined) return around;
    const before = this.#around(origin);
    return around.filter((place) => place === site || !before.includes(place));
  }

  /** The site of a distribution written `SITE/CYCLE`: codes may hold strokes, so the longest site that is known. */
  #siteOf(served: string): string {
    for (let end = served.lastIndexOf('/'); end > 0; end = served.lastIndexOf('/', end - 1)) {
      if (this.#at.master('site', served.slice(0, end)) !== undefined) return served.slice(0, end);
    }
    return served;
  }

  #around(site: string): readonly string[] {
    return entryOf(this.#parents, site, () => withParents(this.#at, site));
  }
}
