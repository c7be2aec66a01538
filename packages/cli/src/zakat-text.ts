// What `amanah zakat` prints: the working and what is due, profiles with their sources, Hijri dates, herds.

import type { Calculated, DatedDay, Due } from '@amanah/zakat/calculation.ts';
import { CATEGORIES } from '@amanah/zakat/categories.ts';
import { CONVENTIONS, gregorianOf, hijriOf, lunarAnniversary, readHijri, type DateRefusal } from '@amanah/zakat/hijri.ts';
import { livestockDue, type Herd } from '@amanah/zakat/livestock.ts';
import { PARAMETERS, PARAMETER_NAMES, type Parameter } from '@amanah/zakat/parameters.ts';
import { PRESETS } from '@amanah/zakat/presets.ts';
import type { Profile } from '@amanah/zakat/profile.ts';
import type { Refusal } from '@amanah/zakat/refusal.ts';
import { dayWords, hijriWords, lineText, operandText, refusalText, sourcesOf, sourceWords, wordsOf, type Style } from '@amanah/zakat/words.ts';
import type { Operand } from '@amanah/zakat/working.ts';

/** Headings of the terminal, in each language. */
const HEADINGS = {
  en: { working: 'Working', sources: 'Sources', due: 'Result', next: 'The year ends next on', note: 'This is arithmetic by the profile named, not a ruling.', later: 'One lunar year later:', begins: 'A Hijri day begins at the sunset before. The sighting of the moon may begin a month a day earlier or later.' },
  ar: { working: 'طريقة الحساب', sources: 'المصادر', due: 'النتيجة', next: 'يتمّ الحول القادم في', note: 'هذا حساب وفق الإعدادات المذكورة، وليس فتوى.', later: 'بعد سنة قمرية:', begins: 'يبدأ اليوم الهجري عند غروب الشمس السابق له. وقد تقدّم رؤية الهلال بداية الشهر يومًا أو تؤخرها.' },
  fr: { working: 'Le calcul', sources: 'Sources', due: 'Résultat', next: 'L’année finit ensuite le', note: 'C’est un calcul selon le profil nommé, non un avis religieux.', later: 'Une année lunaire plus tard :', begins: 'Un jour hégirien commence au coucher du soleil précédent. L’observation de la lune peut avancer ou retarder un mois d’un jour.' },
} as const;

/** Pages keep an amount on one line; a terminal's text is searched and copied. */
const NO_BREAK = '\u00a0';

function dated({ day, hijri }: DatedDay, style: Style): string {
  return `${dayWords(day, style)} (${hijriWords(hijri, style)})`;
}

function dueLine({ kind, label, status, due }: Due, style: Style): string {
  const { kinds, statuses, words } = wordsOf(style.language);
  const name = label === undefined || label === '' ? kinds[kind] : `${kinds[kind]} (${words[label] ?? label})`;
  return `  ${name}: ${status === 'due' ? operandText(due, style).replaceAll(NO_BREAK, ' ') : statuses[status]}`;
}

/** A reckoning as lines. */
export function reckoningText(result: Calculated, style: Style): string[] {
  const headings = HEADINGS[style.language];
  const sources = sourcesOf(result.working);
  return [
    `${headings.working}:`,
    ...result.working.map((line, at) => `${String(at + 1).padStart(3)}. ${lineText(line, style).replaceAll(NO_BREAK, ' ')}${line.source === undefined ? '' : ` [${sources.indexOf(line.source) + 1}]`}`),
    '',
    `${headings.due}:`,
    ...result.dues.map((due) => dueLine(due, style)),
    ...(result.next === undefined ? [] : ['', `${headings.next} ${dated(result.next, style)}.`]),
    ...(sources.length === 0 ? [] : ['', `${headings.sources}:`, ...sources.map((source, at) => `  [${at + 1}] ${sourceWords(source, style)}`)]),
    '',
    headings.note,
  ];
}

export interface ToldRefusal {
  readonly code: string;
  readonly at: string;
  readonly what: string;
  readonly toDo: string;
}

export function told(refusals: readonly Refusal[], style: Style): ToldRefusal[] {
  return refusals.map((refusal) => ({ code: refusal.code, at: refusal.at, ...refusalText(refusal, style) }));
}

/** The published profiles, one line each. */
export function profilesText(): string[] {
  const longest = Math.max(...PRESETS.map(({ name }) => name.length));
  return [
    'Published selections of parameters. None is a ruling and none is chosen for you.',
    '',
    ...PRESETS.map(({ name, title }) => `  ${name.padEnd(longest)}  ${title}`),
    '',
    'Every value with its source: amanah zakat profiles NAME',
    'A profile of your own: {"name": "ours", "base": "NAME", "parameters": {…}, "sources": {…}} (docs/zakat.md)',
  ];
}

/** One profile: each parameter, its value, what else may stand there, and its source. */
export function profileText({ name, title, note, parameters, sources }: Profile): string[] {
  return [
    `${name}: ${title}`,
    note,
    '',
    ...PARAMETER_NAMES.flatMap((key) => {
      const { choices, decimal }: Parameter = PARAMETERS[key];
      const range = decimal === undefined ? [] : [`${decimal.least} to ${decimal.most} ${decimal.unit}`];
      return [`  ${key}: ${parameters[key]}   (${[...(choices ?? []), ...range].join(' | ')})`, `    ${sources[key]}`];
    }),
  ];
}

export type DateFound = { readonly ok: true; readonly day: string; readonly dates: readonly DatedDay[]; readonly anniversary?: DatedDay } | DateRefusal;

/** A day in both calendars. A year up to 1500 is read as Hijri, in the Umm al-Qura calendar. */
export function findDate(text: string): DateFound {
  const typed = readHijri(text);
  const read = typed !== undefined && typed.year <= 1500 ? gregorianOf(typed) : ({ ok: true, day: text } as const);
  if (!read.ok) return read;
  const { day } = read;
  const dates: DatedDay[] = [];
  for (const convention of CONVENTIONS) {
    const found = hijriOf(day, convention);
    if (!found.ok) return found;
    dates.push({ day, hijri: found.hijri });
  }
  const later = lunarAnniversary(day, 1);
  const hijri = later.ok ? hijriOf(later.day) : later;
  return { ok: true, day, dates, ...(later.ok && hijri.ok ? { anniversary: { day: later.day, hijri: hijri.hijri } } : {}) };
}

export function dateText(found: Extract<DateFound, { ok: true }>, style: Style): string[] {
  return [
    `${found.day}   ${dayWords(found.day, style)}`,
    ...found.dates.map(({ hijri }) => `  ${hijriWords(hijri, style)}`),
    ...(found.anniversary === undefined ? [] : [`${HEADINGS[style.language].later} ${found.anniversary.day}   ${dated(found.anniversary, style)}`]),
    HEADINGS[style.language].begins,
  ];
}

export interface HerdDue {
  readonly camelsAbove120?: string;
  readonly due: Extract<Operand, { of: 'animals' }>;
}

/** What is due on a herd; by both ways of counting where they differ and no profile decides. */
export function herdDue(herd: Herd, count: bigint, profile: Profile | undefined): HerdDue[] {
  const rules = profile === undefined ? PARAMETERS.camelsAbove120.choices : [profile.parameters.camelsAbove120];
  const found = rules.map((rule): HerdDue => ({ camelsAbove120: rule, due: { of: 'animals', choices: livestockDue(herd, count, rule).map((animals) => animals.map(({ animal, count: of }) => ({ animal, count: String(of) }))) } }));
  const isOne = herd !== 'camels' || count <= 120n;
  return isOne ? found.slice(0, 1).map(({ due }) => ({ due })) : found;
}

export function herdText(herd: Herd, count: bigint, dues: readonly HerdDue[], style: Style): string[] {
  const { words } = wordsOf(style.language);
  return [
    `${words[herd]}, ${operandText({ of: 'number', amount: String(count) }, style)}:`,
    ...dues.map(({ camelsAbove120: rule, due }) => `  ${operandText(due, style)}${rule === undefined ? '' : `   (camelsAbove120: ${rule})`}`),
  ];
}

export interface ToldCategory {
  readonly code: string;
  readonly name: string;
  readonly about: string;
}

export function categoriesTold({ language }: Style): ToldCategory[] {
  return CATEGORIES.map((code) => {
    const [name, about] = wordsOf(language).categories[code];
    return { code, name, about };
  });
}
