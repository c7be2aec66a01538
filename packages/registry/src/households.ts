// Households as people decided: registrations joined by merges that stand. Nothing is joined by a program.

/** What a person found about two registrations. */
export interface Decision {
  /** 128 bits by chance as 32 hex digits; of a merge it is what the log knows it by. */
  readonly decision: string;
  readonly left: string;
  readonly right: string;
  readonly verdict: 'same' | 'different';
}

/** Two registrations, found to be different, that a chain of merges joins all the same. */
export interface JoinedAnyway {
  readonly left: string;
  readonly right: string;
  readonly decision: string;
}

export class Households {
  readonly #parent = new Map<string, string>();
  readonly #different: readonly Decision[];
  /** Merges that joined nothing, because a chain had joined the two already. */
  readonly idle: readonly string[];

  /** `registrations` are all there are; decisions about others are passed over. */
  constructor(registrations: Iterable<string>, decisions: readonly Decision[]) {
    for (const id of registrations) this.#parent.set(id, id);
    const known = decisions.filter(({ left, right }) => this.#parent.has(left) && this.#parent.has(right));
    this.#different = known.filter(({ verdict }) => verdict === 'different');
    const idle: string[] = [];
    for (const { decision, left, right } of known.filter(({ verdict }) => verdict === 'same')) {
      if (!this.#join(left, right)) idle.push(decision);
    }
    this.idle = idle;
  }

  #root(id: string): string {
    let root = id;
    for (let next = this.#parent.get(root); next !== undefined && next !== root; next = this.#parent.get(root)) root = next;
    for (let at = id; at !== root; ) {
      const next = this.#parent.get(at) as string;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  #join(left: string, right: string): boolean {
    const [a, b] = [this.#root(left), this.#root(right)];
    if (a === b) return false;
    // The lower name is the root, whatever the order of the decisions.
    this.#parent.set(a < b ? b : a, a < b ? a : b);
    return true;
  }

  has(id: string): boolean {
    return this.#parent.has(id);
  }

  areOne(left: string, right: string): boolean {
    return this.#root(left) === this.#root(right);
  }

  /** Registrations of the household of this one, itself included, in one order. */
  of(id: string): readonly string[] {
    const root = this.#root(id);
    return [...this.#parent.keys()].filter((one) => this.#root(one) === root).sort();
  }

  /** All households, each with its registrations. */
  all(): readonly (readonly string[])[] {
    const households = new Map<string, string[]>();
    for (const id of this.#parent.keys()) {
      const root = this.#root(id);
      const held = households.get(root);
      if (held === undefined) households.set(root, [id]);
      else held.push(id);
    }
    return [...households.values()];
  }

  /** Every registration with its household. */
  byRegistration(): ReadonlyMap<string, readonly string[]> {
    return new Map(this.all().flatMap((ids) => ids.map((id) => [id, ids] as const)));
  }

  /** Pairs that were found to be different and would be joined if these two were. */
  wouldJoin(left: string, right: string): readonly JoinedAnyway[] {
    const [a, b] = [this.#root(left), this.#root(right)];
    if (a === b) return [];
    return this.#different.flatMap((one) => {
      const [x, y] = [this.#root(one.left), this.#root(one.right)];
      return (x === a && y === b) || (x === b && y === a) ? [{ left: one.left, right: one.right, decision: one.decision }] : [];
    });
  }

  /** Pairs that were found to be different and stand in one household by a chain of merges. */
  joinedAnyway(): readonly JoinedAnyway[] {
    return this.#different.flatMap(({ left, right, decision }) => (this.areOne(left, right) ? [{ left, right, decision }] : []));
  }
}

/** A merge that is to hold between two other registrations now. */
export interface Repointed {
  readonly decision: string;
  readonly left: string;
  readonly right: string;
}

/**
 * What becomes of decisions when registrations are erased. Merges that went by way of an erased one hold between those that
 * are left, so that a household stays one although a registration of it is gone; every other decision about it goes with it.
 */
export function withoutErased(decisions: readonly Decision[], erased: ReadonlySet<string>): { readonly gone: readonly string[]; readonly repointed: readonly Repointed[] } {
  const gone = decisions.filter(({ verdict, left, right }) => verdict === 'different' && (erased.has(left) || erased.has(right))).map(({ decision }) => decision);
  // Only the erased ones are joined here: what touches the same group of them meets in one registration that is left.
  const ids = new Set(decisions.flatMap(({ left, right }) => [left, right]));
  const merges = decisions.filter(({ verdict }) => verdict === 'same');
  const groups = new Households([...ids].filter((id) => erased.has(id)), merges);
  const meets = new Map<string, string>();
  const repointed: Repointed[] = [];
  for (const { decision, left, right } of merges) {
    const [isLeft, isRight] = [erased.has(left), erased.has(right)];
    if (!isLeft && !isRight) continue;
    if (isLeft && isRight) {
      gone.push(decision);
      continue;
    }
    const group = groups.of(isLeft ? left : right)[0] as string;
    const other = isLeft ? right : left;
    const met = meets.get(group);
    if (met === undefined) {
      meets.set(group, other);
      gone.push(decision);
    } else if (met === other) gone.push(decision);
    else repointed.push({ decision, left: met, right: other });
  }
  return { gone, repointed };
}
