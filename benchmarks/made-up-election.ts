// An election about a budget that is made up, in the shape of the largest real ones (Lodz 2022: 160 projects, 90,494
// voters who name up to five, 23,571 different ballots, a budget of 6.1 million, costs from 4,000 to 2 million): few
// projects have most of the votes, and many voters follow lists that campaigns hand out. The seed makes all of it.

const LENGTHS: readonly (readonly [length: number, share: number])[] = [[1, 0.215], [2, 0.084], [3, 0.088], [4, 0.107], [5, 0.506]];
const BUDGET = 6_112_868;
/** Lists that campaigns hand out, and the share of voters who take one. */
const LISTS = 7000;
const FOLLOWERS = 0.74;

/** Numbers from 0 to 1 (mulberry32), the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The text of a `.pb` file with so many projects and voters. */
export function madeUpElection(seed: number, projects: number, voters: number): string {
  const next = numbersFrom(seed);
  const pick = cumulative(Array.from({ length: projects }, (_, rank) => (rank + 6) ** -1.15));
  const pickList = cumulative(Array.from({ length: LISTS }, (_, rank) => (rank + 3) ** -0.9));
  const pickLength = cumulative(LENGTHS.map(([, share]) => share));
  const codes = Array.from({ length: projects }, (_, rank) => `P${String(((rank * 61) % projects) + 1).padStart(3, '0')}`);
  const ballot = (): string => {
    const length = LENGTHS[pickLength(next())]?.[0] ?? 1;
    const named = new Set<string>();
    while (named.size < Math.min(length, projects)) named.add(codes[pick(next())] as string);
    return [...named].sort().join(',');
  };
  const costs = codes.map(() => 1000 * Math.round(4 + 400 * next() ** 2.2 + (next() < 0.06 ? 1600 * next() : 0)));
  const lists = Array.from({ length: LISTS }, ballot);
  const votes = Array.from({ length: voters }, (_, at) => `v${at};${next() < FOLLOWERS ? lists[pickList(next())] : ballot()}`);
  return [
    'META', 'key;value', `description;A made-up city, seed ${seed}`, 'country;Nowhere', 'unit;Nowhere', 'instance;1', `num_projects;${projects}`, `num_votes;${voters}`,
    `budget;${BUDGET}`, 'vote_type;approval', 'rule;greedy', 'date_begin;2026', 'date_end;2026', 'max_length;5',
    'PROJECTS', 'project_id;cost', ...codes.map((code, at) => `${code};${costs[at]}`).sort(), 'VOTES', 'voter_id;vote', ...votes, '',
  ].join('\n');
}

/** Picks a place by its weight from a number between 0 and 1. */
function cumulative(weights: readonly number[]): (number: number) => number {
  const sums: number[] = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return (number) => {
    const wanted = number * (sums.at(-1) as number);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
