// One registration by form, for a clerk at a desk with somebody in front of them. What is typed is not kept in the browser:
// a page that is left is a page that is empty.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t, textOr, type MessageKey } from '../language.ts';
import type { Intent } from '../submit/chained-record.ts';
import { REGISTRY, type Overview } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { signDraft, useRegistrar, type Signed } from './sign-draft.ts';
import { faultsOf, TermsFields, type Terms, type TermsFaults } from './terms-fields.ts';

const TEXTS = ['head', 'spouse', 'phone', 'document', 'place', 'district'] as const;
type TextName = (typeof TEXTS)[number] | 'members' | 'size' | 'birth' | 'sex';
type Values = Readonly<Record<TextName, string>>;
const BLANK: Values = { head: '', spouse: '', members: '', size: '', phone: '', document: '', birth: '', sex: '', place: '', district: '' };
/** In the order in which a clerk asks. */
const ORDER: readonly TextName[] = ['head', 'sex', 'birth', 'spouse', 'members', 'size', 'phone', 'document', 'place', 'district'];
const HINTED: ReadonlySet<TextName> = new Set(['head', 'members', 'size', 'birth', 'phone']);

type Faults = Partial<Record<TextName, string>>;

/** What is wrong with the household's values, before anything is sent. */
function valueFaults({ head, size, birth }: Values): Faults {
  return {
    ...(head.trim() === '' ? { head: t('registry.head-needed') } : {}),
    ...(size.trim() === '' || /^[1-9]\d{0,2}$/.test(westernDigits(size.trim())) ? {} : { size: t('registry.size-wrong') }),
    ...(birth.trim() === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(westernDigits(birth.trim())) ? {} : { birth: t('registry.birth-wrong') }),
  };
}

/** The noughts of digits that people type on their own keyboards: Arabic, Persian, Devanagari, Bengali, Burmese. */
const NOUGHTS = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x1040] as const;

/** Digits of other scripts as 0 to 9. */
function westernDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) as number;
    const nought = NOUGHTS.find((first) => point >= first && point < first + 10);
    return nought === undefined ? digit : String(point - nought);
  });
}

function registrationOf(values: Values): object {
  const text = (name: TextName): object => (values[name].trim() === '' ? {} : { [name]: values[name].trim() });
  return {
    ...Object.assign({}, ...TEXTS.map(text), text('sex')),
    ...(values.birth.trim() === '' ? {} : { birth: westernDigits(values.birth.trim()) }),
    ...(values.size.trim() === '' ? {} : { size: Number(westernDigits(values.size.trim())) }),
    members: values.members.split('\n').map((one) => one.trim()).filter((one) => one !== ''),
    others: {},
  };
}

interface Done {
  readonly id: string;
  readonly signed: Signed;
  readonly purpose: string;
}

export function NewRegistrationPage(): VNode {
  const desk = useDesk();
  const { mayRegister } = useRegistrar();
  const [values, setValues] = useState(BLANK);
  const [terms, setTerms] = useState<Terms>({ purpose: '', deleteBy: '' });
  const [faults, setFaults] = useState<Faults>({});
  const [termsFaults, setTermsFaults] = useState<TermsFaults>({});
  const [purposes, setPurposes] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [done, setDone] = useState<Done>();
  const isBusy = useRef(false);
  useEffect(() => {
    document.title = `${t('registry.new')} · ${desk.operation}`;
    void desk.server.get<Overview>(REGISTRY).then((answer) => setPurposes(answer.ok ? answer.value.purposes.map(({ purpose }) => purpose) : []));
  }, []);
  const record = async (): Promise<void> => {
    const wrong = valueFaults(values);
    const wrongTerms = faultsOf(terms, desk.today());
    setFaults(wrong);
    setTermsFaults(wrongTerms);
    const first = ORDER.find((name) => wrong[name] !== undefined);
    const at = first !== undefined ? `in-${first}` : wrongTerms.purpose !== undefined ? 'in-purpose' : wrongTerms.deleteBy !== undefined ? 'in-delete-by' : undefined;
    if (at !== undefined) return void document.getElementById(at)?.focus();
    if (desk.outbox === undefined) return setSaid(t('registry.no-key'));
    if (isBusy.current) return;
    isBusy.current = true;
    const purpose = terms.purpose.trim();
    const answer = await desk.server.post<{ readonly batch: string; readonly id: string; readonly draft: Intent }>(`${REGISTRY}/registrations`, { purpose, deleteBy: terms.deleteBy, registration: registrationOf(values) });
    if (answer.ok) {
      const signed = await signDraft(desk, answer.value.batch, answer.value.draft);
      setDone({ id: answer.value.id, signed, purpose });
      setValues(BLANK);
      setSaid('');
      desk.say(t('registry.done', { count: 1 }));
      document.querySelector<HTMLElement>('main h1')?.focus();
    } else {
      const field = 'offline' in answer ? '' : answer.problem.field?.replace(/^request\.registration\./, '') ?? '';
      if (field in BLANK) setFaults({ [field]: whyNot(answer) });
      else setSaid(whyNot(answer));
    }
    isBusy.current = false;
  };
  const head = html`<p class="back no-print"><a href=${hrefOf(['registry'])}>${t('nav.registry')}</a></p><h1 tabindex="-1">${t('registry.new')}</h1>`;
  if (!mayRegister) return html`${head}<p>${t('registry.not-yours')}</p>` as VNode;
  return html`${head}<p class="lead">${t('registry.new-lead')}</p>
    ${done === undefined ? '' : html`<${Written} done=${done} />`}
    <form autocomplete="off" class="form-page" onSubmit=${(event: Event) => { event.preventDefault(); void record(); }} noValidate>
      <h2>${t('registry.household')}</h2>${ORDER.map((name) => html`<${ValueField} key=${name} name=${name} value=${values[name]} fault=${faults[name] ?? ''} onValue=${(value: string) => { setValues({ ...values, [name]: value }); setDone(undefined); }} />`)}
      <h2>${t('registry.terms')}</h2><${TermsFields} terms=${terms} faults=${termsFaults} purposes=${purposes} onTerms=${(next: Terms) => { setTerms(next); setTermsFaults({}); }} />
      <p class="note">${t('registry.public-part')}</p><p class="refusal" role="alert">${said}</p>
      <p class="actions"><button type="submit">${t('form.record')}</button></p></form>` as VNode;
}

/** After the first, the next one begins: purpose and day stay, the household does not. */
function Written({ done }: { readonly done: Done }): VNode {
  const { signed, id, purpose } = done;
  return html`<div class="notice written" role="status"><p><strong>${t('registry.done', { count: 1 })}</strong> ${signed.state === 'done' ? '' : signed.state === 'waiting' ? t('registry.signed-waits') : signed.why}</p>
    <p class="links-row"><a href=${hrefOf(['registry', 'one', id])}>${t('registry.see-it')}</a> ${signed.state === 'done' ? html`<a href=${hrefOf(['record', signed.record])}>${t('registry.record')}</a>` : ''} <a href=${hrefOf(['registry', 'review', purpose])}>${t('registry.review')}</a></p></div>` as VNode;
}

interface ValueFieldProps {
  readonly name: TextName;
  readonly value: string;
  readonly fault: string;
  readonly onValue: (value: string) => void;
}

function ValueField({ name, value, fault, onValue }: ValueFieldProps): VNode {
  const id = `in-${name}`;
  const isOptional = name !== 'head';
  const shared = { id, autocomplete: 'off', 'aria-invalid': fault === '' ? undefined : 'true', 'aria-describedby': `${HINTED.has(name) ? `${id}-about ` : ''}${id}-wrong`, value };
  const onInput = (event: Event): void => onValue((event.target as HTMLInputElement).value);
  const input = name === 'members' ? html`<textarea ...${shared} rows="4" dir="auto" spellcheck=${false} onInput=${onInput}></textarea>`
    : name === 'sex' ? html`<select ...${shared} onChange=${onInput}>${['', 'female', 'male', 'other'].map((one) => html`<option key=${one} value=${one} selected=${one === value}>${one === '' ? t('registry.not-asked') : textOr(`registry.sex.${one}`, one)}</option>`)}</select>`
    : html`<input ...${shared} type=${name === 'phone' ? 'tel' : 'text'} class=${name === 'size' || name === 'birth' ? 'short' : ''} dir=${name === 'phone' || name === 'document' || name === 'birth' ? 'ltr' : 'auto'} inputmode=${name === 'size' ? 'numeric' : undefined} required=${!isOptional} spellcheck=${false} onInput=${onInput} />`;
  return html`<div class=${`field ${fault === '' ? '' : 'wrong'}`}><label for=${id}>${t(`registry.field.${name}` as MessageKey)}${isOptional ? html` <small>${t('field.optional')}</small>` : ''}</label>${input}
    ${HINTED.has(name) ? html`<p class="hint" id=${`${id}-about`}>${t(`registry.hint.${name}` as MessageKey)}</p>` : ''}<p class="refusal" id=${`${id}-wrong`}>${fault}</p></div>` as VNode;
}
