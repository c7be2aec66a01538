// How alike two texts are, letter by letter (UTF-16 units).

const PREFIX_MAX = 4;
const PREFIX_WEIGHT = 0.1;
const BOOST_FROM = 0.7;
let takenRight = new Uint8Array(64);
let takenLeft = new Uint8Array(64);

/** Jaro-Winkler: from 0, nothing in common, to 1, the same. The prefix counts where Jaro alone gives at least 0.7. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const [n, m] = [left.length, right.length];
  if (n === 0 || m === 0) return 0;
  if (takenRight.length < m) takenRight = new Uint8Array(m * 2);
  if (takenLeft.length < n) takenLeft = new Uint8Array(n * 2);
  takenRight.fill(0, 0, m);
  takenLeft.fill(0, 0, n);
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1);
  let found = 0;
  for (let i = 0; i < n; i += 1) {
    const unit = left.charCodeAt(i);
    const end = Math.min(m - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (takenRight[j] === 1 || right.charCodeAt(j) !== unit) continue;
      takenRight[j] = 1;
      takenLeft[i] = 1;
      found += 1;
      break;
    }
  }
  if (found === 0) return 0;
  let moved = 0;
  for (let i = 0, j = 0; i < n; i += 1) {
    if (takenLeft[i] === 0) continue;
    while (takenRight[j] === 0) j += 1;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) moved += 1;
    j += 1;
  }
  const jaro = (found / n + found / m + (found - moved / 2) / found) / 3;
  if (jaro < BOOST_FROM) return jaro;
  let prefix = 0;
  while (prefix < PREFIX_MAX && prefix < n && prefix < m && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

let rows: [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

/**
 * Damerau-Levenshtein (optimal string alignment): the fewest insertions, deletions, replacements and exchanges of
 * neighbours. More than `most` is given as `most + 1`.
 */
export function damerauLevenshtein(left: string, right: string, most: number): number {
  if (left === right) return 0;
  let n = left.length;
  let m = right.length;
  if (n - m > most || m - n > most) return most + 1;
  // What both begin and end with changes nothing, and most of what is compared differs in more than is asked.
  let from = 0;
  while (from < n && from < m && left.charCodeAt(from) === right.charCodeAt(from)) from += 1;
  while (n > from && m > from && left.charCodeAt(n - 1) === right.charCodeAt(m - 1)) {
    n -= 1;
    m -= 1;
  }
  n -= from;
  m -= from;
  if (n === 0 || m === 0) return Math.min(n + m, most + 1);
  if (n === 1 && m === 1) return 1;
  if (most === 1) return n === 2 && m === 2 && left.charCodeAt(from) === right.charCodeAt(from + 1) && left.charCodeAt(from + 1) === right.charCodeAt(from) ? 1 : 2;
  return banded(left, right, { from, n, m, most });
}

/** The part of both texts that differs, and the most that is asked for. */
interface Core {
  readonly from: number;
  readonly n: number;
  readonly m: number;
  readonly most: number;
}

/** The table of distances, of which only the cells along the diagonal can come to no more than `most`. */
function banded(left: string, right: string, { from, n, m, most }: Core): number {
  if (rows[0].length <= m + 1) rows = [new Uint16Array(m * 2 + 4), new Uint16Array(m * 2 + 4), new Uint16Array(m * 2 + 4)];
  let [before, last, now] = rows;
  const far = most + 1;
  for (let j = 0; j <= m; j += 1) last[j] = j;
  for (let i = 1; i <= n; i += 1) {
    const first = Math.max(1, i - most);
    const end = Math.min(m, i + most);
    now[first - 1] = first === 1 ? i : far;
    let least = now[first - 1] as number;
    const unit = left.charCodeAt(from + i - 1);
    for (let j = first; j <= end; j += 1) {
      const other = right.charCodeAt(from + j - 1);
      let cost = (last[j - 1] as number) + (unit === other ? 0 : 1);
      if (j < i + most || i + most > m) cost = Math.min(cost, (last[j] as number) + 1);
      cost = Math.min(cost, (now[j - 1] as number) + 1);
      if (i > 1 && j > 1 && unit === right.charCodeAt(from + j - 2) && left.charCodeAt(from + i - 2) === other) cost = Math.min(cost, (before[j - 2] as number) + 1);
      now[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return far;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[m] as number, far);
}
