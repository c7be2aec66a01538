// What `amanah link` says in plain lines.

import type { CurvePoint, Score } from '@amanah/linkage/evaluate.ts';
import type { Explanation } from '@amanah/linkage/explain.ts';
import type { Prediction } from '@amanah/linkage/link.ts';
import type { TrainingReport } from '@amanah/linkage/train/train.ts';

const signed = (weight: number): string => `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(2)}`;

/** The waterfall of a pair. */
export function explanationText(one: string, other: string, told: Explanation): string[] {
  const rows = told.steps.map((step) => {
    const values = step.left.join(' / ') === step.right.join(' / ') ? step.left.join(' / ') : `${step.left.join(' / ')}  |  ${step.right.join(' / ')}`;
    return [step.comparison, step.level, signed(step.weight), step.termFrequency === 0 ? '' : signed(step.termFrequency), signed(step.sum), values];
  });
  const lines = [['', '', 'weight', 'rarity', 'sum', 'values'], ['prior', 'two records at random', signed(told.prior), '', signed(told.prior), ''], ...rows];
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  return [
    `${one} and ${other}: weight ${told.weight.toFixed(2)} bits, chance ${(told.probability * 100).toFixed(2)} %, ${told.verdict}.`,
    'Whether they are the same is for a person to decide.',
    '',
    ...lines.map((line) => line.map((cell, at) => (at < 2 || at > 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ').trimEnd()),
  ];
}

/** How training went. */
export function trainingText(report: TrainingReport): string[] {
  if (report.isStated === true) return [`Too few records to learn m from, so it is stated: as it is usual in lists of people. u was learnt from all ${Math.round(report.randomPairs).toLocaleString('en')} pairs.`];
  return [
    `Two records at random match with a chance of ${report.prior.toPrecision(3)} (by deterministic rules ${report.firstPrior.toPrecision(3)}).`,
    `u was learnt from ${Math.round(report.randomPairs).toLocaleString('en')} random pairs.`,
    ...report.sessions.map(({ rule, pairs, matches, rounds }) => `m from pairs that agree on ${rule}: ${Math.round(pairs).toLocaleString('en')} pairs, ${Math.round(matches).toLocaleString('en')} expected to match, ${rounds} rounds.`),
    ...(report.untaught.length === 0 ? [] : [`No rule left these free, so their first guess stands: ${report.untaught.join(', ')}.`]),
  ];
}

/** What prediction looked at. */
export function predictionText({ pairs, rules, model }: Prediction, names: string): string[] {
  const looked = rules.reduce((sum, rule) => sum + rule.pairs, 0);
  const strong = pairs.weight.reduce((count, weight) => count + (weight >= model.thresholds.strong ? 1 : 0), 0);
  const left = rules.filter(({ leftOut }) => leftOut.groups > 0);
  return [
    `${names}: ${looked.toLocaleString('en')} pairs looked at, ${pairs.left.length.toLocaleString('en')} for review, ${strong.toLocaleString('en')} of them strong. Nothing was merged.`,
    ...left.map(({ rule, leftOut }) => `Left out as too large: ${leftOut.groups.toLocaleString('en')} groups that agree on ${rule}, with ${leftOut.records.toLocaleString('en')} records.`),
  ];
}

/** A precision-recall curve as a table. */
export function curveText(points: readonly CurvePoint[]): string[] {
  const share = (value: number): string => value.toFixed(4);
  return [
    'weight   pairs: precision recall F1       clusters: precision recall F1',
    ...points.map(({ weight, pairwise, closure }) => `${weight.toFixed(2).padStart(6)}   ${share(pairwise.precision).padStart(16)} ${share(pairwise.recall)} ${share(pairwise.f1)}   ${share(closure.precision).padStart(16)} ${share(closure.recall)} ${share(closure.f1)}`),
  ];
}

/** Scores against judged pairs as a table. */
export function labelledText(points: readonly { readonly weight: number; readonly score: Score }[], judged: number): string[] {
  return [`Against ${judged.toLocaleString('en')} judged pairs:`, 'weight   precision recall F1', ...points.map(({ weight, score }) => `${weight.toFixed(2).padStart(6)}   ${score.precision.toFixed(4).padStart(9)} ${score.recall.toFixed(4)} ${score.f1.toFixed(4)}`)];
}
