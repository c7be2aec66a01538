// The choice of rules: a published profile, its values shown with their sources, and values of the person's own.

import { PARAMETER_NAMES, type ParameterName } from '@amanah/zakat/parameters.ts';
import { presetNamed, readProfile, type ProfileRead } from '@amanah/zakat/profile.ts';
import { sourceWords, type Style } from '@amanah/zakat/words.ts';
import { plainDecimal } from './typed-number.ts';

const PLACE = 'profile.parameters.';

function controlOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | null {
  return form.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-path="${PLACE}${name}"]`);
}

/** The name of the published profile that is chosen. */
export function chosenName(form: HTMLFormElement): string | undefined {
  return form.querySelector<HTMLInputElement>('[name="zakat-profile"]:checked')?.value;
}

/** The values that differ from the published ones of the profile chosen. */
export function ownValues(form: HTMLFormElement): Partial<Record<ParameterName, string>> {
  const preset = presetNamed(chosenName(form) ?? '');
  const own: Partial<Record<ParameterName, string>> = {};
  for (const name of PARAMETER_NAMES) {
    const control = controlOf(form, name);
    const value = control instanceof HTMLInputElement ? plainDecimal(control.value) : control?.value;
    if (value !== undefined && value !== preset?.parameters[name]) own[name] = value;
  }
  return own;
}

/** The profile to reckon by; `undefined` while none is chosen. */
export function chosenProfile(form: HTMLFormElement): ProfileRead | undefined {
  const base = chosenName(form);
  if (base === undefined) return undefined;
  const parameters = ownValues(form);
  const names = Object.keys(parameters);
  const source = form.dataset['ownSource'] ?? '';
  return readProfile({ name: names.length === 0 ? base : `${base} +`, base, parameters, sources: Object.fromEntries(names.map((name) => [name, source])) });
}

/** Shows the values of the profile chosen, with values of one's own where they are given. */
export function showRules(form: HTMLFormElement, style: Style, own: Readonly<Record<string, unknown>> = {}): void {
  const preset = presetNamed(chosenName(form) ?? '');
  const values = form.querySelector<HTMLElement>('[data-values]');
  const first = form.querySelector<HTMLElement>('[data-values-first]');
  if (values === null || first === null) return;
  [values.hidden, first.hidden] = [preset === undefined, preset !== undefined];
  if (preset === undefined) return;
  for (const name of PARAMETER_NAMES) {
    const control = controlOf(form, name);
    const stated = own[name];
    if (control !== null) control.value = typeof stated === 'string' ? stated : preset.parameters[name];
  }
  tellSources(form, style);
}

/** Beside each value the source that reports it, or that it is the person's own; and which prices are needed. */
export function tellSources(form: HTMLFormElement, style: Style): void {
  const preset = presetNamed(chosenName(form) ?? '');
  const own = ownValues(form);
  for (const place of form.querySelectorAll<HTMLElement>('[data-source-of]')) {
    const name = place.dataset['sourceOf'] as ParameterName;
    place.textContent = preset === undefined ? '' : `${form.dataset['source'] ?? ''} ${own[name] === undefined ? sourceWords(preset.sources[name], style) : (form.dataset['ownSource'] ?? '')}`;
  }
  const basis = controlOf(form, 'nisabBasis')?.value;
  for (const note of form.querySelectorAll<HTMLElement>('[data-needs]')) note.hidden = preset === undefined || !(basis === 'lower' || basis === note.dataset['needs']);
}
