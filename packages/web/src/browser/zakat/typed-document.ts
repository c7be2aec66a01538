// From the fields of the form to the document that the reckoning reads, and back. A thing whose first figure is empty is
// left out; the places of what is left are kept, so that a refusal finds its field again.

import { plainDecimal } from './typed-number.ts';

/** One control: its path in the form, and what it holds. */
export interface Typed {
  readonly path: string;
  readonly value: string;
  readonly kind: 'number' | 'check' | 'text';
}

export interface TypedDocument {
  readonly document: Readonly<Record<string, unknown>>;
  /** The path in the form for a path in the document, where lists were closed up. */
  readonly placeOf: (at: string) => string;
}

type Tree = { [key: string]: Tree | string | boolean | Tree[] };

/** For each thing of several fields the one without which it is not there. */
const FIRST_OF: readonly (readonly [path: RegExp, first: string])[] = [
  [/^prices\.(gold|silver)$/, 'amount'], [/^wealth\.(gold|silver)$/, 'grams'], [/^wealth\.jewellery\[\d+\]$/, 'grams'], [/^wealth\.longTermShares$/, 'amount'],
  [/^year\.balances\[\d+\]$/, 'amount'], [/^crops\[\d+\]$/, 'kilograms'], [/^fitr$/, 'persons'],
];

/** The thing that a path belongs to, if it is one that can be left out: `crops[2]` of `crops[2].name`. */
function thingOf(path: string): { readonly thing: string; readonly first: string } | undefined {
  const thing = path.replace(/\.[^.]+$/, '');
  const first = FIRST_OF.find(([pattern]) => pattern.test(thing))?.[1];
  return first === undefined ? undefined : { thing, first };
}

/** The document that controls say. */
export function typedDocument(controls: readonly Typed[]): TypedDocument {
  const filled = controls.filter(({ value, kind }) => (kind === 'check' ? value === 'on' : value.trim() !== ''));
  const present = new Set(filled.map(({ path }) => path));
  const kept = filled.filter(({ path }) => {
    const owner = thingOf(path);
    return owner === undefined || present.has(`${owner.thing}.${owner.first}`);
  });
  const places = new Map<string, string>();
  const counts = new Map<string, number>();
  const root: Tree = {};
  for (const { path, value, kind } of kept) {
    const closed = path.replace(/^(.*)\[(\d+)\]/, (row: string, list: string) => {
      const known = places.get(row);
      if (known !== undefined) return known;
      const at = `${list}[${counts.get(list) ?? 0}]`;
      counts.set(list, (counts.get(list) ?? 0) + 1);
      places.set(row, at);
      return at;
    });
    put(root, closed, kind === 'number' ? plainDecimal(value) : kind === 'check' ? true : value.trim());
  }
  const back = new Map([...places].map(([row, at]) => [at, row]));
  return { document: root, placeOf: (at) => at.replace(/^[^[]*\[\d+\]/, (closed) => back.get(closed) ?? closed) };
}

function put(root: Tree, path: string, value: string | boolean): void {
  const steps = path.split(/\.|(?=\[)/);
  let at: Tree | Tree[] = root;
  steps.forEach((step, index) => {
    const key = step.startsWith('[') ? Number(step.slice(1, -1)) : step;
    const next = steps[index + 1];
    const holder = at as unknown as Record<string | number, Tree | Tree[] | string | boolean>;
    if (next === undefined) holder[key] = value;
    else at = (holder[key] ??= next.startsWith('[') ? [] : {}) as Tree | Tree[];
  });
}

/** Paths and values of a document as the form has them: what `typedDocument` made is taken apart again. */
export function valuesOf(value: unknown, path = ''): (readonly [path: string, value: string | boolean])[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => valuesOf(one, `${path}[${at}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => valuesOf(one, path === '' ? key : `${path}.${key}`));
}
