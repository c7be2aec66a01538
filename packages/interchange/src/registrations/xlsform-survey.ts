// The rows of a survey sheet, one after another, as questions with their paths.

import type { FormChoice, FormGroup, FormQuestion, Texts } from './form.ts';
import { PROBLEMS_SHOWN, type RegistrationProblemCode, type RegistrationProblems } from './problem.ts';
import { textsOf, withOther } from './xlsform-choices.ts';
import type { FormRow } from './xlsform-sheets.ts';
import { rowType, type RowType } from './xlsform-types.ts';

/** Questions of one form at most: loops multiply what is written. */
export const QUESTIONS_MAX = 10_000;
const DEPTH_MAX = 50;

const NAME_START = 'A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040-]*$`, 'u');

/** True when a text can be the name of an XML element without a prefix. */
export function isName(text: string): boolean {
  return text.length <= 200 && NAME.test(text);
}

/** What the walk knows of the form beside its survey sheet. */
export interface SurveySurroundings {
  readonly root: string;
  readonly defaultLanguage: string;
  readonly lists: Map<string, FormChoice[]>;
  readonly external: ReadonlyMap<string, readonly FormChoice[]>;
  readonly flat: boolean;
}

interface Open {
  readonly kind: FormGroup['kind'] | 'root';
  readonly path: string;
  readonly repeat: string | undefined;
  readonly names: Map<string, number>;
  readonly row: number;
  /** A group shown as a table: its first select has a row of labels before it. */
  tableList: boolean;
  /** Of a loop the choices that it goes over; its questions stand in each of them. */
  readonly over?: readonly FormChoice[];
}

type Begin = Extract<RowType, { is: 'begin' }>;
type Asked = Extract<RowType, { is: 'question' }>;

export class SurveyWalk {
  readonly questions: FormQuestion[] = [];
  readonly groups: FormGroup[] = [];
  readonly settings = new Map<string, string>();
  readonly #form: SurveySurroundings;
  readonly #problems: RegistrationProblems;
  readonly #open: Open[];
  readonly #meta: FormQuestion[] = [];

  constructor(form: SurveySurroundings, problems: RegistrationProblems) {
    this.#form = form;
    this.#problems = problems;
    this.#open = [{ kind: 'root', path: `/${form.root}`, repeat: undefined, names: new Map([['meta', 0]]), row: 0, tableList: false }];
  }

  /** One row of the sheet. */
  take(row: FormRow): void {
    const { cells } = row;
    if (/^(yes|true|true\(\))$/i.test(cells.get('disabled') ?? '')) return;
    const written = cells.get('type');
    if (written === undefined) {
      // A row with neither type, name nor label is a remark of whoever wrote the form.
      if (cells.has('name') || row.texts.has('label')) this.#fault(row, 'missing-type', 'a row with a name or a label needs a type');
      return;
    }
    const type = rowType(written, this.#problems.count < PROBLEMS_SHOWN);
    switch (type.is) {
      case 'setting': return void this.settings.set(type.name, cells.get('name') ?? '');
      case 'attached': return;
      case 'end': return this.#end(row, type.kind);
      case 'kobo-only': return this.#fault(row, 'not-supported', 'a matrix, ranking or rating of the Kobo form builder: export the form as XLSForm after it was deployed, or write its questions out');
      case 'no-list': return this.#fault(row, 'missing-list', 'a select names its list of choices in one word after its type, as in "select_one sex"');
      case 'unknown': return this.#fault(row, 'bad-type', type.nearest === undefined ? 'no question has this type' : `no question has this type; the nearest is "${type.nearest}"`);
      case 'begin': return this.#begin(row, type);
      case 'question': return this.#question(row, type);
    }
  }

  /** After the last row: what is still open, and the questions that every form has. */
  end(meta: { readonly instanceId: boolean; readonly instanceName?: string }): void {
    for (const open of this.#open.slice(1)) this.#problems.add(`survey, row ${open.row}`, 'unbalanced-group', `this ${open.kind} is begun and never ended: add a row "end ${open.kind}"`, 'file');
    if (meta.instanceId) this.#meta.push(this.#metaQuestion('instanceID'));
    if (meta.instanceName !== undefined) this.#meta.push(this.#metaQuestion('instanceName', meta.instanceName));
    this.questions.push(...this.#meta);
  }

  #metaQuestion(name: string, calculation?: string): FormQuestion {
    return { path: `/${this.#form.root}/meta/${name}`, name, type: 'calculate', labels: {}, hints: {}, ...(calculation === undefined ? {} : { calculation }), generated: true, row: 0 };
  }

  #top(): Open {
    return this.#open.at(-1) as Open;
  }

  #begin(row: FormRow, type: Begin): void {
    const name = this.#named(row);
    if (name === undefined) return;
    const top = this.#top();
    if (this.#open.length > DEPTH_MAX) return this.#fault(row, 'too-large', `groups within groups at most ${DEPTH_MAX} deep`);
    if (top.kind === 'loop') return this.#fault(row, 'not-supported', 'a loop holds questions only: put the group around the loop');
    const count = row.cells.get('repeat_count');
    if (type.kind === 'repeat' && count !== undefined && !/^\$\{[^{}]+\}$/.test(count)) this.#add(row, { name: `${name}_count`, type: 'calculate', calculation: count, generated: true, labels: {}, hints: {} });
    const isHidden = this.#form.flat && type.kind === 'group';
    const path = isHidden ? top.path : `${top.path}/${name}`;
    const labels = textsOf(row, 'label', this.#form.defaultLanguage);
    if (!isHidden) this.groups.push({ path, name, kind: type.kind, labels, ...expressions(row, ['relevant']), ...(isReadOnly(row) ? { readOnly: true as const } : {}), row: row.row });
    const over = type.kind === 'loop' ? this.#loopChoices(row, type.list) : undefined;
    if (type.kind === 'loop' && over === undefined) return;
    const tableList = (row.cells.get('appearance') ?? '').split(/\s+/).includes('table-list');
    this.#open.push({ kind: type.kind, path, repeat: type.kind === 'repeat' ? path : top.repeat, names: isHidden ? top.names : new Map(), row: row.row, tableList, ...(over === undefined ? {} : { over }) });
    if (tableList && (row.texts.has('label') || row.texts.has('hint'))) this.#add(row, { name: `generated_table_list_label_${row.row}`, type: 'note', generated: true, labels, hints: {} });
  }

  #loopChoices(row: FormRow, list: string | undefined): readonly FormChoice[] | undefined {
    const choices = list === undefined ? undefined : this.#form.lists.get(list);
    if (choices === undefined) {
      this.#fault(row, 'missing-list', 'a loop goes over a list of the sheet choices, as in "begin loop over crops"');
      return undefined;
    }
    // The list itself, not a copy: `or_other` may still add to it before the loop's questions come.
    return choices;
  }

  #end(row: FormRow, kind: FormGroup['kind']): void {
    const top = this.#top();
    if (top.kind === 'root') return this.#fault(row, 'unbalanced-group', `"end ${kind}" without a row that begins it`);
    if (top.kind !== kind) return this.#fault(row, 'unbalanced-group', `"end ${kind}" where the ${top.kind} of row ${top.row} is still open`);
    this.#open.pop();
    if (top.over !== undefined) for (const { name, labels } of top.over) if (name !== 'none') this.groups.push({ path: `${top.path}/${name}`, name, kind: 'group', labels, row: top.row });
  }

  #question(row: FormRow, type: Asked): void {
    if (type.type === 'audit') return this.#audit(row);
    const name = this.#named(row);
    if (name === undefined) return;
    if (type.type === 'calculate' && !row.cells.has('calculation') && !row.cells.has('default')) return this.#fault(row, 'missing-calculation', 'a calculate needs its calculation');
    const list = this.#listOf(row, type);
    if (list === 'refused') return;
    const top = this.#top();
    if (top.tableList && list.list !== undefined) {
      top.tableList = false;
      this.#add(row, { name: `reserved_name_for_field_list_labels_${row.row}`, type: 'note', generated: true, labels: {}, hints: {} });
    }
    const { defaultLanguage } = this.#form;
    this.#add(row, {
      name,
      type: type.type,
      ...list,
      labels: textsOf(row, 'label', defaultLanguage),
      hints: textsOf(row, 'hint', defaultLanguage),
      ...expressions(row, ['required', 'constraint', 'relevant', 'calculation', 'appearance', 'default']),
      ...(row.cells.has('choice_filter') ? { choiceFilter: row.cells.get('choice_filter') as string } : {}),
      ...(isReadOnly(row) ? { readOnly: true as const } : {}),
    });
    if (type.orOther === true && list.list !== undefined) this.#other(row, name, list.list);
  }

  #other(row: FormRow, name: string, list: string): void {
    const choices = this.#form.lists.get(list);
    if (choices !== undefined) withOther(choices, this.#form.defaultLanguage);
    this.#add(row, { name: `${name}_other`, type: 'text', generated: true, relevant: `selected(../${name}, 'other')`, labels: { [this.#form.defaultLanguage]: 'Specify other.' }, hints: {} });
  }

  #audit(row: FormRow): void {
    const name = row.cells.get('name') ?? 'audit';
    if (name !== 'audit') return this.#fault(row, 'bad-name', 'an audit is always named "audit": leave the name blank');
    this.#meta.push({ path: `/${this.#form.root}/meta/audit`, name, type: 'audit', labels: {}, hints: {}, row: row.row });
  }

  /** The list of a select; one that stands elsewhere is open, which is said and taken. */
  #listOf(row: FormRow, { list, source, orOther, type }: Asked): { readonly list?: string; readonly openList?: true } | 'refused' {
    if (list === undefined) return {};
    if (type === 'osm') return {};
    const refused = (message: string): 'refused' => {
      this.#fault(row, 'missing-list', message);
      return 'refused';
    };
    if (orOther === true && row.cells.has('choice_filter')) return refused('"or_other" and a choice filter do not go together: write the choice "other" in the list');
    const isFile = source === 'file' || /\.(csv|xml|geojson)$/i.test(list);
    const isEarlier = /^\$\{[^{}]+\}$/.test(list);
    if (isFile || isEarlier) {
      this.#problems.add(`survey, row ${row.row}`, 'not-supported', isFile ? 'the choices stand in a file beside the form: answers are taken as they are, unchecked' : 'the choices are earlier answers: answers are taken as they are, unchecked', 'nothing');
      return { openList: true };
    }
    if (source === 'external') {
      if (this.#form.external.has(list)) return { list };
      return refused('the sheet external_choices does not have this list');
    }
    return this.#form.lists.has(list) ? { list } : refused('the sheet choices does not have this list');
  }

  /** The row's name; undefined, with a problem, where it has none that can stand. */
  #named(row: FormRow): string | undefined {
    const name = row.cells.get('name') ?? (/\bnote\b/i.test(row.cells.get('type') ?? '') ? `generated_note_name_${row.row}` : undefined);
    if (name === undefined) {
      this.#fault(row, 'missing-name', 'a question or group needs a name');
      return undefined;
    }
    if (!isName(name)) {
      this.#fault(row, 'bad-name', 'a name has letters, digits, "_", "-" and "." only and begins with a letter or "_"');
      return undefined;
    }
    return this.#free(row, name) ? name : undefined;
  }

  #free(row: FormRow, name: string): boolean {
    const { names } = this.#top();
    const before = names.get(name);
    if (before !== undefined) {
      this.#fault(row, 'duplicate-name', before === 0 ? 'the name "meta" is taken by the form itself' : `this name stands in the same group in row ${before}`);
      return false;
    }
    names.set(name, row.row);
    return true;
  }

  /** Adds a question where it stands; in a loop once for each choice. What is generated must not take a name that is written. */
  #add(row: FormRow, question: Omit<FormQuestion, 'path' | 'row'>): void {
    const top = this.#top();
    if (question.generated === true && !this.#free(row, question.name)) return;
    const places = top.over === undefined ? [{ path: top.path, label: undefined }] : top.over.filter(({ name }) => name !== 'none').map(({ name, labels }) => ({ path: `${top.path}/${name}`, label: labels }));
    if (this.questions.length + places.length > QUESTIONS_MAX) return this.#fault(row, 'too-large', `at most ${QUESTIONS_MAX} questions, those that loops make among them`);
    for (const { path, label } of places) {
      this.questions.push({ path: `${path}/${question.name}`, ...question, labels: label === undefined ? question.labels : looped(question.labels, label), ...(top.repeat === undefined ? {} : { repeat: top.repeat }), row: row.row });
    }
  }

  #fault(row: FormRow, code: RegistrationProblemCode, message: string): void {
    this.#problems.add(`survey, row ${row.row}`, code, message, 'file');
  }
}

/** In a loop `%(label)s` stands for the label of the choice. */
function looped(labels: Texts, choice: Texts): Texts {
  return Object.fromEntries(Object.entries(labels).map(([language, text]) => [language, text.replaceAll('%(label)s', choice[language] ?? Object.values(choice)[0] ?? '')]));
}

function expressions<K extends 'required' | 'constraint' | 'relevant' | 'calculation' | 'appearance' | 'default'>(row: FormRow, columns: readonly K[]): { readonly [P in K]?: string } {
  return Object.fromEntries(columns.flatMap((column) => (row.cells.has(column) ? [[column, row.cells.get(column)]] : []))) as { readonly [P in K]?: string };
}

function isReadOnly(row: FormRow): boolean {
  return /^(yes|true|true\(\))$/i.test(row.cells.get('readonly') ?? '');
}
