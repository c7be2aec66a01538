// Titles and values of a table in the words of the page: the public account's
// own titles where the console has none, names for codes, digits of the language.

import { NOTES, type NoteKey } from '@amanah/projection/note.ts';
import type { Column } from '@amanah/projection/report-shape.ts';
import { formatDay, formatMonth } from '@amanah/ui/day.ts';
import { ar } from '@amanah/ui/messages/ar.ts';
import { en } from '@amanah/ui/messages/en.ts';
import { noteText } from '@amanah/ui/note.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import { accountName } from '../forms/preview-words.ts';
import { nameOf, type Masters } from '../forms/masters.ts';
import { locale, textOr } from '../language.ts';
import { kindName } from '../pages/record-view.ts';
import { testSentence } from '../screening/test-sentence.ts';
import { isNumeric } from './table-view.ts';

const TITLES: Readonly<Record<'en' | 'ar', Readonly<Record<string, string>>>> = { en, ar };

/** The title of a column. */
export function columnTitle(columns: readonly Column[], key: string): string {
  return textOr(`column.${key}`, TITLES[locale()][`column.${key}`] ?? columns.find((column) => column.key === key)?.title ?? key);
}

/** The sentence of a note. */
export function noteWords(key: string): string {
  return Object.hasOwn(NOTES, key) ? noteText(locale(), key as NoteKey) : key;
}

const MASTERS_BY_KEY: Readonly<Record<string, 'organisation' | 'site' | 'fund'>> = {
  fund: 'fund', to: 'fund', site: 'site', place: 'site', destination: 'site',
  donor: 'organisation', supplier: 'organisation', partner: 'organisation', transporter: 'organisation', organisation: 'organisation',
};

/** What the reports warn of is that a list is for tests, with its day. */
function warningWords(text: string): string {
  const day = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  return day === undefined ? text : testSentence(day);
}

/** What a cell says, as text. */
export function cellWords(column: Column, text: string, masters: Masters): string {
  if (text === '' || text === '…') return text;
  if (isNumeric(column)) return /^-?\d+(\.\d+)?$/.test(text) ? exactNumber(locale(), text) : text;
  if (column.type === 'day') return formatDay(locale(), text);
  if (column.type === 'month') return formatMonth(locale(), text);
  if (column.type === 'commodity') return nameOf(masters, 'commodity', text);
  if (column.key === 'kind') return kindName(text);
  if (column.key === 'warning') return warningWords(text);
  if (/^[a-z]+:\S/.test(text)) return `${textOr(`account.${text.slice(0, text.indexOf(':'))}`, text.slice(0, text.indexOf(':')))} ${accountName(text, masters)}`;
  const master = MASTERS_BY_KEY[column.key];
  const named = master === undefined ? text : nameOf(masters, master, text);
  return named === text ? textOr(`state.${text}`, textOr(`choice.${text}`, text)) : named;
}
