// XLSForm as a definition of questions by path. Expressions are kept as they are
// written: nothing of a form is evaluated.

import type { Form } from './form.ts';
import { RegistrationProblems, type RegistrationProblem } from './problem.ts';
import { choiceLists, textsOf, typedText } from './xlsform-choices.ts';
import { formTables, type FormRow, type FormSheet, type FormTable } from './xlsform-sheets.ts';
import { isName, SurveyWalk } from './xlsform-survey.ts';

/** Bytes of a form's file at most; a workbook has a limit of its own, 10 MiB. */
export const FORM_BYTES_MAX = 10 * 1024 * 1024;

/** Rows of the survey sheet: questions, groups and remarks. */
const SURVEY_ROWS_MAX = 30_000;

/** A form, or what is wrong. A problem that drops `nothing` is a notice: the form is read all the same. */
export interface XlsFormReading {
  readonly form?: Form;
  readonly problems: readonly RegistrationProblem[];
}

export interface XlsFormOptions {
  /** Name of the root element where the settings state none; `data` where it is left out. */
  readonly root?: string;
}

/** Reads an XLSForm from a workbook (.xlsx) or from the single file of CSV. Never throws for what a file holds. */
export async function readXlsForm(file: { readonly name: string; readonly bytes: Uint8Array }, options: XlsFormOptions = {}): Promise<XlsFormReading> {
  const problems = new RegistrationProblems();
  const form = await formOf(file, options, problems);
  return { ...(form === undefined || problems.refused ? {} : { form }), problems: problems.shown };
}

async function formOf(file: { readonly name: string; readonly bytes: Uint8Array }, options: XlsFormOptions, problems: RegistrationProblems): Promise<Form | undefined> {
  if (file.bytes.length > FORM_BYTES_MAX) {
    problems.add('file', 'too-large', `a form of at most ${FORM_BYTES_MAX} bytes is read`, 'file');
    return undefined;
  }
  const tables = await formTables(file, problems);
  const survey = tables?.get('survey');
  if (tables === undefined || survey === undefined) return undefined;
  const settings = settingsOf(tables.get('settings'));
  const defaultLanguage = settings.get('default_language') ?? 'default';
  const root = settings.get('name') ?? options.root ?? 'data';
  if (!isName(root)) problems.add('settings, row 2', 'bad-name', 'the name of the form is the name of an element: letters, digits, "_", "-" and ".", beginning with a letter or "_"', 'file');
  const allowDuplicates = isYes(settings.get('allow_choice_duplicates'));
  const lists = choiceLists('choices', tables.get('choices'), { defaultLanguage, allowDuplicates }, problems);
  const external = choiceLists('external_choices', tables.get('external_choices'), { defaultLanguage, allowDuplicates: true }, problems);
  const walk = new SurveyWalk({ root, defaultLanguage, lists, external, flat: isYes(settings.get('flat')) }, problems);
  if (survey.rows.length > SURVEY_ROWS_MAX) problems.add('survey', 'too-large', `a survey of at most ${SURVEY_ROWS_MAX} rows is read`, 'file');
  for (const row of survey.rows.slice(0, SURVEY_ROWS_MAX)) walk.take(row);
  walk.end({ instanceId: !isYes(settings.get('omit_instanceid')), ...defined('instanceName', settings.get('instance_name')) });
  if (!problems.refused && !walk.questions.some(({ generated }) => generated !== true)) problems.add('survey', 'not-a-form', 'the form asks nothing: the sheet survey has no question', 'file');
  const stated = walk.settings;
  return {
    ...defined('id', stated.get('form_id') ?? settings.get('form_id')),
    ...defined('title', stated.get('form_title') ?? settings.get('form_title')),
    ...defined('version', settings.get('version')),
    root,
    defaultLanguage,
    languages: languagesOf(tables, defaultLanguage),
    questions: walk.questions,
    groups: walk.groups,
    lists: Object.fromEntries([...external, ...lists]),
    encrypted: settings.has('public_key'),
  };
}

function settingsOf(table: FormTable | undefined): Map<string, string> {
  const row: FormRow | undefined = table?.rows[0];
  return new Map([...(row?.cells ?? [])].map(([name, cell]) => [name, name === 'version' ? cell : typedText(cell)]));
}

/** What pyxform takes for yes. */
export function isYes(cell: string | undefined): boolean {
  return cell !== undefined && /^(yes|true|true\(\))$/i.test(cell);
}

function defined<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}

function languagesOf(tables: ReadonlyMap<FormSheet, FormTable>, defaultLanguage: string): readonly string[] {
  const unnamed = [...tables.values()].some(({ rows }) => rows.some((row) => Object.keys(textsOf(row, 'label', defaultLanguage)).includes(defaultLanguage)));
  const named = (['survey', 'choices', 'external_choices'] as const).flatMap((sheet) => tables.get(sheet)?.languages ?? []);
  return [...new Set([...(unnamed ? [defaultLanguage] : []), ...named])];
}
