// Who decides, and above which amounts a decision is needed: the policies
// `committee/NAME` and `decisions`, filled in without knowing their parameters.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ALLOCATION_RULES } from '@amanah/consultation/allocation-opening.ts';
import { DECISION_RULES, ELECTION_RULES } from '@amanah/consultation/opening.ts';
import { formatDecimal } from '@amanah/record/amount.ts';
import { codeOf } from '@amanah/record/account.ts';
import { DECIDED_KINDS, LIMIT_PATTERN } from '@amanah/record/policy-parameters.ts';
import { committeeIn, committeeSentence } from '../decide/committees.ts';
import { useDesk } from '../desk.ts';
import { readQuantity } from '../forms/decimal-text.ts';
import { nameOf, personName, type Policy } from '../forms/masters.ts';
import { committees } from '../forms/options.ts';
import { QUORUMS } from '../forms/propose.ts';
import { t, textOr } from '../language.ts';
import { scaleOf, useRule } from './policies.ts';

const RULES = [...DECISION_RULES, ...ELECTION_RULES, ...ALLOCATION_RULES];
const KINDS = [...new Set(Object.values(DECIDED_KINDS))];

export function CommitteePolicies(): VNode {
  const { masters, session } = useDesk();
  const canWrite = session.roles.includes('steward');
  const names = committees(masters).map(({ code }) => code);
  const version = (subject: string): number => masters.policies.find((one) => one.subject === subject)?.version ?? 0;
  const decisions = masters.policies.find(({ subject }) => subject === 'decisions');
  return html`<section><h2>${t('policy.committees')}</h2><p>${t('policy.committees-about')}</p>
      ${names.map((name) => html`<${CommitteeRule} key=${`${name} ${version(`committee/${name}`)}`} name=${name} canWrite=${canWrite} />`)}
      ${canWrite ? html`<${CommitteeRule} key=${`new ${names.length}`} name="" canWrite=${true} />` : names.length === 0 ? html`<p class="none">${t('policy.none')}</p>` : ''}</section>
    <section><h2>${t('policy.decisions')}</h2><p>${t('policy.decisions-about')}</p>
      ${names.length === 0 ? html`<p class="none">${t('policy.committee-first')}</p>` : html`<${DecisionRule} key=${decisions?.version ?? 0} policy=${decisions} names=${names} canWrite=${canWrite} />`}</section>` as VNode;
}

interface RuleProps { readonly name: string; readonly canWrite: boolean }

/** Members, quorum and rules of one committee; without a name, of a new one. */
function CommitteeRule({ name, canWrite }: RuleProps): VNode {
  const { masters } = useDesk();
  const held = committeeIn(name, masters);
  const [title, setTitle] = useState(name);
  const [members, setMembers] = useState<readonly string[]>(held?.members ?? []);
  const [quorum, setQuorum] = useState(held?.quorum ?? '1/2');
  const [rules, setRules] = useState<readonly string[]>(held?.rules ?? []);
  const [wrong, setWrong] = useState('');
  const { said, write } = useRule();
  const id = `in-committee-${name === '' ? 'new' : name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
  const save = (): void => {
    const code = name === '' ? codeOf(title) : name;
    if (title.trim() === '' || members.length === 0) return setWrong(t(title.trim() === '' ? 'policy.committee-name-first' : 'policy.members-first'));
    setWrong('');
    return write(`committee/${code}`, { members: members.join(' '), ...(quorum === '' ? {} : { quorum }), ...(rules.length === 0 ? {} : { rules: rules.join(' ') }) });
  };
  // Who is in it and has no key any more stays to be seen, and can be taken out.
  const people = [...new Set([...masters.people.map(({ code }) => code), ...members])];
  const quorums = quorum === '' || (QUORUMS as readonly string[]).includes(quorum) ? QUORUMS : [...QUORUMS, quorum];
  return html`<details class="fund-rule"><summary>${name === '' ? t('policy.new-committee') : name} <span class="note">${committeeSentence(name, masters)}</span></summary>
    ${name === '' ? html`<div class="field"><label for=${`${id}-name`}>${t('policy.committee-name')}</label><input id=${`${id}-name`} type="text" autocomplete="off" value=${title} onInput=${(event: Event) => setTitle((event.target as HTMLInputElement).value)} /></div>` : ''}
    <${Ticks} legend=${t('policy.members')} all=${people} chosen=${members} words=${(one: string) => personName(masters, one)} canWrite=${canWrite} onChange=${setMembers} />
    <div class="field"><label for=${`${id}-quorum`}>${t('field.quorum')}</label><select id=${`${id}-quorum`} disabled=${!canWrite} value=${quorum} aria-describedby=${`${id}-quorum-about`} onChange=${(event: Event) => setQuorum((event.target as HTMLSelectElement).value)}><option value="" selected=${quorum === ''}>${t('choice.none')}</option>${quorums.map((one) => html`<option key=${one} value=${one} selected=${one === quorum}>${textOr(`choice.${one}`, one)}</option>`)}</select><p class="hint" id=${`${id}-quorum-about`}>${t('hint.quorum')}</p></div>
    <${Ticks} legend=${t('policy.committee-rules')} all=${RULES} chosen=${rules} words=${(one: string) => textOr(`choice.${one}`, one)} canWrite=${canWrite} onChange=${setRules} />
    <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p>
    ${canWrite ? html`<p><button type="button" onClick=${save}>${t('policy.save')}</button></p>` : ''}<p class="note" role="status">${said}</p></details>` as VNode;
}

interface TicksProps {
  readonly legend: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly words: (one: string) => string;
  readonly canWrite: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Ticks({ legend, all, chosen, words, canWrite, onChange }: TicksProps): VNode {
  const toggle = (one: string): void => onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return html`<fieldset class="lines ticks"><legend>${legend}</legend><div class="several">${all.map((one) => html`<label key=${one}><input type="checkbox" disabled=${!canWrite} checked=${chosen.includes(one)} onChange=${() => toggle(one)} /> ${words(one)}</label>`)}</div></fieldset>` as VNode;
}

interface Threshold { readonly kind: string; readonly commodity: string; readonly units: string }
interface OfFund { readonly fund: string; readonly committee: string }

/** Above which amounts a decision is needed, of which committee, and for which funds of another. */
function DecisionRule({ policy, names, canWrite }: { readonly policy: Policy | undefined; readonly names: readonly string[]; readonly canWrite: boolean }): VNode {
  const { masters } = useDesk();
  const given = Object.entries(policy?.parameters ?? {});
  const [committee, setCommittee] = useState(policy?.parameters['committee'] ?? (names[0] as string));
  const [list, setList] = useState<readonly Threshold[]>(() => given.filter(([name]) => !name.startsWith('committee')).map(([name, least]) => {
    const [kind = '', commodity = '*'] = name.split(':');
    return { kind, commodity, units: commodity === '*' || !LIMIT_PATTERN.test(least) ? least : formatDecimal(BigInt(least), scaleOf(masters, commodity)) };
  }));
  const [funds, setFunds] = useState<readonly OfFund[]>(() => given.flatMap(([name, value]) => (name.startsWith('committee:') ? [{ fund: name.slice('committee:'.length), committee: value }] : [])));
  const [wrong, setWrong] = useState('');
  const { said, write } = useRule();
  const save = (): void => {
    const parameters: Record<string, string> = { committee };
    for (const { fund, committee: of } of funds) if (fund !== '') parameters[`committee:${fund}`] = of;
    for (const { kind, commodity, units } of list) {
      const read = readQuantity(units, commodity === '*' ? 0 : scaleOf(masters, commodity));
      if (!read.ok || read.least < 0n) return setWrong(t(`fault.${read.ok ? 'not-positive' : read.fault}`, { decimals: scaleOf(masters, commodity) }));
      parameters[`${kind}:${commodity}`] = read.least.toString();
    }
    setWrong('');
    write('decisions', parameters);
    return undefined;
  };
  const committeeOptions = (chosen: string): unknown => names.map((one) => html`<option key=${one} value=${one} selected=${one === chosen}>${one}</option>`);
  return html`<div class="rules"><div class="field"><label for="in-deciding">${t('policy.deciding')}</label><select id="in-deciding" disabled=${!canWrite} value=${committee} onChange=${(event: Event) => setCommittee((event.target as HTMLSelectElement).value)}>${committeeOptions(committee)}</select></div>
    <${Thresholds} list=${list} canWrite=${canWrite} onChange=${setList} />
    <h3>${t('policy.other-funds')}</h3>
    ${funds.map((one, at) => html`<div class="line" key=${at} role="group" aria-label=${t('lines.line', { number: at + 1 })}>
      <div class="field"><label for=${`in-of-fund-${at}`} class="in-line">${t('field.fund')}</label><select id=${`in-of-fund-${at}`} disabled=${!canWrite} value=${one.fund} onChange=${(event: Event) => setFunds(funds.map((other, index) => (index === at ? { ...other, fund: (event.target as HTMLSelectElement).value } : other)))}><option value="" selected=${one.fund === ''}>${t('choice.choose')}</option>${masters.funds.map(({ code }) => html`<option key=${code} value=${code} selected=${code === one.fund}>${nameOf(masters, 'fund', code)}</option>`)}</select></div>
      <div class="field"><label for=${`in-of-fund-by-${at}`} class="in-line">${t('policy.deciding')}</label><select id=${`in-of-fund-by-${at}`} disabled=${!canWrite} value=${one.committee} onChange=${(event: Event) => setFunds(funds.map((other, index) => (index === at ? { ...other, committee: (event.target as HTMLSelectElement).value } : other)))}>${committeeOptions(one.committee)}</select></div>
      ${canWrite ? html`<button type="button" class="plain remove" aria-label=${t('lines.remove', { number: at + 1 })} onClick=${() => setFunds(funds.filter((_, index) => index !== at))}>${t('lines.remove-short')}</button>` : ''}</div>`)}
    ${canWrite ? html`<p><button type="button" class="plain" onClick=${() => setFunds([...funds, { fund: '', committee: names[0] as string }])}>${t('policy.add-fund')}</button></p><p class="actions"><button type="button" id="in-decisions-save" onClick=${save}>${t('policy.save')}</button></p>` : ''}
    <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p><p class="note" role="status">${said}</p></div>` as VNode;
}

function Thresholds({ list, canWrite, onChange }: { readonly list: readonly Threshold[]; readonly canWrite: boolean; readonly onChange: (list: readonly Threshold[]) => void }): VNode {
  const { masters } = useDesk();
  const change = (at: number, part: Partial<Threshold>): void => onChange(list.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return html`${list.length === 0 ? html`<p class="none">${t('policy.no-threshold')}</p>` : ''}${list.map((one, at) => html`<div class="line" key=${at} role="group" aria-label=${t('lines.line', { number: at + 1 })}>
      <div class="field"><label for=${`in-decided-${at}`} class="in-line">${t('policy.kind')}</label><select id=${`in-decided-${at}`} disabled=${!canWrite} value=${one.kind} onChange=${(event: Event) => change(at, { kind: (event.target as HTMLSelectElement).value })}>${KINDS.map((kind) => html`<option key=${kind} value=${kind} selected=${kind === one.kind}>${textOr(`form.${kind}`, kind)}</option>`)}</select></div>
      <div class="field"><label for=${`in-decided-of-${at}`} class="in-line">${t('field.commodity')}</label><select id=${`in-decided-of-${at}`} disabled=${!canWrite} value=${one.commodity} onChange=${(event: Event) => change(at, { commodity: (event.target as HTMLSelectElement).value })}><option value="*" selected=${one.commodity === '*'}>${t('policy.every')}</option>${masters.commodities.map(({ code, name }) => html`<option key=${code} value=${code} selected=${code === one.commodity}>${name}</option>`)}</select></div>
      <div class="field"><label for=${`in-decided-least-${at}`} class="in-line">${one.commodity === '*' ? t('policy.above-least') : t('policy.above')}</label><input id=${`in-decided-least-${at}`} class="n" inputmode="decimal" readonly=${!canWrite} value=${one.units} onInput=${(event: Event) => change(at, { units: (event.target as HTMLInputElement).value })} /></div>
      ${canWrite ? html`<button type="button" class="plain remove" aria-label=${t('lines.remove', { number: at + 1 })} onClick=${() => onChange(list.filter((_, index) => index !== at))}>${t('lines.remove-short')}</button>` : ''}</div>`)}
    ${canWrite ? html`<p><button type="button" class="plain" onClick=${() => onChange([...list, { kind: 'payment', commodity: masters.commodities.find((one) => one.class === 'money')?.code ?? '*', units: '0' }])}>${t('policy.add-threshold')}</button></p>` : ''}` as VNode;
}
