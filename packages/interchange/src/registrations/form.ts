// A form as a definition of questions by path, whatever file it was read from.

/** The kinds of question, under one name each. `note` and `calculate` and what is below them are not asked. */
export const QUESTION_TYPES = [
  'text', 'integer', 'decimal', 'date', 'time', 'dateTime', 'select_one', 'select_multiple', 'rank', 'range', 'acknowledge',
  'geopoint', 'geotrace', 'geoshape', 'barcode', 'image', 'audio', 'video', 'file', 'background-audio', 'osm',
  'note', 'calculate', 'hidden',
  'start', 'end', 'today', 'deviceid', 'subscriberid', 'simserial', 'phonenumber', 'username', 'email', 'audit', 'start-geopoint', 'background-geopoint',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** Texts by language as the form names it (`Arabic (ar)`); a text without a language stands under the form's default language, or `default`. */
export type Texts = Readonly<Record<string, string>>;

export interface FormChoice {
  readonly name: string;
  readonly labels: Texts;
  /** Other columns of the choices sheet, which choice filters ask for. */
  readonly filters: Readonly<Record<string, string>>;
}

/** One node that holds an answer. Expressions (`required` beside yes and no, `constraint`, `relevant`, …) are kept as texts and not evaluated. */
export interface FormQuestion {
  /** From the root: `/data/household/head_name`. */
  readonly path: string;
  readonly name: string;
  readonly type: QuestionType;
  /** The list of a select, rank or range by its name in `lists`. */
  readonly list?: string;
  /** A select whose choices stand in another file or are earlier answers: `choices` cannot be checked. */
  readonly openList?: true;
  /** Path of the innermost repeat it stands in. */
  readonly repeat?: string;
  readonly labels: Texts;
  readonly hints: Texts;
  readonly required?: string;
  readonly constraint?: string;
  readonly relevant?: string;
  readonly calculation?: string;
  readonly choiceFilter?: string;
  readonly appearance?: string;
  readonly default?: string;
  readonly readOnly?: true;
  /** True for what the sheet does not have as a row of its own: `…_other`, `…_count`, `meta/instanceID`. */
  readonly generated?: true;
  /** Row of the survey sheet. */
  readonly row: number;
}

export interface FormGroup {
  readonly path: string;
  readonly name: string;
  readonly kind: 'group' | 'repeat' | 'loop';
  readonly labels: Texts;
  readonly relevant?: string;
  readonly readOnly?: true;
  readonly row: number;
}

export interface Form {
  /** The form's own id and version, where its settings state them. */
  readonly id?: string;
  readonly title?: string;
  readonly version?: string;
  /** Name of the root element: the first part of every path. */
  readonly root: string;
  readonly defaultLanguage: string;
  /** Languages in the order in which the form names them. */
  readonly languages: readonly string[];
  readonly questions: readonly FormQuestion[];
  readonly groups: readonly FormGroup[];
  readonly lists: Readonly<Record<string, readonly FormChoice[]>>;
  /** True when answers to this form are sent encrypted. */
  readonly encrypted: boolean;
}

/** The text in a language; else in the default language, else any; else the fallback. */
export function textIn(texts: Texts, language: string | undefined, defaultLanguage: string, fallback: string): string {
  for (const one of [language, defaultLanguage]) if (one !== undefined && Object.hasOwn(texts, one)) return texts[one] as string;
  return Object.values(texts)[0] ?? fallback;
}

/** The language code at the end of a language's name (`Arabic (ar)` gives `ar`); undefined where it has none. */
export function languageCode(language: string): string | undefined {
  return /\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)\s*$/.exec(language)?.[1]?.toLowerCase();
}
