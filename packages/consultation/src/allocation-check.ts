/** What an allocation must be before anything is counted: each fault has one code. */
import { failure, type Failure } from '@amanah/log/result.ts';
import type { Allocation, AllocationRule, Project } from './allocation.ts';

export type AllocationFault =
  | 'project' | 'budget' | 'rule' | 'floors' | 'funds' | 'too-hard'
  | 'unknown-project' | 'ballot' | 'utility' | 'too-many-votes' | 'no-voters';

/** Amounts stay below this, which is more than all the money there is. */
const AMOUNT_LIMIT = 10n ** 40n;

/** The first fault of an allocation, or `undefined`. */
export function allocationFault(allocation: Allocation): Failure<AllocationFault> | undefined {
  const { projects, votes, budget, rule } = allocation;
  if (budget < 0n || budget >= AMOUNT_LIMIT) return failure('budget', `the budget is ${budget}; it must lie between 0 and 10^40 least units`);
  const codes = new Set<string>();
  for (const project of projects) {
    if (codes.has(project.code)) return failure('project', `two projects have the code ${JSON.stringify(project.code)}`);
    codes.add(project.code);
    if (project.cost < 0n || project.cost >= AMOUNT_LIMIT) return failure('project', `the project ${JSON.stringify(project.code)} costs ${project.cost}; a cost must lie between 0 and 10^40 least units`);
  }
  if (votes.length === 0) return failure('no-voters', 'nobody voted, so nothing can be allocated');
  return ruleFault(rule) ?? floorsFault(allocation) ?? fundsFault(allocation, projects);
}

function ruleFault(rule: AllocationRule): Failure<AllocationFault> | undefined {
  if (rule.name === 'equal-shares' && rule.step !== undefined && rule.step.n <= 0n) return failure('rule', 'the step of Add1 must be above zero');
  if (rule.name === 'greedy' && rule.threshold !== undefined && rule.threshold < 0n) return failure('rule', 'a threshold is never below zero');
  return undefined;
}

function floorsFault({ floors = [] }: Allocation): Failure<AllocationFault> | undefined {
  for (const floor of floors) {
    if ((floor.place === undefined) === (floor.group === undefined)) return failure('floors', 'a floor is for one place or for one group');
    if (floor.least < 0n) return failure('floors', `the floor of ${floor.place ?? floor.group} is below zero`);
  }
  return undefined;
}

function fundsFault({ funds }: Allocation, projects: readonly Project[]): Failure<AllocationFault> | undefined {
  const named = new Set<string>();
  for (const { fund, least } of funds ?? []) {
    if (named.has(fund)) return failure('funds', `the fund ${JSON.stringify(fund)} stands twice`);
    named.add(fund);
    if (least < 0n) return failure('funds', `the fund ${JSON.stringify(fund)} holds less than nothing`);
  }
  const homeless = funds === undefined ? undefined : projects.find(({ fund }) => fund !== undefined && !named.has(fund));
  return homeless === undefined ? undefined : failure('funds', `the project ${JSON.stringify(homeless.code)} is for the fund ${JSON.stringify(homeless.fund)}, which is none of the funds given`);
}
