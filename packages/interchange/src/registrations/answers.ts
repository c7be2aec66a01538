// One answer as its question takes it: a choice by its code, a day, a number.
// What a problem says of it is the question and what to do, never the answer.

import { westernDigits } from '../csv/digits.ts';
import { parseDate } from '../csv/date.ts';
import { tidyCell } from '../csv/read.ts';
import type { DateOrder } from '../statement.ts';
import type { Form, FormChoice, FormQuestion } from './form.ts';
import type { RegistrationProblemCode } from './problem.ts';
import { SUBMISSION_LIMITS } from './submission.ts';
import { typedText } from './xlsform-choices.ts';

/** An answer, nothing (a blank), or what is wrong with it. */
export type ReadAnswer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: RegistrationProblemCode; readonly message: string };

const BLANK: ReadAnswer = { ok: true, text: '' };
const FORMULA: ReadAnswer = { ok: false, code: 'formula', message: 'this begins like a formula of a spreadsheet: write its value instead' };
const ERRORS = /^#(?:REF|N\/A|VALUE|NAME\?|DIV\/0|NUM|NULL|SPILL|CALC|GETTING_DATA)!?$/;

/** Any cell as text with white space collapsed. What a spreadsheet would run, and the errors it writes, are refused; `+` before digits is a phone number. */
export function plainAnswer(raw: string): ReadAnswer {
  const text = tidyCell(raw);
  if (text === '') return BLANK;
  if (text.length > SUBMISSION_LIMITS.answer) return { ok: false, code: 'too-large', message: `an answer has at most ${SUBMISSION_LIMITS.answer} characters` };
  if (text.includes('\0') || text.includes('\uFFFF')) return { ok: false, code: 'bad-cell', message: 'the text is damaged: get the file again' };
  if (/^[=@]/.test(text) || (/^[+-]/.test(text) && /\p{L}[\p{N}_.]*\(|\|/u.test(text))) return FORMULA;
  return ERRORS.test(text) ? { ok: false, code: 'formula', message: 'a formula of the spreadsheet failed here: write its value instead' } : { ok: true, text };
}

/** Reads answers to the questions of one form. */
export class AnswerReader {
  readonly #form: Form;
  readonly #dates: DateOrder | undefined;
  readonly #lists = new Map<string, ChoiceIndex>();

  constructor(form: Form, dates: DateOrder | undefined) {
    this.#form = form;
    this.#dates = dates;
  }

  read(question: FormQuestion, raw: string): ReadAnswer {
    const plain = plainAnswer(raw);
    if (!plain.ok || plain.text === '') return plain;
    const { text } = plain;
    switch (question.type) {
      case 'select_one': return this.#choice(question, text);
      case 'select_multiple':
      case 'rank': return this.#choices(question, text);
      case 'integer': return integer(text);
      case 'decimal':
      case 'range': return decimal(text);
      case 'date': return this.#day(text);
      case 'dateTime': return this.#time(text);
      // What the device says of its clock is no answer of anybody: where it cannot be read it is left out.
      case 'start':
      case 'end':
      case 'today': {
        const time = this.#time(text);
        return time.ok ? time : BLANK;
      }
      default: return plain;
    }
  }

  /** The index of a question's list; undefined where its choices stand elsewhere. */
  index(question: FormQuestion): ChoiceIndex | undefined {
    const { list } = question;
    if (list === undefined || !Object.hasOwn(this.#form.lists, list)) return undefined;
    const known = this.#lists.get(list) ?? new ChoiceIndex(this.#form.lists[list] ?? []);
    this.#lists.set(list, known);
    return known;
  }

  #choice(question: FormQuestion, text: string): ReadAnswer {
    const index = this.index(question);
    if (index === undefined) return { ok: true, text };
    const code = index.code(text);
    return code === undefined ? unknownChoice(question) : { ok: true, text: code };
  }

  #choices(question: FormQuestion, text: string): ReadAnswer {
    const index = this.index(question);
    if (index === undefined) return { ok: true, text };
    const codes = index.codes(text);
    return codes === undefined ? unknownChoice(question) : { ok: true, text: codes.join(' ') };
  }

  #day(text: string): ReadAnswer {
    const read = parseDate(text, this.#dates);
    return read.ok ? { ok: true, text: read.day } : dayFault(read.code === 'ambiguous-date');
  }

  #time(text: string): ReadAnswer {
    // Devices write offsets of whole hours without minutes.
    const day = this.#day(text.replace(/(T\d{2}:\d{2}:\d{2}(?:\.\d+)?[+-]\d{2})$/, '$1:00'));
    return day.ok ? { ok: true, text: /^\d{4}-/.test(text) ? text : day.text } : day;
  }
}

/** What is wrong with a day, in the words that say how to mend it. */
export function dayFault(isAmbiguous: boolean): ReadAnswer & { readonly ok: false } {
  return isAmbiguous
    ? { ok: false, code: 'ambiguous-date', message: 'a day such as 2024-05-31, or say in which order day and month stand' }
    : { ok: false, code: 'bad-date', message: 'no day of the calendar: write it as 2024-05-31' };
}

function unknownChoice(question: FormQuestion): ReadAnswer {
  const list = question.list !== undefined && question.list.length <= 60 ? ` "${question.list}"` : '';
  return { ok: false, code: 'unknown-choice', message: `the list${list} of the form has no such choice: take the form of that version, or correct the answer` };
}

function integer(text: string): ReadAnswer {
  const plain = typedText(westernDigits(text));
  return /^-?\d{1,15}$/.test(plain) ? { ok: true, text: plain } : { ok: false, code: 'bad-number', message: 'a whole number' };
}

function decimal(text: string): ReadAnswer {
  const plain = westernDigits(text).replace('\u066b', '.');
  return /^-?\d{1,15}(?:\.\d{1,20})?$/.test(plain) ? { ok: true, text: plain } : { ok: false, code: 'bad-number', message: 'a number such as 12.5' };
}

/** Words of a label that is found among others in one cell; a longer one is known only where it stands alone. */
const LABEL_WORDS_MAX = 30;

/** Choices of a list by code, and by label for exports that write labels. */
export class ChoiceIndex {
  readonly #codes: ReadonlySet<string>;
  readonly #labels = new Map<string, string | undefined>();
  #longest = 1;

  constructor(choices: readonly FormChoice[]) {
    this.#codes = new Set(choices.map(({ name }) => name));
    for (const { name, labels } of choices) {
      for (const label of Object.values(labels)) {
        const key = folded(label);
        this.#longest = Math.max(this.#longest, Math.min(LABEL_WORDS_MAX, key.split(' ').length));
        // Two choices with one label: the label does not say which is meant.
        this.#labels.set(key, this.#labels.has(key) && this.#labels.get(key) !== name ? undefined : name);
      }
    }
  }

  code(text: string): string | undefined {
    if (this.#codes.has(text)) return text;
    const typed = typedText(text);
    return this.#codes.has(typed) ? typed : this.#labels.get(folded(text));
  }

  /** Several choices with a space between, by code; or by label, the longest label first because labels have spaces too. */
  codes(text: string): readonly string[] | undefined {
    const words = text.split(' ');
    const found: string[] = [];
    for (let at = 0; at < words.length; ) {
      const one = this.#from(words, at);
      if (one === undefined) return undefined;
      found.push(one.code);
      at += one.words;
    }
    return [...new Set(found)];
  }

  #from(words: readonly string[], at: number): { readonly code: string; readonly words: number } | undefined {
    for (let count = Math.min(this.#longest, words.length - at); count > 0; count -= 1) {
      const code = this.code(words.slice(at, at + count).join(' '));
      if (code !== undefined) return { code, words: count };
    }
    return undefined;
  }
}

function folded(label: string): string {
  return tidyCell(label).toLowerCase();
}
