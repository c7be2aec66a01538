// The codes of all columns, row by row: what a pair needs lies side by side, and is read from memory at once.

import type { PreparedColumn } from '../prepare/prepared.ts';

/** `codes[row * stride + place]` is the code of a row in the column at that place. */
export interface Cells {
  readonly codes: Int32Array;
  readonly stride: number;
  readonly placeOf: ReadonlyMap<string, number>;
}

/** Lays the codes of the named columns row by row. */
export function cellsOf(columns: readonly PreparedColumn[], names: ReadonlySet<string>): Cells {
  const own = columns.filter(({ name }) => names.has(name));
  const size = own[0]?.codes.length ?? 0;
  const stride = Math.max(1, own.length);
  const codes = new Int32Array(size * stride);
  own.forEach((column, place) => {
    for (let row = 0; row < size; row += 1) codes[row * stride + place] = column.codes[row] as number;
  });
  return { codes, stride, placeOf: new Map(own.map(({ name }, place) => [name, place])) };
}
