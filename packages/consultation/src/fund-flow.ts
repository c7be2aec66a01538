/**
 * Whether funds can pay projects in full: a flow from funds through what they
 * may pay (Ford and Fulkerson 1956, by shortest augmenting paths as Edmonds
 * and Karp 1972). Amounts are whole, so the flow is.
 */
import type { Project } from './allocation.ts';
import type { Fund } from './feasibility.ts';

/** What one fund pays for one project, in least units. */
export interface FundPayment {
  readonly fund: string;
  readonly project: string;
  readonly amount: bigint;
}

/** Whether a fund may pay a project: by the project's own fund, and by the fund's places and groups. */
export function mayPay(fund: Fund, project: Project): boolean {
  if (project.fund !== undefined && project.fund !== fund.fund) return false;
  if (fund.places !== undefined && (project.place === undefined || !fund.places.includes(project.place))) return false;
  return fund.groups === undefined || (project.groups ?? []).some((group) => fund.groups?.includes(group));
}

/** Payments that cover every project exactly, or `undefined` where the funds cannot. */
export function flowOf(projects: readonly Project[], funds: readonly Fund[]): readonly FundPayment[] | undefined {
  const flow = new FundFlow(funds);
  return projects.every((project) => flow.pay(project)) ? flow.payments() : undefined;
}

/** Who pays what so far: projects are added one after the other, and earlier payments move to other funds where that makes room. */
export class FundFlow {
  readonly #funds: readonly Fund[];
  readonly #projects: Project[] = [];
  readonly #payable: boolean[][] = [];
  readonly #paid: bigint[][] = [];
  readonly #left: bigint[];

  constructor(funds: readonly Fund[]) {
    this.#funds = funds;
    this.#left = funds.map(({ least }) => least);
  }

  /** Pays one more project; false where the funds cannot, and the flow is then of no further use. */
  pay(project: Project): boolean {
    const at = this.#projects.push(project) - 1;
    this.#paid.push(this.#funds.map(() => 0n));
    this.#payable.push(this.#funds.map((fund) => mayPay(fund, project)));
    for (let open = project.cost; open > 0n;) {
      const path = pathTo(at, this.#left, this.#paid, this.#payable);
      if (path === undefined) return false;
      const last = path.funds.at(-1) as number;
      const held = this.#left[last] as bigint;
      let amount = open < held ? open : held;
      for (const [step, giver] of path.projects.slice(1).entries()) {
        const given = this.#paid[giver]?.[path.funds[step] as number] as bigint;
        if (given < amount) amount = given;
      }
      shift(this.#paid, path, amount);
      this.#left[last] = held - amount;
      open -= amount;
    }
    return true;
  }

  /** Whether one more project could be paid; nothing changes. */
  fits(project: Project): boolean {
    const copy = new FundFlow(this.#funds);
    copy.#projects.push(...this.#projects);
    copy.#payable.push(...this.#payable);
    copy.#paid.push(...this.#paid.map((payments) => [...payments]));
    copy.#left.splice(0, copy.#left.length, ...this.#left);
    return copy.pay(project);
  }

  payments(): readonly FundPayment[] {
    return this.#projects.flatMap((project, at) => this.#funds.flatMap((fund, from) => {
      const amount = this.#paid[at]?.[from] as bigint;
      return amount === 0n ? [] : [{ fund: fund.fund, project: project.code, amount }];
    }));
  }
}

/** A project takes from a fund, which another project gives up and takes from the next fund, and so on to a fund with money left. */
interface Path {
  readonly projects: readonly number[];
  readonly funds: readonly number[];
}

function pathTo(start: number, left: readonly bigint[], paid: readonly (readonly bigint[])[], payable: readonly (readonly boolean[])[]): Path | undefined {
  const reachedBy = new Map<number, Path>();
  const queue: Path[] = [{ projects: [start], funds: [] }];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const project = path.projects.at(-1) as number;
    for (const fund of left.keys()) {
      if (reachedBy.has(fund) || payable[project]?.[fund] !== true) continue;
      const further = { projects: path.projects, funds: [...path.funds, fund] };
      if ((left[fund] as bigint) > 0n) return further;
      reachedBy.set(fund, further);
      for (const [other, payments] of paid.entries()) if ((payments[fund] as bigint) > 0n) queue.push({ projects: [...path.projects, other], funds: further.funds });
    }
  }
  return undefined;
}

function shift(paid: bigint[][], { projects, funds }: Path, amount: bigint): void {
  for (const [step, project] of projects.entries()) {
    const payments = paid[project] as bigint[];
    const taken = funds[step] as number;
    payments[taken] = (payments[taken] as bigint) + amount;
    if (step > 0) {
      const given = funds[step - 1] as number;
      payments[given] = (payments[given] as bigint) - amount;
    }
  }
}
