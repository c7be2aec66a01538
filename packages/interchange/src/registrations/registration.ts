// Registrations out of submissions by a mapping: the few facts that a household
// is known by, each read into one form. What is not mapped is not carried over.

import { tidyCell } from '../csv/read.ts';
import { parseDate } from '../csv/date.ts';
import { westernDigits } from '../csv/digits.ts';
import type { DateOrder } from '../statement.ts';
import { dayFault } from './answers.ts';
import { foldedWords } from './column-words.ts';
import { readMapping, type HouseholdMapping } from './mapping.ts';
import { RegistrationProblems, type ProblemKind, type RegistrationProblem } from './problem.ts';
import type { Answers, Submission, Submissions } from './submission.ts';

export interface Registration {
  readonly at: string;
  readonly instance?: string;
  readonly head: string;
  readonly spouse?: string;
  /** Names of the other members, as they are listed. */
  readonly members: readonly string[];
  /** Digits, with `+` in front where it was written so. */
  readonly phone?: string;
  readonly document?: string;
  /** Day, month or year of birth of the head (YYYY-MM-DD, YYYY-MM, YYYY); an age becomes a year, which may be one too late. */
  readonly birth?: string;
  readonly sex?: 'female' | 'male' | 'other';
  readonly place?: string;
  readonly district?: string;
  /** Persons in the household, the head among them. */
  readonly size?: number;
  /** Day of registration; where no column says it, the day on which the submission was sent. */
  readonly registered?: string;
  /** Answers of the columns that are mapped as `other`, by column key. */
  readonly others: Answers;
}

export interface MappedRegistrations {
  readonly registrations: readonly Registration[];
  /** Keys of the columns whose answers were not kept. */
  readonly leftOut: readonly string[];
  /** The first of all `problemCount` problems. */
  readonly problems: readonly RegistrationProblem[];
  readonly problemCount: number;
  /** All of them by kind. */
  readonly problemKinds: readonly ProblemKind[];
}

export interface MappingOptions {
  /** The day from which ages are reckoned and after which nobody is born, YYYY-MM-DD. */
  readonly today: string;
  readonly dates?: DateOrder;
}

/** Applies a mapping. A submission without a name of the head gives no registration; any other fault leaves out that one fact. */
export function applyMapping(read: Submissions, mapping: HouseholdMapping, options: MappingOptions): MappedRegistrations {
  const problems = new RegistrationProblems();
  const checked = readMapping(mapping, read.columns);
  const kept = new Set(Object.entries(mapping).flatMap(([role, keys]) => (role === 'leave-out' ? [] : keys)));
  const leftOut = read.columns.map(({ key }) => key).filter((key) => !kept.has(key));
  if (!checked.ok) return { registrations: [], leftOut, problems: checked.problems, problemCount: checked.problems.length, problemKinds: [] };
  const reader = new RegistrationReader(read, mapping, options, problems);
  const registrations = read.submissions.flatMap((submission) => reader.read(submission) ?? []);
  return { registrations, leftOut, problems: problems.shown, problemCount: problems.count, problemKinds: problems.kinds };
}

/** What people write where they have nothing to write. */
const FILLERS = new Set('- -- — . .. x xx xxx n/a na n.a. n.a none nil null aucun aucune néant neant ninguno ninguna ne nr s/n sn unknown inconnu inconnue desconocido refused لايوجد لا_يوجد غير_معروف غير_متوفر مجهول নেই জানি_না'.split(' '));

function filled(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const tidy = tidyCell(text);
  return tidy === '' || FILLERS.has(tidy.toLowerCase().replaceAll(' ', '_')) ? undefined : tidy;
}

type Fact = 'size' | 'phone' | 'birth' | 'registered';

class RegistrationReader {
  readonly #mapping: HouseholdMapping;
  readonly #options: MappingOptions;
  readonly #problems: RegistrationProblems;
  readonly #choices: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #memberKeys: ReadonlyMap<string, readonly string[]>;

  constructor(read: Submissions, mapping: HouseholdMapping, options: MappingOptions, problems: RegistrationProblems) {
    this.#mapping = mapping;
    this.#options = options;
    this.#problems = problems;
    this.#choices = new Map(read.columns.flatMap(({ key, choices }) => (choices === undefined ? [] : [[key, new Map(choices.map(({ name, labels }) => [name, Object.values(labels)[0] ?? name]))]])));
    const repeats = new Map(read.columns.flatMap(({ key, repeat }) => (repeat === undefined ? [] : [[key, repeat]])));
    const members = new Map<string, string[]>();
    for (const key of mapping.memberName ?? []) {
      const repeat = repeats.get(key);
      if (repeat !== undefined) members.set(repeat, [...(members.get(repeat) ?? []), key]);
    }
    this.#memberKeys = members;
  }

  read(submission: Submission): Registration | undefined {
    const { at, answers, instance } = submission;
    const head = this.#joined(answers, 'head');
    if (head === undefined || !/\p{L}/u.test(head)) {
      this.#problems.add(at, 'no-head', 'no name of a head of household: map the columns of the name, or fill it in', 'submission');
      return undefined;
    }
    const spouse = this.#joined(answers, 'spouse');
    const members = this.#members(submission);
    const registered = this.#registered(submission);
    const facts = {
      spouse,
      phone: this.#phone(at, answers),
      document: this.#joined(answers, 'document'),
      birth: this.#birth(at, answers, registered),
      sex: this.#sex(answers),
      place: this.#labelled(answers, 'place'),
      district: this.#labelled(answers, 'district'),
      // Lists of members have the head and the spouse among them or not: neither is counted twice.
      size: this.#size(at, answers, Math.max(members.length, spouse === undefined ? 1 : 2)),
      registered,
    };
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as { readonly [K in keyof typeof facts]?: NonNullable<(typeof facts)[K]> };
    const others = (this.#mapping.other ?? []).flatMap((key) => (Object.hasOwn(answers, key) ? [[key, answers[key] as string] as const] : []));
    return { at, ...(instance === undefined ? {} : { instance }), head, members, ...known, others: Object.fromEntries(others) };
  }

  #fault(at: string, code: Parameters<RegistrationProblems['add']>[1], message: string): undefined {
    this.#problems.add(at, code, message, 'answer');
    return undefined;
  }

  #texts(answers: Answers, keys: readonly string[] | undefined): readonly string[] {
    return (keys ?? []).flatMap((key) => filled(Object.hasOwn(answers, key) ? answers[key] : undefined) ?? []);
  }

  #joined(answers: Answers, role: 'head' | 'spouse' | 'document'): string | undefined {
    const parts = this.#texts(answers, this.#mapping[role]);
    return parts.length === 0 ? undefined : parts.join(' ');
  }

  #first(answers: Answers, role: Fact | 'sex'): string | undefined {
    return this.#texts(answers, this.#mapping[role])[0];
  }

  /** Codes of places as the form labels them, because codes of two forms are not the same. */
  #labelled(answers: Answers, role: 'place' | 'district'): string | undefined {
    const parts = (this.#mapping[role] ?? []).flatMap((key) => {
      const text = filled(Object.hasOwn(answers, key) ? answers[key] : undefined);
      return text === undefined ? [] : [this.#choices.get(key)?.get(text) ?? text];
    });
    return parts.length === 0 ? undefined : parts.join(' ');
  }

  #members(submission: Submission): readonly string[] {
    // One column may list them all: `Sami; Layla`.
    const named = this.#texts(submission.answers, this.#mapping.members).flatMap((text) => text.split(/[;؛|]/u).flatMap((name) => filled(name) ?? []));
    const repeated = [...this.#memberKeys].flatMap(([repeat, keys]) => (submission.members[repeat] ?? []).flatMap((entry) => {
      const parts = this.#texts(entry, keys);
      return parts.length === 0 ? [] : [parts.join(' ')];
    }));
    return [...named, ...repeated];
  }

  /** The first of several numbers that can be one. */
  #phone(at: string, answers: Answers): string | undefined {
    const text = this.#first(answers, 'phone');
    if (text === undefined || /^0+$/.test(westernDigits(text))) return undefined;
    for (const one of westernDigits(text).split(/[/;,،|]|\s+(?:or|ou|and|et|y|o|او|أو)\s+/u)) {
      const plain = one.replace(/\.0+$/, '').replace(/[\s().\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069-]/g, '');
      if (/^(?:\+|00)?\d{6,15}$/.test(plain)) return plain.replace(/^00/, '+');
    }
    return this.#fault(at, 'bad-phone', 'a phone number has 6 to 15 digits: it is left out');
  }

  #size(at: string, answers: Answers, named: number): number | undefined {
    const text = this.#first(answers, 'size');
    if (text === undefined) return undefined;
    const plain = westernDigits(text).replace(/\.0+$/, '');
    if (!/^\d{1,3}$/.test(plain) || Number(plain) === 0) return this.#fault(at, 'bad-size', 'the size of a household is a number from 1 to 999: it is left out');
    if (Number(plain) < named) return this.#fault(at, 'size-below-members', 'the size is below the number of persons who are named: it is left out');
    return Number(plain);
  }

  #registered({ at, answers, submitted }: Submission): string | undefined {
    const text = this.#first(answers, 'registered');
    if (text === undefined) return submitted?.slice(0, 10);
    const read = parseDate(text, this.#options.dates);
    return read.ok ? read.day : this.#fault(at, 'bad-registered', `the day of registration: ${dayFault(read.code === 'ambiguous-date').message}`);
  }

  #birth(at: string, answers: Answers, registered: string | undefined): string | undefined {
    const text = this.#first(answers, 'birth');
    if (text === undefined) return undefined;
    const plain = westernDigits(text).replace(/\.0+$/, '');
    const { today } = this.#options;
    if (/^\d{1,3}$/.test(plain)) {
      const from = registered !== undefined && registered <= today ? registered : today;
      return Number(plain) <= 120 ? String(Number(from.slice(0, 4)) - Number(plain)) : this.#fault(at, 'bad-birth', 'an age is at most 120: it is left out');
    }
    if (/^(?:18[5-9]\d|19\d\d|20\d\d|2[1-9]\d\d)(?:-(?:0[1-9]|1[0-2]))?$/.test(plain)) return this.#notFuture(at, plain);
    const read = parseDate(plain, this.#options.dates);
    if (read.ok) return this.#notFuture(at, read.day);
    const fault = dayFault(read.code === 'ambiguous-date');
    return this.#fault(at, read.code === 'ambiguous-date' ? 'ambiguous-date' : 'bad-birth', `the day of birth: ${fault.message}`);
  }

  #notFuture(at: string, birth: string): string | undefined {
    return birth > this.#options.today.slice(0, birth.length) ? this.#fault(at, 'future-birth', 'nobody is born after today: it is left out') : birth;
  }

  #sex(answers: Answers): Registration['sex'] {
    const key = this.#mapping.sex?.find((one) => filled(Object.hasOwn(answers, one) ? answers[one] : undefined) !== undefined);
    if (key === undefined) return undefined;
    const code = answers[key] as string;
    for (const text of [code, this.#choices.get(key)?.get(code) ?? '']) {
      const word = foldedWords(text).join(' ');
      for (const [sex, words] of SEXES) if (words.has(word)) return sex;
    }
    return undefined;
  }
}

const SEXES: readonly (readonly ['female' | 'male' | 'other', ReadonlySet<string>])[] = (
  [
    ['female', 'f female w woman girl feminin femme fille femenino femenina mujer hembra انثي امراه نساء মহিলা নারী স্ত্রী মেয়ে'],
    ['male', 'm male man boy masculin homme garcon h masculino hombre varon ذكر رجل পুরুষ ছেলে'],
    ['other', 'o other x autre otro otra اخر اخري অন্যান্য হিজড়া'],
  ] as const
).map(([sex, words]) => [sex, new Set(words.split(' ').map((word) => foldedWords(word).join(' ')))] as const);
