// Zakat on sheep and goats, cattle and camels that graze most of the year and do not work: complete tables.

export const ANIMALS = ['sheep', 'tabi', 'musinna', 'bint-makhad', 'bint-labun', 'hiqqa', 'jadhaa'] as const;
/** What is due: a sheep or goat; a yearling or two-year-old of cattle; a she-camel in her 2nd, 3rd, 4th or 5th year. */
export type Animal = (typeof ANIMALS)[number];

/** How many of which animals. */
export type Animals = readonly { readonly animal: Animal; readonly count: bigint }[];

export const HERDS = ['sheep', 'cattle', 'camels'] as const;
export type Herd = (typeof HERDS)[number];

/** Combinations listed of a herd for which very many would do. */
const COMBINATIONS_MOST = 12n;

type Row = readonly [from: bigint, due: readonly (readonly [Animal, bigint])[]];

const SHEEP: readonly Row[] = [[0n, []], [40n, [['sheep', 1n]]], [121n, [['sheep', 2n]]], [201n, [['sheep', 3n]]]];
const CATTLE: readonly Row[] = [[0n, []], [30n, [['tabi', 1n]]], [40n, [['musinna', 1n]]]];
const CAMELS: readonly Row[] = [
  [0n, []], [5n, [['sheep', 1n]]], [10n, [['sheep', 2n]]], [15n, [['sheep', 3n]]], [20n, [['sheep', 4n]]], [25n, [['bint-makhad', 1n]]],
  [36n, [['bint-labun', 1n]]], [46n, [['hiqqa', 1n]]], [61n, [['jadhaa', 1n]]], [76n, [['bint-labun', 2n]]], [91n, [['hiqqa', 2n]]],
];

function rowOf(rows: readonly Row[], count: bigint): Animals {
  const [, due] = rows.findLast(([from]) => from <= count) ?? [0n, []];
  return due.map(([animal, number]) => ({ animal, count: number }));
}

/**
 * Every way to make up `tens` of tens from animals that stand for `small` tens and for `large` tens; at most twelve of
 * them, those with the fewest of the small first.
 */
function combinations(tens: bigint, small: readonly [Animal, bigint], large: readonly [Animal, bigint]): Animals[] {
  const found: Animals[] = [];
  for (let count = 0n; count * small[1] <= tens && BigInt(found.length) < COMBINATIONS_MOST; count += 1n) {
    const rest = tens - count * small[1];
    if (rest % large[1] !== 0n) continue;
    found.push([{ animal: small[0], count }, { animal: large[0], count: rest / large[1] }].filter((one) => one.count > 0n));
  }
  return found;
}

/** What is due on a herd: one or more combinations of animals, any of which will do; none where nothing is due. */
export function livestockDue(herd: Herd, count: bigint, camelsAbove120: 'majority' | 'restart'): readonly Animals[] {
  const single = (animals: Animals): readonly Animals[] => (animals.length === 0 ? [] : [animals]);
  if (herd === 'sheep') return single(count < 400n ? rowOf(SHEEP, count) : [{ animal: 'sheep', count: count / 100n }]);
  if (herd === 'cattle') return count < 60n ? single(rowOf(CATTLE, count)) : combinations(count / 10n, ['tabi', 3n], ['musinna', 4n]);
  if (count <= 120n) return single(rowOf(CAMELS, count));
  return camelsAbove120 === 'majority' ? combinations(count / 10n, ['bint-labun', 4n], ['hiqqa', 5n]) : single(restarted(count));
}

/**
 * The table begun again above 120: two hiqqas and the small table for what is above 120 as far as 144, one bint makhad
 * from 145, three hiqqas at 150; then for every further fifty the small table as far as 195, a hiqqa more from 196.
 */
function restarted(count: bigint): Animals {
  if (count < 150n) return joined(2n, rowOf(CAMELS, count - 120n));
  const fifties = (count - 150n) / 50n;
  const rest = (count - 150n) % 50n;
  return joined(3n + fifties, rowOf(CAMELS, rest));
}

/** So many hiqqas and what else is due, a hiqqa of it added to them. */
function joined(hiqqas: bigint, rest: Animals): Animals {
  const more = rest.find(({ animal }) => animal === 'hiqqa')?.count ?? 0n;
  return [...rest.filter(({ animal }) => animal !== 'hiqqa'), { animal: 'hiqqa', count: hiqqas + more }];
}
