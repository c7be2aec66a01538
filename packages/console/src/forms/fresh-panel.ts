// Adding a name on the spot: a new organisation, place, commodity or fund,
// without leaving the form that needs it. It is a record like every other.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { currencyExponent } from '@amanah/record/commodity.ts';
import { useDesk } from '../desk.ts';
import { t, type MessageKey } from '../language.ts';
import { askedFields, DAY_INPUT, makeBody } from './body.ts';
import { commodity, fund, organisation, site } from './control.ts';
import { InputRow, inputId, type FormState } from './input-row.ts';
import type { FreshMaster } from './options.ts';
import { faultText, refusalSentence } from './refusal-text.ts';
import type { FormSpec, ScalarField } from './spec.ts';
import type { Values } from './values.ts';

const FRESH: Readonly<Record<FreshMaster, FormSpec>> = { organisation, site, commodity, fund };
/** What must be asked on the spot; the rest can be said later in the form of its own. */
const ASKED: ReadonlySet<string> = new Set(['name', 'type', 'restrictions', 'class', 'unit', 'scale']);
const ASKED_TYPE_OF = new Set(['site']);

export interface FreshPanelProps {
  readonly master: FreshMaster;
  readonly typed: string;
  readonly onAdded: (code: string) => void;
  readonly onCancel: () => void;
}

export function FreshPanel({ master, typed, onAdded, onCancel }: FreshPanelProps): VNode {
  const desk = useDesk();
  const spec = FRESH[master];
  const asked = askedOf(spec);
  const [values, setValues] = useState<Values>(() => startOf(spec, typed, desk.today()));
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const id = useRef(desk.newId());
  // Whoever asked goes on typing while this is written: it is handed to the form as it stands then.
  const added = useRef(onAdded);
  added.current = onAdded;
  const isGone = useRef(false);
  useEffect(() => () => { isGone.current = true; }, []);
  useEffect(() => document.getElementById(inputId('fresh.name'))?.focus(), []);
  const add = (): void => {
    const made = makeBody(spec, values, desk.masters);
    if (!made.ok) return setProblems(new Map(made.problems.map((one) => [`fresh.${one.input}`, faultText(one)])));
    if (busy || desk.outbox === undefined) return undefined;
    setBusy(true);
    void desk.outbox.submit(id.current, spec.name, [{ kind: spec.kind, eventTime: made.eventTime, body: made.body }]).then(async (outcome) => {
      if (outcome.state === 'done') await desk.reloadMasters();
      // Who closed the panel meanwhile chose something else: what was added is in the list, and in no input.
      if (isGone.current) return;
      setBusy(false);
      if (outcome.state === 'refused') setProblems(new Map([['', refusalSentence(outcome.problem)]]));
      else if (outcome.state === 'waiting') setProblems(new Map([['', t('waiting.title')]]));
      else added.current(String(made.body['code']));
    });
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Enter' || (event.target as Element).tagName !== 'INPUT' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    add();
  };
  const state: FormState = { form: spec.name, masters: desk.masters, problems, onFresh: () => undefined, adding: undefined };
  const title = t('fresh.title', { what: t(`form.${spec.name}` as MessageKey) });
  return html`<div class="fresh-panel" role="group" aria-label=${title} onKeyDown=${onKeyDown}>
    <p class="label">${title}</p>
    ${asked.filter((field) => askedFields(spec, values, desk.masters).includes(field)).map((field) => html`<${InputRow} key=${field.name} field=${field} values=${values} within="fresh." state=${state} onChange=${(name: string, value: string) => setValues({ ...values, [name]: value })} />`)}
    <p class="refusal" role="alert">${problems.get('') ?? ''}</p>
    <p class="actions"><button type="button" onClick=${add}>${busy ? t('form.busy') : t('fresh.add')}</button> <button type="button" class="plain" onClick=${onCancel}>${t('fresh.cancel')}</button></p>
  </div>` as VNode;
}

function askedOf(spec: FormSpec): readonly ScalarField[] {
  return spec.fields.filter((field): field is ScalarField => field.type !== 'lines' && ASKED.has(field.name) && (field.name !== 'type' || ASKED_TYPE_OF.has(spec.name)));
}

function startOf(spec: FormSpec, typed: string, day: string): Values {
  const starts = Object.fromEntries(spec.fields.flatMap((field) => (field.start === undefined ? [] : [[field.name, field.start]])));
  const exponent = currencyExponent(typed.toUpperCase());
  // Three letters of ISO 4217 are money, and its decimals are known.
  if (spec.name === 'commodity' && exponent !== undefined) return { ...starts, [DAY_INPUT]: day, class: 'money', name: typed.toUpperCase(), code: typed.toUpperCase(), scale: String(exponent) };
  return { ...starts, [DAY_INPUT]: day, name: typed };
}
