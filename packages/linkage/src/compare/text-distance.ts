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
  const [n, m] = [left.length, right.length];
  if (Math.abs(n - m) > most) return most + 1;
  if (rows[0].length <= m) rows = [new Uint16Array(m * 2 + 2), new Uint16Array(m * 2 + 2), new Uint16Array(m * 2 + 2)];
  let [before, last, now] = rows;
  for (let j = 0; j <= m; j += 1) last[j] = j;
  for (let i = 1; i <= n; i += 1) {
    now[0] = i;
    let least = i;
    const unit = left.charCodeAt(i - 1);
    for (let j = 1; j <= m; j += 1) {
      const other = right.charCodeAt(j - 1);
      let cost = Math.min((last[j] as number) + 1, (now[j - 1] as number) + 1, (last[j - 1] as number) + (unit === other ? 0 : 1));
      if (i > 1 && j > 1 && unit === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other) cost = Math.min(cost, (before[j - 2] as number) + 1);
      now[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[m] as number, most + 1);
}
