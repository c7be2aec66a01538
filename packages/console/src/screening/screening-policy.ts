// The rule of screening: which lists, how recently, by which threshold, and whether two people clear a hit.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { t } from '../language.ts';
import { useRule } from '../pages/policies.ts';

type Parameters = Readonly<Record<string, string>>;

/** Each parameter with its message and what may be written. */
const TEXTS = [['lists', 'screening-lists', /^[^\s:]+( [^\s:]+)*$/], ['within-days', 'within-days', /^[1-9]\d{0,3}$/], ['threshold', 'screening-threshold', /^[1-9]\d{0,2}$|^1000$/]] as const;

export function ScreeningPolicy(): VNode {
  const { masters } = useDesk();
  const held = masters.policies.find(({ subject }) => subject === 'screening');
  return html`<section><h2>${t('policy.screening')}</h2><p>${t('policy.screening-about')}</p><${Rule} key=${held?.version ?? 0} parameters=${held?.parameters ?? {}} /></section>` as VNode;
}

function Rule({ parameters }: { readonly parameters: Parameters }): VNode {
  const { session } = useDesk();
  const canWrite = session.roles.includes('steward');
  const [values, setValues] = useState<Parameters>(parameters);
  const [wrong, setWrong] = useState('');
  const { said, write } = useRule();
  const set = (name: string, value: string): void => setValues({ ...values, [name]: value });
  const save = (): void => {
    const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim().replaceAll(/\s+/g, ' ')] as const).filter(([, value]) => value !== ''));
    const fault = TEXTS.find(([name, , form]) => written[name] !== undefined && !form.test(written[name]));
    setWrong(fault?.[0] ?? '');
    if (fault === undefined) return write('screening', written);
    document.getElementById(`in-screening-${fault[0]}`)?.focus();
    return undefined;
  };
  const two = values['cleared-by'] ?? '';
  return html`<div class="rules">${TEXTS.map(([name, key]) => html`<div key=${name} class=${wrong === name ? 'field wrong' : 'field'}><label for=${`in-screening-${name}`}>${t(`policy.${key}`)}</label><input id=${`in-screening-${name}`} type="text" dir="ltr" class=${name === 'lists' ? '' : 'short n'} autocomplete="off" readonly=${!canWrite} aria-invalid=${wrong === name ? 'true' : undefined} aria-describedby=${`in-screening-${name}-about`} value=${values[name] ?? ''} onInput=${(event: Event) => set(name, (event.target as HTMLInputElement).value)} /><p class="hint" id=${`in-screening-${name}-about`}>${t(`policy.${key}.hint`)}</p><p class="refusal" role=${wrong === name ? 'alert' : undefined}>${wrong === name ? t('policy.unreadable') : ''}</p></div>`)}
    <div class="field"><label for="in-screening-cleared-by">${t('policy.cleared-by')}</label><select id="in-screening-cleared-by" disabled=${!canWrite} value=${two} onChange=${(event: Event) => set('cleared-by', (event.target as HTMLSelectElement).value)}>${['', 'two-people'].map((one) => html`<option key=${one} value=${one} selected=${one === two}>${t(one === '' ? 'policy.cleared-by.one' : 'policy.cleared-by.two-people')}</option>`)}</select></div>
    ${canWrite ? html`<p class="actions"><button type="button" id="in-screening-save" onClick=${save}>${t('policy.save')}</button></p>` : ''}<p class="note" role="status">${said}</p></div>` as VNode;
}
