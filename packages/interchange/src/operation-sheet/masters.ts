// The masters that cells of a sheet name, by code or by name.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books, MasterKind } from '@amanah/core/ledger/books.ts';

/** One master as a form knows it. */
export interface SheetMaster {
  readonly code: string;
  readonly name: string;
}

export interface SheetCommodity extends SheetMaster {
  readonly class: 'money' | 'goods';
  readonly unit: string;
  readonly scale: number;
}

/** What a sheet may refer to: the shape that GET /api/masters gives. */
export interface SheetMasters {
  readonly organisations: readonly SheetMaster[];
  readonly sites: readonly SheetMaster[];
  readonly commodities: readonly SheetCommodity[];
  readonly funds: readonly SheetMaster[];
}

/** Case, white space and marks of vowels make no other name. */
export function foldedName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Finds masters by what people write: the code, or the name where only one has it. */
export class MasterIndex<M extends SheetMaster> {
  readonly #byCode = new Map<string, M>();
  readonly #byName = new Map<string, readonly M[]>();

  constructor(masters: readonly M[]) {
    for (const master of masters) {
      this.#byCode.set(master.code, master);
      const name = foldedName(master.name);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), master]);
    }
  }

  /** The master, or how many masters the text could mean. */
  find(text: string): M | 0 | 2 {
    const exact = this.#byCode.get(text);
    if (exact !== undefined) return exact;
    const named = this.#byName.get(foldedName(text)) ?? [];
    if (named.length === 1) return named[0] as M;
    return named.length === 0 ? 0 : 2;
  }
}

/** The masters of books at their present size. */
export function mastersOf(books: Books): SheetMasters {
  const newest = (kind: MasterKind): JsonObject[] => {
    const found: JsonObject[] = [];
    for (const [name, versions] of books.masters) {
      const body = name.startsWith(`${kind}:`) ? versions.at(-1)?.body : undefined;
      if (body !== undefined) found.push(body);
    }
    return found;
  };
  const named = (kind: MasterKind): SheetMaster[] => newest(kind).map(({ code, name }) => ({ code: String(code), name: String(name) }));
  return {
    organisations: named('organisation'),
    sites: named('site'),
    funds: named('fund'),
    commodities: newest('commodity').map((body) => ({ code: String(body['code']), name: String(body['name']), class: body['class'] === 'money' ? 'money' : 'goods', unit: String(body['unit']), scale: Number(body['scale']) })),
  };
}
