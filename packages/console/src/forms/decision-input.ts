// On the strength of which decision something is spent: a choice among what the
// decisions in force still allow. It is asked where the policy asks for one, and
// on request.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { DECIDED_KINDS, LIMIT_PATTERN } from '@amanah/record/policy-parameters.ts';
import { formatDay } from '@amanah/ui/day.ts';
import { straightText } from '../decide/straight-text.ts';
import { locale, t } from '../language.ts';
import { readQuantity } from './decimal-text.ts';
import { commodityOf, nameOf, type Allowance, type DecisionInForce, type Masters } from './masters.ts';
import type { FormState } from './input-row.ts';
import { quantityWords } from './preview-words.ts';
import { linesOf, textOf, type Line, type Values } from './values.ts';

/** The name of what a decision allows, as a form keeps it: the outcome, and the option where it allows several things. */
export function decisionCode({ outcome, code, only }: DecisionInForce): string {
  return only ? outcome : `${outcome} ${code}`;
}

/** Whether the form has a place for a decision: the books know of decisions at all. */
export function asksForDecision(kind: string, values: Values, { masters, problems }: Pick<FormState, 'masters' | 'problems'>): boolean {
  if (problems.has('decision') || textOf(values, 'decision') !== '') return true;
  return masters.decisions.length > 0 || isNeeded(kind, values, masters);
}

/** True where what is typed is above the policy's threshold, as far as a form can tell; admission decides. */
function isNeeded(kind: string, values: Values, masters: Masters): boolean {
  const parameters = masters.policies.find(({ subject }) => subject === 'decisions')?.parameters;
  if (parameters === undefined) return false;
  return amountsIn(kind, values, masters).some(({ commodity, least }) => {
    const name = DECIDED_KINDS[kind] ?? kind;
    const limit = parameters[`${name}:${commodity}`] ?? parameters[`${name}:*`];
    return limit !== undefined && LIMIT_PATTERN.test(limit) && least > BigInt(limit);
  });
}

/** Of a dispatch the goods, of everything else the money. */
function amountsIn(kind: string, values: Values, masters: Masters): readonly { readonly commodity: string; readonly least: bigint }[] {
  const read = (line: Values | Line, name: string): readonly { readonly commodity: string; readonly least: bigint }[] => {
    const known = commodityOf(masters, textOf(line, `${name}.commodity`));
    const quantity = known === undefined ? undefined : readQuantity(textOf(line, name), known.scale);
    return known === undefined || quantity?.ok !== true ? [] : [{ commodity: known.code, least: quantity.least }];
  };
  const sums = new Map<string, bigint>();
  const typed = kind === 'dispatch' ? linesOf(values, 'goods').flatMap((line) => read(line, 'amount')) : [...read(values, 'amount'), ...read(values, 'paid')];
  for (const { commodity, least } of typed) sums.set(commodity, (sums.get(commodity) ?? 0n) + least);
  return [...sums].map(([commodity, least]) => ({ commodity, least }));
}

interface DecisionInputProps {
  readonly id: string;
  readonly value: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly values: Values | Line;
  readonly state: FormState;
  readonly onChange: (value: string) => void;
}

/** Closed until somebody wants it or it is needed; then a list that says what is left of each. */
export function DecisionInput({ id, value, describedBy, invalid, values, state, onChange }: DecisionInputProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const { masters } = state;
  if (!isOpen && value === '' && !invalid && !isNeeded(state.form, values as Values, masters)) return html`<p class="asked-later"><button type="button" class="plain" id=${id} aria-describedby=${describedBy} onClick=${() => setOpen(true)}>${t('decision.choose')}</button></p>` as VNode;
  const chosen = masters.decisions.find((one) => decisionCode(one) === value);
  return html`<select id=${id} value=${value} aria-describedby=${`${describedBy} ${id}-left`} aria-invalid=${invalid ? 'true' : undefined} onChange=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
      <option value="">${t('decision.none')}</option>
      ${masters.decisions.map((one) => html`<option key=${decisionCode(one)} value=${decisionCode(one)} selected=${decisionCode(one) === value}>${optionWords(one, masters)}</option>`)}
    </select><p class="hint" id=${`${id}-left`}>${chosen === undefined ? (masters.decisions.length === 0 ? t('decision.none-in-force') : '') : conditions(chosen, masters)}</p>` as VNode;
}

function optionWords(one: DecisionInForce, masters: Masters): string {
  const what = straightText(one.only ? one.decision : `${one.decision}: ${one.title}`);
  return t('decision.option', { what, left: quantityWords(masters, one.commodity, BigInt(one.left)) });
}

/** What a decision allows, in one sentence. */
export function conditions(one: Allowance & Pick<DecisionInForce, 'expires'>, masters: Masters): string {
  const parts = [
    t('decision.allows', { amount: quantityWords(masters, one.commodity, BigInt(one.least)), fund: nameOf(masters, 'fund', one.fund) }),
    ...(one.purpose === undefined ? [] : [t('decision.for', { purpose: one.purpose })]),
    ...(one.place === undefined ? [] : [t('decision.in', { place: nameOf(masters, 'site', one.place) })]),
    ...(one.payee === undefined ? [] : [t('decision.to', { payee: nameOf(masters, 'organisation', one.payee) })]),
    ...(one.expires === undefined ? [] : [t('decision.until', { day: formatDay(locale(), one.expires) })]),
  ];
  return `${parts.join(' · ')}`;
}
