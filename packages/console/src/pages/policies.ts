// The rules in force: thresholds of four eyes. A change is a new version, signed
// like every record.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatDecimal } from '@amanah/record/amount.ts';
import { currencyExponent } from '@amanah/record/commodity.ts';
import { FOUR_EYES_KINDS, LIMIT_PATTERN } from '@amanah/record/policy-parameters.ts';
import { useDesk } from '../desk.ts';
import { readQuantity } from '../forms/decimal-text.ts';
import { commodityOf, type Masters, type Policy } from '../forms/masters.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { t, textOr } from '../language.ts';

const KINDS = [...new Set(Object.values(FOUR_EYES_KINDS))];

export function Policies(): VNode {
  const { masters, session } = useDesk();
  const canWrite = session.roles.includes('steward');
  const eyes = masters.policies.find(({ subject }) => subject === 'four-eyes');
  return html`<section><h2>${t('policy.four-eyes')}</h2><p>${t('policy.four-eyes-about')}</p>
      <${FourEyes} key=${eyes?.version ?? 0} policy=${eyes} canWrite=${canWrite} /></section>` as VNode;
}

/** Writes a new version of a rule. */
export function useRule(): { readonly said: string; readonly write: (subject: string, parameters: Readonly<Record<string, string>>) => void } {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const write = (subject: string, parameters: Readonly<Record<string, string>>): void => {
    const version = (desk.masters.policies.find((one) => one.subject === subject)?.version ?? 0) + 1;
    void desk.outbox?.submit(desk.newId(), 'policy', [{ kind: 'policy', eventTime: desk.today(), body: { subject, version, parameters } }]).then(async (outcome) => {
      setSaid(outcome.state === 'refused' ? refusalSentence(outcome.problem) : t(outcome.state === 'done' ? 'people.written' : 'waiting.title'));
      await desk.reloadMasters();
    });
  };
  return { said, write };
}

interface Threshold { readonly kind: string; readonly commodity: string; readonly units: string }

/** Decimals of a commodity, in the books or of ISO 4217. */
export function scaleOf(masters: Masters, code: string): number {
  return commodityOf(masters, code)?.scale ?? currencyExponent(code) ?? 0;
}

function FourEyes({ policy, canWrite }: { readonly policy: Policy | undefined; readonly canWrite: boolean }): VNode {
  const { masters } = useDesk();
  const [list, setList] = useState<readonly Threshold[]>(() => Object.entries(policy?.parameters ?? {}).map(([name, least]) => {
    const [kind = '', commodity = '*'] = name.split(':');
    return { kind, commodity, units: commodity === '*' || !LIMIT_PATTERN.test(least) ? least : formatDecimal(BigInt(least), scaleOf(masters, commodity)) };
  }));
  const [wrong, setWrong] = useState('');
  const { said, write } = useRule();
  const change = (at: number, part: Partial<Threshold>): void => setList(list.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const save = (): void => {
    const parameters: Record<string, string> = {};
    for (const { kind, commodity, units } of list) {
      const read = readQuantity(units, commodity === '*' ? 0 : scaleOf(masters, commodity));
      if (!read.ok || read.least < 0n) return setWrong(t(`fault.${read.ok ? 'not-positive' : read.fault}`, { decimals: scaleOf(masters, commodity) }));
      parameters[`${kind}:${commodity}`] = read.least.toString();
    }
    setWrong('');
    write('four-eyes', parameters);
    return undefined;
  };
  return html`<div class="rules">${list.map((one, at) => html`<div class="line" key=${at} role="group" aria-label=${t('lines.line', { number: at + 1 })}>
      <div class="field"><label for=${`in-eye-${at}`} class="in-line">${t('policy.kind')}</label><select id=${`in-eye-${at}`} disabled=${!canWrite} value=${one.kind} onChange=${(event: Event) => change(at, { kind: (event.target as HTMLSelectElement).value })}>${KINDS.map((kind) => html`<option key=${kind} value=${kind} selected=${kind === one.kind}>${textOr(`form.${kind}`, kind)}</option>`)}</select></div>
      <div class="field"><label for=${`in-eye-of-${at}`} class="in-line">${t('field.commodity')}</label><select id=${`in-eye-of-${at}`} disabled=${!canWrite} value=${one.commodity} onChange=${(event: Event) => change(at, { commodity: (event.target as HTMLSelectElement).value })}><option value="*" selected=${one.commodity === '*'}>${t('policy.every')}</option>${masters.commodities.map(({ code, name }) => html`<option key=${code} value=${code} selected=${code === one.commodity}>${name}</option>`)}</select></div>
      <div class="field"><label for=${`in-eye-least-${at}`} class="in-line">${one.commodity === '*' ? t('policy.above-least') : t('policy.above')}</label><input id=${`in-eye-least-${at}`} class="n" inputmode="decimal" readonly=${!canWrite} value=${one.units} onInput=${(event: Event) => change(at, { units: (event.target as HTMLInputElement).value })} /></div>
      ${canWrite ? html`<button type="button" class="plain remove" aria-label=${t('lines.remove', { number: at + 1 })} onClick=${() => setList(list.filter((_, index) => index !== at))}>${t('lines.remove-short')}</button>` : ''}</div>`)}
    ${canWrite ? html`<p class="actions"><button type="button" class="plain" onClick=${() => setList([...list, { kind: 'payment', commodity: '*', units: '0' }])}>${t('lines.add')}</button> <button type="button" onClick=${save}>${t('policy.save')}</button></p>` : ''}
    <p class="refusal" role="alert">${wrong}</p><p class="note" role="status">${said}</p></div>` as VNode;
}
