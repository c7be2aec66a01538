// One reckoning: a document, a profile, and what is due for each kind with the whole working.

import { compare, hundredths, plus, readDecimal, times, ZERO, type Exact } from './exact.ts';
import { cropDue } from './crops.ts';
import { fitrDue } from './fitr.ts';
import { judgeYear, yearsLater, type Hawl } from './hawl.ts';
import { hijriOf, type HijriDate } from './hijri.ts';
import type { Input } from './input.ts';
import { livestockDue } from './livestock.ts';
import { foundDue, needsNisab } from './minerals.ts';
import { nisabOf } from './nisab.ts';
import { presetNamed, type Profile } from './profile.ts';
import { readInput } from './read-input.ts';
import type { Refusal, Refused } from './refusal.ts';
import { dueOf } from './rounding.ts';
import { netWealth } from './wealth.ts';
import { moneyOf, numberOf, Working, type Line, type Operand } from './working.ts';

export type Kind = 'wealth' | 'crops' | 'livestock' | 'rikaz' | 'minerals' | 'fitr';
/** `year-running` and `year-restarted`: at the nisab, and the year has not passed. */
export type Status = 'due' | 'below-nisab' | 'year-running' | 'year-restarted' | 'nothing';

/** What is due of one kind. */
export interface Due {
  readonly kind: Kind;
  /** What the person calls it: a crop, a herd. */
  readonly label?: string;
  readonly status: Status;
  /** What it is due on, and the nisab it was held against. */
  readonly base?: Operand;
  readonly nisab?: Operand;
  readonly due: Operand;
}

/** A day with its Hijri date. */
export interface DatedDay {
  readonly day: string;
  readonly hijri: HijriDate;
}

export interface Calculated {
  readonly ok: true;
  readonly profile: Pick<Profile, 'name' | 'title' | 'note' | 'parameters'>;
  readonly day: DatedDay;
  readonly currency: string;
  readonly nisab?: Operand;
  readonly dues: readonly Due[];
  /** The dues in money together. */
  readonly moneyDue: Operand;
  /** When the year over wealth ends next. */
  readonly next?: DatedDay;
  /** The day of the feast before which zakat al-fitr is given. */
  readonly fitrBefore?: DatedDay;
  readonly working: readonly Line[];
}

export type Calculation = Calculated | Refused;

/** Thrown within this file only, to leave a reckoning with its refusals. */
class Stopped extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

/** The value, or the end of the reckoning with its refusals. */
function held<T extends { readonly ok: true }>(outcome: T | Refused): T {
  if (outcome.ok) return outcome;
  throw new Stopped(outcome.refusals);
}

/** Reckons a document by a profile. The same document and profile always give the same result. */
export function calculate(document: unknown, profile: Profile): Calculation {
  const read = readInput(document, profile);
  if (!read.ok) return read;
  try {
    return new Reckoning(read.input, profile).result();
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, refusals: error.refusals };
    throw error;
  }
}

class Reckoning {
  readonly #input: Input;
  readonly #profile: Profile;
  readonly #working: Working;
  readonly #nisab: Exact | undefined;
  #money: Exact = ZERO;
  #next: string | undefined;
  #fitrBefore: string | undefined;

  constructor(input: Input, profile: Profile) {
    this.#input = input;
    this.#profile = profile;
    this.#working = new Working(profile);
    this.#working.add('profile', { profile: presetNamed(profile.name) === undefined ? { of: 'text', text: profile.name } : { of: 'word', word: `profile-${profile.name}` }, day: { of: 'day', day: input.day }, hijri: { of: 'hijri', date: this.#dated(input.day).hijri } });
    const needs = input.wealth !== undefined || (['rikaz', 'minerals'] as const).some((kind) => input[kind] !== undefined && needsNisab(profile, kind));
    this.#nisab = needs ? held(nisabOf(profile, input.prices, input.currency, this.#working)).amount : undefined;
  }

  result(): Calculated {
    const { currency } = this.#input;
    const dues = [...this.#wealth(), ...this.#crops(), ...this.#livestock(), ...this.#found('rikaz'), ...this.#found('minerals'), ...this.#fitr()];
    const { name, title, note, parameters } = this.#profile;
    return {
      ok: true,
      profile: { name, title, note, parameters },
      day: this.#dated(this.#input.day),
      currency: currency.code,
      ...(this.#nisab === undefined ? {} : { nisab: moneyOf(this.#nisab, currency) }),
      dues,
      moneyDue: moneyOf(this.#money, currency),
      ...(this.#next === undefined ? {} : { next: this.#dated(this.#next) }),
      ...(this.#fitrBefore === undefined ? {} : { fitrBefore: this.#dated(this.#fitrBefore) }),
      working: this.#working.lines,
    };
  }

  #dated(day: string): DatedDay {
    const read = hijriOf(day, this.#input.convention);
    if (!read.ok) throw new Stopped([{ code: read.code, at: 'day', values: { value: day } }]);
    return { day, hijri: read.hijri };
  }

  #wealth(): Due[] {
    const { wealth, currency, prices } = this.#input;
    const nisab = this.#nisab;
    if (wealth === undefined || nisab === undefined) return [];
    const [profile, working] = [this.#profile, this.#working];
    const { amount } = held(netWealth(wealth, { profile, prices, currency, working }));
    const shown = { kind: 'wealth', base: moneyOf(amount, currency), nisab: moneyOf(nisab, currency) } as const;
    if (compare(amount, nisab) < 0) {
      working.add('below-nisab', { wealth: shown.base, nisab: shown.nisab });
      return [{ ...shown, status: 'below-nisab', due: moneyOf(ZERO, currency) }];
    }
    working.add('at-nisab', { wealth: shown.base, nisab: shown.nisab });
    const rateName = profile.parameters.year === 'lunar' ? 'lunarRate' : 'solarRate';
    const rate = readDecimal(profile.parameters[rateName]) as Exact;
    const due = dueOf(profile, times(amount, hundredths(rate)), amount, currency);
    const status = this.#year(amount, nisab);
    working.add(status === 'due' ? `due-${profile.parameters.year}` : 'due-later', { wealth: shown.base, rate: numberOf('percent', rate) }, { result: moneyOf(due, currency), by: rateName });
    if (status !== 'due') return [{ ...shown, status, due: moneyOf(ZERO, currency) }];
    this.#money = plus(this.#money, due);
    return [{ ...shown, status, due: moneyOf(due, currency) }];
  }

  /** Whether the year passed, with its lines; without a stated beginning it is taken to have passed, and that is said. */
  #year(wealth: Exact, nisab: Exact): Status {
    const { year, day, convention } = this.#input;
    if (year === undefined) {
      this.#working.add('year-not-stated', {});
      this.#next = this.#later(day, 1);
      return 'due';
    }
    const hawl = judgeYear(this.#profile, year, { day, wealth, nisab, convention });
    if (!hawl.ok) throw new Stopped([{ code: hawl.code, at: 'year.since', values: { value: year.since } }]);
    this.#next = hawl.next;
    this.#yearLines(hawl);
    return hawl.status === 'complete' ? 'due' : hawl.status === 'running' ? 'year-running' : 'year-restarted';
  }

  #later(day: string, years: number): string | undefined {
    const later = yearsLater(day, years, this.#profile, this.#input.convention);
    return later.ok ? later.day : undefined;
  }

  #yearLines(hawl: Extract<Hawl, { ok: true }>): void {
    const day = (text: string): Operand => ({ of: 'day', day: text });
    const rule = this.#profile.parameters.hawlRule;
    if (hawl.brokenOn !== undefined) this.#working.add(`year-broken-${rule}`, { broken: day(hawl.brokenOn), since: day(hawl.since) }, { by: 'hawlRule' });
    const ends = this.#dated(hawl.ends);
    this.#working.add(hawl.status === 'complete' ? 'year-complete' : 'year-not-complete', { since: day(hawl.since), ends: day(hawl.ends), hijri: { of: 'hijri', date: ends.hijri } }, { by: hawl.brokenOn === undefined ? 'hawlRule' : 'year' });
  }

  #crops(): Due[] {
    return this.#input.crops.map((crop) => {
      const { status, due } = cropDue(this.#profile, crop, this.#working);
      return { kind: 'crops', label: crop.name, status, base: numberOf('kilograms', crop.kilograms), due: { of: 'kilograms', amount: due } };
    });
  }

  #livestock(): Due[] {
    return this.#input.livestock.map(({ herd, count }) => {
      const choices = livestockDue(herd, count, this.#profile.parameters.camelsAbove120).map((animals) => animals.map(({ animal, count: of }) => ({ animal, count: String(of) })));
      const result: Operand = { of: 'animals', choices };
      this.#working.add(choices.length === 0 ? `${herd}-none` : `${herd}-due`, { count: { of: 'number', amount: String(count) } }, { result, ...(herd === 'camels' && count > 120n ? { by: 'camelsAbove120' } : {}) });
      return { kind: 'livestock', label: herd, status: choices.length === 0 ? 'below-nisab' : 'due', base: { of: 'number', amount: String(count) }, due: result };
    });
  }

  #found(kind: 'rikaz' | 'minerals'): Due[] {
    const { currency } = this.#input;
    const value = this.#input[kind];
    if (value === undefined) return [];
    const nisab = needsNisab(this.#profile, kind) ? this.#nisab : undefined;
    const { status, due } = foundDue(this.#profile, kind, value, { nisab, currency, working: this.#working });
    this.#money = plus(this.#money, due);
    return [{ kind, status, base: moneyOf(value, currency), ...(nisab === undefined ? {} : { nisab: moneyOf(nisab, currency) }), due: moneyOf(due, currency) }];
  }

  #fitr(): Due[] {
    const { fitr, day, convention, currency } = this.#input;
    if (fitr === undefined) return [];
    const due = held(fitrDue(this.#profile, fitr, { day, convention, currency, working: this.#working }));
    this.#fitrBefore = due.before;
    if (due.cash !== undefined) this.#money = plus(this.#money, due.cash);
    return [{ kind: 'fitr', label: fitr.staple, status: fitr.persons === 0n ? 'nothing' : 'due', base: { of: 'number', amount: String(fitr.persons) }, due: due.cash === undefined ? numberOf('kilograms', due.kilograms) : moneyOf(due.cash, currency) }];
  }
}
