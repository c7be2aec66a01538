// One question of a form: its label, its input, what it means, and beside it
// what is wrong. A line of a list asks the same way, with its labels above.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { commodityOf, type Masters } from './masters.ts';
import { instantOf } from './body.ts';
import { CodeInput } from './code-input.ts';
import { DecisionInput } from './decision-input.ts';
import { freshMaster, optionsFrom, type FreshMaster } from './options.ts';
import type { ChoiceField, CodeField, ScalarField } from './spec.ts';
import type { Line, Values } from './values.ts';
import { t, textOr, type MessageKey } from '../language.ts';
import { heldIn, HeldNote } from '../screening/held-note.ts';
import { unitName } from './preview-words.ts';

/** What the inputs of a form share. */
export interface FormState {
  readonly form: string;
  readonly masters: Masters;
  /** What is wrong, by input. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onFresh: (master: FreshMaster, input: string, typed: string) => void;
  /** True for inputs whose missing master is being added. */
  readonly adding: { readonly input: string; readonly panel: VNode } | undefined;
}

export interface InputRowProps {
  readonly field: ScalarField;
  /** The values that hold the input: the form's or the line's. */
  readonly values: Values | Line;
  /** The path before the name, empty for the form itself. */
  readonly within: string;
  readonly state: FormState;
  readonly onChange: (name: string, value: string) => void;
  /** In a line: the label is read but stands above. */
  readonly inLine?: boolean;
}

/** The id of an input by its path. */
export function inputId(path: string): string {
  return `in-${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}

/** The label of a field. */
export function labelOf(field: { readonly name: string; readonly label?: MessageKey; readonly type?: string; readonly of?: string }): string {
  if (field.label !== undefined) return t(field.label);
  if (field.name === 'amount' && field.of === 'money') return t('field.amount.money');
  return textOr(`field.${field.name}`, field.name);
}

export function InputRow(props: InputRowProps): VNode {
  const { field, within, state, inLine } = props;
  const path = `${within}${field.name}`;
  const id = inputId(path);
  const problem = state.problems.get(path) ?? (field.type === 'amount' ? state.problems.get(`${path}.commodity`) : undefined);
  const label = labelOf(field);
  const adding = state.adding?.input === path || state.adding?.input === `${path}.commodity` ? state.adding.panel : undefined;
  const control = controlOf(props, { id, path, label, describedBy: `${id}-about ${id}-wrong`, invalid: problem !== undefined });
  const isGroup = field.type === 'choice' && field.several === true;
  return html`<div class=${`field field-${field.type} ${problem === undefined ? '' : 'wrong'}`} role=${isGroup ? 'group' : undefined} aria-labelledby=${isGroup ? `${id}-label` : undefined}>
    ${isGroup ? html`<span class="label" id=${`${id}-label`}>${label}</span>` : html`<label for=${id} class=${inLine === true ? 'in-line' : ''}>${label}${field.optional === true && inLine !== true ? html` <small>${t('field.optional')}</small>` : ''}</label>`}
    ${control}
    <p class="hint" id=${`${id}-about`}>${aboutOf(props)}</p>
    <p class="refusal" id=${`${id}-wrong`} role=${problem === undefined ? undefined : 'alert'}>${problem ?? ''}</p>
    <${HeldNote} held=${heldIn(state.form, field.name, String(props.values[field.name] ?? ''), state.masters)} masters=${state.masters} />
    ${adding ?? ''}
  </div>` as VNode;
}

/** What an input means, and what follows from what stands in it. */
function aboutOf({ field, inLine, values, state }: InputRowProps): string {
  const about = field.about?.(values, state.masters) ?? '';
  return [field.hint === undefined || inLine === true ? '' : t(field.hint), about].filter((one) => one !== '').join(' ');
}

interface Control {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly describedBy: string;
  readonly invalid: boolean;
}

function controlOf(props: InputRowProps, control: Control): VNode {
  const { field, values, onChange } = props;
  const { id, describedBy, invalid } = control;
  const value = String(values[field.name] ?? '');
  const common = { id, value, 'aria-describedby': describedBy, 'aria-invalid': invalid ? 'true' : undefined, 'aria-required': field.optional === true ? undefined : 'true' };
  const onInput = (event: Event): void => onChange(field.name, (event.target as HTMLInputElement).value);
  switch (field.type) {
    case 'day': return html`<input type="date" ...${common} min="1990-01-01" max="2200-12-31" onInput=${onInput} />` as VNode;
    case 'instant': return html`<input type="datetime-local" ...${common} min="1990-01-01T00:00" max="2200-12-31T23:59" onInput=${onInput} /> <span class="unit">${utcWords(value)}</span>` as VNode;
    case 'decision': return html`<${DecisionInput} id=${id} value=${value} describedBy=${describedBy} invalid=${invalid} values=${values} state=${props.state} onChange=${(next: string) => onChange(field.name, next)} />` as VNode;
    case 'text': return (field.lines === true ? html`<textarea rows="2" ...${common} onInput=${onInput}></textarea>` : html`<input type="text" autocomplete="off" ...${common} onInput=${onInput} />`) as VNode;
    case 'number': return html`<input type="text" inputmode="numeric" autocomplete="off" class="short n" ...${common} onInput=${onInput} />` as VNode;
    case 'quantity': return quantityControl(props, common, onInput);
    case 'choice': return field.several === true ? severalControl(field, control, value, onChange) : choiceControl(field, common, onInput);
    case 'code': return codeControl(field, props, control, value);
    case 'amount': return amountControl(field, props, control);
  }
}

function utcWords(local: string): string {
  const instant = instantOf(local);
  return instant === undefined ? '' : t('field.utc', { instant });
}

type Common = Readonly<Record<string, string | undefined>>;

function quantityControl({ field, values, state }: InputRowProps, common: Common, onInput: (event: Event) => void): VNode {
  if (field.type !== 'quantity') return html`` as VNode;
  const commodity = commodityOf(state.masters, String(values[field.commodity] ?? ''));
  return html`<span class="pair"><input type="text" inputmode="decimal" autocomplete="off" class="n" readonly=${field.shown === true} tabindex=${field.shown === true ? '-1' : undefined} ...${common} onInput=${onInput} />${commodity === undefined ? '' : html` <span class="unit">${unitName(commodity.unit)}</span>`}</span>` as VNode;
}

function choiceControl(field: ChoiceField, common: Common, onInput: (event: Event) => void): VNode {
  const isBlank = field.start === undefined || field.optional === true;
  const value = common['value'] ?? '';
  // What a policy says may be none of the usual answers: it is shown all the same.
  const choices = value === '' || field.choices.includes(value) ? field.choices : [...field.choices, value];
  return html`<select ...${common} onChange=${onInput}>
    ${isBlank ? html`<option value="">${field.optional === true ? t(field.choices.length === 1 ? 'choice.no' : 'choice.none') : t('choice.choose')}</option>` : ''}
    ${choices.map((choice) => html`<option key=${choice} value=${choice} selected=${choice === value}>${textOr(`choice.${choice}`, choice)}</option>`)}
  </select>` as VNode;
}

function severalControl(field: ChoiceField, { id, describedBy }: Control, value: string, onChange: (name: string, value: string) => void): VNode {
  const chosen = value.split(' ').filter((one) => one !== '');
  const toggle = (choice: string): void => {
    const next = chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
    // Nothing restricted, or something: never both.
    const kept = choice === 'unrestricted' ? next.filter((one) => one === 'unrestricted') : next.filter((one) => one !== 'unrestricted');
    onChange(field.name, kept.join(' '));
  };
  return html`<div class="several">${field.choices.map((choice, at) => html`<label key=${choice}><input type="checkbox" id=${at === 0 ? id : undefined} aria-describedby=${describedBy} checked=${chosen.includes(choice)} onChange=${() => toggle(choice)} /> ${textOr(`choice.${choice}`, choice)}</label>`)}</div>` as VNode;
}

function codeControl(field: CodeField, { state, onChange }: InputRowProps, { id, path, label, describedBy, invalid }: Control, value: string): VNode {
  const fresh = freshMaster(field.from);
  return html`<${CodeInput} id=${id} value=${value} options=${optionsFrom(field.from, state.masters, state.form)} required=${field.optional !== true}
    onChange=${(code: string) => onChange(field.name, code)} describedBy=${describedBy} invalid=${invalid}
    onFresh=${fresh === undefined ? undefined : (typed: string) => state.onFresh(fresh, path, typed)} freshLabel=${fresh === undefined ? '' : label} />` as VNode;
}

function amountControl(field: Extract<ScalarField, { readonly type: 'amount' }>, { values, state, onChange }: InputRowProps, { id, path, label, describedBy, invalid }: Control): VNode {
  const name = `${field.name}.commodity`;
  const commodity = commodityOf(state.masters, String(values[name] ?? ''));
  const from = field.of === 'money' ? 'money' : field.of === 'goods' ? 'goods' : 'commodity';
  const label2 = `${label}: ${t(field.of === 'money' ? 'field.currency' : 'field.commodity')}`;
  return html`<div class="pair">
    <input id=${id} type="text" inputmode="decimal" autocomplete="off" class="n" value=${String(values[field.name] ?? '')} aria-describedby=${describedBy} aria-invalid=${invalid ? 'true' : undefined}
      aria-required=${field.optional === true ? undefined : 'true'} onInput=${(event: Event) => onChange(field.name, (event.target as HTMLInputElement).value)} />
    <${CodeInput} id=${`${id}-commodity`} value=${String(values[name] ?? '')} options=${optionsFrom(from, state.masters, state.form)} required=${field.optional !== true} label=${label2}
      onChange=${(code: string) => onChange(name, code)} describedBy=${describedBy} invalid=${invalid}
      onFresh=${(typed: string) => state.onFresh('commodity', `${path}.commodity`, typed)} freshLabel=${t('field.commodity')} />
    ${commodity === undefined || commodity.class === 'money' ? '' : html`<span class="unit">${unitName(commodity.unit)}</span>`}
  </div>` as VNode;
}
