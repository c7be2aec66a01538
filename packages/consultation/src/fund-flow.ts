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
  const left = funds.map(({ least }) => least);
  const paid: bigint[][] = projects.map(() => funds.map(() => 0n));
  const payable = projects.map((project) => funds.map((fund) => mayPay(fund, project)));
  for (const [at, project] of projects.entries()) {
    for (let open = project.cost; open > 0n;) {
      const path = pathTo(at, left, paid, payable);
      if (path === undefined) return undefined;
      const [last] = path.funds.slice(-1);
      let amount = open < (left[last as number] as bigint) ? open : (left[last as number] as bigint);
      for (const [step, giver] of path.projects.slice(1).entries()) {
        const given = paid[giver]?.[path.funds[step] as number] as bigint;
        if (given < amount) amount = given;
      }
      shift(paid, path, amount);
      left[last as number] = (left[last as number] as bigint) - amount;
      open -= amount;
    }
  }
  return projects.flatMap((project, at) => funds.flatMap((fund, from) => {
    const amount = paid[at]?.[from] as bigint;
    return amount === 0n ? [] : [{ fund: fund.fund, project: project.code, amount }];
  }));
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
