// Writes a reckoning in a language: lines, refusals, amounts and days. Numbers are decimal texts throughout.

import type { Refusal } from './refusal.ts';
import { dayNumber } from './day.ts';
import type { HijriDate } from './hijri.ts';
import { ar } from './messages/ar.ts';
import { en, type SourceKey } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import type { AnimalCount, Line, Operand } from './working.ts';

/** What a language must say. */
export type Words = typeof en;

export const LANGUAGES = ['en', 'ar', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `latin` writes Arabic with the digits 0-9. */
export interface Style {
  readonly language: Language;
  readonly digits?: 'latin';
}

const WORDS: Readonly<Record<Language, Words>> = { en, ar, fr };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/** Group separator and decimal point. French groups by a narrow space that does not break. */
const MARKS: Readonly<Record<Language, readonly [string, string]>> = { en: [',', '.'], ar: ['٬', '٫'], fr: ['\u202f', ','] };
const ARABIC_ZERO = 0x660;

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Digits of the language. The messages of Arabic are written with Arabic digits. */
function localDigits(text: string, { language, digits }: Style): string {
  if (language !== 'ar') return text;
  if (digits !== 'latin') return text.replace(/[0-9]/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)));
  return latinDigits(text);
}

/** Latin digits and signs for Arabic and Persian ones, as people type them. */
export function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replaceAll('٪', '%');
}

/** A decimal text in the language: grouped, with every decimal it has. */
export function numberText(decimal: string, style: Style): string {
  const [whole = '0', part] = decimal.split('.');
  const [group, point] = style.language === 'ar' && style.digits === 'latin' ? MARKS.en : MARKS[style.language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return localDigits(part === undefined ? grouped : `${grouped}${point}${part}`, style);
}

function currencyName(code: string): string {
  try {
    return new Intl.DisplayNames('ar', { type: 'currency', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** An amount of money: `USD 6,375.00`; in Arabic the currency is a word after the number. */
export function moneyText(decimal: string, currency: string, style: Style): string {
  const number = numberText(decimal, style);
  if (style.language === 'ar') return `${number} ${currencyName(currency)}`;
  return style.language === 'fr' ? `${number}\u00a0${currency}` : `${currency}\u00a0${number}`;
}

/** `2026-11-22` as `22 November 2026`; text that is no day comes back as it is. */
export function dayWords(day: string, style: Style): string {
  if (dayNumber(day) === undefined) return day;
  const [year = '', month, of] = day.split('-');
  const text = `${Number(of)} ${WORDS[style.language].months[Number(month) - 1]} ${year}`;
  return localDigits(style.language === 'fr' ? text.replace(/^1 /, '1er ') : text, style);
}

/** A Hijri date with its convention: `12 Jumada II 1448 AH, Umm al-Qura calendar`. */
export function hijriWords({ year, month, day, convention }: HijriDate, style: Style): string {
  const { words, hijriMonths } = WORDS[style.language];
  const hijri = fill(words['hijri'] as string, { day: String(day), month: hijriMonths[month - 1] as string, year: String(year) });
  return localDigits(fill(words['dated'] as string, { hijri, convention: words[convention] as string }), style);
}

function animalsText(choices: readonly (readonly AnimalCount[])[], style: Style): string {
  const { words, animals } = WORDS[style.language];
  if (choices.length === 0) return words['nothing'] as string;
  const one = ({ animal, count }: AnimalCount): string => `${numberText(count, style)} × ${animals[animal]}`;
  return choices.map((choice) => choice.map(one).join(' + ')).join(words['or']);
}

/** One operand in the language. */
export function operandText(operand: Operand, style: Style): string {
  const { words } = WORDS[style.language];
  switch (operand.of) {
    case 'money': return moneyText(operand.amount, operand.currency, style);
    case 'price': return fill(words[operand.per] as string, { money: moneyText(operand.amount, operand.currency, style) });
    case 'number': return numberText(operand.amount, style);
    case 'grams':
    case 'kilograms':
    case 'percent': return localDigits(fill(words[operand.of] as string, { number: numberText(operand.amount, style) }), style);
    case 'day': return dayWords(operand.day, style);
    case 'hijri': return hijriWords(operand.date, style);
    case 'animals': return animalsText(operand.choices, style);
    case 'word': return words[operand.word] ?? operand.word;
    case 'text': return operand.text;
  }
}

/** A line of the working, without its source. */
export function lineText(line: Line, style: Style): string {
  const values: Record<string, string> = {};
  for (const [name, operand] of Object.entries(line.operands)) values[name] = operandText(operand, style);
  if (values['label'] !== undefined && values['label'] !== '') values['label'] = ` (${values['label']})`;
  if (line.result !== undefined) values['result'] = operandText(line.result, style);
  return fill(localDigits(WORDS[style.language].lines[line.code], style), values);
}

/** The sources of a working, each once, in the order in which they are first met. */
export function sourcesOf(lines: readonly Line[]): string[] {
  return [...new Set(lines.flatMap(({ source }) => source ?? []))];
}

/** A source in the language, where it is one of those that the published profiles name; others stay as they were written. */
export function sourceWords(source: string, style: Style): string {
  const key = (Object.keys(en.sources) as SourceKey[]).find((one) => en.sources[one] === source);
  return key === undefined ? source : localDigits(WORDS[style.language].sources[key], style);
}

/** A refusal: what is wrong, and what to do. */
export function refusalText({ code, values }: Refusal, style: Style): { readonly what: string; readonly toDo: string } {
  const { refusals, words } = WORDS[style.language];
  const [what, toDo] = refusals[code];
  const own = values['metal'] === undefined ? values : { ...values, metal: words[values['metal']] ?? values['metal'] };
  return { what: fill(what, own), toDo: fill(toDo, own) };
}
