/**
 * Which sets of projects may be bought: within the budget, payable by the
 * funds, and such that every floor can still be reached.
 *
 * A set is allowed where some larger (or the same) set costs no more than the
 * budget, can be paid by the funds exactly, and gives every place and group
 * its floor. So every part of an allowed set is allowed, a project that may
 * not be added now may not be added later, and a choice that stays allowed can
 * always be completed until every floor is reached.
 */
import type { Allocation, Project } from './allocation.ts';
import { flowOf, FundFlow, type FundPayment } from './fund-flow.ts';

/** A place or a group that must receive projects costing at least an amount, in least units. */
export interface Floor {
  readonly place?: string;
  readonly group?: string;
  readonly least: bigint;
}

/** A source of money: what it holds, and the places or groups it is for where it is not for all. */
export interface Fund {
  readonly fund: string;
  readonly least: bigint;
  readonly places?: readonly string[];
  readonly groups?: readonly string[];
}

/** Thrown where the search for a set that reaches the floors is given up; `allocate` turns it into a refusal. */
export class TooHard extends Error {
  override readonly name = 'TooHard';
}

/** Sets looked at, for all projects of one allocation together, before it is given up. */
const SEARCH_LIMIT = 500_000;

/** Who pays for what was bought so far, in this order. */
interface KnownFlow {
  readonly bought: number[];
  readonly flow: FundFlow;
  isPaid: boolean;
}

export class Feasibility {
  readonly isFree: boolean;
  readonly #projects: readonly Project[];
  readonly #budget: bigint;
  readonly #floors: readonly Floor[];
  readonly #funds: readonly Fund[] | undefined;
  /** For each floor the projects that count for it, dearest first. */
  readonly #counting: readonly (readonly number[])[];
  #witness: ReadonlySet<number> = new Set();
  #looked = 0;
  #flow: KnownFlow | undefined;
  readonly #known: { bought: readonly number[]; length: number; sum: bigint } = { bought: [], length: 0, sum: 0n };

  constructor({ projects, budget, floors = [], funds }: Allocation) {
    this.#projects = projects;
    this.#budget = budget;
    this.#floors = floors.filter(({ least }) => least > 0n);
    this.#funds = funds;
    this.isFree = this.#floors.length === 0 && funds === undefined;
    this.#counting = this.#floors.map((floor) => this.#countingFor(floor));
  }

  #costOf(project: number): bigint {
    return (this.#projects[project] as Project).cost;
  }

  #countingFor({ place, group }: Floor): readonly number[] {
    const counts = ({ place: at, groups = [] }: Project): boolean => (place === undefined ? groups.includes(group as string) : at === place);
    const order = (a: number, b: number): number => (this.#costOf(b) > this.#costOf(a) ? 1 : this.#costOf(b) < this.#costOf(a) ? -1 : a - b);
    return [...this.#projects.keys()].filter((project) => counts(this.#projects[project] as Project)).sort(order);
  }

  /** Why no set of projects reaches the floors, if none does. */
  whyUnreachable(): string | undefined {
    for (const [at, floor] of this.#floors.entries()) {
      const most = this.#sum(this.#counting[at] as readonly number[]);
      const name = `the floor of ${floor.least} for ${floor.place === undefined ? `the group ${floor.group}` : `the place ${floor.place}`}`;
      if (most < floor.least) return `${name} cannot be reached: all projects there cost ${most}`;
      if (floor.least > this.#budget) return `${name} is above the whole budget of ${this.#budget}`;
      if (this.#completed([], this.#budget, [at]) === undefined) return `${name} cannot be reached with the projects there, the budget of ${this.#budget}${this.#funds === undefined ? '' : ' and the funds'}`;
    }
    if (this.#completed([], this.#budget) === undefined) return `each floor can be reached, but no set of projects reaches all of them within the budget of ${this.#budget}${this.#funds === undefined ? '' : ' and the funds'}`;
    return undefined;
  }

  /** Why a project may not be bought beside those bought already, if it may not. `cap` is what all may cost. */
  refusal(bought: readonly number[], candidate: number, cap: bigint = this.#budget): 'budget' | 'fund' | 'floor' | undefined {
    if (this.#sumOfBought(bought) + this.#costOf(candidate) > cap) return 'budget';
    if (this.isFree) return undefined;
    const chosen = [...bought, candidate];
    if (!this.#fitsFunds(bought, candidate)) return 'fund';
    if (this.#witness.has(candidate) && bought.every((project) => this.#witness.has(project)) && this.#sum([...this.#witness]) <= cap) return undefined;
    return this.#completed(chosen, cap) === undefined ? 'floor' : undefined;
  }

  /** Whether a set can be completed within the budget so that it reaches every floor. */
  isCompletable(bought: readonly number[]): boolean {
    return this.isFree || (this.#sum(bought) <= this.#budget && this.#completed(bought, this.#budget) !== undefined);
  }

  /** The projects that count for a floor which those bought do not reach yet. */
  wanted(bought: readonly number[]): ReadonlySet<number> {
    const chosen = new Set(bought);
    return new Set(this.#floors.flatMap((floor, at) => {
      const counting = this.#counting[at] as readonly number[];
      const reached = this.#sum(counting.filter((project) => chosen.has(project)));
      return reached >= floor.least ? [] : counting.filter((project) => !chosen.has(project));
    }));
  }

  /** What each fund pays for each of the winners; `undefined` where no funds are given. */
  payments(winners: readonly number[]): readonly FundPayment[] | undefined {
    return this.#funds === undefined ? undefined : flowOf(winners.map((project) => this.#projects[project] as Project), this.#funds);
  }

  /** The sum of an array that only grows is added up once. */
  #sumOfBought(bought: readonly number[]): bigint {
    const known = this.#known;
    if (known.bought !== bought || known.length > bought.length) Object.assign(known, { bought, length: 0, sum: 0n });
    for (; known.length < bought.length; known.length++) known.sum += this.#costOf(bought[known.length] as number);
    return known.sum;
  }

  /** Whether the funds pay one project more. What is bought only grows in a run, so its flow is kept and carried on. */
  #fitsFunds(bought: readonly number[], candidate: number): boolean {
    if (this.#funds === undefined) return true;
    const goesOn = this.#flow !== undefined && this.#flow.bought.every((project, at) => project === bought[at]);
    const known = goesOn ? (this.#flow as KnownFlow) : (this.#flow = { bought: [], flow: new FundFlow(this.#funds), isPaid: true });
    for (const project of bought.slice(known.bought.length)) {
      known.isPaid &&= known.flow.pay(this.#projects[project] as Project);
      known.bought.push(project);
    }
    return known.isPaid && known.flow.fits(this.#projects[candidate] as Project);
  }

  #isPayable(projects: readonly number[]): boolean {
    return this.#funds === undefined || flowOf(projects.map((project) => this.#projects[project] as Project), this.#funds) !== undefined;
  }

  #sum(projects: readonly number[]): bigint {
    return projects.reduce((sum, project) => sum + this.#costOf(project), 0n);
  }

  /** A set that holds the chosen and reaches the floors (all of them, or those named); `undefined` where there is none. */
  #completed(chosen: readonly number[], cap: bigint, floors: readonly number[] = [...this.#floors.keys()]): ReadonlySet<number> | undefined {
    if (!this.#isPayable(chosen)) return undefined;
    const found = this.#search(new Set(chosen), new Set(), cap - this.#sum(chosen), floors);
    if (found !== undefined && floors.length === this.#floors.length) this.#witness = found;
    return found;
  }

  /** Depth first: the first floor that is short is given its next project or does without it. */
  #search(chosen: Set<number>, without: Set<number>, money: bigint, floors: readonly number[]): ReadonlySet<number> | undefined {
    if (money < 0n) return undefined;
    if (++this.#looked > SEARCH_LIMIT) throw new TooHard(`more than ${SEARCH_LIMIT} sets of projects would have to be tried to tell whether the floors can be reached`);
    let short: number | undefined;
    for (const floor of floors) {
      const missing = this.#shortOf(floor, chosen);
      if (missing > money) return undefined;
      if (missing > 0n) short ??= floor;
    }
    if (short === undefined) return new Set(chosen);
    const open = (this.#counting[short] as readonly number[]).filter((project) => !chosen.has(project) && !without.has(project));
    const [next] = open;
    if (next === undefined || this.#sum(open) < this.#shortOf(short, chosen)) return undefined;
    chosen.add(next);
    const withNext = this.#costOf(next) <= money && this.#isPayable([...chosen]) ? this.#search(chosen, without, money - this.#costOf(next), floors) : undefined;
    chosen.delete(next);
    if (withNext !== undefined) return withNext;
    without.add(next);
    const withoutNext = this.#search(chosen, without, money, floors);
    without.delete(next);
    return withoutNext;
  }

  #shortOf(floor: number, chosen: ReadonlySet<number>): bigint {
    const reached = (this.#counting[floor] as readonly number[]).reduce((sum, project) => (chosen.has(project) ? sum + this.#costOf(project) : sum), 0n);
    return (this.#floors[floor] as Floor).least - reached;
  }
}
