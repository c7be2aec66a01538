// A form from its first input to the record: draft, judgement, preview, signing,
// and what was written.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk, type Desk } from '../desk.ts';
import { t, type MessageKey } from '../language.ts';
import type { Problem } from '../server.ts';
import type { Outcome } from '../submit/outbox.ts';
import { askedFields, DAY_INPUT, inputOf, makeBody } from './body.ts';
import { asksForDecision } from './decision-input.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.ts';
import { FreshPanel } from './fresh-panel.ts';
import { inputId, InputRow, type FormState } from './input-row.ts';
import { LineRows } from './line-rows.ts';
import type { Masters } from './masters.ts';
import type { FreshMaster } from './options.ts';
import { Preview, usePreview } from './preview.ts';
import { faultText, refusalSentence } from './refusal-text.ts';
import type { Field, FormSpec, ScalarField } from './spec.ts';
import { FormSums } from './form-sums.ts';
import { RecordView } from '../pages/record-view.ts';
import { linesOf, textOf, type Line, type Values } from './values.ts';
import { Written } from './written.ts';
import { prefill, prefillAfter } from './prefill.ts';

export interface FormPageProps {
  readonly spec: FormSpec;
  readonly id: string;
  readonly query: URLSearchParams;
}

const DAY: ScalarField = { name: DAY_INPUT, type: 'day' };

export function FormPage({ spec, id, query }: FormPageProps): VNode {
  const desk = useDesk();
  const form = useForm(spec, id, query, desk);
  const { values, state, outcome, busy, problems, submit, change } = form;
  const title = t(`form.${spec.name}` as MessageKey);
  useEffect(() => {
    document.title = `${title} · ${desk.operation}`;
  }, [title]);
  if (outcome?.state === 'done') return html`<${Written} spec=${spec} ids=${outcome.ids} />` as VNode;
  if (outcome?.state === 'waiting') return html`<${WaitingNote} title=${title} />` as VNode;
  const general = problems.get('');
  return html`<div class="form-page"><h1 tabindex="-1">${title}</h1>
    <form onSubmit=${(event: Event) => { event.preventDefault(); submit(); }} onFocusOut=${form.looked} noValidate>
      <${InputRow} field=${{ ...DAY, ...(spec.day === undefined ? {} : { label: spec.day }) }} values=${values} within="" state=${state} onChange=${change} />
      <${About} spec=${spec} values=${values} />
      ${askedFields(spec, values, desk.masters).map((field) => html`<${FieldOf} key=${field.name} field=${field} form=${form} />`)}
      <${FormSums} spec=${spec} values=${values} onValues=${form.setValues} />
      <${Preview} preview=${form.preview} words=${form.words} />
      <p class="refusal general" role=${general === undefined ? undefined : 'alert'}>${general ?? ''}</p>
      <p class="actions"><button type="submit" aria-disabled=${busy ? 'true' : undefined}>${busy ? t('form.busy') : t('form.record')}</button>
        <button type="button" class="plain" onClick=${form.discard}>${t('form.discard')}</button> <span class="note">${t('form.draft-kept')}</span></p>
    </form></div>` as VNode;
}

function FieldOf({ field, form }: { readonly field: Field; readonly form: ReturnType<typeof useForm> }): VNode {
  if (field.type === 'lines') {
    return html`<${LineRows} field=${field} values=${form.values} state=${form.state} onLines=${(lines: readonly Line[]) => form.changeLines(field.name, lines)} />` as VNode;
  }
  if (field.type === 'decision' && !asksForDecision(form.kind, form.values, form.state)) return html`` as VNode;
  return html`<${InputRow} field=${field} values=${form.values} within="" state=${form.state} onChange=${form.change} />` as VNode;
}

/** The record that an approval or a reversal is about stands above what is decided on it. */
function About({ spec, values }: { readonly spec: FormSpec; readonly values: Values }): VNode | null {
  const of = textOf(values, 'of');
  if ((spec.name !== 'approval' && spec.name !== 'reversal') || !/^[0-9a-f]{64}$/.test(of)) return null;
  return html`<div class="about"><${RecordView} key=${of} id=${of} brief=${true} /></div>` as VNode;
}

function WaitingNote({ title }: { readonly title: string }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return html`<div><h1 tabindex="-1" ref=${heading}>${t('waiting.title')}</h1><p class="lead">${t('waiting.lead', { what: title })}</p>
    <p><a href=${hrefOf(['outbox'])}>${t('waiting.see')}</a> · <a href=${hrefOf([])}>${t('nav.home')}</a></p></div>` as VNode;
}

function startValues(spec: FormSpec, desk: Desk, query: URLSearchParams): Values {
  const starts: Record<string, string> = { [DAY_INPUT]: desk.today() };
  for (const field of spec.fields) {
    if (field.start !== undefined) starts[field.name] = field.start;
    if (field.type === 'instant' && field.hours !== undefined) starts[field.name] = desk.hourFromNow(field.hours);
  }
  const begun = { ...starts, ...spec.begin, ...prefill(spec, query, desk.masters) };
  return spec.compute?.(begun, desk.masters) ?? begun;
}

/** The name of every input that stands on the page, for finding the one a refusal is about. */
function inputsOn(spec: FormSpec, values: Values, masters: Masters): readonly string[] {
  return [DAY_INPUT, ...askedFields(spec, values, masters).flatMap((field) =>
    field.type === 'lines'
      ? (linesOf(values, field.name).length === 0 ? [{}] : linesOf(values, field.name)).flatMap((_, at) => field.columns.map((column) => `${field.name}[${at}].${column.name}`))
      : [field.name])];
}

/** Where the quantity of a form stands, for refusals that speak of the amount of the act. */
const QUANTITIES = ['amount', 'paid', 'from', 'price', 'goods[0].amount', 'inputs[0].amount'];

/** The input that a refusal is about; empty where it is about the whole. */
function inputAbout({ field }: Problem, spec: FormSpec, values: Values, masters: Masters): string {
  const inputs = inputsOn(spec, values, masters);
  return inputOf(field, inputs) ?? (field === 'body.amount' ? QUANTITIES.find((one) => inputs.includes(one)) : undefined) ?? '';
}

interface Adding {
  readonly input: string;
  readonly master: FreshMaster;
  readonly typed: string;
}

function useForm(spec: FormSpec, id: string, query: URLSearchParams, desk: Desk) {
  const [values, setRaw] = useState<Values>(() => findDraft(desk.shelf, id, desk.session.person.holder)?.values ?? startValues(spec, desk, query));
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [adding, setAdding] = useState<Adding>();
  const setValues = (next: Values): void => {
    const computed = spec.compute?.(next, desk.masters) ?? next;
    setRaw(computed);
    keepDraft(desk.shelf, { id, form: spec.name, since: new Date().toISOString(), values: computed, holder: desk.session.person.holder });
  };
  const clear = (path: string): void => setProblems((now) => new Map([...now].filter(([input]) => input !== '' && input !== path && !input.startsWith(`${path}.`) && !input.startsWith(`${path}[`))));
  const change = (name: string, value: string): void => {
    if (values[name] === value) return;
    clear(name);
    setValues(prefillAfter(spec, name, { ...values, [name]: value }, desk.masters));
  };
  const changeLines = (name: string, lines: readonly Line[]): void => {
    clear(name);
    setValues({ ...values, [name]: lines });
  };
  const preview = usePreview(spec, values, desk);
  const [, setLooked] = useState(0);
  const shown = shownProblems(problems, preview, (problem) => inputAbout(problem, spec, values, desk.masters));
  const made = makeBody(spec, values, desk.masters);
  const words = made.ok ? (spec.words?.(made.body, desk.masters) ?? []) : [];
  const { busy, outcome, submit } = useSubmission({ spec, id, values, desk, setProblems });
  const begunWith = useRef(desk.masters);
  useEffect(() => {
    // On a slow network the books are read only after the form was drawn: a form in which nobody typed begins with what stands in them.
    if (begunWith.current === desk.masters || outcome !== undefined || findDraft(desk.shelf, id, desk.session.person.holder) !== undefined) return;
    begunWith.current = desk.masters;
    setRaw(startValues(spec, desk, query));
  }, [desk.masters]);
  const added = (code: string): void => {
    const at = adding?.input ?? '';
    setAdding(undefined);
    const next = withValue(values, at, code);
    const list = /^\w+(?=\[)/.exec(at)?.[0];
    if (list === undefined) change(at, code);
    else changeLines(list, linesOf(next, list));
    setTimeout(() => document.getElementById(inputId(at))?.focus(), 0);
  };
  const state: FormState = {
    form: spec.name,
    masters: desk.masters,
    problems: shown,
    onFresh: (master, input, typed) => setAdding({ master, input, typed }),
    adding: adding === undefined ? undefined : { input: adding.input, panel: html`<${FreshPanel} ...${adding} onAdded=${added} onCancel=${() => setAdding(undefined)} />` as VNode },
  };
  return { kind: spec.kind, values, state, outcome, busy, problems: shown, preview, words, submit, change, changeLines, setValues, discard: () => throwAway(desk, id), looked: () => setLooked((now) => now + 1) };
}

interface SubmissionNeeds {
  readonly spec: FormSpec;
  readonly id: string;
  readonly values: Values;
  readonly desk: Desk;
  readonly setProblems: (problems: ReadonlyMap<string, string>) => void;
}

/** Signing and sending what stands in a form, once, and what became of it. */
function useSubmission({ spec, id, values, desk, setProblems }: SubmissionNeeds): { readonly busy: boolean; readonly outcome: Outcome | undefined; readonly submit: () => void } {
  const [busy, setBusy] = useState(false);
  // The way back leads to a form that was signed already: it shows what was written, not an empty form of the same draft.
  const [outcome, setOutcome] = useState<Outcome | undefined>(() => desk.outbox?.outcomeOf(id));
  useEffect(() => {
    if (outcome?.state === 'waiting') setOutcome(desk.outbox?.outcomeOf(id));
  }, [desk.outboxTick]);
  const pressed = useRef(false);
  const finish = (ended: Outcome): void => {
    setBusy(false);
    pressed.current = false;
    if (ended.state === 'refused') {
      const input = inputAbout(ended.problem, spec, values, desk.masters);
      setProblems(new Map([[input, refusalSentence(ended.problem)]]));
      focusOn(input);
      return;
    }
    // What waits may still be refused, and is then corrected in its form: the draft stays until the record is written.
    if (ended.state === 'done') dropDraft(desk.shelf, id);
    setOutcome(ended);
    desk.say(t(ended.state === 'done' ? 'form.done' : 'waiting.title'));
    if (ended.state === 'done') void desk.reloadMasters();
  };
  const submit = (): void => {
    if (pressed.current || desk.outbox === undefined) return;
    const made = makeBody(spec, values, desk.masters);
    if (!made.ok) {
      setProblems(new Map(made.problems.map((one) => [one.input, faultText(one)])));
      focusOn(made.problems[0]?.input ?? '');
      return;
    }
    pressed.current = true;
    setBusy(true);
    void desk.outbox.submit(id, spec.name, [{ kind: spec.kind, eventTime: made.eventTime, body: made.body }]).then(finish);
  };
  return { busy, outcome, submit };
}

function throwAway({ shelf }: Desk, id: string): void {
  dropDraft(shelf, id);
  location.hash = hrefOf([]);
}

/** The values with the input of a path, perhaps in a line of a list, set anew. */
function withValue(values: Values, path: string, value: string): Values {
  const found = /^(\w+)\[(\d+)\]\.(.+)$/.exec(path);
  if (found === null) return { ...values, [path]: value };
  const [, list = '', at = '', name = ''] = found;
  const lines = linesOf(values, list).length === 0 ? [{}] : linesOf(values, list);
  return { ...values, [list]: lines.map((line, index) => (index === Number(at) ? { ...line, [name]: value } : line)) };
}

/** What is wrong, where the server's judgement of the draft stands beside what was found here. */
function shownProblems(problems: ReadonlyMap<string, string>, preview: ReturnType<typeof usePreview>, about: (problem: Problem) => string): ReadonlyMap<string, string> {
  if (preview.state !== 'refused' || problems.size > 0) return problems;
  const input = about(preview.problem);
  // Half a name is no wrong name: what is wrong with a picker is said when it is left.
  const isTyping = input !== '' && document.activeElement?.id === inputId(input) && document.activeElement.getAttribute('role') === 'combobox';
  return isTyping ? problems : new Map([[input, refusalSentence(preview.problem)]]);
}

function focusOn(input: string): void {
  setTimeout(() => (document.getElementById(inputId(input)) ?? document.querySelector<HTMLElement>('.refusal.general'))?.focus(), 0);
}
