// Projects and their places: grants on one side, the publisher's budgets per
// project and place on the other. The two are summed apart and compared.

import type { Books } from '@amanah/core/ledger/books.ts';
import { FIGURE_SCALE } from '@amanah/record/posting.ts';
import { BooksAt, kindNumber } from './books-at.ts';
import { entryOf } from './grouping.ts';

const GRANT = kindNumber('grant');
const OBSERVATION = kindNumber('observation');

/** The subject under which importers state a project's share in a place. */
export const PROJECT_PLACE = 'project-place';
const BUDGET = 'budget';
export const PEOPLE_MEASURES = ['people-men', 'people-women', 'people-boys', 'people-girls'] as const;
type PeopleMeasure = (typeof PEOPLE_MEASURES)[number];

/** People by group as stated: whole persons in figure units. */
export type People = { [group in PeopleMeasure]: bigint };

/** One project of one fund, in one commodity. */
export interface Project {
  readonly fund: string;
  /** The publisher's code of the project; empty for a grant outside any project. */
  readonly project: string;
  readonly publisher: string;
  /** Row of a grant outside any project, which stands for itself. */
  readonly record?: number;
  /** Newest of what the grants say. */
  title: string;
  partner: string;
  status: string;
  commodity: string;
  /** Least units of the grants. */
  amount: bigint;
  grants: number;
  readonly people: People;
  /** Place budgets by unit, in figure units (scale 6). */
  readonly placeBudgets: Map<string, bigint>;
  places: number;
}

/** What one project-place observation states. */
export interface ProjectPlace {
  readonly row: number;
  readonly budgets: readonly { readonly unit: string; readonly value: bigint }[];
}

/** Every project of the books at a tree size, by fund, project and publisher. */
export function projectsAt(books: Books, asOf: number): Project[] {
  const at = new BooksAt(books, asOf);
  const projects = new Map<string, Project>();
  at.eachStanding((row) => {
    const kind = books.statedKinds.values[row];
    if (kind === GRANT) addGrant(at, projects, row);
    else if (kind === OBSERVATION && books.facetsAt(row)['subject'] === PROJECT_PLACE) addPlace(at, projects, row);
  });
  fillCommodities([...projects.values()]);
  return [...projects.values()];
}

/** A project without any amount stands in the one commodity its fund's other projects state. */
function fillCommodities(projects: readonly Project[]): void {
  const found = new Map<string, Set<string>>();
  const funds = (one: Project): Set<string> => entryOf(found, `${one.fund}\u0000${one.publisher}`, () => new Set());
  for (const one of projects) {
    const commodity = commodityOf(one);
    if (commodity !== '') funds(one).add(commodity);
  }
  for (const one of projects) {
    const [only, ...others] = funds(one);
    if (commodityOf(one) === '' && only !== undefined && others.length === 0) one.commodity = only;
  }
}

/** The budgets a project-place observation states, each in a commodity of the books: a sum in anything else cannot stand beside a grant. */
export function projectPlace(at: BooksAt, row: number): ProjectPlace {
  const { books } = at;
  const { measure, unit, value } = books.figures;
  const budgets: { unit: string; value: bigint }[] = [];
  const end = at.figureEnd(row);
  for (let i = books.figureStart.values[row] as number; i < end; i += 1) {
    const commodity = books.names.name(unit.values[i] as number);
    if (books.names.name(measure.values[i] as number) !== BUDGET || at.master('commodity', commodity) === undefined) continue;
    budgets.push({ unit: commodity, value: value.values[i] as bigint });
  }
  return { row, budgets };
}

function projectOf(at: BooksAt, projects: Map<string, Project>, row: number): Project {
  const facets = at.books.facetsAt(row);
  const fund = facets['fund'] ?? '';
  const publisher = at.publisher(row);
  const project = facets['project'] ?? '';
  const alone = project === '' ? { record: row } : {};
  return entryOf(projects, [fund, project, publisher, project === '' ? String(row) : ''].join('\u0000'), () => ({
    fund, project, publisher, ...alone, title: '', partner: '', status: '', commodity: '', amount: 0n, grants: 0, places: 0,
    people: { 'people-men': 0n, 'people-women': 0n, 'people-boys': 0n, 'people-girls': 0n },
    placeBudgets: new Map(),
  }));
}

function addGrant(at: BooksAt, projects: Map<string, Project>, row: number): void {
  const { books } = at;
  const project = projectOf(at, projects, row);
  const facets = books.facetsAt(row);
  project.title = facets['title'] ?? project.title;
  project.partner = facets['partner'] ?? project.partner;
  project.status = facets['status'] ?? project.status;
  project.grants += 1;
  const end = at.postingEnd(row);
  for (let i = books.postingStart.values[row] as number; i < end; i += 1) {
    project.commodity = books.names.name(books.postings.commodity.values[i] as number);
    project.amount += at.signed(i);
  }
  const { measure, value } = books.figures;
  const figureEnd = at.figureEnd(row);
  for (let i = books.figureStart.values[row] as number; i < figureEnd; i += 1) {
    const name = books.names.name(measure.values[i] as number) as PeopleMeasure;
    if (PEOPLE_MEASURES.includes(name)) project.people[name] += value.values[i] as bigint;
  }
}

function addPlace(at: BooksAt, projects: Map<string, Project>, row: number): void {
  const project = projectOf(at, projects, row);
  project.places += 1;
  for (const { unit, value } of projectPlace(at, row).budgets) project.placeBudgets.set(unit, (project.placeBudgets.get(unit) ?? 0n) + value);
}

/** Least units of a commodity as a figure of scale 6, so that the two can be compared exactly. */
export function figureOfLeast(at: BooksAt, commodity: string, least: bigint): bigint {
  const scale = commodity === '' ? FIGURE_SCALE : at.books.commodity(commodity).scale;
  return scale <= FIGURE_SCALE ? least * 10n ** BigInt(FIGURE_SCALE - scale) : least / 10n ** BigInt(scale - FIGURE_SCALE);
}

/** All people a project states, in figure units. */
export function peopleOf(project: Project): bigint {
  return PEOPLE_MEASURES.reduce((sum, group) => sum + project.people[group], 0n);
}

/** The commodity a project is compared in: that of its grants, else the unit of its place budgets. */
export function commodityOf(project: Project): string {
  return project.commodity === '' ? ([...project.placeBudgets.keys()][0] ?? '') : project.commodity;
}
