// A list in a form: one line after the other, a blank one to begin with. Goods
// that leave a site are proposed by lot, oldest expiry first.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { InputRow, inputId, labelOf, type FormState } from './input-row.ts';
import { readQuantity, writeQuantity } from './decimal-text.ts';
import { lotsInOrder, proposeLots } from './lots.ts';
import { commodityOf, type Masters } from './masters.ts';
import type { LinesField } from './spec.ts';
import { isBlankLine, linesOf, textOf, type Line, type Values } from './values.ts';
import { COMPUTED } from './computed.ts';
import { t } from '../language.ts';

export interface LineRowsProps {
  readonly field: LinesField;
  readonly values: Values;
  readonly state: FormState;
  readonly onLines: (lines: readonly Line[]) => void;
}

export function LineRows({ field, values, state, onLines }: LineRowsProps): VNode {
  const given = linesOf(values, field.name);
  const lines = given.length === 0 && field.optional !== true ? [{}] : given;
  const change = (at: number, name: string, value: string): void => {
    const { [COMPUTED]: _, ...line } = lines[at] as Line;
    const next = lines.map((one, index) => (index === at ? { ...line, [name]: value } : one));
    onLines(next);
  };
  const settle = (at: number): void => {
    const proposed = proposedLines(field, values, lines, at, state.masters);
    if (proposed !== undefined) onLines(proposed);
  };
  const remove = (at: number): void => {
    onLines(lines.filter((_, index) => index !== at));
    document.getElementById(`${inputId(field.name)}-add`)?.focus();
  };
  const add = (): void => {
    onLines([...lines, startLine(field, lines)]);
    // The new line is drawn after this turn.
    setTimeout(() => document.getElementById(inputId(`${field.name}[${lines.length}].${field.columns[0]?.name ?? ''}`))?.focus(), 0);
  };
  return html`<fieldset class=${`lines lines-${field.name}`}>
    <legend>${labelOf(field)}${field.optional === true ? html` <small>${t('field.optional')}</small>` : ''}</legend>${field.hint === undefined ? '' : html`<p class="hint">${t(field.hint)}</p>`}
    ${lines.map((line, at) => html`<div class="line" key=${at} role="group" aria-label=${t('lines.line', { number: at + 1 })} onFocusOut=${(event: FocusEvent) => leaves(event) && settle(at)}>
      ${field.columns.filter((column) => column.when === undefined || column.when(line, state.masters)).map((column) => html`<${InputRow} key=${column.name} field=${column} values=${line} within=${`${field.name}[${at}].`} state=${state} inLine=${true} onChange=${(name: string, value: string) => change(at, name, value)} />`)}
      <button type="button" class="plain remove" aria-label=${t('lines.remove', { number: at + 1 })} onClick=${() => remove(at)}>${t('lines.remove-short')}</button>
    </div>`)}
    <button type="button" class="plain" id=${`${inputId(field.name)}-add`} onClick=${add}>${lines.length === 0 ? t('lines.first', { what: labelOf(field) }) : t('lines.add')}</button>
  </fieldset>` as VNode;
}

/** True when the focus goes to another part of the page than this line's quantity and commodity. */
function leaves(event: FocusEvent): boolean {
  const pair = (event.target as Element).closest('.pair');
  return pair !== null && !pair.contains(event.relatedTarget as Node | null);
}

/** A new line begins with what the last one said of commodity, so that a column of one thing is typed fast. */
function startLine(field: LinesField, lines: readonly Line[]): Line {
  const last = lines.at(-1);
  const commodity = last === undefined ? '' : textOf(last, 'amount.commodity');
  return field.name === 'goods' || commodity === '' || last === undefined ? {} : { 'amount.commodity': commodity };
}

/** The lines with the one at `at` spread over lots; undefined where nothing is to be proposed. */
function proposedLines(field: LinesField, values: Values, lines: readonly Line[], at: number, masters: Masters): readonly Line[] | undefined {
  const line = lines[at];
  if (field.lotsOf === undefined || line === undefined || isBlankLine(line) || textOf(line, 'lot') !== '') return undefined;
  const commodity = textOf(line, 'amount.commodity');
  const known = commodityOf(masters, commodity);
  const site = textOf(values, field.lotsOf);
  const fund = textOf(line, 'fund') === '' ? textOf(values, 'fund') : textOf(line, 'fund');
  const wanted = known === undefined ? undefined : readQuantity(textOf(line, 'amount'), known.scale);
  if (known === undefined || wanted === undefined || !wanted.ok || site === '' || fund === '') return undefined;
  const lots = lotsInOrder(masters.standings, { account: `stock:${site}`, fund, commodity });
  if (!lots.some(({ lot }) => lot !== undefined)) return undefined;
  const taken = new Map<string, bigint>();
  for (const other of lines.filter((one) => one !== line && textOf(one, 'amount.commodity') === commodity)) {
    const read = readQuantity(textOf(other, 'amount'), known.scale);
    if (read.ok) taken.set(textOf(other, 'lot'), (taken.get(textOf(other, 'lot')) ?? 0n) + read.least);
  }
  const { shares, short } = proposeLots(lots, wanted.least, taken);
  if (shares.every(({ lot }) => lot === undefined)) return undefined;
  const made = shares.map(({ lot, least }): Line => ({ ...line, amount: writeQuantity(least, known.scale), ...(lot === undefined ? {} : { lot }) }));
  if (short > 0n) made.push({ ...line, amount: writeQuantity(short, known.scale) });
  return made.length === 1 && textOf(made[0] as Line, 'lot') === '' ? undefined : [...lines.slice(0, at), ...made, ...lines.slice(at + 1)];
}
