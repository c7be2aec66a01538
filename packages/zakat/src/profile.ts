// A profile: which of the published positions a reckoning follows. It is data, with a source for every value.

import { compare, readDecimal } from './exact.ts';
import { en } from './messages/en.ts';
import { PARAMETERS, PARAMETER_NAMES, type Parameter, type ParameterName, type Parameters } from './parameters.ts';
import { PRESETS } from './presets.ts';
import type { Refusal, Refused } from './refusal.ts';

export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly parameters: Parameters;
  /** Where each value is reported. */
  readonly sources: Readonly<Record<ParameterName, string>>;
}

export type ProfileRead = { readonly ok: true; readonly profile: Profile } | Refused;

const KEYS = ['base', 'name', 'title', 'note', 'parameters', 'sources'];
const TEXT_MOST = 500;

/** The published selection of this name. */
export function presetNamed(name: string): Profile | undefined {
  return PRESETS.find((preset) => preset.name === name);
}

/** Judges the value of a parameter: `undefined` where it may stand, else why not. */
export function judgeValue(name: ParameterName, value: string): { readonly code: 'not-a-choice' | 'profile-range' | 'not-a-number'; readonly values: Readonly<Record<string, string>> } | undefined {
  const parameter: Parameter = PARAMETERS[name];
  if (parameter.choices?.includes(value) === true) return undefined;
  const { decimal } = parameter;
  if (decimal === undefined) return { code: 'not-a-choice', values: { value, choices: (parameter.choices ?? []).join(', ') } };
  const read = readDecimal(value);
  if (read === undefined) return { code: 'not-a-number', values: { value } };
  const [least, most] = [readDecimal(decimal.least), readDecimal(decimal.most)];
  const isWhole = decimal.unit !== 'days' || read.d === 1n;
  const isWithin = least !== undefined && most !== undefined && compare(read, least) >= 0 && compare(read, most) <= 0;
  return isWhole && isWithin ? undefined : { code: 'profile-range', values: { value, least: decimal.least, most: decimal.most } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a profile: `{"name", "title"?, "note"?, "base"?, "parameters", "sources"?}`. `base` names a published selection
 * whose values hold where `parameters` names none; without it every parameter must be stated. A value of one's own
 * carries its own source, or says that none was stated.
 */
export function readProfile(value: unknown): ProfileRead {
  if (!isObject(value)) return { ok: false, refusals: [{ code: 'not-an-object', at: 'profile', values: {} }] };
  const refusals: Refusal[] = Object.keys(value).filter((key) => !KEYS.includes(key)).map((key) => ({ code: 'unknown-field', at: `profile.${key.slice(0, 60)}`, values: { known: KEYS.join(', ') } }));
  const text = (key: string, otherwise?: string): string => {
    const found = value[key] ?? otherwise;
    if (typeof found === 'string' && found !== '' && found.length <= TEXT_MOST) return found;
    refusals.push(found === undefined ? { code: 'missing', at: `profile.${key}`, values: {} } : { code: 'not-text', at: `profile.${key}`, values: {} });
    return '';
  };
  const base = value['base'] === undefined ? undefined : presetNamed(String(value['base']));
  if (value['base'] !== undefined && base === undefined) refusals.push({ code: 'profile-unknown', at: 'profile.base', values: { value: String(value['base']).slice(0, 60), known: PRESETS.map(({ name }) => name).join(', ') } });
  const name = text('name');
  const parameters = readValues(value, base, refusals);
  const profile: Profile = { name, title: text('title', name === '' ? 'profile' : name), note: text('note', 'A profile of the programme’s own. Not a ruling.'), ...parameters };
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, profile };
}

function readValues(value: Readonly<Record<string, unknown>>, base: Profile | undefined, refusals: Refusal[]): Pick<Profile, 'parameters' | 'sources'> {
  const [own, ownSources] = [value['parameters'] ?? {}, value['sources'] ?? {}];
  for (const [at, part] of [['profile.parameters', own], ['profile.sources', ownSources]] as const) {
    if (!isObject(part)) refusals.push({ code: 'not-an-object', at, values: {} });
    else refusals.push(...Object.keys(part).filter((key) => !Object.hasOwn(PARAMETERS, key)).map((key): Refusal => ({ code: 'unknown-field', at: `${at}.${key.slice(0, 60)}`, values: { known: PARAMETER_NAMES.join(', ') } })));
  }
  const parameters: Record<string, string> = {};
  const sources: Record<string, string> = {};
  for (const name of PARAMETER_NAMES) {
    const stated = isObject(own) && Object.hasOwn(own, name) ? own[name] : undefined;
    const source = isObject(ownSources) && Object.hasOwn(ownSources, name) ? ownSources[name] : undefined;
    const found = stated ?? base?.parameters[name];
    const at = `profile.parameters.${name}`;
    if (found === undefined) refusals.push({ code: 'missing', at, values: {} });
    else if (typeof found !== 'string') refusals.push({ code: 'not-text', at, values: {} });
    else {
      const wrong = judgeValue(name, found.slice(0, 60));
      if (wrong !== undefined) refusals.push({ at, ...wrong });
      parameters[name] = found;
    }
    if (source !== undefined && (typeof source !== 'string' || source === '' || source.length > TEXT_MOST)) refusals.push({ code: 'not-text', at: `profile.sources.${name}`, values: {} });
    const isOfBase = stated === undefined || stated === base?.parameters[name];
    sources[name] = typeof source === 'string' ? source : isOfBase && base !== undefined ? base.sources[name] : en.sources.unstated;
  }
  return { parameters: parameters as Parameters, sources: sources as Profile['sources'] };
}
