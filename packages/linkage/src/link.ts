// From a file to candidate pairs: prepare, train, predict. Nothing here merges anything.

import type { Groups } from './block/groups.ts';
import { piecesOf } from './block/pairs.ts';
import { isTrained, type Model } from './model/model.ts';
import { FEW_ROWS } from './model/stated-chances.ts';
import { prepare, type PreparedColumn } from './prepare/prepared.ts';
import { Refused } from './refusal.ts';
import { MISSING, type Table } from './table.ts';
import { alone, type Team, type TeamOf } from './team.ts';
import { boundPairs } from './train/bound-pairs.ts';
import { trainOnFew } from './train/few-rows.ts';
import { ruleName, trainOn, type Trained, type TrainingReport } from './train/train.ts';
import { groupsOfRules, type Ground, type Scored, type Task } from './work.ts';

/** Where a long work stands: what it is at, and how far. */
export type OnStage = (stage: string, done: number, of: number) => void;

export interface LinkOptions {
  /** By row: its file, where only pairs between files are wanted. */
  readonly fileOf?: Int32Array;
  /** Who does the work; this thread alone where it is left out. */
  readonly team?: TeamOf;
  readonly onStage?: OnStage;
  /** Lowest weight of a pair that is kept; the model's `review` where it is left out. */
  readonly least?: number;
  /** The model is a default one: below FEW_ROWS rows its m is stated and not learnt. */
  readonly isDefault?: boolean;
}

/** Candidate pairs: rows of the table, the lower first, and the match weight in bits. */
export interface Pairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float64Array;
}

export interface Prediction {
  readonly pairs: Pairs;
  readonly model: Model;
  readonly columns: readonly PreparedColumn[];
  /** How training went, where the model was trained here. */
  readonly training?: TrainingReport;
  /** By blocking rule: pairs it was the first to have, and what was too large to be looked at. */
  readonly rules: readonly { readonly rule: string; readonly pairs: number; readonly leftOut: { readonly groups: number; readonly records: number; readonly pairs: number } }[];
}

/** Prepares the columns that a model asks for, and the ground that a team works on. */
export function groundOf(table: Table, model: Model, fileOf?: Int32Array): Ground {
  const columns = prepare(table, model);
  const empty = columns.filter(({ codes }) => codes.every((code) => code === MISSING)).map(({ name }) => name);
  if (empty.length === columns.length) throw new Refused('nothing-to-compare', 'columns', 'no column that the model compares has a value in any row');
  return { model, size: table.size, columns, ...(fileOf === undefined ? {} : { fileOf }) };
}

async function withTeam<T>(ground: Ground, teamOf: TeamOf, work: (team: Team) => Promise<T>): Promise<T> {
  const team = await teamOf(ground);
  try {
    return await work(team);
  } finally {
    await team.close();
  }
}

function learnOn(ground: Ground, team: Team, isDefault: boolean, onStage?: OnStage): Promise<Trained> {
  return isDefault && ground.size < FEW_ROWS ? trainOnFew(ground, team) : trainOn(ground, team, onStage);
}

/** Learns the chances of a model from a table. Throws Refused. */
export async function train(table: Table, model: Model, { fileOf, team = alone, onStage, isDefault = false }: LinkOptions = {}): Promise<{ readonly model: Model; readonly report: TrainingReport }> {
  onStage?.('preparing', 0, 1);
  const ground = groundOf(table, model, fileOf);
  return withTeam(ground, team, async (members) => {
    const { model: trained, report } = await learnOn(ground, members, isDefault, onStage);
    return { model: trained, report };
  });
}

/** Candidate pairs of a table by a trained model. Throws Refused. */
export async function predict(table: Table, model: Model, { fileOf, team = alone, onStage, least }: LinkOptions = {}): Promise<Prediction> {
  if (!isTrained(model)) throw new Refused('not-trained', 'comparisons', 'the model has no m and u yet; train it on a file first');
  onStage?.('preparing', 0, 1);
  const ground = groundOf(table, model, fileOf);
  return withTeam(ground, team, (members) => predictOn(ground, members, model, least, onStage));
}

/** Trains on the table and predicts with what was learnt, preparing it once. Throws Refused. */
export async function link(table: Table, model: Model, { fileOf, team = alone, onStage, least, isDefault = false }: LinkOptions = {}): Promise<Prediction> {
  onStage?.('preparing', 0, 1);
  const ground = groundOf(table, model, fileOf);
  return withTeam(ground, team, async (members) => {
    const trained = await learnOn(ground, members, isDefault, onStage);
    return { ...(await predictOn(ground, members, trained.model, least, onStage, trained.groups)), training: trained.report };
  });
}

async function predictOn(ground: Ground, team: Team, model: Model, least: number | undefined, onStage?: OnStage, made?: readonly Groups[]): Promise<Prediction> {
  onStage?.('grouping', 0, 1);
  const groups = made ?? groupsOfRules(ground.size, model.blocking, ground.columns);
  boundPairs(model, model.blocking, groups, 'blocking');
  await team.tell({ kind: 'learn', model });
  await team.tell({ kind: 'groups', key: 'predict', rules: groups });
  const pieces = piecesOf(groups);
  const tasks = pieces.map((piece): Task => ({ kind: 'predict', key: 'predict', piece, least: least ?? model.thresholds.review }));
  const answers = (await team.run(tasks, (done) => onStage?.('comparing', done, tasks.length))) as readonly Scored[];
  const looked = model.blocking.map(() => 0);
  pieces.forEach(({ rule }, at) => (looked[rule] = (looked[rule] as number) + (answers[at] as Scored).looked));
  return {
    pairs: joined(answers),
    model,
    columns: ground.columns,
    rules: model.blocking.map((rule, at) => ({ rule: ruleName(rule), pairs: looked[at] as number, leftOut: (groups[at] as (typeof groups)[number]).left })),
  };
}

function joined(answers: readonly Scored[]): Pairs {
  const count = answers.reduce((sum, { left }) => sum + left.length, 0);
  const pairs = { left: new Int32Array(count), right: new Int32Array(count), weight: new Float64Array(count) };
  let at = 0;
  for (const { left, right, weight } of answers) {
    pairs.left.set(left, at);
    pairs.right.set(right, at);
    pairs.weight.set(weight, at);
    at += left.length;
  }
  return pairs;
}
