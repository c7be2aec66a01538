/**
 * What keys rest on, and when those that are equal to tokens of one row count as two.
 *
 * They do where two of them are not part of one another, and where all of them together rest on two things that chance,
 * kinship and living side by side do not give at once. Whoever asks knows which of its own keys were equal, so it can
 * tell, though the row's tokens stand in random order.
 *
 *     areTwo([{ facts: ['head 1', 'birth'] }, { facts: ['head 2', 'birth'] }])     // true: a whole name and a birthday
 *     areTwo([{ facts: ['head 2', 'phone'] }, { facts: ['head 2', 'shelter'] }])   // false: relatives who live together
 */

/** `head 1` and `head 2` are the two words of the head's name in the order of their skeletons, `head else` all between them. */
export type Fact = 'document' | 'phone' | 'head 1' | 'head 2' | 'head else' | 'spouse' | 'members' | 'birth' | 'shelter' | 'place';

/**
 * What each fact stands for when things are counted. Telephone and shelter are one, since those who share one share the
 * other; a place is nothing, since thousands have it; one word of a name is nothing without the other.
 */
const THING: Readonly<Partial<Record<Fact, 'document' | 'where' | 'spouse' | 'members' | 'birth'>>> = { document: 'document', phone: 'where', shelter: 'where', spouse: 'spouse', members: 'members', birth: 'birth' };
const THINGS_LEAST = 2;

export interface Resting {
  readonly facts: readonly Fact[];
}

/** True where these keys, equal to tokens of one row, count as two. */
export function areTwo(keys: readonly Resting[]): boolean {
  const areApart = keys.some(({ facts: one }, at) => keys.slice(at + 1).some(({ facts: other }) => !isPart(one, other) && !isPart(other, one)));
  return areApart && isEnough(new Set(keys.flatMap(({ facts }) => facts)));
}

function isPart(one: readonly Fact[], of: readonly Fact[]): boolean {
  return one.every((fact) => of.includes(fact));
}

function isEnough(facts: ReadonlySet<Fact>): boolean {
  const things = new Set([...facts].flatMap((fact) => THING[fact] ?? []));
  const hasName = facts.has('head 1') && facts.has('head 2');
  // Cousins who live together often have one name and one telephone; their fathers' names part them.
  if (hasName && things.size === 1 && things.has('where')) return facts.has('head else');
  return things.size + (hasName ? 1 : 0) >= THINGS_LEAST;
}
