// One list: which version is loaded, how old it is, what was screened against it; and a new run, said in words before
// its record is signed.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay, formatTime } from '@amanah/ui/day.ts';
import { exactNumber } from '@amanah/ui/number.ts';
import { useDesk } from '../desk.ts';
import { personName } from '../forms/masters.ts';
import { refusalSentence } from '../forms/refusal-text.ts';
import { locale, t, textOr } from '../language.ts';
import type { LoadedList, RunAnswer } from './answers.ts';
import { Fact } from './fact.ts';
import { failureWords } from './refused-words.ts';
import { TestMark, TestSentence } from './test-sentence.ts';

const DIGEST_SHOWN = 16;

export interface ListCardProps {
  readonly list: LoadedList;
  readonly screens: boolean;
  readonly onScreened: () => Promise<void>;
}

export function ListCard({ list, screens, onScreened }: ListCardProps): VNode {
  const { masters } = useDesk();
  const { listDate, warning, screened } = list;
  const day = (text: string): string => formatDay(locale(), text);
  const mark = html`<${TestMark} warning=${warning} />`;
  const id = `list-${list.list}`;
  return html`<article class=${warning === null ? 'list-card' : 'list-card of-tests'} aria-labelledby=${id}><h3 id=${id}>${list.list}</h3>
    <${TestSentence} listDate=${listDate} warning=${warning} />
    ${list.due ? html`<p class="pending">${t(screened === null ? 'lists.due-first' : 'lists.due')}</p>` : ''}
    <dl class="facts">
      <${Fact} name=${t('lists.version')}>${day(listDate)}, ${list.age === 0 ? t('lists.today') : t('lists.age', { count: list.age })}<//>
      <${Fact} name=${t('lists.entries')}>${number(list.entries)}${mark}<//>
      <${Fact} name=${t('lists.screened')}>${screened === null ? t('lists.never-screened') : t('lists.screened-on', { day: day(screened.eventTime), row: screened.record })}${screened !== null && !screened.sameVersion ? html` <span class="note">${t('lists.earlier-version')}</span>` : ''}<//>
      ${screened === null ? '' : html`<${Fact} name=${t('lists.parties')}>${t('lists.parties-of', { parties: screened.parties, others: screened.others })}${mark}<//>
      <${Fact} name=${t('lists.hits')}>${number(screened.hits)}${mark}<//>
      <${Fact} name=${t('lists.open')}>${screened.open === 0 ? t('lists.none-open') : t('lists.open-count', { count: screened.open })}${mark}<//>`}
      <${Fact} name=${t('lists.digest')}><code title=${list.digest}>${list.digest.slice(0, DIGEST_SHOWN)}…</code><//>
      <${Fact} name=${t('lists.format')}>${textOr(`format.${list.format}`, list.format)}<//>
      <${Fact} name=${t('lists.loaded')}>${t('lists.loaded-by', { time: formatTime(locale(), list.loaded), by: personName(masters, list.loadedBy) })}<//>
    </dl>
    <${Problems} list=${list} />
    ${screens ? html`<${Run} list=${list} onScreened=${onScreened} />` : ''}</article>` as VNode;
}

function number(count: number): string {
  return exactNumber(locale(), String(count));
}

/** The places of a file that were not read: whoever stands there is not found. */
export function Problems({ list }: { readonly list: Pick<LoadedList, 'problems' | 'problemsShown' | 'leavesEntriesOut'> }): VNode | null {
  if (list.problems === 0) return null;
  return html`<details class="list-problems"><summary class=${list.leavesEntriesOut ? 'pending' : ''}>${t(list.leavesEntriesOut ? 'lists.left-out' : 'lists.partly-read', { count: list.problems })}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('lists.where')}><table class="stacked"><thead><tr><th scope="col">${t('lists.where')}</th><th scope="col">${t('lists.what')}</th></tr></thead>
    <tbody>${list.problemsShown.map(({ code, at, expected }, index) => html`<tr key=${index}><td data-label=${t('lists.where')}><bdi dir="ltr">${at}</bdi></td><td data-label=${t('lists.what')}>${textOr(`list-problem.${code}`, code)}${locale() === 'en' ? html` <span class="note">${expected}</span>` : ''}</td></tr>`)}</tbody></table></div></details>` as VNode;
}

/** Comparing everybody now: what came of it in words, then the record, signed by whoever ran it. */
function Run({ list, onScreened }: { readonly list: LoadedList; readonly onScreened: () => Promise<void> }): VNode {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [run, setRun] = useState<RunAnswer>();
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState('');
  const draft = useRef('');
  const start = async (): Promise<void> => {
    setBusy(true);
    setSaid('');
    const answer = await desk.server.post<RunAnswer>('/api/operate/screening/run', { list: list.list });
    setBusy(false);
    draft.current = desk.newId();
    setWrong(answer.ok ? '' : failureWords(answer));
    setRun(answer.ok ? answer.value : undefined);
  };
  const sign = async (): Promise<void> => {
    if (run === undefined || desk.outbox === undefined || busy) return;
    setBusy(true);
    const { kind, eventTime, body } = run.record;
    const outcome = await desk.outbox.submit(draft.current, 'screening', [{ kind, eventTime, body }]);
    setBusy(false);
    setRun(undefined);
    // The books have moved on since it was compared: it is compared again, not signed again.
    if (outcome.state === 'refused') return setWrong(refusalSentence(outcome.problem));
    await Promise.all([onScreened(), desk.reloadMasters()]);
    setSaid(t(outcome.state === 'done' ? 'run.done' : 'waiting.title'));
    desk.say(t(outcome.state === 'done' ? 'run.done' : 'waiting.title'));
    return undefined;
  };
  return html`<div class="run no-print">
    ${run === undefined ? html`<p class="actions"><button type="button" aria-disabled=${busy ? 'true' : undefined} aria-label=${t('run.go-of', { list: list.list })} onClick=${() => (busy ? undefined : void start())}>${t(busy ? 'run.busy' : 'run.go')}</button> <span role="status" class="note">${busy ? t('run.busy') : said}</span></p>` : html`<${RunResult} list=${list} run=${run} busy=${busy} onSign=${() => void sign()} onCancel=${() => setRun(undefined)} />`}
    <p class="refusal" role=${wrong === '' ? undefined : 'alert'}>${wrong}</p></div>` as VNode;
}

interface RunResultProps {
  readonly list: LoadedList;
  readonly run: RunAnswer;
  readonly busy: boolean;
  readonly onSign: () => void;
  readonly onCancel: () => void;
}

function RunResult({ list, run, busy, onSign, onCancel }: RunResultProps): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const { outbox } = useDesk();
  useEffect(() => heading.current?.focus(), []);
  const { parties, others, entries, listDate } = run.record.body as { readonly parties: number; readonly others: number; readonly entries: number; readonly listDate: string };
  const mark = html`<${TestMark} warning=${run.warning} />`;
  return html`<div class="preview"><h4 tabindex="-1" ref=${heading}>${t('preview.label')}</h4>
    <${TestSentence} listDate=${listDate} warning=${run.warning} />
    <ul><li>${t('run.compared', { parties, others, entries, list: list.list, date: formatDay(locale(), listDate) })}${mark}</li>
    <li>${t('run.found', { count: run.hits })}${mark}</li><li>${t('run.review', { count: run.review })}${mark}</li><li class="note">${t('run.public')}</li></ul>
    <p class="actions"><button type="button" aria-disabled=${busy || outbox === undefined ? 'true' : undefined} onClick=${onSign}>${t(busy ? 'form.busy' : 'run.sign')}</button> <button type="button" class="plain" onClick=${onCancel}>${t('run.cancel')}</button></p></div>` as VNode;
}
