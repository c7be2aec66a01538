// Lists of choices of an XLSForm.

import type { FormChoice, Texts } from './form.ts';
import type { RegistrationProblems } from './problem.ts';
import type { FormRow, FormTable } from './xlsform-sheets.ts';

const OWN_COLUMNS = new Set(['list_name', 'name', 'label']);
const OTHER = 'other';

/** Texts of a row with those that say no language under the default one. */
export function textsOf(row: FormRow, column: 'label' | 'hint', defaultLanguage: string): Texts {
  const found = row.texts.get(column) ?? new Map<string, string>();
  const texts = new Map<string, string>();
  for (const [language, text] of found) if (language !== '' || !found.has(defaultLanguage)) texts.set(language === '' ? defaultLanguage : language, text);
  return Object.fromEntries(texts);
}

/** A number that a workbook stores with a point (`2.0`) is the whole number that was typed. */
export function typedText(cell: string): string {
  return /^-?\d+\.0+$/.test(cell) ? cell.slice(0, cell.indexOf('.')) : cell;
}

/** The lists of a sheet by name. A name that stands twice in a list is refused unless the form allows it, or a filter tells the choices apart: then it is said once for the list. */
export function choiceLists(
  sheet: string,
  table: FormTable | undefined,
  options: { readonly defaultLanguage: string; readonly allowDuplicates: boolean },
  problems: RegistrationProblems,
): Map<string, FormChoice[]> {
  const lists = new Map<string, FormChoice[]>();
  const names = new Map<string, Map<string, number>>();
  const told = new Set<string>();
  for (const row of table?.rows ?? []) {
    const list = row.cells.get('list_name');
    const name = row.cells.get('name');
    const at = `${sheet}, row ${row.row}`;
    if (list === undefined) {
      if (name !== undefined) problems.add(at, 'bad-choice-list', 'a choice without the name of its list', 'nothing');
      continue;
    }
    if (name === undefined) {
      problems.add(at, 'missing-name', 'a choice needs a name: what is stored for it', 'file');
      continue;
    }
    const code = typedText(name);
    const seen = names.get(list) ?? new Map<string, number>();
    names.set(list, seen);
    const filters = Object.fromEntries([...row.cells].filter(([column]) => !OWN_COLUMNS.has(column)).map(([column, cell]) => [column, typedText(cell)]));
    const whole = JSON.stringify([code, filters]);
    const before = seen.get(whole) ?? seen.get(code);
    if (before !== undefined && !options.allowDuplicates) {
      if (seen.has(whole)) problems.add(at, 'duplicate-name', `this name stands in the same list in row ${before}: give each choice its own`, 'file');
      else if (!told.has(list)) problems.add(at, 'duplicate-name', `this name stands in the same list in row ${before}, told apart only by a filter: an answer does not say which is meant`, 'nothing');
      told.add(list);
    }
    seen.set(code, row.row);
    seen.set(whole, row.row);
    const choices = lists.get(list) ?? [];
    choices.push({ name: code, labels: textsOf(row, 'label', options.defaultLanguage), filters });
    lists.set(list, choices);
  }
  return lists;
}

/** Adds the choice `other` to a list that a question with `or_other` asks. */
export function withOther(choices: FormChoice[], defaultLanguage: string): void {
  if (choices.some(({ name }) => name === OTHER)) return;
  const languages = new Set(choices.flatMap(({ labels }) => Object.keys(labels)));
  choices.push({ name: OTHER, labels: Object.fromEntries((languages.size === 0 ? [defaultLanguage] : [...languages]).map((language) => [language, 'Other'])), filters: {} });
}
