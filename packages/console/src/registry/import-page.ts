// Taking in a file of registrations: which file, what was recognised in it, which column says what, what for and until when,
// and then the record that says how many. The file is read by the server's memory and this page's; neither keeps it.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk.ts';
import { t, type MessageKey } from '../language.ts';
import { useNewest } from '../newest.ts';
import type { Problem } from '../server.ts';
import { RegistrationFacts } from './facts-of.ts';
import { FilePicker, type Picked } from './file-picker.ts';
import { MappingTable } from './mapping-table.ts';
import { ProblemList } from './problem-list.ts';
import { REGISTRY, type Mapping, type Overview, type Preview, type RegistryProblem, type Taken, type Upload } from './registry-data.ts';
import { whyNot } from './registry-refusal.ts';
import { signDraft, useRegistrar, type Signed } from './sign-draft.ts';
import { faultsOf, TermsFields, type Terms, type TermsFaults } from './terms-fields.ts';

type DateOrder = 'dmy' | 'mdy' | 'iso';

interface Reading {
  readonly upload: Upload;
  readonly mapping: Mapping;
  /** How days are read, where the file or the person said so. */
  readonly dates?: DateOrder;
  /** Said already: what of it the purpose has is counted then. */
  readonly purpose?: string;
  readonly preview?: Preview;
  /** Why there is no preview. */
  readonly wrong: string;
}

export function ImportPage(): VNode {
  const desk = useDesk();
  const { mayRegister } = useRegistrar();
  const [reading, setReading] = useState<Reading>();
  const [unread, setUnread] = useState<Pick<Upload, 'problems' | 'problemCount'> & { readonly why: string }>();
  const [taken, setTaken] = useState<{ readonly taken: Taken; readonly signed: Signed; readonly purpose: string }>();
  const newest = useNewest();
  const held = useRef<string>(undefined);
  const chosen = useRef<Picked>(undefined);
  useEffect(() => {
    document.title = `${t('registry.import')} · ${desk.operation}`;
    // Whoever leaves the page leaves nothing of the file behind.
    return () => {
      if (held.current !== undefined) void desk.server.remove(`${REGISTRY}/uploads/${held.current}`);
    };
  }, []);
  const look = (upload: Upload, mapping: Mapping, dates: DateOrder | undefined, purpose = reading?.purpose): void => {
    const said = { upload, mapping, ...(dates === undefined ? {} : { dates }), ...(purpose === undefined ? {} : { purpose }) };
    setReading((now) => ({ ...said, wrong: '', ...(now?.preview === undefined ? {} : { preview: now.preview }) }));
    void newest(() => desk.server.post<Preview>(`${REGISTRY}/uploads/${upload.upload}/preview`, { mapping, ...(dates === undefined ? {} : { dates }), ...(purpose === undefined ? {} : { purpose }) }), (answer) => {
      // What was taken in or read anew meanwhile is not shown as it was before.
      if (held.current === upload.upload) setReading({ ...said, ...(answer.ok ? { preview: answer.value, wrong: '' } : { wrong: whyNot(answer) }) });
    });
  };
  const read = async (picked: Picked, mapping?: Mapping): Promise<void> => {
    setUnread(undefined);
    setTaken(undefined);
    chosen.current = picked;
    const answer = await desk.server.post<Upload>(`${REGISTRY}/uploads`, picked);
    if (held.current !== undefined) void desk.server.remove(`${REGISTRY}/uploads/${held.current}`);
    held.current = answer.ok ? answer.value.upload : undefined;
    if (answer.ok) return look(answer.value, mapping ?? answer.value.mapping, picked.dates ?? answer.value.dates);
    setReading(undefined);
    const problems = 'problem' in answer ? problemsIn(answer.problem) : [];
    setUnread({ problems, problemCount: problems.length, why: problems.length > 0 ? t('registry.unread') : whyNot(answer) });
    return undefined;
  };
  // Days are read where the file is read: with another order it is read again, and the columns stay as they were said.
  const readDays = (dates: DateOrder): void => void (chosen.current === undefined ? undefined : read({ ...chosen.current, dates }, reading?.mapping));
  const done = (result: NonNullable<typeof taken>): void => {
    held.current = undefined;
    chosen.current = undefined;
    setReading(undefined);
    setTaken(result);
    desk.say(t('registry.done', { count: result.taken.registrations }));
  };
  const head = html`<p class="back no-print"><a href=${hrefOf(['registry'])}>${t('nav.registry')}</a></p><h1 tabindex="-1">${t('registry.import')}</h1>`;
  if (!mayRegister) return html`${head}<p>${t('registry.not-yours')}</p>` as VNode;
  if (taken !== undefined) return html`${head}<${Result} ...${taken} onMore=${() => setTaken(undefined)} />` as VNode;
  return html`${head}<p class="lead">${t('registry.import-lead')}</p>
    <${FilePicker} onRead=${read} hasRead=${reading !== undefined} />
    ${unread === undefined ? '' : html`<p class="refusal" role="alert">${unread.why}</p><${ProblemList} problems=${unread.problems} count=${unread.problemCount} />`}
    ${reading === undefined ? '' : html`<${Recognised} reading=${reading} onMapping=${(mapping: Mapping) => look(reading.upload, mapping, reading.dates)} onDates=${readDays} /><${TakeIn} reading=${reading} onPurpose=${(purpose: string) => look(reading.upload, reading.mapping, reading.dates, purpose)} onDone=${done} />`}` as VNode;
}

function problemsIn({ problems }: Problem): readonly RegistryProblem[] {
  return (problems ?? []) as readonly RegistryProblem[];
}

function Recognised({ reading, onMapping, onDates }: { readonly reading: Reading; readonly onMapping: (mapping: Mapping) => void; readonly onDates: (dates: DateOrder) => void }): VNode {
  const { upload, mapping, dates, preview, wrong } = reading;
  const isAsked = dates === 'dmy' || dates === 'mdy' || [...upload.problems, ...(preview?.problems ?? [])].some(({ code }) => code === 'ambiguous-date');
  return html`<section><h2>${t('registry.recognised')}</h2>
      <p>${t(`registry.kind.${upload.kind}` as MessageKey)} ${upload.form?.title === undefined ? '' : t('registry.by-form', { title: upload.form.title })} ${t('registry.submissions', { count: upload.submissions })}</p>
      ${!isAsked ? '' : html`<div class="field"><label for="in-dates">${t('registry.dates')}</label><select id="in-dates" autocomplete="off" value=${dates ?? ''} onChange=${(event: Event) => onDates((event.target as HTMLSelectElement).value as DateOrder)}>${dates === undefined ? html`<option value="" selected>${t('registry.dates-unknown')}</option>` : ''}${(['dmy', 'mdy'] as const).map((one) => html`<option key=${one} value=${one} selected=${one === dates}>${t(`registry.dates-${one}` as MessageKey)}</option>`)}</select></div>`}
      <${ProblemList} problems=${upload.problems} count=${upload.problemCount} /></section>
    <section><h2>${t('registry.columns')}</h2><${MappingTable} upload=${upload} mapping=${mapping} onMapping=${onMapping} /></section>
    <section><h2>${t('registry.would-be')}</h2><p class="refusal" role="alert">${wrong}</p>
      ${preview === undefined ? (wrong === '' ? html`<p class="note late">${t('state.loading')}</p>` : '') : html`<${PreviewPart} preview=${preview} />`}</section>` as VNode;
}

const SAMPLES = 3;

function PreviewPart({ preview }: { readonly preview: Preview }): VNode {
  const { registrations, rows, problems, problemCount, repeated = 0, identical = 0 } = preview;
  return html`<p role="status"><strong>${t('registry.would-take', { count: registrations })}</strong> ${repeated === 0 ? '' : t('registry.repeated', { count: repeated })} ${identical === 0 ? '' : t('registry.identical', { count: identical })}</p>
    ${rows.length === 0 ? '' : html`<p>${t('registry.sample', { count: Math.min(SAMPLES, rows.length) })}</p><div class="samples">${rows.slice(0, SAMPLES).map(({ at, registration }) => html`<div key=${at}><${RegistrationFacts} registration=${registration} /></div>`)}</div>`}
    <${ProblemList} problems=${problems} count=${problemCount} />` as VNode;
}

function TakeIn({ reading, onPurpose, onDone }: { readonly reading: Reading; readonly onPurpose: (purpose: string) => void; readonly onDone: (result: { readonly taken: Taken; readonly signed: Signed; readonly purpose: string }) => void }): VNode {
  const desk = useDesk();
  const [terms, setTerms] = useState<Terms>({ purpose: '', deleteBy: '' });
  const [faults, setFaults] = useState<TermsFaults>({});
  const [purposes, setPurposes] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [isIdentical, setIdentical] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => void desk.server.get<Overview>(REGISTRY).then((answer) => setPurposes(answer.ok ? answer.value.purposes.map(({ purpose }) => purpose) : [])), []);
  const { upload, mapping, dates, preview } = reading;
  const count = preview?.registrations ?? 0;
  const take = async (again: boolean): Promise<void> => {
    const found = faultsOf(terms, desk.today());
    setFaults(found);
    if (isBusy || count === 0) return;
    if (found.purpose !== undefined || found.deleteBy !== undefined) return void document.getElementById(found.purpose === undefined ? 'in-delete-by' : 'in-purpose')?.focus();
    if (desk.outbox === undefined) return setSaid(t('registry.no-key'));
    setBusy(true);
    const purpose = terms.purpose.trim();
    const answer = await desk.server.post<Taken>(`${REGISTRY}/uploads/${upload.upload}/commit`, { mapping, ...(dates === undefined ? {} : { dates }), purpose, deleteBy: terms.deleteBy, ...(again ? { again } : {}) });
    if (answer.ok) return onDone({ taken: answer.value, signed: await signDraft(desk, answer.value.batch, answer.value.draft), purpose });
    setBusy(false);
    setIdentical('problem' in answer && answer.problem.reason === 'identical');
    setSaid(whyNot(answer));
    return undefined;
  };
  const change = (next: Terms): void => {
    setTerms(next);
    setFaults({});
    setSaid('');
  };
  return html`<section><h2>${t('registry.terms')}</h2><form autocomplete="off" onSubmit=${(event: Event) => { event.preventDefault(); void take(false); }} noValidate>
    <${TermsFields} terms=${terms} faults=${faults} purposes=${purposes} onTerms=${change} onPurpose=${() => { const purpose = terms.purpose.trim(); if (purpose !== '' && purpose !== reading.purpose) onPurpose(purpose); }} />
    <p class="note">${t('registry.public-part')}</p><p class="refusal" role="alert">${said}</p>
    <p class="actions"><button type="submit" aria-disabled=${isBusy || count === 0 ? 'true' : undefined}>${isBusy ? t('form.busy') : t('registry.take-in', { count })}</button>${isIdentical ? html`<button type="button" class="plain" onClick=${() => void take(true)}>${t('registry.take-again')}</button>` : ''}</p></form></section>` as VNode;
}

function Result({ taken, signed, purpose, onMore }: { readonly taken: Taken; readonly signed: Signed; readonly purpose: string; readonly onMore: () => void }): VNode {
  return html`<div class="notice written" role="status"><p><strong>${t('registry.done', { count: taken.registrations })}</strong> ${taken.repeated === 0 ? '' : t('registry.repeated', { count: taken.repeated })}</p>
      <p>${signed.state === 'done' ? html`${t('registry.record-says')} <a href=${hrefOf(['record', signed.record])}>${t('registry.record')}</a>` : signed.state === 'waiting' ? t('registry.signed-waits') : html`<span class="refusal">${signed.why}</span> ${t('registry.sign-later')}`}</p></div>
    <p class="links-row no-print"><a class="button" href=${hrefOf(['registry', 'review', purpose])}>${t('registry.review')}</a> <a href=${hrefOf(['registry'])}>${t('nav.registry')}</a> <button type="button" class="plain" onClick=${onMore}>${t('registry.another-file')}</button></p>` as VNode;
}
