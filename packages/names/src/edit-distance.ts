// Likeness of two texts letter by letter: Jaro, Jaro-Winkler, and the distance of Damerau and Levenshtein.

/** Two rows more than the longest text that is compared whole. */
const UNITS_MAX = 512;

/**
 * Jaro's similarity (M. Jaro, JASA 84, 1989) of two texts by UTF-16 units, from 0 to 1: matches within half the longer
 * length, and half the number of matches out of order. Of longer texts the first 512 units count. Two empty texts are alike.
 */
export function jaro(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [one.slice(0, UNITS_MAX), other.slice(0, UNITS_MAX)];
  if (first.length === 0 || second.length === 0) return 0;
  const reach = Math.max(0, (Math.max(first.length, second.length) >> 1) - 1);
  const [taken, hits] = matchesWithin(first, second, reach);
  if (hits.length === 0) return 0;
  let swapped = 0;
  let at = 0;
  for (let there = 0; there < second.length; there += 1) {
    if (taken[there] !== 1) continue;
    if (first[hits[at] as number] !== second[there]) swapped += 1;
    at += 1;
  }
  const matches = hits.length;
  return (matches / first.length + matches / second.length + (matches - swapped / 2) / matches) / 3;
}

function matchesWithin(first: string, second: string, reach: number): readonly [Uint8Array, readonly number[]] {
  const taken = new Uint8Array(second.length);
  const hits: number[] = [];
  for (let here = 0; here < first.length; here += 1) {
    const end = Math.min(second.length - 1, here + reach);
    for (let there = Math.max(0, here - reach); there <= end; there += 1) {
      if (taken[there] === 1 || first[here] !== second[there]) continue;
      taken[there] = 1;
      hits.push(here);
      break;
    }
  }
  return [taken, hits];
}

/** Jaro's similarity raised for a common beginning of up to four units, by a tenth of what is missing each, where it is at least 0.7 (Winkler 1990). */
export function jaroWinkler(one: string, other: string): number {
  const plain = jaro(one, other);
  if (plain < 0.7) return plain;
  let common = 0;
  while (common < 4 && common < one.length && one[common] === other[common]) common += 1;
  return Math.min(1, plain + common * 0.1 * (1 - plain));
}

/**
 * How many letters must be put in, left out, replaced or exchanged with their neighbour to make one text of the other, no
 * letter twice ("optimal string alignment"); `most + 1` where it is more than `most`. Of longer texts the first 512 units count.
 */
export function damerauLevenshtein(one: string, other: string, most = UNITS_MAX): number {
  if (one === other) return 0;
  const [first, second] = [one.slice(0, UNITS_MAX), other.slice(0, UNITS_MAX)];
  if (Math.abs(first.length - second.length) > most) return most + 1;
  const width = second.length + 1;
  let before = new Uint16Array(width);
  let above = Uint16Array.from({ length: width }, (_, at) => at);
  let row = new Uint16Array(width);
  for (let here = 1; here <= first.length; here += 1) {
    row[0] = here;
    let least = here;
    const letter = first.charCodeAt(here - 1);
    for (let there = 1; there < width; there += 1) {
      const other = second.charCodeAt(there - 1);
      let cost = Math.min((above[there] as number) + 1, (row[there - 1] as number) + 1, (above[there - 1] as number) + (letter === other ? 0 : 1));
      if (here > 1 && there > 1 && letter === second.charCodeAt(there - 2) && first.charCodeAt(here - 2) === other) cost = Math.min(cost, (before[there - 2] as number) + 1);
      row[there] = cost;
      if (cost < least) least = cost;
    }
    // A row that is above the limit whole can still be left by an exchange, which starts one row earlier.
    if (least > most + 1) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[width - 1] as number, most + 1);
}
