/**
 * The rule by which an election was officially decided, as META names it, and
 * how its outcome compares with the column `selected` of PROJECTS.
 *
 * Values of `rule` and what they mean here are those of Pabulib's checker: see
 * docs/formats/pb.md. Votes are counted by supporters in approval and choose-1
 * elections and by points in all others.
 */
import { failure, type Result } from '@amanah/log/result.ts';
import type { AllocationRule } from './allocation.ts';
import { decimalOf, scaled } from './pb-amount.ts';
import type { PbElection } from './pb.ts';
import { rational } from './rational.ts';

/** What the official rule does that this rule does not, in words, where there is something. */
export interface OfficialRule {
  readonly rule: AllocationRule;
  readonly beyond?: string;
}

/** The rule that META names; refused where it names none, or one that the file does not define. */
export function officialRule(election: PbElection): Result<{ readonly official: OfficialRule }, 'official-rule'> {
  const named = election.meta.get('rule') ?? '';
  const whole = { name: 'greedy', by: isByVotes(election) ? 'votes' : 'points', ...thresholdOf(election) } as const;
  switch (named) {
    case 'greedy':
    case 'greedy-threshold': return { ok: true, official: { rule: whole } };
    case 'greedy-no-skip': return { ok: true, official: { rule: { ...whole, misfit: 'stop' } } };
    case 'greedy-exclusive': return { ok: true, official: { rule: whole, beyond: 'of projects that exclude one another only one is funded, and the file does not hold which those are' } };
    case 'greedy-custom': return customRule(election, whole);
    case 'equalshares':
    case 'equalshares-comparison':
    case 'equalshares/add1':
    case 'equalshares/add1-comparison': return {
      ok: true,
      official: {
        rule: {
          name: 'equal-shares', utility: 'cost', completion: named.includes('add1') ? 'add1' : 'none', step: rational(10n ** BigInt(election.decimals)),
          ...(named.endsWith('-comparison') ? { comparison: true } : {}),
        },
      },
    };
    case '': return failure('official-rule', 'META names no rule; name one with --rule');
    default: return failure('official-rule', `META names the rule ${JSON.stringify(named)}, which is none that can be followed; name one with --rule`);
  }
}

/** Whether projects are ordered by how many support them, not by points. */
function isByVotes({ voteType }: PbElection): boolean {
  return voteType === 'approval' || voteType === 'choose-1';
}

function customRule({ meta }: PbElection, whole: Extract<AllocationRule, { readonly name: 'greedy' }>): ReturnType<typeof officialRule> {
  if (meta.get('unit') === 'Poznań') return { ok: true, official: { rule: { ...whole, misfit: 'stop' }, beyond: 'the first project that does not fit is funded with money from outside the budget where the budget has 80 percent of its cost (selected is 2), and more where other districts leave money (3)' } };
  return { ok: true, official: { rule: whole, beyond: 'the rule is the city\u2019s own; its comment in META says how it differs from taking projects by votes' } };
}

function thresholdOf({ meta, voteType, pointDecimals }: PbElection): { readonly threshold?: bigint } {
  const stated = meta.get('min_project_score_threshold');
  if (stated === undefined || stated === '') return {};
  const read = decimalOf(stated);
  if (!read.ok) return {};
  const unit = voteType === 'cumulative' || voteType === 'scoring' ? pointDecimals : 0;
  // A threshold between two countable scores is passed by the higher of them.
  const { units, decimals } = read.decimal;
  return { threshold: decimals <= unit ? scaled(read.decimal, unit) : (units + 10n ** BigInt(decimals - unit) - 1n) / 10n ** BigInt(decimals - unit) };
}

/** How winners compare with those the file states. */
export interface OfficialComparison {
  /** Codes with `selected` 1. */
  readonly official: readonly string[];
  readonly isSame: boolean;
  /** Official winners that were not found, and winners that are not official. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Codes whose `selected` is neither 0 nor 1, by that value: funded in another way, which the file's comment explains. */
  readonly otherwise: Readonly<Record<string, readonly string[]>>;
}

/** The comparison, or `undefined` where the file has no column `selected`. */
export function compareWithOfficial({ projects }: PbElection, winners: readonly string[]): OfficialComparison | undefined {
  if (projects.every(({ selected }) => selected === undefined)) return undefined;
  const found = new Set(winners);
  const official = projects.filter(({ selected }) => selected === '1').map(({ code }) => code);
  const missing = official.filter((code) => !found.has(code));
  const extra = winners.filter((code) => !official.includes(code));
  const otherwise: Record<string, string[]> = {};
  for (const { selected, code } of projects) if (selected !== undefined && selected !== '0' && selected !== '1') (otherwise[selected] ??= []).push(code);
  return { official, isSame: missing.length === 0 && extra.length === 0, missing, extra, otherwise };
}
