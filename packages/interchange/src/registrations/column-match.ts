// Which question a column of an export stands for. Exports name columns by the
// path of groups with one of several marks between, by the last name alone, by
// labels, and give choices columns of their own.

import { tidyCell } from '../csv/read.ts';
import type { Form, FormQuestion } from './form.ts';
import type { Intake } from './intake.ts';

const TITLE_MAX = 300;
/** Marks of one kind in a title at which a choice may begin. */
const TRIES_MAX = 8;
const MARKS = ['/', '-', '.', ':', '__', '_'] as const;

/** What a column holds. */
export type Match =
  | { readonly is: 'question'; readonly question: FormQuestion; readonly entry?: string }
  /** One choice of a select: 1 where it was chosen. */
  | { readonly is: 'choice'; readonly question: FormQuestion; readonly code: string; readonly entry?: string }
  /** A part of an answer that stands whole in another column. */
  | { readonly is: 'part' }
  | { readonly is: 'ambiguous' }
  | { readonly is: 'unknown' };

type Tier = Map<string, FormQuestion[]>;

function put(tier: Tier, key: string, question: FormQuestion): void {
  const found = tier.get(key);
  if (found === undefined) tier.set(key, [question]);
  else if (!found.includes(question)) found.push(question);
}

/** The questions of a form, or of one of its repeats, by every name that a column may give them. */
export class ColumnMatcher {
  readonly #tiers: readonly [Tier, Tier, Tier, Tier];
  readonly #intake: Intake;
  readonly #repeat: string | undefined;

  /** `repeat` is the path of the repeat whose table is read; undefined for the table of submissions. */
  constructor(intake: Intake, form: Form, repeat: string | undefined) {
    this.#intake = intake;
    this.#repeat = repeat;
    const tiers: [Tier, Tier, Tier, Tier] = [new Map(), new Map(), new Map(), new Map()];
    const labels = new Map(form.groups.map((group) => [group.path, group.labels]));
    for (const question of form.questions) {
      // In the table of submissions a question of a repeat stands only with the number of its entry: member[1]/name.
      if (repeat !== undefined && question.repeat !== repeat) continue;
      const steps = question.path.split('/').slice(2);
      const below = repeat === undefined ? [] : question.path.slice(repeat.length + 1).split('/');
      put(tiers[0], steps.join('/'), question);
      for (const mark of MARKS) {
        put(tiers[1], steps.join(mark), question);
        if (below.length > 0) put(tiers[1], below.join(mark), question);
      }
      put(tiers[2], question.name, question);
      for (const [language, label] of Object.entries(question.labels)) {
        put(tiers[3], tidyCell(label).toLowerCase(), question);
        if (steps.length < 2) continue;
        const above = steps.slice(0, -1).map((step, at) => labels.get(`/${form.root}/${steps.slice(0, at + 1).join('/')}`)?.[language] ?? step);
        for (const mark of ['/', ' / ', '-', ' - ', ':', '.']) put(tiers[3], tidyCell([...above, label].join(mark)).toLowerCase(), question);
      }
    }
    this.#tiers = tiers;
  }

  /** What all columns of a table hold, in their order. */
  match(titles: readonly string[]): readonly Match[] {
    const found = titles.map((title) => this.#one(title));
    // Columns of one label stand for the questions of that label in their order, where there are as many of both.
    const same = new Map<string, number[]>();
    for (const [at, title] of titles.entries()) if (found[at]?.is === 'ambiguous') same.set(title, [...(same.get(title) ?? []), at]);
    for (const [title, places] of same) {
      const questions = (this.#tiers[3].get(tidyCell(title).toLowerCase()) ?? []).filter(({ repeat }) => repeat === this.#repeat);
      if (questions.length !== places.length) continue;
      for (const [index, at] of places.entries()) found[at] = { is: 'question', question: questions[index] as FormQuestion };
    }
    return found;
  }

  /** How many of the titles name a question. */
  fitting(titles: readonly string[]): number {
    return titles.filter((title) => this.#named(title.slice(0, TITLE_MAX), false) !== undefined).length;
  }

  #one(whole: string): Match {
    const title = whole.slice(0, TITLE_MAX);
    const numbers = [...title.matchAll(/\[(\d{1,4})\]/g)].map((match) => match[1] as string);
    const plain = title.replace(/\[\d{1,4}\]/g, '');
    const entry = numbers.length === 0 ? {} : { entry: numbers.join('.') };
    const isEntry = numbers.length > 0;
    const named = this.#named(plain, isEntry);
    if (named === 'ambiguous') return { is: 'ambiguous' };
    if (named !== undefined) return { is: 'question', question: named, ...entry };
    if (this.#isPart(plain, isEntry)) return { is: 'part' };
    for (const mark of MARKS) {
      for (let at = plain.lastIndexOf(mark), tries = 0; at > 0 && tries < TRIES_MAX; at = plain.lastIndexOf(mark, at - 1), tries += 1) {
        const question = this.#named(plain.slice(0, at).trim(), isEntry);
        if (question === undefined || question === 'ambiguous' || (question.type !== 'select_multiple' && question.type !== 'rank')) continue;
        const code = this.#intake.hasChoice(question, plain.slice(at + mark.length).trim());
        if (code !== undefined) return { is: 'choice', question, code, ...entry };
      }
    }
    return { is: 'unknown' };
  }

  #named(title: string, isEntry: boolean): FormQuestion | 'ambiguous' | undefined {
    for (const [at, tier] of this.#tiers.entries()) {
      const named = tier.get(at === 3 ? tidyCell(title).toLowerCase() : title);
      const found = named?.filter(({ repeat }) => repeat === this.#repeat || (this.#repeat === undefined && isEntry && repeat !== undefined));
      if (found !== undefined && found.length > 0) return found.length === 1 ? found[0] : 'ambiguous';
    }
    return undefined;
  }

  /** Parts of a position, and addresses of attachments. */
  #isPart(title: string, isEntry: boolean): boolean {
    const position = /^_?(.+?)[_-](?:latitude|longitude|altitude|precision|accuracy)$/i.exec(title)?.[1];
    const question = this.#named(position ?? title.replace(/_URL$/, ''), isEntry);
    if (question === undefined || question === 'ambiguous') return false;
    return position === undefined ? title.endsWith('_URL') : question.type.startsWith('geo');
  }
}
