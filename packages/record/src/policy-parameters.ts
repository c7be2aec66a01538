// What the parameters of a policy may be, for the subjects that admission reads:
// `four-eyes` and `fund/CODE`. A rule that nobody can read would guard nothing
// while everybody believes it does, so it is refused where it is written.

import { Malformed } from './decode.ts';
import { CODE_PATTERN } from './account.ts';
import { DAY_PATTERN } from './body.ts';
import { isCalendarDay } from './calendar.ts';

/** Kinds that can wait for a second person, and the name their thresholds stand under. */
export const FOUR_EYES_KINDS: Readonly<{ [kind: string]: string }> = {
  payment: 'payment', purchase: 'payment', grant: 'grant', loss: 'loss', stocktake: 'stocktake', release: 'release', loan: 'loan', exchange: 'exchange', return: 'return', repack: 'repack',
  transfer: 'transfer', handover: 'handover', arrival: 'arrival',
};
const THRESHOLD_NAMES: ReadonlySet<string> = new Set(Object.values(FOUR_EYES_KINDS));

/** Least units above which a record waits. */
export const LIMIT_PATTERN = /^\d{1,19}$/;

type Test = readonly [holds: (value: string) => boolean, expected: string];
const LIST: Test = [(value) => value.trim() !== '' && value.trim().split(/\s+/).every((one) => CODE_PATTERN.test(one) && !one.endsWith(',')), 'codes with blanks between'];
const DAY: Test = [(value) => DAY_PATTERN.test(value) && isCalendarDay(value), 'a day such as 2027-01-31'];
const FUND_PARAMETERS: ReadonlyMap<string, Test> = new Map([
  ['purposes', LIST], ['places', LIST], ['commodities', LIST], ['from', DAY], ['until', DAY],
  ['lots', [(value) => value === 'named', 'named']], ['lending', [(value) => value === 'no', 'no']],
]);

/** Throws `Malformed` at a parameter that a rule of admission could not read. Policies of other subjects are their readers' matter. */
export function checkPolicyParameters(subject: string, parameters: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    const expected = subject === 'four-eyes' ? thresholdFault(name, value) : subject.startsWith('fund/') ? fundFault(name, value) : undefined;
    if (expected !== undefined) throw new Malformed(`body.parameters.${name}`, `expected ${expected}`);
  }
}

function thresholdFault(name: string, value: string): string | undefined {
  const [kind = '', commodity = '', ...more] = name.split(':');
  if (!THRESHOLD_NAMES.has(kind) || more.length > 0 || (commodity !== '*' && !CODE_PATTERN.test(commodity))) return `KIND:COMMODITY or KIND:* with a kind of ${[...THRESHOLD_NAMES].join(', ')}`;
  return LIMIT_PATTERN.test(value) ? undefined : 'least units as digits, such as "100000"';
}

function fundFault(name: string, value: string): string | undefined {
  const test = FUND_PARAMETERS.get(name);
  if (test === undefined) return `one of ${[...FUND_PARAMETERS.keys()].join(', ')}`;
  const [holds, expected] = test;
  return holds(value) ? undefined : expected;
}
