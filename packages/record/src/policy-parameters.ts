// What the parameters of a policy may be, for the subjects that admission reads:
// `four-eyes`, `decisions`, `screening`, `committee/NAME` and `fund/CODE`. A rule that nobody can read would guard nothing
// while everybody believes it does, so it is refused where it is written.

import { Malformed } from './decode.ts';
import { CODE_PATTERN } from './account.ts';
import { FUND_PARAMETERS, fundPolicyFault } from './fund-policy.ts';
import { LIST, only, type ParameterForm } from './parameter-forms.ts';

/** Kinds that can wait for a second person, and the name their thresholds stand under. */
export const FOUR_EYES_KINDS: Readonly<{ [kind: string]: string }> = {
  payment: 'payment', purchase: 'payment', grant: 'grant', loss: 'loss', stocktake: 'stocktake', release: 'release', loan: 'loan', exchange: 'exchange', return: 'return', repack: 'repack',
  transfer: 'transfer', handover: 'handover', arrival: 'arrival',
};
const THRESHOLD_NAMES: ReadonlySet<string> = new Set(Object.values(FOUR_EYES_KINDS));

/** Kinds that can need a decision, and the name their thresholds stand under. */
export const DECIDED_KINDS: Readonly<{ [kind: string]: string }> = {
  payment: 'payment', purchase: 'payment', grant: 'grant', release: 'release', loan: 'loan', transfer: 'transfer', exchange: 'exchange', dispatch: 'dispatch',
};
const DECIDED_NAMES: ReadonlySet<string> = new Set(Object.values(DECIDED_KINDS));

/** Least units above which a record waits. */
export const LIMIT_PATTERN = /^\d{1,19}$/;

/** What people may keep for themselves to decide, and the only value each takes. */
const MANDATES: Readonly<{ [name: string]: string }> = { stewards: 'elected', policies: 'decided' };
const COMMITTEE_PARAMETERS: ReadonlyMap<string, ParameterForm> = new Map<string, ParameterForm>([
  ['members', LIST], ['rules', LIST],
  ['quorum', [(value) => /^[1-9]\d{0,5}\/[1-9]\d{0,5}$/.test(value) && isShare(value), 'a share of the members such as 1/2']],
]);

/** Which lists must have been screened against, how many days ago at most, by what threshold at most, and whether two people clear a hit. */
const SCREENING_PARAMETERS: ReadonlyMap<string, ParameterForm> = new Map<string, ParameterForm>([
  ['lists', LIST],
  ['within-days', [(value) => /^[1-9]\d{0,3}$/.test(value), 'a number of days']],
  ['threshold', [(value) => /^[1-9]\d{0,2}$|^1000$/.test(value), 'thousandths from 1 to 1000']],
  ['cleared-by', only('two-people')],
]);

function isShare(value: string): boolean {
  const [n, d] = value.split('/').map(Number) as [number, number];
  return n <= d;
}

/** Throws `Malformed` at a parameter that a rule of admission could not read. Policies of other subjects are their readers' matter. */
export function checkPolicyParameters(subject: string, parameters: Readonly<Record<string, string>>, path = 'body'): void {
  for (const [name, value] of Object.entries(parameters)) {
    const expected = faultOf(subject, name, value);
    if (expected !== undefined) throw new Malformed(`${path}.parameters.${name}`, `expected ${expected}`);
  }
  const missing = subject.startsWith('fund/') ? fundPolicyFault(parameters) : undefined;
  if (missing !== undefined) throw new Malformed(`${path}.parameters.${missing.name}`, `expected ${missing.expected}`);
  if (subject.startsWith('committee/') && parameters['members'] === undefined) throw new Malformed(`${path}.parameters.members`, 'expected the holders who are its members, with blanks between');
  // A threshold that nobody may decide about would stop every payment.
  if (subject === 'decisions' && Object.keys(parameters).length > 0 && parameters['committee'] === undefined) throw new Malformed(`${path}.parameters.committee`, 'expected the name of the committee that decides where none is named for the fund');
}

function faultOf(subject: string, name: string, value: string): string | undefined {
  if (subject === 'four-eyes') return thresholdFault(name, value, THRESHOLD_NAMES);
  if (subject === 'decisions' && Object.hasOwn(MANDATES, name)) return value === MANDATES[name] ? undefined : MANDATES[name];
  if (subject === 'decisions') return name === 'committee' || name.startsWith('committee:') ? committeeFault(name, value) : thresholdFault(name, value, DECIDED_NAMES);
  if (subject === 'screening') return testFault(SCREENING_PARAMETERS, name, value);
  if (subject.startsWith('committee/')) return testFault(COMMITTEE_PARAMETERS, name, value);
  return subject.startsWith('fund/') ? testFault(FUND_PARAMETERS, name, value) : undefined;
}

function committeeFault(name: string, value: string): string | undefined {
  if (name !== 'committee' && !CODE_PATTERN.test(name.slice('committee:'.length))) return 'committee or committee:FUND';
  return CODE_PATTERN.test(value) ? undefined : 'the name of a committee';
}

function thresholdFault(name: string, value: string, names: ReadonlySet<string>): string | undefined {
  const [kind = '', commodity = '', ...more] = name.split(':');
  if (!names.has(kind) || more.length > 0 || (commodity !== '*' && !CODE_PATTERN.test(commodity))) return `KIND:COMMODITY or KIND:* with a kind of ${[...names].join(', ')}`;
  return LIMIT_PATTERN.test(value) ? undefined : 'least units as digits, such as "100000"';
}

function testFault(parameters: ReadonlyMap<string, ParameterForm>, name: string, value: string): string | undefined {
  const test = parameters.get(name);
  if (test === undefined) return `one of ${[...parameters.keys()].join(', ')}`;
  const [holds, expected] = test;
  return holds(value) ? undefined : expected;
}
