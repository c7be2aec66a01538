// Clusters: records connected by pairs at a threshold. They are for a person to look at; nothing is merged.

import type { Pairs } from './link.ts';

/** Sets of numbers that grow together. The lowest number stands for its set. */
class Sets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, at) => at);
  }

  find(one: number): number {
    let root = one;
    while ((this.#parent[root] as number) !== root) root = this.#parent[root] as number;
    for (let at = one; at !== root; ) {
      const next = this.#parent[at] as number;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.#parent[Math.max(a, b)] = Math.min(a, b);
  }
}

/** By row: the lowest row that it is connected with, itself where it stands alone. */
export function clusters(size: number, pairs: Pairs, least: number): Int32Array {
  const sets = new Sets(size);
  for (let at = 0; at < pairs.left.length; at += 1) {
    if ((pairs.weight[at] as number) >= least) sets.join(pairs.left[at] as number, pairs.right[at] as number);
  }
  return Int32Array.from({ length: size }, (_, row) => sets.find(row));
}

/** A pair without which its cluster falls in two: the place to look when a cluster is wrong. */
export interface Bridge {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
  /** Records on the smaller side, and in the whole cluster. */
  readonly smaller: number;
  readonly cluster: number;
}

/**
 * The bridges of clusters of three and more records, those that part a cluster most evenly first. Pairs below `least` are
 * no edges. Tarjan's algorithm, with its own stack, so that a long chain does not overflow.
 */
export function bridges(size: number, pairs: Pairs, least: number): readonly Bridge[] {
  const edges = neighbours(size, pairs, least);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const below = new Int32Array(size).fill(1);
  const found: { readonly pair: number; readonly child: number; readonly root: number }[] = [];
  let time = 0;
  for (let root = 0; root < size; root += 1) {
    if ((order[root] as number) >= 0 || edges.start[root] === edges.start[root + 1]) continue;
    const stack = [{ row: root, by: -1, next: edges.start[root] as number }];
    order[root] = low[root] = time;
    time += 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as (typeof stack)[number];
      if (top.next < (edges.start[top.row + 1] as number)) {
        const [to, pair] = [edges.to[top.next] as number, edges.pair[top.next] as number];
        top.next += 1;
        if (pair === top.by) continue;
        if ((order[to] as number) >= 0) {
          low[top.row] = Math.min(low[top.row] as number, order[to] as number);
          continue;
        }
        order[to] = low[to] = time;
        time += 1;
        stack.push({ row: to, by: pair, next: edges.start[to] as number });
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent === undefined) continue;
      below[parent.row] = (below[parent.row] as number) + (below[top.row] as number);
      low[parent.row] = Math.min(low[parent.row] as number, low[top.row] as number);
      if ((low[top.row] as number) > (order[parent.row] as number)) found.push({ pair: top.by, child: top.row, root });
    }
  }
  return found
    .map(({ pair, child, root }) => bridgeOf(pairs, pair, below[child] as number, below[root] as number))
    .filter(({ cluster }) => cluster > 2)
    .sort((a, b) => b.smaller - a.smaller || a.weight - b.weight || a.left - b.left || a.right - b.right);
}

function bridgeOf(pairs: Pairs, pair: number, side: number, cluster: number): Bridge {
  return { left: pairs.left[pair] as number, right: pairs.right[pair] as number, weight: pairs.weight[pair] as number, smaller: Math.min(side, cluster - side), cluster };
}

interface Neighbours {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly pair: Int32Array;
}

function neighbours(size: number, { left, right, weight }: Pairs, least: number): Neighbours {
  const start = new Int32Array(size + 1);
  const each = (visit: (from: number, to: number, pair: number) => void): void => {
    for (let pair = 0; pair < left.length; pair += 1) {
      if ((weight[pair] as number) < least) continue;
      visit(left[pair] as number, right[pair] as number, pair);
      visit(right[pair] as number, left[pair] as number, pair);
    }
  };
  each((from) => (start[from + 1] = (start[from + 1] as number) + 1));
  for (let row = 0; row < size; row += 1) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const filled = start.slice();
  const [to, pair] = [new Int32Array(start[size] as number), new Int32Array(start[size] as number)];
  each((from, other, index) => {
    const at = filled[from] as number;
    filled[from] = at + 1;
    to[at] = other;
    pair[at] = index;
  });
  return { start, to, pair };
}
