// The rules of one fund, to read and for a steward to change: every parameter by its own name, with what may be written
// and what it does. What is left empty asks nothing; nothing is filled in.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { FUND_PARAMETERS, ZAKAT_CATEGORIES, fundPolicyFault, isOfZakat } from '@amanah/record/fund-policy.ts';
import { wordsOf } from '@amanah/record/parameter-forms.ts';
import { useDesk } from '../desk.ts';
import { nameOf } from '../forms/masters.ts';
import { t, textOr } from '../language.ts';
import { useRule } from './policies.ts';

type Parameters = Readonly<Record<string, string>>;

/** Every parameter, in groups that a reader understands together. */
const GROUPS: readonly (readonly [group: string, names: readonly string[]])[] = [
  ['for', ['purposes', 'places', 'commodities', 'from', 'until', 'lots']],
  ['apart', ['lending', 'mixing', 'accounts', 'interest']],
  ['whom', ['categories', 'distribution', 'amil', 'ownership', 'in-hand']],
  ['cost', ['cost', 'costs']],
  ['time', ['hand-over-within', 'hand-over-by']],
];
const CHOICES: Readonly<Record<string, readonly string[]>> = { lots: ['named'], lending: ['no'], mixing: ['no'], interest: ['no'], distribution: ['any', 'all-present'] };
const DAYS: ReadonlySet<string> = new Set(['from', 'until', 'hand-over-by']);

/** What is wrong with a set of parameters, by name. */
function faultsIn(values: Parameters): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (FUND_PARAMETERS.get(name)?.[0](value) === false) faults.set(name, t('policy.unreadable'));
  }
  const missing = faults.size === 0 ? fundPolicyFault(values) : undefined;
  if (missing !== undefined) faults.set(missing.name, t('policy.needed'));
  return faults;
}

/** The rules of every fund. */
export function FundPolicies(): VNode {
  const { masters, session } = useDesk();
  const canWrite = session.roles.includes('steward');
  const versionOf = (fund: string): number => masters.policies.find(({ subject }) => subject === `fund/${fund}`)?.version ?? 0;
  return html`<section><h2>${t('policy.funds')}</h2><p>${t('policy.funds-about')}</p>
    ${masters.funds.map(({ code }) => html`<${FundRule} key=${`${code} ${versionOf(code)}`} fund=${code} canWrite=${canWrite} />`)}</section>` as VNode;
}

function FundRule({ fund, canWrite }: { readonly fund: string; readonly canWrite: boolean }): VNode {
  const { masters } = useDesk();
  const held = masters.policies.find(({ subject }) => subject === `fund/${fund}`);
  const [values, setValues] = useState<Parameters>(held?.parameters ?? {});
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const { said, write } = useRule();
  const isZakat = isOfZakat(masters.funds.find(({ code }) => code === fund)?.restrictions);
  const words = GROUPS.flatMap(([, names]) => names).flatMap((name) => ((held?.parameters[name] ?? '') === '' ? [] : [`${t(`policy.${name}` as 'policy.purposes')}: ${held?.parameters[name] ?? ''}`]));
  const set = (name: string, value: string): void => setValues({ ...values, [name]: value });
  const sign = (): void => {
    const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''));
    const found = faultsIn(written);
    setFaults(found);
    if (found.size === 0) return write(`fund/${fund}`, written);
    const [first] = found.keys();
    document.getElementById(inputIdOf(fund, first as string))?.focus();
    return undefined;
  };
  return html`<details class="fund-rule"><summary>${nameOf(masters, 'fund', fund)} <span class="note">${words.length === 0 ? t(isZakat ? 'policy.zakat-none' : 'policy.none') : words.join(' · ')}</span></summary>
    ${isZakat ? html`<p class="note">${t('policy.zakat-about')}</p>` : ''}
    ${GROUPS.map(([group, names]) => html`<fieldset key=${group}><legend>${t(`policy.group.${group}` as 'policy.group.for')}</legend>
      ${names.map((name) => html`<${Parameter} key=${name} name=${name} id=${inputIdOf(fund, name)} value=${values[name] ?? ''} fault=${faults.get(name) ?? ''} canWrite=${canWrite} isZakat=${isZakat} onValue=${(value: string) => set(name, value)} />`)}</fieldset>`)}
    ${canWrite ? html`<p><button type="button" onClick=${sign}>${t('policy.save')}</button></p>` : ''}<p class="note" role="status">${said}</p></details>` as VNode;
}

function inputIdOf(fund: string, name: string): string {
  return `in-rule-${fund.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${name}`;
}

interface ParameterProps {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly fault: string;
  readonly canWrite: boolean;
  readonly isZakat: boolean;
  readonly onValue: (value: string) => void;
}

function Parameter(props: ParameterProps): VNode {
  const { name, id, fault, isZakat } = props;
  const label = t(`policy.${name}` as 'policy.purposes');
  const about = html`<p class="hint" id=${`${id}-about`}>${textOr(`policy.${name}.hint`, '')}</p><p class="refusal" role=${fault === '' ? undefined : 'alert'}>${fault}</p>`;
  if (name === 'categories' && isZakat) return html`<div class=${fault === '' ? 'field' : 'field wrong'} role="group" aria-labelledby=${`${id}-label`}><span class="label" id=${`${id}-label`}>${label}</span><${Categories} ...${props} />${about}</div>` as VNode;
  return html`<div class=${fault === '' ? 'field' : 'field wrong'}><label for=${id}>${label}</label>${controlOf(props)}${about}</div>` as VNode;
}

function controlOf({ name, id, value, fault, canWrite, onValue }: ParameterProps): VNode {
  const choices = CHOICES[name];
  const invalid = fault === '' ? undefined : 'true';
  if (choices !== undefined) {
    return html`<select id=${id} disabled=${!canWrite} aria-invalid=${invalid} aria-describedby=${`${id}-about`} value=${value} onChange=${(event: Event) => onValue((event.target as HTMLSelectElement).value)}>
      ${['', ...choices].map((one) => html`<option key=${one} value=${one} selected=${one === value}>${one === '' ? t('policy.not-said') : t(`policy.${name}.${one}` as 'policy.lots.named')}</option>`)}</select>` as VNode;
  }
  return html`<input id=${id} type=${DAYS.has(name) ? 'date' : 'text'} readonly=${!canWrite} aria-invalid=${invalid} aria-describedby=${`${id}-about`} value=${value} onInput=${(event: Event) => onValue((event.target as HTMLInputElement).value)} />` as VNode;
}

/** The eight categories of zakat, each a box to tick. */
function Categories({ id, value, canWrite, onValue }: ParameterProps): VNode {
  const chosen = wordsOf(value);
  const toggle = (one: string): void => onValue(ZAKAT_CATEGORIES.filter((each) => (each === one ? !chosen.includes(each) : chosen.includes(each))).join(' '));
  return html`<div class="ticks" id=${id} tabindex="-1">${ZAKAT_CATEGORIES.map((one) => html`<label key=${one}><input type="checkbox" disabled=${!canWrite} checked=${chosen.includes(one)} onChange=${() => toggle(one)} /> ${t(`category.${one}`)}</label>`)}</div>` as VNode;
}
